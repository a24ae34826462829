// The titles of the sections in force, the terms of the desk and of credit, and the teams that may be given.
import { titlesOf } from '../../community/ladder/titles.js';
import type { HonoursSettings, LadderSettings } from '../../community/ladder/settings.js';
import { creditKinds } from '../../core/credit.js';
import type { CreditKind } from '../../core/credit.js';
import type { Repository } from '../../core/event.js';
import type { CreditTerms, DeskTerms, TitlesHereAnswer } from '../../core/title-question.js';
import type { Config } from '../../config/resolve.js';
import { modeOf } from './mode.js';

/** What stands in a file was made into these by the section of that name. */
export function titlesHere(config: Config, { owner }: Pick<Repository, 'owner'>): TitlesHereAnswer {
  const ladder = settingsOf(config, 'ladder') as LadderSettings | null;
  const honours = settingsOf(config, 'honours') as HonoursSettings | null;
  const home = textIn(settingsOf(config, 'ladder') ?? {}, 'home');
  return {
    titles: titlesOf({ ladder, honours }),
    desk: deskOf(settingsOf(config, 'desk')),
    credit: creditOf(settingsOf(config, 'credit')),
    // A user has no teams.
    teams: owner.kind === 'organization' && isOwners(config, 'ladder') ? (ladder?.teams ?? []) : [],
    ...(home === null ? {} : { home }),
  };
}

/**
 * Is this section the one of the organisation's own file, as it stands there now? Whoever keeps a repository has no say over
 * teams, and what was right before somebody's mistakes gives nobody anything.
 */
export function isOwners(config: Config, section: string): boolean {
  const origin = config.sections[section]?.origin;
  return origin?.from === 'organization' && origin.lastGoodUntil === undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** Null: there is no such section, or it is off. */
function settingsOf(config: Config, section: string): Values | null {
  return modeOf(config, section) === 'off' ? null : (config.sections[section]?.settings ?? null);
}

const textIn = (values: Values, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

const SPONSOR_DAYS = 7;

function deskOf(values: Values | null): DeskTerms | null {
  if (values === null) return null;
  const days = values['sponsor_days'];
  return {
    private: textIn(values, 'private'),
    affiliations: textIn(values, 'affiliations'),
    sponsorDays: typeof days === 'number' ? days : SPONSOR_DAYS,
  };
}

function creditOf(values: Values | null): CreditTerms | null {
  if (values === null) return null;
  const [by, kinds] = [values['confirmed_by'], values['kinds']];
  return {
    confirmedBy: Array.isArray(by) ? (by as readonly string[]) : [],
    kinds: Array.isArray(kinds) && kinds.length > 0 ? (kinds as readonly CreditKind[]) : creditKinds,
    file: textIn(values, 'file'),
  };
}
