// What the ladder says, in each of the communities.
import { evaluate } from '../../src/community/ladder/evaluate.js';
import { asksOf } from '../../src/community/ladder/asks.js';
import { nextStep } from '../../src/community/ladder/next-step.js';
import { honoursFor, rolesFor, rungsOf, stepPhrase } from '../../src/community/ladder/rungs.js';
import type { Language } from '../../src/core/language.js';
import type { Tallied } from '../../src/core/tally.js';
import type { Evaluation, Standing, TitleAt } from '../../src/core/title.js';
import type { ReadyHereAnswer, StandingOfAnswer } from '../../src/core/title-question.js';
import { leadsList } from '../../src/features/ladder/list.js';
import type { Material } from '../../src/features/ladder/list.js';
import { messages } from '../../src/features/ladder/messages.js';
import { ownView } from '../../src/features/ladder/view.js';
import type { Why } from '../../src/features/ladder/why.js';
import { titleAt } from '../../src/community/ladder/titles.js';
import { ago, credit, facts, NOW, standing } from '../community/ladder/support.js';
import { placesOf, tellingIn } from './communities.js';
import type { Community } from './communities.js';
import type { Said } from './said.js';

/** How much of everything somebody has. */
type Amount = 'nothing' | 'some' | 'all';

const HAVE: Readonly<Record<Amount, (need: number) => number>> = {
  nothing: () => 0,
  some: (need) => Math.max(0, need - 2),
  all: (need) => need + 3,
};

function evaluationOf(community: Community, at: TitleAt, amount: Amount, held: readonly Standing[]): Evaluation {
  const title = titleAt(community.titles, at);
  if (title === undefined) throw new Error(`no title ${at.name}`);
  const base = facts({ standing: { held, unknown: [] }, lastAct: { at: amount === 'nothing' ? null : ago(3) } });
  const tallied = new Map(
    asksOf(title, at, NOW, base.grounds).map(({ key, need }): [string, Tallied] => {
      const have = HAVE[amount](need);
      const evidence = Array.from({ length: Math.min(have, 10) }, (_, n) => {
        return { is: 'item', repository: 1, number: 900 + n, at: ago(n + 1) } as const;
      });
      return [key, { have, reachedAt: have >= need ? ago(20) : null, evidence }];
    }),
  );
  const credits = amount === 'nothing' ? [] : [credit({ url: `https://example.org/${community.foreign}` }), credit()];
  return evaluate(title, at, { ...base, tallied, credits });
}

function ownIn(
  community: Community,
  amount: Amount,
  language: Language,
  known: Partial<StandingOfAnswer> = {},
): string {
  const { titles, directory } = community;
  const answer: StandingOfAnswer = { held: [], unknown: [], ended: [], away: null, boards: false, ...known };
  const labels = directory.sigs.slice(0, 3).flatMap(({ label }) => label ?? []);
  const slugs = directory.sigs.slice(0, 3).map(({ slug }) => slug);
  const places = [...rolesFor(titles, slugs), ...honoursFor(titles, slugs)];
  const evaluations = places.map((at) => evaluationOf(community, at, amount, answer.held));
  const answers = { titles: { titles, desk: null, credit: null, teams: [] }, directory, standing: answer, evaluations };
  const view = ownView({ is: 'own', sig: '', text: '/ladder' } as never, labels, answers);
  return messages[language].own(view, tellingIn(community, language));
}

const heldBy = (community: Community, most: number): readonly Standing[] =>
  placesOf(community, 3)
    .slice(0, most)
    .map((title, nth) =>
      standing({ title, since: nth % 3 === 2 ? null : ago(400 - nth), until: nth % 4 === 3 ? ago(-90) : null }),
    );

/** As much of everything as a list may bring. */
export function readyIn(community: Community): ReadyHereAnswer {
  const { people, login } = community;
  const places = placesOf(community, 60);
  const some = (most: number) => Array.from({ length: people === 1 ? 0 : Math.min(people, most) }, (_, nth) => nth);
  const placeOf = (nth: number) => places[nth % places.length]!;
  const person = (nth: number) => ({ id: 1_000 + nth, login: login(nth), kind: 'user' as const });
  return {
    ready: some(people / 10).map((nth) => {
      const title = placeOf(people > 100 ? nth % 7 : nth);
      return { title, person: person(nth), evaluation: evaluationOf(community, title, 'all', []) };
    }),
    cases: some(people / 20).map((nth) => ({
      ...{ repository: 1, number: 40 + nth, title: placeOf(nth), person: 1_000 + nth, since: ago(nth) },
      ...{ nominated: nth % 2 === 0 },
    })),
    ending: some(people / 20).map((nth) => ({
      ...standing({ title: placeOf(nth), person: 1_000 + nth, until: ago(10 - nth * 5) }),
      ...{ login: login(nth), why: nth % 2 === 0 ? ('term' as const) : ('inactive' as const) },
    })),
    unknown: people > 100 ? [{ title: 'role/reviewer@sig-3', why: 'github_silent' }] : [],
    seats: some(people / 20)
      .slice(0, 1)
      .map(() => ({ title: 'honour/ambassador', taken: 24, of: 25 })),
  };
}

