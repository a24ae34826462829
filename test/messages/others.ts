// What honours, credit and the boards say, in each of the communities.
import type { BoardAnswer, OwnPoints, Ranked } from '../../src/core/board-question.js';
import { creditKinds } from '../../src/core/credit.js';
import type { Language } from '../../src/core/language.js';
import { shownKinds } from '../../src/core/points.js';
import { formulaVersion } from '../../src/community/points/formula.js';
import { termsOf } from '../../src/community/points/terms.js';
import { messages as credits } from '../../src/features/credit/messages.js';
import type { Waiting } from '../../src/features/credit/judge.js';
import type { Why as CreditWhy } from '../../src/features/credit/why.js';
import { endingSoon } from '../../src/features/honours/holders.js';
import type { Held } from '../../src/features/honours/holders.js';
import { messages as honours } from '../../src/features/honours/messages.js';
import { messages as points } from '../../src/features/points/messages.js';
import { settings } from '../../src/features/points/settings.js';
import { itemLink } from './communities.js';
import type { Community } from './communities.js';
import type { Said } from './said.js';

const NOW = new Date('2026-06-30T12:00:00Z');
const manyIn = ({ people }: Community): number => ({ 1: 0, 40: 4 })[people] ?? 120;
const numbers = (most: number): readonly number[] => Array.from({ length: most }, (_, nth) => nth);
const dayIn = (days: number): string => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);

export function honoursSays(community: Community, language: Language): readonly Said[] {
  const said = honours[language];
  const titles = community.titles.filter(({ kind }) => kind === 'honour');
  const held: readonly Held[] = titles.map((title, nth) => ({
    title,
    holders: numbers(nth === 1 ? 0 : Math.min(manyIn(community), title.seats ?? 120)).map((n) => ({
      ...{ person: n, login: n % 9 === 5 ? null : community.login(n), since: n % 4 === 3 ? null : dayIn(-300 + n) },
      sig: title.scope === 'sig' ? (community.directory.sigs[n % 7]?.name ?? null) : null,
      until: title.termDays === null ? null : dayIn(n % 60),
    })),
  }));
  const ending = endingSoon(held, NOW);
  const full = held.filter(({ title, holders }) => title.seats !== null && holders.length >= title.seats);
  return [
    [said.rosterTitle, said.rosterBody],
    ['the roster', said.roster(held)],
    [said.endingTitle, said.ending(ending, full, true)],
    ['in private', said.ending(ending, full, false)],
  ];
}

const creditWhys = ({ foreign: word, login }: Community): readonly CreditWhy[] => [
  ...(['nobody', 'many', 'link', 'unknown_say', 'nothing_waits', 'which', 'own'] as const).map((code): CreditWhy => ({
    code,
  })),
  ...['', word, 'tallk'].map((one): CreditWhy => ({ code: 'kind', word: one })),
  { code: 'day', word },
  ...(['unknown', 'gone', 'not_a_person'] as const).map((code): CreditWhy => ({ code, login: word })),
  { code: 'resembles', login: word, meant: login(0) },
  { code: 'kind_off', kinds: ['talk', 'blog'] },
  { code: 'kind_off', kinds: creditKinds },
  { code: 'future', day: '2036-01-01' },
  { code: 'told', login: login(0), kind: 'talk' },
  { code: 'no_say', roles: [] },
  { code: 'no_say', roles: ['lead', 'team:advocates'] },
];

export function creditSays(community: Community, language: Language): readonly Said[] {
  const said = credits[language];
  const { login, foreign } = community;
  const deeds: readonly Waiting[] = numbers(Math.max(1, manyIn(community))).map((n) => ({
    ...{
      key: `k${n}`,
      person: n,
      kind: creditKinds[n % creditKinds.length]!,
      day: '2026-06-01',
      toldBy: n % 3 === 0 ? n : n + 1,
    },
    url: n % 2 === 0 ? null : `https://example.org/${foreign}`,
  }));
  const logins = Object.fromEntries(numbers(130).map((n) => [n, login(n)]));
  return [
    ['what waits', said.waiting(deeds, ['lead', 'team:advocates'], logins)],
    ['what waits where nobody confirms', said.waiting(deeds.slice(0, 1), [], {})],
    ['to who asked as All Contributors does', said.please(login(0), 'talk')],
    [
      said.fileTitle,
      said.file(
        'community/DEEDS.yml',
        numbers(Math.max(1, manyIn(community))).map(() => said.nobody(foreign, null)),
      ),
    ],
    ['mended', said.fileMended],
    ['one entry', said.nobody(foreign, login(0))],
    ['too many', said.tooMany(500)],
    ...creditWhys(community).map((why): Said => [`refused: ${why.code}`, said.refused(`/credit ${foreign}`, why)]),
  ];
}

export function pointsSays(community: Community, language: Language): readonly Said[] {
  const said = points[language];
  const own = settings.parse({
    maintainers: community.people === 5_000 ? ['lead', 'team:steering', 'approver'] : ['lead'],
  });
  const terms = termsOf(own);
  const formula = { terms, version: formulaVersion(terms), maintainers: own.maintainers };
  const board = (most: number): readonly Ranked[] =>
    numbers(most).map((n) => ({ person: n, login: community.login(n), hundredths: 123_456 - n * 10_001 }));
  const ranks = { empty: [0, 0, 0], typical: [1, 4, 2], large: [10, 10, 10] }[community.name] as [
    number,
    number,
    number,
  ];
  const answer: BoardAnswer = {
    boards: { newcomers: board(ranks[0]), community: board(ranks[1]), maintainers: board(ranks[2]) },
    ...{ newcomersKnown: community.people !== 1, maintainersKnown: community.people !== 5_000, own: null },
  };
  const kinds = [...shownKinds, ...creditKinds];
  const mine: OwnPoints = {
    ...{ joined: true, board: 'community', hundredths: 12_345, places: { 1: 'app' } },
    acts: numbers(manyIn(community)).map((n) => ({
      ...{ kind: kinds[n % kinds.length]!, at: '2026-06-01T00:00:00Z', repository: 1, hundredths: 325 },
      ...(n % 3 === 1
        ? { number: null, url: `https://example.org/${community.foreign}` }
        : { number: 40 + n, url: null }),
    })),
  };
  const address = (_: string, number: number): string => /\((.*)\)/.exec(itemLink(number))?.[1] ?? '';
  return [
    ['the boards', said.boards(answer, formula)],
    ["one's own", said.own(mine, formula, address)],
    ['of nothing', said.own({ ...mine, hundredths: 0, acts: [] }, formula, address)],
    ...(['unread', 'others', 'not_joined'] as const).map((why): Said => [
      `refused: ${why}`,
      said.refused(`/points ${community.foreign}`, why),
    ]),
  ];
}
