// Setting builders for values with a grammar of their own: patterns, globs, time zones, times of a schedule.
import { Cron } from 'croner';
import { z } from 'zod';
import { parsePattern } from './pattern.js';
import { isLogin } from './person.js';
import { isPlain, line, list, nameOf, word } from './settings.js';

const MATCHES_NOTHING =
  'matches where nothing stands, too, and so would match everything; write a pattern for which something must stand there';

/** A regular expression in RE2's syntax that does not match the empty text, given to the code compiled. */
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
      if (typeof parsed !== 'string' && !parsed.found('')) return parsed;
      const message = typeof parsed === 'string' ? parsed : MATCHES_NOTHING;
      context.addIssue({ code: 'custom', message });
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

/** A path from the top of a repository: `*` and `?` within a folder, `**` across folders. */
export function pathGlob(meaning: string) {
  return glob(meaning)
    .refine((value) => !value.startsWith('!'), {
      error: () => 'begins with !; leave it out, and write only the paths that belong here',
    })
    .refine((value) => !/[{}]/.test(value), { error: () => 'holds { or }; write one path for each' })
    .refine((value) => !value.includes('***'), { error: () => 'holds ***; write ** for any folders' })
    .meta({ description: meaning, kind: 'path, `*` within a folder, `**` across folders' });
}

/** A day such as `2026-03-17`. */
export function date(meaning: string) {
  const error = (issue: { readonly input?: unknown }) =>
    `expected a day such as 2026-03-17, got ${nameOf(issue.input)}`;
  return z
    .string({ error })
    .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value), { error })
    .meta({ description: meaning, kind: 'day, such as `2026-03-17`' });
}

/** Not the 31st of a month that has thirty. */
function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A time of the day such as `16:30`. */
export function clockTime(meaning: string) {
  const error = (issue: { readonly input?: unknown }) =>
    `expected a time such as "16:30", in quotes, got ${nameOf(issue.input)}`;
  return z
    .string({ error })
    .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, { error })
    .meta({ description: meaning, kind: 'time of the day, such as `"16:30"`' });
}

/** A login of GitHub, without the @. */
export function login(meaning: string) {
  return line(meaning, 39)
    .refine(isLogin, {
      error: (issue) => `expected a login such as ana, without @, got ${nameOf(issue.input)}`,
    })
    .meta({ description: meaning, kind: 'login, without @' });
}

/** The slug of a team, as in its address, without the organisation. */
export function teamSlug(meaning: string) {
  return line(meaning, 100)
    .regex(/^[\p{L}\p{N}_-]+$/u, {
      error: (issue) =>
        `expected the last part of a team's address such as sig-network, without @ and organisation, got ${nameOf(issue.input)}`,
    })
    .meta({ description: meaning, kind: 'slug of a team' });
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

/** ISO weekdays are counted from Monday. */
export const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Days that are worked on; at least one. */
export function workdays() {
  return list('Days that are worked on.', word('A day of the week.', daysOfWeek), 7, daysOfWeek.slice(0, 5), 1);
}

/** Days off. */
export function holidays() {
  return list('Days on which nobody is expected to answer.', date('A day off.'), 100);
}