function listIn(community: Community, language: Language, more: Partial<Material> = {}): string {
  const ready = readyIn(community);
  const material: Material = {
    ...{ titles: community.titles, ready, dropped: [], holders: new Map(), cases: new Map(), repository: 1 },
    logins: Object.fromEntries(ready.cases.map(({ person }, nth) => [person, community.login(nth)])),
    ...{ sponsorDays: 7, now: new Date(NOW) },
    ...more,
  };
  return messages[language].list(leadsList(material), tellingIn(community, language));
}

const whys = ({ foreign: word, login }: Community): readonly Why[] => [
  ...[null, 'network'].map((meant): Why => ({ code: 'no_such_sig', word, meant })),
  ...(['no_ladder', 'many', 'own_only', 'nothing_held', 'unknown_held'] as const).map((code): Why => ({ code })),
  ...(['unknown_login', 'gone', 'not_a_person'] as const).map((code): Why => ({ code, login: word })),
  { code: 'resembles', login: word, meant: login(0) },
  { code: 'day', word },
  { code: 'past', day: '2026-01-01' },
  { code: 'far', day: '2036-01-01' },
  { code: 'not_held', word, held: ['member', 'reviewer@network'] },
];

export function ladderSays(community: Community, language: Language): readonly Said[] {
  const said = messages[language];
  const telling = tellingIn(community, language);
  const held = heldBy(community, community.people === 1 ? 1 : community.people === 40 ? 3 : 12);
  const [role] = held;
  const login = community.login(0);
  const done = { merged: 1, reviewed: 12, issues: 0, answers: 3, deeds: 1 };
  const roles = rungsOf(
    community.titles,
    rolesFor(community.titles, ['sig-1']).map((at) => evaluationOf(community, at, 'some', [])),
    { held: [], unknown: [] },
  );
  const step = nextStep(roles);
  return [
    ['to who has done nothing yet', ownIn(community, 'nothing', language)],
    ['to who is on the way', ownIn(community, 'some', language)],
    ['to who has all', ownIn(community, 'all', language)],
    ['to a holder who is away', ownIn(community, 'all', language, { held, away: { since: ago(20), until: ago(-30) } })],
    [
      'where GitHub is silent',
      ownIn(community, 'some', language, { unknown: held.map(({ title }) => `role/${title.name}`) }),
    ],
    ['of another person', said.other(login, held, true, telling)],
    ['of another person who holds nothing', said.other(login, [], true, telling)],
    ['of another person, not known in full', said.other(login, [], false, telling)],
    [
      'to who steps back',
      said.parted({ login, from: held.map((one, n) => ({ ...one, by: BY[n % BY.length]! })), done }, telling),
    ],
    [
      'to who steps back, of whom nothing was counted',
      said.parted({ login, from: role === undefined ? [] : [role], done: null }, telling),
    ],
    ['to who is back', said.back(login, held, telling)],
    ['to who is back and held nothing', said.back(login, [], telling)],
    ['after a merge', step === null ? '' : said.next(stepPhrase(step, community.titles, telling) ?? '')],
    [said.listTitle, listIn(community, language)],
    [
      'the list where many are gone at once',
      listIn(community, language, community.people === 1 ? {} : BULK(community)),
    ],
    [said.askTitle, said.ask({ login, titles: held, since: '2025-12-01' }, telling)],
    ...whys(community).map((why): Said => [`refused: ${why.code}`, said.refused(`/ladder ${community.foreign}`, why)]),
  ];
}

const BY = ['team:members', 'owners', 'roster:docs/MEMBERS.md', 'leads', 'decision'];
const BULK = ({ titles }: Community): Partial<Material> => ({
  holders: new Map(titles.map(({ kind, name }) => [`${kind}/${name}`, 3])),
  dropped: titles
    .slice(0, 1)
    .map(({ kind, name }) => ({ title: { kind, name, sig: null }, by: 'team:members', gone: 12, of: 30 })),
});
