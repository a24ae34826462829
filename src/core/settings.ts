// Setting builders over zod: type, default and one-sentence meaning are said once, and everything else is derived.
import { z } from 'zod';
import { parseDuration } from './duration.js';

export const modes = ['off', 'observe', 'active'] as const;
/** `off`, `observe` (decide, record and show) or `active`. */
export type Mode = (typeof modes)[number];

/** A feature's section: a strict object, every field optional with a default. */
export type Settings = z.ZodObject;
export type SettingsOf<S extends Settings> = z.output<S>;

/** A section of `hearth.yml`. Every section has `mode`, which starts at `observe` (decisions.md, 18). */
export function section<Fields extends z.ZodRawShape>(meaning: string, fields: Fields) {
  return z
    .strictObject({
      mode: z.enum(modes).default('observe').describe('`off`, `observe` (show what would be done) or `active`.'),
      ...fields,
    })
    .describe(meaning);
}

/** Control characters besides line ends and tabs, and lone surrogates: no database and no page takes them. */
const HIDDEN = /(?![\n\r\t])\p{Cc}|\p{Cs}/u;
const LENGTH = 'a length of time such as 30m, 2h or 7d';

/** A length of time such as `30m`, `2h` or `7d`, given to the code in milliseconds. */
export function duration(meaning: string, fallback: string, most: string) {
  const limit = parseDuration(most) ?? 0;
  return z
    .string({ error: (issue) => `expected ${LENGTH}, got ${nameOf(issue.input)}` })
    .default(fallback)
    .transform((text, context) => {
      const length = parseDuration(text);
      if (length === undefined || length > limit) {
        const expected = length === undefined ? LENGTH : `at most ${most}`;
        context.addIssue({ code: 'custom', message: `expected ${expected}, got "${text}"` });
        return z.NEVER;
      }
      return length;
    })
    .describe(meaning);
}

/** A text of one line. */
export function line(meaning: string, most: number) {
  return text(meaning, most).regex(/^[^\n\r]*$/, { error: () => 'must be one line' });
}

/** A short text of the maintainer's own. */
export function text(meaning: string, most: number) {
  return z
    .string({ error: (issue) => `expected text, got ${nameOf(issue.input)}` })
    .refine((value) => !HIDDEN.test(value), {
      error: () => 'holds a control character or half a character; take it out',
    })
    .min(1, { error: () => 'is empty; write something, or leave the line out' })
    .max(most, { error: () => `is longer than ${most} characters` })
    .describe(meaning);
}

/** `true` or `false`. */
export function flag(meaning: string, fallback: boolean) {
  return z
    .boolean({ error: (issue) => `expected true or false, got ${nameOf(issue.input)}` })
    .default(fallback)
    .describe(meaning);
}

/** A value as a maintainer would recognise it in an error. */
export function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}
