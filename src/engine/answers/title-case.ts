// A case with the people in it as they are called now, and what else somebody applied for.
import type { CaseRecord, DeferredCase, OpenCase } from '../../core/case.js';
import type { Repository } from '../../core/event.js';
import type { CaseOf, CaseOfAnswer, CasesOf, CasesOfAnswer } from '../../core/title-question.js';
import { nowOf, onceFor } from './title-scene.js';
import type { TitleScene } from './title-scene.js';
import { seenFrom } from './title-seen.js';

/** Each is a request. */
const MOST_PEOPLE = 30;
const DEFERRED_MS = 90 * 86_400_000;

/** Throws the failures of reading. */
export async function caseOf({ repository, number }: CaseOf, scene: TitleScene): Promise<CaseOfAnswer | null> {
  const record = await scene.sources.ledger.caseOf(repository.id, number, 'all');
  if (record === null) return null;
  const github = await scene.read();
  const found = await Promise.all(
    peopleIn(record).map((id) => onceFor(scene, `account ${id}`, () => github.accountOf(repository, id))),
  );
  return { ...record, people: found.flatMap((person) => person ?? []) };
}

/** The latest first: they are the ones who are still to be told apart. */
function peopleIn({ acts, author }: CaseRecord): readonly number[] {
  const spoken = [...acts].reverse().flatMap(({ by, about }) => [by, about]);
  const people = [author, ...spoken].flatMap((one) => one ?? []);
  return [...new Set(people)].slice(0, MOST_PEOPLE);
}

/** Of public repositories and of the one that asks: a nomination in private is told of nowhere else. */
export async function casesOf({ repository, person }: CasesOf, scene: TitleScene): Promise<CasesOfAnswer> {
  const seen = await seenFrom(repository, false, scene);
  const { open, deferred } = await begunIn(seen, { repository, at: nowOf(scene) }, scene);
  const isTheirs = (one: { readonly person: number }) => one.person === person.id;
  return { open: open.filter(isTheirs), deferred: deferred.filter(isTheirs).map(({ title }) => title) };
}

/** Cases of these repositories: those that are open, and those that were deferred in the 90 days before `at`. */
export async function begunIn(
  repositories: readonly number[],
  { repository: { id, owner }, at }: { readonly repository: Repository; readonly at: string },
  { sources: { ledger } }: TitleScene,
): Promise<{ readonly open: readonly OpenCase[]; readonly deferred: readonly DeferredCase[] }> {
  const since = new Date(Date.parse(at) - DEFERRED_MS).toISOString();
  const [open, deferred] = await Promise.all([
    ledger.openCases(owner.id, id),
    ledger.deferredSince(owner.id, since, id),
  ]);
  const isOfThese = (one: { readonly repository: number }) => repositories.includes(one.repository);
  return { open: open.filter(isOfThese), deferred: deferred.filter(isOfThese) };
}
