// One `hearth.yml` → settings per section, and every problem at its line and column, all at once, in order.
import type { z } from 'zod';
import type { Finding } from '../core/feature.js';
import type { Language } from '../core/language.js';
import { printPath } from '../core/problem.js';
import type { Path, Problem } from '../core/problem.js';
import { nameOf } from '../core/settings.js';
import { inOrder, parseYaml } from './document.js';
import type { ParsedDocument } from './document.js';
import { topOf } from './known.js';
import type { Known, KnownSection } from './known.js';
import { nearest } from './nearest.js';

/** Values of a section, after defaults. */
export type Values = Readonly<Record<string, unknown>>;

/** One file, read. A section with an error is left out of `sections`; the others stay. */
export interface ConfigFile {
  readonly file: string;
  /** False: its form is broken, and nothing of it could be read. */
  readonly readable: boolean;
  readonly language?: Language;
  readonly extends?: string;
  readonly lock: readonly string[];
  readonly sections: Readonly<Record<string, Values>>;
  /** What stands in the file for each key that is right, as it was written. */
  readonly written: Readonly<Record<string, unknown>>;
  /** Line of each key at the top, right or not. */
  readonly lines: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  /** Where the value at a path stands. */
  readonly placeOf: ParsedDocument['placeOf'];
}

/** More than these nobody mends in one go. */
const MOST_PROBLEMS = 50;

/** A key that can stand in a path as it is. */
const WORD = /^[\p{L}\p{N}_-]{1,40}$/u;

/** Reads a file by what is known. Never throws: whatever stands in it, the answer is settings or problems. */
export function parseConfig(file: string, text: string, known: Known): ConfigFile {
  const document = parseYaml(file, text);
  const { data } = document;
  const report: Report = (path, message, severity = 'error', which = 'value') => ({
    file,
    ...document.placeOf(path, which),
    path: printPath(path.map((step) => (typeof step === 'number' || WORD.test(step) ? step : nameOf(step)))),
    message,
    severity,
  });
  const empty = {
    file,
    readable: true,
    lock: [],
    sections: {},
    written: {},
    lines: {},
    problems: document.problems,
    placeOf: document.placeOf,
  };
  if (data === undefined) return { ...empty, readable: document.problems.length === 0 };
  if (data === null) return empty;
  if (!isMapping(data)) {
    const problem = report([], `expected sections such as "welcome:", got ${nameOf(data)}`);
    return { ...empty, readable: false, problems: [problem] };
  }
  return readKeys(document, data, known, { file, report });
}

type Report = (path: Path, message: string, severity?: Problem['severity'], which?: 'key' | 'value') => Problem;

interface Told {
  readonly file: string;
  readonly report: Report;
}

function readKeys(document: ParsedDocument, data: Mapping, known: Known, { file, report }: Told): ConfigFile {
  const problems: Problem[] = [...document.problems];
  const values: Record<string, unknown> = {};
  const written: Record<string, unknown> = {};
  const lines: Record<string, number> = {};
  for (const key of [...Object.keys(data), ...document.broken]) lines[key] = document.placeOf([key], 'key').line;
  for (const [key, value] of Object.entries(data)) {
    const section = own(known.sections, key);
    const schema = schemaOf(key, known);
    if (schema === undefined) {
      problems.push(report([key], unknownTop(key, known), 'error', 'key'));
      continue;
    }
    const parsed = schema.safeParse(section === undefined ? value : (value ?? {}));
    const issues = parsed.success ? [] : distinct(parsed.error.issues);
    const errors = issues.flatMap((issue) => problemsOf([key], value, { issue, schema, report }));
    const findings = section === undefined ? [] : findingsOf(section, value ?? {}, parsed);
    problems.push(...errors);
    problems.push(...findings.map(({ path, message, severity }) => report([key, ...path], message, severity)));
    if (!parsed.success || findings.some(({ severity }) => severity === 'error')) continue;
    values[key] = parsed.data;
    written[key] = value;
  }
  const read = { lines, problems: inOrder(problems).slice(0, MOST_PROBLEMS), placeOf: document.placeOf };
  // Of another version nobody knows what its words mean.
  if ('version' in lines && !('version' in values))
    return { ...fileOf(file, {}, known), ...read, readable: false, written: {} };
  return { ...fileOf(file, values, known), ...read, written };
}

/** What values were right before, read again by what is known now; what is not right any more is left out. */
export function recall(file: string, written: Readonly<Record<string, unknown>>, known: Known): ConfigFile {
  const values = Object.entries(written).flatMap(([key, value]) => {
    const parsed = schemaOf(key, known)?.safeParse(value ?? {});
    return parsed?.success === true ? [[key, parsed.data] as const] : [];
  });
  return {
    ...fileOf(file, Object.fromEntries(values), known),
    written,
    lines: {},
    problems: [],
    placeOf: () => ({ line: 1, column: 1 }),
  };
}

