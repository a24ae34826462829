// Is it somebody's first? Ledger, then GitHub; never a guess.
import { actKey, personFacts } from '../core/fact.js';
import type { Fact } from '../core/fact.js';
import { Refused } from '../core/failure.js';
import { isInsider } from '../core/maintainer.js';
import type { FirstOf, FirstOfAnswer } from '../core/question.js';
import { stamp } from '../core/time.js';
import type { GitHubRead, Ledger, ListedItem } from './ports.js';

/**
 * Does GitHub's word for the author settle that this is not the first? After a merge GitHub calls its author a
 * contributor, so that this word says nothing about a first merge.
 */
export function isSettled({ of, association }: Pick<FirstOf, 'of' | 'association'>): boolean {
  return isInsider(association) || (of !== 'merge' && association === 'CONTRIBUTOR');
}

/** The ledger vouches for a community's history while its last catch-up is within what GitHub's delivery log still holds. */
const VOUCHED_MS = 72 * 3_600_000;

/**
 * So much later than an item GitHub's list holds whatever came before it, and so does a history that was caught up then:
 * clocks differ, and lists lag.
 */
const SURE_MS = 60_000;

/** Since when a community's history must have been caught up to count as known. */
export const vouchedSince = (now: Date): Date => new Date(now.getTime() - VOUCHED_MS);

export interface FirstSources {
  readonly ledger: Ledger;
  readonly read: () => Promise<GitHubRead>;
  readonly now: Date;
}

/**
 * First ever, not first in a window; the signals in the order of their cost: ledger, association, GitHub's list of the
 * person's items. That somebody was here before is believed of the ledger; that nobody was, only where it was caught up after
 * the item came: the delivery of an earlier one may still be on its way. Never the search index, which has lost tens of
 * thousands of pull requests of large repositories.
 */
export async function firstOf(question: FirstOf, { ledger, read, now }: FirstSources): Promise<FirstOfAnswer> {
  const earlier = await ledger.earlier(question);
  if (earlier !== null) return { first: 'no', scope: 'community', from: 'ledger', earlier };
  if (isSettled(question)) return { first: 'no', scope: 'repository', from: 'association' };
  const { repository, person } = question;
  const sure = new Date(new Date(question.at).getTime() + SURE_MS);
  const vouched = vouchedSince(now);
  const known = await ledger.historyKnown(repository.owner.id, vouched);
  const scope = known ? 'community' : 'repository';
  const isSure = known && (sure <= vouched || (await ledger.historyKnown(repository.owner.id, sure)));
  const caughtUp = isSure || (await ledger.wasAsked(repository.id, person.id, sure));
  if (caughtUp) return { first: 'yes', scope, from: 'ledger' };
  const answer = await askGitHub(question, ledger, await read(), now);
  return answer.first === 'yes' ? { ...answer, scope } : answer;
}

async function askGitHub(question: FirstOf, ledger: Ledger, read: GitHubRead, now: Date): Promise<FirstOfAnswer> {
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
    own.flatMap((item) => factsOfListed(question, item, now.toISOString())),
  );
  if (listed.complete) await ledger.noteAsked(repository.id, person.id, now);
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

function factsOfListed(question: FirstOf, item: ListedItem, now: string): readonly Fact[] {
  const { repository } = question;
  const openedAt = stamp(item.openedAt.toISOString());
  const about = { repository: repository.id, number: item.number, source: 'asked' } as const;
  const author = item.author?.id ?? null;
  const facts: Fact[] = [
    ...personFacts(now, item.author),
    { fact: 'item', ...about, kind: item.kind, author, openedAt },
    { fact: 'act', ...about, kind: 'opened', key: actKey.opened(item.number), person: author, at: openedAt },
  ];
  if (item.mergedAt !== null) {
    const at = stamp(item.mergedAt.toISOString());
    // The list does not tell who merged it.
    facts.push({ fact: 'act', ...about, kind: 'merged', key: actKey.merged(item.number), person: null, at });
  }
  return facts;
}
