// Setting builders over zod: type, default and one-sentence meaning are said once. The TypeScript type, the parser, the
// schema for editors, the reference and the tables of the readmes all come from here.
import { z } from 'zod';
import { parseDuration } from './duration.js';
import { nearOrBegun } from './near.js';

export const modes = ['off', 'observe', 'active'] as const;
/** `off`, `observe` (decide, record and show) or `active`. */
export type Mode = (typeof modes)[number];

/** A feature's section: a strict object, every field optional with a default. */
export type Settings = z.ZodObject;
export type SettingsOf<S extends Settings> = z.output<S>;

/** What the reference says of a setting besides its meaning and default. */
declare module 'zod' {
  interface GlobalMeta {
    /** Its type in a maintainer's words: `length of time, at most 7d`. */
    kind?: string;
    /** What is in it is told at another setting: the reference does not show it again. */
    told?: true;
  }
}

/** A section of `hearth.yml`. Every section has `mode`, which starts at `observe` unless said otherwise (decisions.md, 18). */
export function section<Fields extends z.ZodRawShape>(meaning: string, fields: Fields, start: { mode?: Mode } = {}) {
  const mode = choice('`off`, `observe` (show what would be done) or `active`.', modes, start.mode ?? 'observe');
  return z.strictObject({ mode, ...fields }).describe(meaning);
}

/** Settings that belong together, under a key of their own. */
export function group<Fields extends z.ZodRawShape>(meaning: string, fields: Fields) {
  return z.strictObject(fields).meta({ description: meaning, kind: 'keys' });
}

/** One of a few words. */
export function choice<const Words extends readonly [string, ...string[]]>(
  meaning: string,
  words: Words,
  fallback: NoInfer<Words[number]>,
) {
  const one = word(meaning, words);
  return one.default(fallback as never).meta({ ...one.meta() });
}

/** One of a few words, without a default. */
export function word<const Words extends readonly [string, ...string[]]>(meaning: string, words: Words) {
  return z
    .enum(words, { error: (issue) => wrongWord(words, issue.input) })
    .meta({ description: meaning, kind: words.map((one) => `\`${one}\``).join(', ') });
}

/** A list of `least` (0) to `most` entries; empty by default, unless a fallback is given. */
export function list<Entry extends z.ZodType>(
  meaning: string,
  entry: Entry,
  most: number,
  fallback: z.input<Entry>[] = [],
  least = 0,
) {
  return z
    .array(entry, { error: (issue) => `expected a list, a "- " before each entry, got ${nameOf(issue.input)}` })
    .min(least, { error: () => 'is empty; name at least one' })
    .max(most, { error: () => `holds more than ${most} entries; take some out` })
    .default(fallback as never)
    .meta({ description: meaning, kind: `list of at most ${most}: ${entry.meta()?.kind ?? 'values'}` });
}

/** A length of time such as `30m`, `2h` or `7d`, given to the code in milliseconds. */
export function duration(meaning: string, fallback: string, most: string) {
  const limit = parseDuration(most) ?? 0;
  return z
    .string({ error: (issue) => `expected ${LENGTH}, got ${nameOf(issue.input)}` })
    .regex(/^\d+[mhd]$/, { error: (issue) => `expected ${LENGTH}, got ${nameOf(issue.input)}`, abort: true })
    .refine((text) => (parseDuration(text) ?? Infinity) <= limit, {
      error: (issue) => `expected at most ${most}, got ${nameOf(issue.input)}`,
    })
    .default(fallback)
    .transform((text) => parseDuration(text) ?? 0)
    .meta({ description: meaning, kind: `length of time, at most \`${most}\`` });
}

const LENGTH = 'a length of time such as 30m, 2h or 7d';

/** What is right, but for its quotes. */
export const UNQUOTED = '; take the quotes out';

/** A whole number within limits. */
export function count(meaning: string, fallback: number, [least, most]: readonly [number, number]) {
  const expected = `expected a whole number from ${least} to ${most}`;
  const error = ({ input }: { readonly input?: unknown }) => {
    const fits =
      typeof input === 'string' && /^\d{1,15}$/.test(input) && least <= Number(input) && Number(input) <= most;
    return `${expected}, got ${nameOf(input)}${fits ? UNQUOTED : ''}`;
  };
  return z
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .default(fallback)
    .meta({ description: meaning, kind: `whole number, ${least} to ${most}` });
}

/** A text of one line. */
export function line(meaning: string, most: number) {
  return text(meaning, most)
    .regex(/^[^\n\r]*$/, { error: () => 'holds more than one line; write it on one' })
    .meta({ description: meaning, kind: `text of one line, at most ${most} characters` });
}

/** Control characters besides line ends and tabs, and lone surrogates: no database and no page takes them. */
const HIDDEN = /(?![\n\r\t])\p{Cc}|\p{Cs}/u;
export const isPlain = (value: string): boolean => !HIDDEN.test(value);

/** A short text of the maintainer's own. */
export function text(meaning: string, most: number) {
  return z
    .string({
      error: ({ input }) =>
        `expected ${Array.isArray(input) ? 'one ' : ''}text, got ${nameOf(input)}; ${instead(input)}`,
    })
    .refine(isPlain, {
      error: () => 'holds a control character or half a character; take it out',
    })
    .min(1, { error: () => 'is empty; write something, or leave the line out' })
    .max(most, {
      error: () => `is longer than ${most} characters; shorten it`,
    })
    .meta({ description: meaning, kind: `text, at most ${most} characters` });
}

function instead(value: unknown): string {
  if (value === undefined) return 'add it';
  if (value === null) return 'write something, in quotes where it begins with #, or leave the line out';
  if (Array.isArray(value)) return 'write one of them';
  return typeof value === 'object'
    ? 'put quotes around a text that begins with { or holds ": "'
    : 'put quotes around it';
}

/** Something wrong within a text, which is told where it stands. */
export interface WrongPiece {
  readonly piece: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** The issue of a text with wrong pieces, which are in the order of the text. */
export function wrongPieces(pieces: readonly [WrongPiece, ...WrongPiece[]]) {
  return { code: 'custom' as const, message: pieces[0].message, params: { pieces } };
}

/** `true` or `false`. */
export function flag(meaning: string, fallback: boolean) {
  return z
    .boolean({
      error: ({ input }) =>
        `expected true or false, got ${nameOf(input)}${input === 'true' || input === 'false' ? UNQUOTED : ''}`,
    })
    .default(fallback)
    .meta({ description: meaning, kind: '`true` or `false`' });
}

/** A longer list would hide which word was probably meant. */
const MOST_LISTED = 12;

function wrongWord(words: readonly string[], got: unknown): string {
  // A mapping may hold anything under `toString`.
  const isWord = typeof got === 'string' || typeof got === 'number' || typeof got === 'boolean';
  const meant = isWord ? nearOrBegun(String(got), words) : undefined;
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  const isLong = meant !== undefined && words.length > MOST_LISTED;
  const listed = isLong ? `${meant} and ${words.length - 1} others` : words.join(', ');
  return `expected one of ${listed}, got ${nameOf(got)}${hint}`;
}

/** A value as a maintainer would recognise it in an error. */
export function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return visible(JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value));
  if (Array.isArray(value)) return 'a list';
  // Infinity, too, is a number that YAML can write.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a mapping';
}

/** Characters that look like nothing, or like an ordinary space, as they are written in double quotes. */
export const visible = (text: string): string =>
  text.replace(/(?! )[\p{C}\p{Z}]/gu, (hidden) =>
    Array.from({ length: hidden.length }, (_, at) => `\\u${hidden.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
