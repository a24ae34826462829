// What earlier reports tell a new one: which periods none was published for, and who was mentioned lately. Pure.
import type { Period, PeriodKind } from '../../core/report.js';
import { periodEnding } from '../../metrics/period.js';

/** Further back nobody asks. */
const MOST_MISSED = 60;

/** Labels of the complete periods between the one that was published last and this one, oldest first. */
export function missedBetween(last: string, { kind, from, zone }: Period): readonly string[] {
  if (kind === 'custom') return [];
  const missed: string[] = [];
  for (let before = endingAt(kind, from, zone); before.label > last; before = endingAt(kind, before.from, zone)) {
    missed.unshift(before.label);
    if (missed.length === MOST_MISSED) return missed;
  }
  return missed;
}

const endingAt = (kind: PeriodKind, at: string, zone: string): Period => periodEnding(kind, new Date(at), zone);

/** What stands in code mentions nobody. */
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;
const MENTION = /(?<![\w@/.-])@([a-z\d](?:[a-z\d-]*[a-z\d])?)/gi;

/** Logins that these texts mention, in small letters, each once. */
export function mentionedIn(bodies: readonly string[]): readonly string[] {
  const logins = bodies.flatMap((body) =>
    [...body.replace(CODE, ' ').matchAll(MENTION)].map(([, login = '']) => login.toLowerCase()),
  );
  return [...new Set(logins)];
}
