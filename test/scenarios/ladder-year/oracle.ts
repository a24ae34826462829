// What must be so when the year is over, whatever happened in it: looked at from outside, with nothing of Hearth's own code.
// Each fault is one sentence.
import { calledIn } from '../called.js';
import { LEADS } from './cast.js';
import type { Seen, SeenCase, SeenComment, SeenItem } from './seen.js';
import { roundsOf, STILL_THERE, tellingsOf, wordsOf } from './tellings.js';

export function faultsIn(seen: Seen): readonly string[] {
  return [
    ...seen.items.flatMap(twiceOn),
    ...twiceAmongIssues(seen),
    ...seen.cases.flatMap((one) => faultsOfCase(seen, one)),
    ...teams(seen),
    ...seen.writes.flatMap(({ method, path }) => (method === 'DELETE' ? [`something was taken away: ${path}`] : [])),
  ];
}

const marksOf = (body: string): readonly string[] =>
  [...body.matchAll(/<!-- hearth:([0-9a-f]{32}) -->/g)].map(([, mark = '']) => mark);
const oursOn = ({ comments }: SeenItem): readonly SeenComment[] => comments.filter(({ ours }) => ours);
const twiceIn = <T>(all: readonly T[]): readonly T[] => [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];

/** No mark stands in two comments of an item; the same words only answer as many commands. */
function twiceOn(item: SeenItem): readonly string[] {
  const where = `${item.repository}#${item.number}`;
  const ours = oursOn(item);
  const marks = twiceIn(ours.flatMap(({ body }) => marksOf(body))).map(
    (mark) => `${where}: the mark ${mark} stands twice`,
  );
  const words = ours.map(({ body }) => wordsOf(body)).filter((text) => text !== '');
  const many = [...new Set(words)].flatMap((text) => {
    const count = words.filter((one) => one === text).length;
    const may = mayBeSaid(item, text);
    return count > may ? [`${where}: said ${count} times, for ${may} causes: ${text.slice(0, 120)}`] : [];
  });
  const status = ours.filter(({ body }) => body.includes('<!-- section:')).length;
  return [...marks, ...many, ...(status > 1 ? [`${where}: ${status} status comments`] : [])];
}

/** How often the same words may be said: once; as an answer, once for each text of a person with that command. */
function mayBeSaid(item: SeenItem, text: string): number {
  const command = /^(?:- )?`?(\/[a-z-]+)/m.exec(text)?.[1] ?? ANSWERS.find(([form]) => form.test(text))?.[1];
  const texts = [item.body, ...item.comments.filter(({ ours }) => !ours).map(({ body }) => body)];
  const asked = command === undefined ? 0 : texts.filter((body) => body.includes(command)).length;
  return Math.max(1, asked, tellingsOf(text) === null ? 0 : roundsOf(item));
}

/** Answers that do not repeat what was asked. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/You asked here|所以在这里回答|在此回答/, '/ladder'],
  [/^Thank you, /, '/emeritus'],
  [/^Welcome back/, '/back'],
];

/**
 * Hearth's own issues: no mark, and no title with the same words, twice in a repository. The question whether somebody is still
 * there is looked at by itself: it may come again.
 */
function twiceAmongIssues({ items }: Seen): readonly string[] {
  const ours = items.filter((one) => one.ours && !one.isPull);
  const marks = ours.flatMap(({ repository, body }) => marksOf(body).map((mark) => `${repository} ${mark}`));
  const words = ours
    .filter(({ title }) => title !== STILL_THERE)
    .map(({ repository, title, body }) => `${repository} ${title}\n${wordsOf(body)}`);
  return [...twiceIn(marks), ...twiceIn(words)].map((one) => `two issues are the same: ${one.slice(0, 160)}`);
}

function faultsOfCase(seen: Seen, one: SeenCase): readonly string[] {
  const item = seen.items.find(({ repository, number }) => repository !== LEADS && number === one.number);
  if (item === undefined) return [`#${one.number} is gone`];
  const where = `#${one.number} (${one.life})`;
  const faults = [
    ...shown(item, one),
    ...asked(item, one),
    ...called(item, one),
    ...verdict(seen, item, one),
    ...inPrivate(seen, one),
  ];
  return faults.map((fault) => `${where}: ${fault}`);
}

const sectionsOf = (item: SeenItem): readonly string[] =>
  oursOn(item).flatMap(({ body }) =>
    [...body.matchAll(/<!-- section:desk -->\n([^]*?)\n<!-- \/section:desk -->/g)].map(([, text = '']) => text),
  );

const ENDS: Readonly<Record<string, RegExp>> = {
  accepted: /\*\*(?:Accepted|已接受|已通过)\*\*/,
  deferred: /\*\*(?:Not yet|暂不|还需时日)\*\*/,
  withdrawn: /\*\*(?:Taken back\.|已撤回。)\*\*/,
};

