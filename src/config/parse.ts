// One `hearth.yml` → settings per section, and every problem at its line and column, all at once, in order.
import type { z } from 'zod';
import type { Finding } from '../core/feature.js';
import type { Language } from '../core/language.js';
import { printPath } from '../core/problem.js';
import type { Path, Problem } from '../core/problem.js';
import { nameOf, visible } from '../core/settings.js';
import type { WrongPiece } from '../core/settings.js';
import { firstOf, inOrder, parseYaml } from './document.js';
import type { ParsedDocument, Place } from './document.js';
import { FULL_WIDTH, noKeys, unknownKey, unknownTop } from './key-sentences.js';
import { topOf } from './known.js';
import type { Known, KnownSection } from './known.js';
import { isMapping } from '../core/mapping.js';
import type { Mapping } from '../core/mapping.js';
import { replacedOf } from './replaced.js';
import { rightOf } from './right.js';
import { strangeRoles } from './roles.js';

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

/** A key that can stand in a path as it is. */
const WORD = /^[\p{L}\p{N}_-]{1,40}$/u;

/** Reads a file by what is known. Never throws: whatever stands in it, the answer is settings or problems. */
export function parseConfig(file: string, text: string, known: Known): ConfigFile {
  const document = parseYaml(file, text);
  const { data } = document;
  const report: Report = (path, message, severity = 'error', at = 'value') => ({
    file,
    ...(typeof at === 'string' ? document.placeOf(path, at) : at),
    path: printPath(path.map((step) => (typeof step === 'number' || WORD.test(step) ? step : nameOf(step)))),
    // Messages quote the file: nothing in them may hide, turn the direction, or be more than a database takes.
    message: visible(message),
    severity,
  });
  const empty = {
    file,
    readable: true,
    lock: [],
    sections: {},
    written: {},
    lines: {},
    problems: firstOf(document.problems),
    placeOf: document.placeOf,
  };
  if (data === undefined) return { ...empty, readable: document.problems.length === 0 };
  if (data === null) return empty;
  if (!isMapping(data)) {
    const hint = typeof data === 'string' && data.includes('：') ? `; ${FULL_WIDTH}` : '';
    const problem = report([], `expected sections such as "welcome:", got ${nameOf(data)}${hint}`);
    return { ...empty, readable: false, problems: [problem] };
  }
  return readKeys(document, data, known, { file, report });
}

type Report = (path: Path, message: string, severity?: Problem['severity'], at?: 'key' | 'value' | Place) => Problem;

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
    const errors = issues.flatMap((issue) => problemsOf([key], value, { issue, schema, document, report }));
    const findings = section === undefined ? [] : findingsOf(section, value ?? {}, parsed);
    problems.push(...errors);
    problems.push(...findings.map(({ path, message, severity }) => report([key, ...path], message, severity)));
    if (!parsed.success || findings.some(({ severity }) => severity === 'error')) continue;
    values[key] = parsed.data;
    written[key] = value;
  }
  const preset = values['extends'];
  const extended = typeof preset === 'string' ? presetOf(preset, known) : undefined;
  const replaced = typeof preset === 'string' ? replacedOf(data, preset, extended?.written ?? {}) : [];
  problems.push(...replaced.map(([key, message]) => report([key], message, 'warning', 'key')));
  const strange = strangeRoles({ data, sections: values, preset: extended?.sections ?? {} }, known);
  problems.push(...strange.map(([path, message]) => report(path, message, 'warning')));
  const read = { lines, problems: firstOf(inOrder(problems)), placeOf: document.placeOf };
  // Of another version nobody knows what its words mean.
  if ('version' in lines && !('version' in values))
    return { ...fileOf(file, {}, known), ...read, readable: false, written: {} };
  return { ...fileOf(file, values, known), ...read, written };
}

const presets = new WeakMap<Known, Map<string, ConfigFile>>();

/** A preset that ships with Hearth, read once. */
export function presetOf(name: string, known: Known): ConfigFile {
  const read = presets.get(known) ?? new Map<string, ConfigFile>();
  presets.set(known, read);
  const file = read.get(name) ?? parseConfig(`preset ${name}`, own(known.presets, name) ?? '', known);
  read.set(name, file);
  return file;
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

/** The rules between settings, and between entries of a list, over those that are right: one mistake hides no other. */
function findingsOf({ settings, check }: KnownSection, value: unknown, parsed: z.ZodSafeParseResult<unknown>) {
  if (!isMapping(value)) return [];
  const rules = check as (settings: Values) => readonly Finding[];
  const names = Object.keys(settings.shape);
  // What is left out is there as undefined; what is wrong is missing.
  if (parsed.success) return rules(Object.fromEntries(names.map((name) => [name, (parsed.data as Values)[name]])));
  const right = Object.entries(settings.shape).flatMap(([name, field]) => {
    const one = rightOf(field as z.ZodType, own(value, name));
    return one === undefined ? [] : [[name, one] as const];
  });
  const rightBy = new Map(right);
  return rules(Object.fromEntries(right.map(([name, { data }]) => [name, data]))).flatMap((finding) => {
    const [name = '', ...within] = finding.path;
    const one = rightBy.get(String(name));
    // Of a list that lacks its wrong entries only what is wrong is told, not what may be once they are mended.
    if (finding.severity === 'warning' && one?.isShortened(within) === true) return [];
    return [{ ...finding, path: [name, ...(one?.pathOf(within) ?? within)] }];
  });
}

interface Wrong {
  readonly issue: z.core.$ZodIssue;
  readonly schema: z.ZodType;
  readonly document: ParsedDocument;
  readonly report: Report;
}

function problemsOf(at: Path, value: unknown, { issue, schema, document, report }: Wrong): Problem[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, issue.path);
    return issue.keys.map((key) => report([...path, key], unknownKey(key, allowed), 'error', 'key'));
  }
  const pieces = issue.code === 'custom' ? ((issue.params?.['pieces'] ?? []) as readonly WrongPiece[]) : [];
  if (pieces.length > 0) {
    const places = document.placesWithin(
      path,
      pieces.map(({ piece }) => piece),
    );
    return pieces.map(({ message }, index) => report(path, message, 'error', places[index]));
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

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
