// Setting builders for values with a grammar of their own: patterns, globs, time zones, times of a schedule.
import { Cron } from 'croner';
import { z } from 'zod';
import { parsePattern } from './pattern.js';
import { isPlain, line, nameOf } from './settings.js';

/** A regular expression in RE2's syntax, given to the code compiled. */
export function pattern(meaning: string) {
  return z
    .string({ error: (issue) => `expected a pattern in quotes, got ${nameOf(issue.input)}` })
    .min(1, { error: () => 'is empty and would match everything; write a pattern, or leave it out' })
    .refine(isPlain, {
      error: () =>
        'holds a control character or half a character; take it out, or put single quotes around a pattern with \\ in it',
    })
    .transform((source, context) => {
      const parsed = parsePattern(source);
      if (typeof parsed !== 'string') return parsed;
      context.addIssue({ code: 'custom', message: parsed });
      return z.NEVER;
    })
    .meta({ description: meaning, kind: 'pattern (RE2)' });
}

/** A path with `*` for any run of characters. */
export function glob(meaning: string) {
  return line(meaning, 300)
    .refine((value) => !value.startsWith('/') && !value.startsWith('./'), {
      error: () => 'begins with / or ./; write the path from the top of the repository, such as "docs/*"',
    })
    .refine((value) => !value.split('/').includes('..'), { error: () => 'holds ".."; write the path itself' })
    .meta({ description: meaning, kind: 'path, `*` for any run of characters' });
}

/** An IANA time zone such as `Asia/Shanghai`. */
export function zone(meaning: string, fallback: string) {
  const error = (issue: { readonly input?: unknown }) =>
    `expected a time zone such as Asia/Shanghai or UTC, got ${nameOf(issue.input)}`;
  return z
    .string({ error })
    .refine(isZone, { error })
    .default(fallback)
    .meta({ description: meaning, kind: 'time zone, such as `Asia/Shanghai`' });
}

function isZone(name: string): boolean {
  // Intl takes offsets such as +08:00, which know nothing of summer time, and letters such as CST, Chicago's to it.
  if (name !== 'UTC' && !/^[A-Za-z]+\//.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** When a schedule comes due, as a line of cron: minute, hour, day of month, month, day of week. */
export function cron(meaning: string, fallback: string) {
  return z
    .string({ error: (issue) => `expected a schedule such as "0 9 * * 1", got ${nameOf(issue.input)}` })
    .superRefine((value, context) => {
      const wrong = wrongCron(value);
      if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
    })
    .default(fallback)
    .meta({ description: meaning, kind: 'schedule (cron, five fields)' });
}

function wrongCron(value: string): string | undefined {
  const example = 'such as "0 9 * * 1" (Mondays at nine)';
  if (value.length > 100 || value.trim().split(/\s+/).length !== 5) {
    return `expected the five fields minute, hour, day, month, weekday, ${example}, got ${nameOf(value)}`;
  }
  try {
    // A fixed day to look from: whether a schedule ever comes due must not depend on when it is read.
    const next = new Cron(value, { timezone: 'UTC' }).nextRun('2024-01-01T00:00:00');
    return next === null ? `${nameOf(value)} never comes due; write one that does, ${example}` : undefined;
  } catch {
    return `${nameOf(value)} is not a schedule; write one ${example}`;
  }
}
