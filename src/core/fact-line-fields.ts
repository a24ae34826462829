// What may stand in a field of a fact's line. Each reader gives the value back, or says what is wrong with the field.

import { isMapping } from './mapping.js';
import type { Mapping } from './mapping.js';

export type Json = Mapping;
/** Reads what stands in a field, whose name it puts into the problem; `latest` is the latest date there may be. */
export type Read<Value> = (value: unknown, field: string, latest: string) => Value;

/** What makes a line no fact: an expected outcome, which `factIn` turns into a problem. */
export class Misfit extends Error {}

function misfit(value: unknown, field: string, due: string): never {
  throw new Misfit(value === undefined ? `${field} is missing` : `${field} is not ${due}`);
}

export const object = (value: unknown, field: string): Json =>
  isMapping(value) ? value : misfit(value, field, 'an object');

export const id = (value: unknown, field: string): number =>
  typeof value === 'number' && value > 0 && Number.isSafeInteger(value)
    ? value
    : misfit(value, field, 'a positive whole number');

/** What PostgreSQL holds in four bytes. */
const MOST = 2_147_483_647;
export function small(value: unknown, field: string): number {
  const number = id(value, field);
  return number <= MOST ? number : misfit(value, field, 'so great');
}
export const count = (value: unknown, field: string): number => (value === 0 ? 0 : small(value, field));

export const flag = (value: unknown, field: string): boolean =>
  typeof value === 'boolean' ? value : misfit(value, field, 'true or false');

/** Half a character, and what a terminal would obey; NUL among it, which PostgreSQL cannot keep. */
const UNFIT = /[\p{Cc}\p{Surrogate}]/u;

/** What is part of a key must fit into an index; other texts are short enough to be shown. In bytes. */
export const LONGEST = { key: 512, text: 2_000 } as const;

/** A text that can be kept and shown as it is. */
export const isShort = (value: string, most: number): boolean =>
  value.length <= most && Buffer.byteLength(value) <= most && !UNFIT.test(value);

export const textOf =
  (most: number) =>
  (value: unknown, field: string): string => {
    if (typeof value !== 'string' || value === '') return misfit(value, field, 'a text');
    if (isShort(value, most)) return value;
    if (Buffer.byteLength(value) > most) throw new Misfit(`${field} is longer than ${most} bytes`);
    return misfit(value, field, 'a text that can be kept');
  };
export const text = textOf(LONGEST.text);
export const key = textOf(LONGEST.key);

/** What stood in a line, for a problem: whatever is nested is not written out. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60)).slice(0, 60);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}

export const digest = (value: unknown, field: string): string =>
  typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? value : misfit(value, field, '16 hex digits');

export const oneOf = <Word extends string>(words: readonly Word[]) => {
  const known = new Set<unknown>(words);
  return (value: unknown, field: string): Word => {
    if (known.has(value)) return value as Word;
    return misfit(value, field, words.length > 9 ? `known (${shown(value)})` : `one of ${words.join(', ')}`);
  };
};

export const orNull =
  <Value>(read: Read<Value>): Read<Value | null> =>
  (value, field, latest) =>
    value === null ? null : read(value, field, latest);

/** GitHub keeps dates from before GitHub: of commits, and of what was moved there. Before 1970 there are none. */
const DATE = /^(?:19[7-9]|20\d|21\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A day that every month has needs no calendar. */
export const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  DATE.test(value) &&
  (value.slice(8, 10) <= '28' || new Date(value).toISOString().startsWith(value.slice(0, 19)));

export const date: Read<string> = (value, field, latest) => {
  if (!isDate(value)) return misfit(value, field, 'a date like 2026-03-01T10:00:00Z');
  if (value > latest) throw new Misfit(`${field} is in the future (${value})`);
  return value;
};

type Must<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
type May<T> = { [K in keyof T as undefined extends T[K] ? K : never]-?: Exclude<T[K], undefined> };
type Readers<T> = { readonly [K in keyof T]: Read<T[K]> };

/** An object with these fields, those of `may` left out at will, and no others: a misspelt field is nobody's field. */
export function shape<T extends object>(must: Readers<Must<T>>, may: Readers<May<T>>, where = ''): Read<T> {
  const entries = (readers: object) =>
    Object.entries(readers as Record<string, Read<unknown>>).map(([name, read]) => ({
      name,
      path: `${where}${name}`,
      read,
    }));
  const [required, optional] = [entries(must), entries(may)];
  const known = new Set([...required, ...optional].map(({ name }) => name));
  return (value, field, latest) => {
    const from = object(value, field);
    for (const name in from) if (!known.has(name)) throw new Misfit(`${where}${name.slice(0, 40)} is no field of it`);
    const result: Record<string, unknown> = {};
    for (const { name, path, read } of required) result[name] = read(from[name], path, latest);
    for (const { name, path, read } of optional) {
      if (from[name] !== undefined) result[name] = read(from[name], path, latest);
    }
    return result as T;
  };
}