const schemaOf = (key: string, known: Known): z.ZodType | undefined =>
  own(known.sections, key)?.settings ?? own<z.ZodType>(topOf(known), key);

function fileOf(file: string, values: Readonly<Record<string, unknown>>, known: Known) {
  const { language, extends: preset, lock } = values as Partial<ConfigFile>;
  const sections = Object.entries(values).filter(([key]) => Object.hasOwn(known.sections, key));
  return {
    file,
    readable: true,
    ...(language === undefined ? {} : { language }),
    ...(preset === undefined ? {} : { extends: preset }),
    lock: lock ?? [],
    sections: Object.fromEntries(sections) as Record<string, Values>,
  };
}

/** The rules between settings, over those that are right by themselves: one mistake does not hide another. */
function findingsOf({ settings, check }: KnownSection, value: unknown, parsed: z.ZodSafeParseResult<unknown>) {
  if (!isMapping(value)) return [];
  const rules = check as (settings: Values) => readonly Finding[];
  const names = Object.keys(settings.shape);
  // What is left out is there as undefined; what is wrong is missing.
  if (parsed.success) return rules(Object.fromEntries(names.map((name) => [name, (parsed.data as Values)[name]])));
  const right = Object.entries(settings.shape).flatMap(([name, field]) => {
    const one = (field as z.ZodType).safeParse(own(value, name));
    return one.success ? [[name, one.data] as const] : [];
  });
  return rules(Object.fromEntries(right));
}

interface Wrong {
  readonly issue: z.core.$ZodIssue;
  readonly schema: z.ZodType;
  readonly report: Report;
}

function problemsOf(at: Path, value: unknown, { issue, schema, report }: Wrong): Problem[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, issue.path);
    return issue.keys.map((key) => report([...path, key], unknownKey(key, allowed), 'error', 'key'));
  }
  const isMappingMissing = issue.code === 'invalid_type' && issue.message.startsWith('Invalid');
  const message = isMappingMissing ? noKeys(keysAt(schema, issue.path), valueAt(value, issue.path)) : issue.message;
  return [report(path, message)];
}

/** Of a value of a wrong type nothing else is told, and nothing twice. */
function distinct(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const at = ({ path }: z.core.$ZodIssue) => JSON.stringify(path);
  const told = new Set<string>();
  const typed = new Set(issues.filter(({ code }) => code === 'invalid_type').map(at));
  return issues.filter((issue) => {
    const key = typed.has(at(issue)) ? at(issue) : `${at(issue)}${issue.code}${issue.message}`;
    return !told.has(key) && told.add(key);
  });
}

/** Text or a list where keys belong: mostly one key whose colon YAML does not see. */
function noKeys([first = '']: readonly string[], got: unknown): string {
  const example = first === 'mode' ? 'mode: observe' : `${first}: …`;
  const expected = `expected keys with values, such as "${example}", got ${nameOf(got)}`;
  if (typeof got !== 'string') return expected;
  if (got.includes('：')) return `${expected}; write ": " in place of the full-width colon`;
  return /^[\w-]+:\S/.test(got) ? `${expected}; put a space after the colon` : expected;
}

function unknownTop(key: string, known: Known): string {
  const holds = ({ settings }: KnownSection) => Object.hasOwn(settings.shape, key);
  if (Object.values(known.sections).some(holds))
    return `"${key}" is a setting of a section; put it below one, with two spaces before it`;
  return unknownKey(key, [...Object.keys(topOf(known)), ...Object.keys(known.sections)]);
}

/** "is not a setting", with the nearest right word where one is near. */
function unknownKey(key: string, allowed: readonly string[]): string {
  if (/^\s/.test(key))
    return `${nameOf(key)} begins with a space that is none to YAML (full-width or non-breaking); use ordinary spaces`;
  return `${nameOf(key)} is not a setting here; ${nearest(key, allowed)}`;
}

/** Keys a strict object at this place allows; reads the schema, through defaults and optionals. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const inner = path.reduce<unknown>((node, step) => shapeOf(node)?.[String(step)] ?? elementOf(node), schema);
  return Object.keys(shapeOf(inner) ?? {});
}

type Inner = { shape?: Record<string, unknown>; element?: unknown; def?: { innerType?: unknown } } | undefined;

function unwrapped(node: unknown): Inner {
  let inner = node as Inner;
  while (inner !== undefined && inner.shape === undefined && inner.def?.innerType !== undefined) {
    inner = inner.def.innerType as Inner;
  }
  return inner;
}

const shapeOf = (node: unknown) => unwrapped(node)?.shape;
const elementOf = (node: unknown) => unwrapped(node)?.element;

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
