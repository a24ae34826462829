// Keeps the roster of honours up to date, and tells of terms that end soon. Who may have one is decided at the desk.
import { because, digestOf } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import { rolesIn } from '../../community/ladder/named-in.js';
import { neededToGive } from '../../community/ladder/needs.js';
import { feature } from '../../core/feature.js';
import type { RepositoryEvent, TickEvent } from '../../core/event.js';
import type { Language } from '../../core/language.js';
import { isSame } from '../../core/name.js';
import type { HoldersHere, LoginsOf, TitlesHere } from '../../core/title-question.js';
import { explanations } from './explanations.js';
import { endingSoon, heldHere } from './holders.js';
import type { Ending, Held } from './holders.js';
import { messages } from './messages.js';
import { check, settings } from './settings.js';
import type { Own } from './settings.js';

type Asked = { readonly titles?: TitlesHere; readonly holders?: HoldersHere };
type AskedMore = { readonly logins?: LoginsOf };

const SERIES = 'honours';

export default feature({
  name: 'honours',
  on: ['tick'],
  // The tick is nobody's act.
  actors: 'everyone',
  settings,
  needs: ({ titles, roster, reminders }) => ({
    ...neededToGive(titles),
    ...(reminders === 'off' ? {} : { issues: 'write' as const }),
    ...(roster === undefined ? {} : { contents: 'write' as const, pull_requests: 'write' as const }),
  }),
  labels: ({ titles }) =>
    titles.flatMap(({ apply }, index) =>
      apply === undefined ? [] : [{ path: ['titles', index, 'apply', 'label'], name: apply.label }],
    ),
  check,
  roles: ({ titles }) => ({
    defined: [],
    named: titles.flatMap((title, index) =>
      rolesIn(title).map((one) => ({ ...one, path: ['titles', index, ...one.path] })),
    ),
  }),
  schedules: () => [{ series: SERIES, cron: '20 6 * * *', zone: 'UTC' }],
  explanations,

  ask(event, { home }): Asked | null {
    if (!isOurs(event) || (home !== undefined && !isSame(home, event.repository.name))) return null;
    const { repository } = event;
    return { titles: { kind: 'titlesHere', repository }, holders: { kind: 'holdersHere', repository } };
  },

  askMore(event, _own, { holders }): AskedMore {
    const people = [...new Set((holders?.ledger ?? []).filter(isHonour).map(({ person }) => person))];
    return isOurs(event) && people.length > 0 ? { logins: { kind: 'loginsOf', people } } : {};
  },

  decide({ event, now, settings: own, answers: { titles, holders, logins = {} }, language }) {
    if (!isOurs(event) || titles === undefined || holders === undefined) return { because: because('not_concerned') };
    const honours = titles.titles.filter(({ kind }) => kind === 'honour');
    if (honours.length === 0) return { because: because('none') };
    const held = heldHere(honours, holders, logins);
    const ending = endingSoon(held, now);
    const unknown = holders.unknown.some((one) => one.startsWith('honour/'));
    const count = held.reduce((sum, one) => sum + one.holders.length, 0);
    return {
      because: because(unknown ? 'unknown' : 'looked', { holders: count, ending: ending.length }),
      actions: [
        ...(unknown ? [] : rosterOf(event, own, held, language)),
        ...reminderOf(event, own, { held, ending, language }),
      ],
    };
  },
});

const isOurs = (event: RepositoryEvent): event is TickEvent => event.kind === 'tick' && event.series === SERIES;
const isHonour = ({ title }: { readonly title: { readonly kind: string } }): boolean => title.kind === 'honour';

/**
 * The same text is asked for once a month: where somebody wrote over it, it comes back; where nobody did, nothing happens.
 */
function rosterOf(event: TickEvent, { roster }: Own, held: readonly Held[], language: Language): readonly Action[] {
  if (roster === undefined) return [];
  const said = messages[language];
  const text = said.roster(held);
  return [
    {
      act: {
        kind: 'files',
        series: 'honours-roster',
        branch: 'hearth/honours',
        title: said.rosterTitle,
        body: said.rosterBody,
        message: said.rosterTitle,
        changes: [{ path: roster, as: 'whole', text }],
      },
      rule: 'roster',
      scope: `repository:${event.repository.id}`,
      cause: `${digestOf(text)}@${event.period.slice(0, 7)}`,
    },
  ];
}

interface Look {
  readonly held: readonly Held[];
  readonly ending: readonly Ending[];
  readonly language: Language;
}

/** One issue, edited where something in it changes, closed where no term ends soon. */
function reminderOf(event: TickEvent, own: Own, { held, ending, language }: Look): readonly Action[] {
  const place = own.private;
  if (own.reminders === 'off' || (own.reminders === 'private' && place === undefined)) return [];
  if (ending.length === 0 && held.every(({ title }) => title.termDays === null)) return [];
  const said = messages[language];
  const full = held.filter(({ title, holders }) => title.seats !== null && holders.length >= title.seats);
  const body = said.ending(ending, full, own.reminders === 'issue');
  return [
    {
      act: {
        kind: 'issue',
        series: `honours-terms:${event.repository.id}`,
        title: said.endingTitle,
        body,
        ...(ending.length === 0 ? { state: 'closed', keepsWords: true } : {}),
        ...(own.reminders === 'private' && place !== undefined ? { in: place } : {}),
      },
      rule: 'reminders',
      scope: `repository:${event.repository.id}`,
      // What is closed again and again has a cause of each day.
      cause: ending.length > 0 ? digestOf(body) : `none@${event.period.slice(0, 10)}`,
    },
  ];
}
