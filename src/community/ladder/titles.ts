// Titles from the settings of `ladder` and `honours`: what a maintainer left out is what is meant by leaving it out.
import { countKinds, titleName } from '../../core/title.js';
import type { DefinedBy, Gift, Requirement, SponsorTerms, Title, TitleAt, TitleKind } from '../../core/title.js';
import { kindsIn } from './requirement-form.js';
import type { RequirementSettings } from './requirement-entry.js';
import type { HonoursSettings, LadderSettings, TitleSettings } from './settings.js';

const REMIND_DAYS = 30;

/** Of the sections in force, roles first, each in the order of its list; of a section that is off, leave it out. */
export function titlesOf(sections: {
  readonly ladder?: Pick<LadderSettings, 'roles'> | null;
  readonly honours?: Pick<HonoursSettings, 'titles'> | null;
}): readonly Title[] {
  const roles = sections.ladder?.roles ?? [];
  const honours = sections.honours?.titles ?? [];
  return [...roles.map((one) => titleOf('role', one)), ...honours.map((one) => titleOf('honour', one))];
}

/** Of these titles the one that is meant; undefined: there is none any more. */
export const titleAt = (titles: readonly Title[], at: Pick<TitleAt, 'kind' | 'name'>): Title | undefined =>
  titles.find(({ kind, name }) => kind === at.kind && name === at.name);

/** Days without an act after which a holder counts as inactive, by the title's name (`titleName`); others have no limit. */
export const inactiveLimits = (titles: readonly Title[]): ReadonlyMap<string, number> =>
  new Map(
    titles.flatMap((title) => (title.inactiveDays === null ? [] : [[titleName(title), title.inactiveDays] as const])),
  );

/** One title as it is meant. */
export function titleOf(kind: TitleKind, settings: TitleSettings): Title {
  const { name, scope } = settings;
  return {
    kind,
    name,
    called: {
      en: settings.title?.en ?? settings.title?.zh ?? name,
      zh: settings.title?.zh ?? settings.title?.en ?? name,
    },
    scope,
    requirements: settings.requirements.map((one) => requirementOf(one, scope)),
    sponsors: sponsorsOf(settings),
    nominatedBy: settings.nominated_by,
    seconds: settings.seconds,
    decidedBy: settings.decided_by,
    objectionDays: settings.objection_window ?? 0,
    seats: settings.seats ?? null,
    termDays: settings.term ?? null,
    remindDays: settings.remind ?? REMIND_DAYS,
    applyLabel: settings.apply?.label ?? null,
    definedBy: definedByOf(settings),
    gives: giftsOf(settings),
    inactiveDays: settings.inactivity?.after ?? null,
    privileges: settings.privileges,
  };
}

function sponsorsOf({ sponsors }: TitleSettings): SponsorTerms | null {
  if (sponsors === undefined) return null;
  const { count, roles, same_sig, different_employers } = sponsors;
  return { count, roles, sameSig: same_sig, differentEmployers: different_employers };
}

function definedByOf({ defined_by: by }: TitleSettings): readonly DefinedBy[] {
  if (by === undefined) return [];
  return [
    ...(by.team === undefined ? [] : [{ by: 'team', team: by.team } as const]),
    ...(by.owners === undefined ? [] : [{ by: 'owners', as: by.owners } as const]),
    ...(by.roster === undefined ? [] : [{ by: 'roster', path: by.roster } as const]),
    ...(by.leads ? [{ by: 'leads' } as const] : []),
    ...(by.requirements ? [{ by: 'requirements' } as const] : []),
  ];
}

function giftsOf({ gives }: TitleSettings): readonly Gift[] {
  if (gives === undefined) return [];
  return [
    ...(gives.team === undefined ? [] : [{ to: 'team', team: gives.team } as const]),
    ...(gives.owners === undefined ? [] : [{ to: 'owners', ...gives.owners } as const]),
    ...(gives.roster === undefined ? [] : [{ to: 'roster', path: gives.roster } as const]),
  ];
}

/** `entry` holds one word of a kind, as its settings make sure. */
function requirementOf(entry: RequirementSettings, scope: Title['scope']): Requirement {
  const counted = countKinds.find((kind) => entry[kind] !== undefined);
  if (counted !== undefined) {
    const [least = 1, within = null, reach = scope] = [entry[counted], entry.within, entry.in];
    return { is: 'count', of: counted, least, within, reach };
  }
  const least = entry.least ?? 1;
  switch (kindsIn(entry)[0]) {
    case 'credit':
      return { is: 'credit', of: entry.credit, least, within: entry.within ?? null };
    case 'held':
      return { is: 'tenure', role: entry.held ?? '', days: entry.for ?? 0 };
    case 'active':
      return { is: 'active', days: entry.active ?? 0 };
    case 'attested':
      return { is: 'attested', text: entry.attested ?? '', by: entry.by };
    case 'box':
      return { is: 'box', text: entry.box ?? '' };
    case 'duty':
      return { is: 'duty', of: entry.duty, least, per: entry.per ?? 0 };
    default:
      return {
        is: 'any',
        count: entry.any ?? 1,
        of: (entry.of ?? []).map((one) => requirementOf(one, scope)),
      };
  }
}