/** Exactly one checklist, which shows how it ended. */
function shown(item: SeenItem, { ending }: SeenCase): readonly string[] {
  const sections = sectionsOf(item);
  if (sections.length !== 1) return [`${sections.length} checklists`];
  const form = ENDS[ending ?? ''];
  const wrong = form !== undefined && !form.test(sections.join());
  return [
    ...(ending === 'stuck' ? ['it could never be decided'] : []),
    ...(wrong ? [`the checklist does not show that it was ${ending ?? ''}`] : []),
  ];
}

/** Each sponsor once for each round, in all; reminded at most as often; those who decide told once for each round. */
function asked(item: SeenItem, { sponsors, ending, foreseen }: SeenCase): readonly string[] {
  const rounds = roundsOf(item);
  const told = oursOn(item).flatMap(({ body }) => tellingsOf(wordsOf(body)) ?? []);
  const times = (is: string, names: readonly string[]) =>
    told.filter((one) => one.is === is && one.called.some((name) => names.includes(name.toLowerCase()))).length;
  const ready = told.filter(({ is }) => is === 'ready').length;
  return [
    ...sponsors.flatMap(({ named, now }) => {
      const names = [named.toLowerCase(), now.toLowerCase()];
      const [ask, again] = [times('ask', names), times('again', names)];
      return [
        ...(ask < 1 || ask > rounds ? [`${named} was asked ${ask} times in ${rounds} rounds`] : []),
        ...(again > rounds ? [`${named} was reminded ${again} times in ${rounds} rounds`] : []),
      ];
    }),
    ...(ready > rounds ? [`those who decide were told ${ready} times in ${rounds} rounds`] : []),
    ...(ending === 'accepted' && ready === 0 && !foreseen ? ['those who decide were never told'] : []),
  ];
}

/** Nobody is mentioned but those whom it concerns. */
function called(item: SeenItem, { login, sponsors }: SeenCase): readonly string[] {
  const may = [login, ...sponsors.flatMap(({ named, now }) => [named, now]), 'acme/steering'].map((one) =>
    one.toLowerCase(),
  );
  const names = oursOn(item).flatMap(({ body }) => calledIn(wordsOf(body)));
  return [...new Set(names.filter((name) => !may.includes(name.toLowerCase())))].map(
    (name) => `${name} is mentioned and has nothing to do with it`,
  );
}

/** Accepted means: one word of a decider that was obeyed, one title, one welcome, one membership asked for. Else none of it. */
function verdict(
  { titles, writes, teams: all }: Seen,
  item: SeenItem,
  { number, applicant, title, login, ending }: SeenCase,
): readonly string[] {
  const obeyed = item.comments.filter(
    ({ ours, body, reactions }) => !ours && body.startsWith('/accept') && reactions.includes('+1'),
  );
  const given = titles.filter((one) => one.number === number && one.person === applicant && one.title === title);
  const welcomes = oursOn(item).filter(({ body }) => tellingsOf(wordsOf(body))?.is === 'welcome');
  const counts = [obeyed.length, given.length, welcomes.length];
  const want = ending === 'accepted' ? [1] : ending === null || ending === 'any' ? [0, 1] : [0];
  const isOne = want.some((count) => counts.every((one) => one === count));
  const slug = TEAMS[title];
  if (slug === undefined || ending !== 'accepted') return isOne ? [] : [said(ending, counts)];
  const joins = writes.filter(
    ({ method, path }) =>
      method === 'PUT' && path.toLowerCase().endsWith(`/teams/${slug}/memberships/${login.toLowerCase()}`),
  );
  const isIn = all.some((team) => team.slug === slug && team.now.includes(applicant));
  return [
    ...(isOne ? [] : [said(ending, counts)]),
    ...(joins.length === 1 ? [] : [`the membership was asked for ${joins.length} times`]),
    ...(isIn ? [] : [`they are not in the team ${slug}`]),
  ];
}

const TEAMS: Readonly<Record<string, string>> = { 'role/member': 'members', 'role/reviewer': 'reviewers' };

const said = (ending: string | null, [obeyed = 0, given = 0, welcomes = 0]: readonly number[]): string =>
  `it is meant to end as ${ending ?? 'it may'}: ${obeyed} words obeyed, ${given} titles, ${welcomes} welcomes`;

/** One private issue for each case, closed when it is over. */
function inPrivate({ items }: Seen, { number, ending }: SeenCase): readonly string[] {
  const form = new RegExp(`[(（]#${number}[)）]$`);
  const notes = items.filter(({ repository, title }) => repository === LEADS && form.test(title));
  if (notes.length !== 1) return [`${notes.length} private issues`];
  const isOver = ENDS[ending ?? ''] !== undefined;
  return isOver && notes[0]?.state !== 'closed' ? ['its private issue is still open'] : [];
}

/** Asked for once each, and nobody is out who did not leave. */
function teams({ teams: all, writes }: Seen): readonly string[] {
  const joins = writes.flatMap(({ method, path, status }) =>
    method === 'PUT' && path.includes('/memberships/') && status < 300 ? [path.toLowerCase()] : [],
  );
  return [
    ...twiceIn(joins).map((path) => `asked for twice: ${path}`),
    ...all.flatMap(({ slug, stayed, now }) =>
      stayed.filter((id) => !now.includes(id)).map((id) => `${id} is not in ${slug} any more`),
    ),
  ];
}
