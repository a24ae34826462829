// Since when all that a title's requirements ask for was there, as far as the evidence shows it: what was met before the
// application was, was met in time.
import type { Checked, Evaluation } from '../../core/title.js';
import { DAY_MS, stamp } from '../../core/time.js';

/** ISO 8601, never before `since`. What is not met counts for nothing. */
export function metSince({ checked }: Pick<Evaluation, 'checked'>, since: string): string {
  const times = checked.flatMap((one) => (one.is === 'met' ? [reachedAt(one)] : []));
  return times.reduce<string>((latest, one) => (one !== null && one > latest ? one : latest), stamp(since));
}

/**
 * The moment at which the last of what it needs was done. Where there is more evidence than is listed, nobody can tell: it was
 * plenty before.
 */
function reachedAt({ requirement, have, need, evidence, parts }: Checked): string | null {
  if (requirement.is === 'any') return last(soonest(parts, requirement.count));
  const at = evidence.map((one) => stamp(one.is === 'held' ? one.since : one.at)).sort();
  if (requirement.is === 'tenure') {
    const [held] = at;
    return held === undefined ? null : stamp(new Date(Date.parse(held) + requirement.days * DAY_MS).toISOString());
  }
  if (requirement.is === 'attested') return at[0] ?? null;
  if ((requirement.is !== 'count' && requirement.is !== 'credit') || have === null || need === null) return null;
  return have > at.length ? null : (at[need - 1] ?? null);
}

/** As many of the parts that are met as it takes, those that were met first. */
function soonest(parts: readonly Checked[], count: number): readonly (string | null)[] {
  const times = parts.flatMap((one) => (one.is === 'met' ? [reachedAt(one)] : []));
  return [...times].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)).slice(0, count);
}

const last = (times: readonly (string | null)[]): string | null =>
  times.reduce<string | null>(
    (latest, one) => (one !== null && (latest === null || one > latest) ? one : latest),
    null,
  );
