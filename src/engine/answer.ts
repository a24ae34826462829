// Every question of every feature, asked once each: ledger first, then GitHub.
import type { Fact } from '../core/fact.js';
import { Refused } from '../core/failure.js';
import { questionKey } from '../core/question.js';
import type { AnswersTo, FirstOf, FirstOfAnswer, Question, Questions } from '../core/question.js';
import type { GitHub, GitHubRead, Ledger, ListedItem } from './ports.js';

export interface Answerer {
  /** Answers a record of questions under the same names. Throws Hearth's failures; an error is never an answer. */
  answer<Q extends Questions>(questions: Q): Promise<AnswersTo<Q>>;
}

/** One for each row handled: what was asked once is not asked again within it. `toldAt`: the time of the event. */
export function createAnswerer(ledger: Ledger, github: GitHub, installation: number, toldAt?: Date): Answerer {
  const asked = new Map<string, Promise<unknown>>();
  const once = (question: Question): Promise<unknown> => {
    const key = questionKey(question);
    const known = asked.get(key) ?? answerOne(question, ledger, () => github.installation(installation, toldAt));
    asked.set(key, known);
    return known;
  };
  return {
    answer: async <Q extends Questions>(questions: Q) => {
      const entries = Object.entries(questions).flatMap(([name, one]) =>
        one === undefined ? [] : [[name, one] as const],
      );
      const answers = await Promise.all(entries.map(([, question]) => once(question)));
      return Object.fromEntries(entries.map(([name], index) => [name, answers[index]])) as AnswersTo<Q>;
    },
  };
}

type Reader = () => Promise<GitHubRead>;

async function answerOne(question: Question, ledger: Ledger, read: Reader): Promise<unknown> {
  switch (question.kind) {
    case 'firstOf':
      return firstOf(question, ledger, read);
    case 'membership':
      return (await read()).membership(question.repository, question.person);
    case 'itemNow':
      return (await read()).itemNow(question.repository, question.number, question.author);
    case 'openWithLabel':
      return (await (await read()).openWithLabel(question.repository, question.label))
        .filter(({ number }) => number !== question.except)
        .slice(0, 3);
    case 'observed':
      return ledger.observed(question.repository.id);
  }
}

const BELONGS = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Does GitHub's word for the author settle that this is not the first? After a merge GitHub calls its author a
 * contributor, so that this word says nothing about a first merge.
 */
export function isSettled({ of, association }: Pick<FirstOf, 'of' | 'association'>): boolean {
  return BELONGS.includes(association) || (of !== 'merge' && association === 'CONTRIBUTOR');
}

/**
 * First ever, not first in a window; the signals in the order of their cost: ledger, association, GitHub's list of the
 * person's items. Never the search index, which has lost tens of thousands of pull requests of large repositories.
 */
async function firstOf(question: FirstOf, ledger: Ledger, read: Reader): Promise<FirstOfAnswer> {
  const earlier = await ledger.earlier(question);
  if (earlier !== null) return { first: 'no', scope: 'community', from: 'ledger', earlier };
  if (isSettled(question)) return { first: 'no', scope: 'repository', from: 'association' };
  if (await ledger.wasAsked(question.repository.id, question.person.id)) {
    return { first: 'yes', scope: 'repository', from: 'ledger' };
  }
  return askGitHub(question, ledger, await read());
}

async function askGitHub(question: FirstOf, ledger: Ledger, read: GitHubRead): Promise<FirstOfAnswer> {
  const { repository, person } = question;
  const listed = await read.itemsBy(repository, person.login).catch((error: unknown) => {
    // Issues are switched off here, and with them the list.
    if (error instanceof Refused && [404, 410].includes(error.status)) return null;
    throw error;
  });
  if (listed === null) return byCommits(question, read);
  // A login can be another person's by now: only this account's items count.
  const own = listed.items.filter((item) => item.author?.id === person.id);
  await ledger.remember(
    repository,
    null,
    own.flatMap((item) => factsOfListed(question, item)),
  );
  if (listed.complete) await ledger.noteAsked(repository.id, person.id);
  const earlier = own.find((item) => isEarlier(question, item));
  if (earlier !== undefined) {
    const at = { repository: repository.id, number: earlier.number };
    return { first: 'no', scope: 'repository', from: 'github', earlier: at };
  }
  return { first: listed.complete ? 'yes' : 'no', scope: 'repository', from: 'github' };
}

async function byCommits(question: FirstOf, read: GitHubRead): Promise<FirstOfAnswer> {
  if (question.of === 'merge') return { first: 'unknown', scope: 'repository', from: 'github' };
  const known = await read.hasCommits(question.repository, question.person.login);
  // Pull requests that were never merged leave no commits: without any this may still not be the first.
  return { first: known ? 'no' : 'unknown', scope: 'repository', from: 'github' };
}

function isEarlier(question: FirstOf, item: ListedItem): boolean {
  if (item.number === question.number) return false;
  if (question.of === 'merge') return item.mergedAt !== null && before(question, item.mergedAt, item.number);
  return item.kind === question.of && before(question, item.openedAt, item.number);
}

function before(question: FirstOf, at: Date, number: number): boolean {
  const difference = at.getTime() - new Date(question.at).getTime();
  return difference < 0 || (difference === 0 && number < question.number);
}

function factsOfListed(question: FirstOf, item: ListedItem): Fact[] {
  const { repository } = question;
  const about = {
    community: repository.owner.id,
    repository: repository.id,
    itemKind: item.kind,
    number: item.number,
    person: item.author,
    source: 'asked',
  } as const;
  const key = `${repository.id}:${item.number}`;
  const facts: Fact[] = [{ ...about, kind: 'opened', key: `opened:${key}`, at: item.openedAt.toISOString() }];
  if (item.mergedAt !== null) {
    facts.push({ ...about, kind: 'merged', key: `merged:${key}`, at: item.mergedAt.toISOString() });
  }
  return facts;
}
