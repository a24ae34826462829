// Items that somebody should look at now: at most ten.
import type { ItemAt, LinkedItem } from '../core/measured.js';
import type { Attention } from '../core/report.js';
import { GRACE_DAYS } from '../metrics/flow/samples.js';
import { daysBetween } from './alarms/rule.js';
import { isStale } from './gaps.js';
import type { Material } from './material.js';

const MOST = 10;

/**
 * Newcomers first, of these who came last: they may still be won. Then who has waited longest, by whole days; among equals what
 * no SIG owns. Maintainers' own come after all others.
 */
export function attentionOf(material: Material): readonly Attention[] {
  if (isStale(material.gaps)) return [];
  const ranked = candidates(material).toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      byWait(one, other, material) ||
      one.sigs.length - other.sigs.length ||
      one.repository - other.repository ||
      one.number - other.number,
  );
  return ranked.slice(0, MOST);
}

/** Threads that run hot are a concern of the few: they stand in a private report only (decisions.md, 23). */
function candidates(material: Material): readonly Attention[] {
  const { M22, M39, M46 } = material.now;
  const waiting = [...(M22?.items ?? []), ...(M39?.items ?? [])].filter((item) => ageOf(item, material) >= GRACE_DAYS);
  const heated = material.audience === 'private' ? (M46?.items ?? []) : [];
  const questions = new Set((M39?.items ?? []).map(keyOf));
  const told = (why: (item: LinkedItem) => string) => (item: LinkedItem) => attentionTo(item, why(item), material);
  const all = [
    ...heated.map(told(() => 'heated')),
    ...waiting.map(told((item) => whyWaiting(item, questions.has(keyOf(item)), material))),
  ];
  return [...new Map(all.toReversed().map((item) => [keyOf(item), item])).values()];
}

function attentionTo(item: LinkedItem, why: string, { sigsOf }: Material): Attention {
  const { repository, number, kind, since, author, newcomer, maintainers } = item;
  const own = maintainers === true ? { maintainers } : {};
  return { repository, number, kind, since, author, newcomer, ...own, why, sigs: sigsOf[keyOf(item)] ?? [] };
}

function whyWaiting(item: LinkedItem, question: boolean, { sigsOf, frame }: Material): string {
  if (item.newcomer && item.maintainers !== true) return 'newcomer_waits';
  if (question) return 'question_waits';
  const owned = (sigsOf[keyOf(item)] ?? []).length > 0;
  return frame.sigs.length > 0 && !owned ? 'nobody_owns' : 'nobody_answered';
}

const rankOf = ({ newcomer, maintainers }: LinkedItem): number => (maintainers === true ? 2 : newcomer ? 0 : 1);
function byWait(one: LinkedItem, other: LinkedItem, material: Material): number {
  const longer = ageOf(other, material) - ageOf(one, material);
  return rankOf(one) === 0 ? -longer : longer;
}

const ageOf = ({ since }: LinkedItem, { frame }: Material): number => Math.floor(daysBetween(since, frame.to));
const keyOf = ({ repository, number }: ItemAt): string => `${repository}#${number}`;
