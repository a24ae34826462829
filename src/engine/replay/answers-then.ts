// Answers as of then, for a replay: the ledger's up to that moment, GitHub's asked once each. Nothing is kept of them.
import { stamp } from '../../core/time.js';
import { createAnswerer } from '../answer.js';
import type { Answerer } from '../answer.js';
import { itemThen, threadAt } from './as-of.js';
import type { GitHubRead, Ledger } from '../ports.js';

export interface AnswersThen {
  /** Answers as they would have been at that moment; throws AboutConfig besides what every answerer throws. */
  at(then: Date): Answerer;
}

export interface AnswerSources {
  readonly ledger: Ledger;
  readonly read: () => Promise<GitHubRead>;
  readonly installation: number;
  readonly now: Date;
}

/** One for each replay: both configurations share it, so that nothing is asked twice. */
export function createAnswersThen({ ledger, read, installation, now }: AnswerSources): AnswersThen {
  const reads = onceEach();
  const moments = new Map<string, Answerer>();
  const answererAt = (then: string): Answerer => {
    const github = { installation: async () => reads(await read(), ledger, then) };
    return createAnswerer({ ledger: unchanged(ledger, then), github, installation, now });
  };
  return {
    at: (then) => {
      const moment = stamp(then.toISOString());
      const answerer = moments.get(moment) ?? answererAt(moment);
      moments.set(moment, answerer);
      return answerer;
    },
  };
}

/** The ledger as it was, in which nothing is noted: what a replay learns by asking is not what was asked for. */
function unchanged(ledger: Ledger, then: string): Ledger {
  return {
    ...ledger,
    thread: async (repository, number) => threadAt(await ledger.thread(repository, number), then),
    remember: () => Promise.resolve({ version: { own: 0, shared: 0 }, history: true }),
    noteAsked: () => Promise.resolve(),
  };
}

/** What is asked of GitHub live is asked once, for all moments; the item itself is as the ledger knows it. */
function onceEach() {
  const known = new Map<string, Promise<unknown>>();
  const once = <Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = known.get(what) ?? ask();
    known.set(what, answer);
    return answer as Promise<Answer>;
  };
  return (read: GitHubRead, ledger: Ledger, then: string): GitHubRead => ({
    ...read,
    itemsBy: (repository, login) => once(`items ${login}`, () => read.itemsBy(repository, login)),
    hasCommits: (repository, login) => once(`commits ${login}`, () => read.hasCommits(repository, login)),
    membership: (repository, person) => once(`member ${person.id}`, () => read.membership(repository, person)),
    permissionOf: (repository, person) => once(`permission ${person.id}`, () => read.permissionOf(repository, person)),
    openWithLabel: (repository, label) => once(`open ${label}`, () => read.openWithLabel(repository, label)),
    granted: () => once('granted', () => read.granted()),
    itemNow: async (repository, number, author) => itemThen(await ledger.thread(repository.id, number), then, author),
  });
}
