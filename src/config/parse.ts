// `hearth.yml` → settings per section, and every problem at its line and column, all at once, in order.
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { languages } from '../core/language.js';
import type { Language } from '../core/language.js';
import { nameOf } from '../core/settings.js';
import type { Settings } from '../core/settings.js';
import { parseYaml } from './document.js';
import type { ParsedDocument, Path } from './document.js';
import type { Problem } from './problem.js';

export interface Config {
  readonly language: Language;
  /** Settings of each section that is there and right, by name. */
  readonly sections: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly problems: readonly Problem[];
  /** Line of each section's key, for explanations. */
  readonly lines: Readonly<Record<string, number>>;
}

/** The known sections, by name; from the features' own settings. */
export type KnownSections = Readonly<Record<string, Settings>>;

/** Reads the file. A section with a problem is left out; the others stay. A file with a problem of form has none. */
export function parseConfig(file: string, text: string, known: KnownSections): Config {
  const document = parseYaml(file, text);
  if (document.problems.length > 0) return { ...EMPTY, problems: document.problems };
  if (document.data === null || document.data === undefined) return EMPTY;
  const report = (path: Path, message: string, which: 'key' | 'value' = 'value'): Problem => ({
    file,
    ...document.placeOf(path, which),
    path: printPath(path),
    message,
  });
  if (!isMapping(document.data)) {
    return { ...EMPTY, problems: [report([], `expected sections such as "welcome:", got ${nameOf(document.data)}`)] };
  }
  return readTop(document, document.data, known, report);
}

const EMPTY: Config = { language: 'en', sections: {}, problems: [], lines: {} };
const TOP_KEYS = ['version', 'language'];

type Report = (path: Path, message: string, which?: 'key' | 'value') => Problem;

function readTop(document: ParsedDocument, data: Mapping, known: KnownSections, report: Report): Config {
  const problems: Problem[] = [];
  const sections: Record<string, Record<string, unknown>> = {};
  const lines: Record<string, number> = {};
  let language: Language = 'en';
  for (const [key, value] of Object.entries(data)) {
    const schema = Object.hasOwn(known, key) ? known[key] : undefined;
    if (key === 'version') {
      if (value !== 1) problems.push(report([key], `expected 1, got ${nameOf(value)}; this Hearth reads version 1`));
    } else if (key === 'language') {
      const found = languages.find((name) => name === value);
      if (found === undefined)
        problems.push(report([key], `expected one of ${languages.join(', ')}, got ${nameOf(value)}`));
      else language = found;
    } else if (schema === undefined) {
      problems.push(report([key], unknownKey(key, [...TOP_KEYS, ...Object.keys(known)]), 'key'));
    } else {
      lines[key] = document.placeOf([key], 'key').line;
      const parsed = schema.safeParse(value ?? {});
      if (parsed.success) sections[key] = parsed.data;
      else problems.push(...parsed.error.issues.flatMap((issue) => problemsOf(key, value, issue, schema, report)));
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { language, sections, problems: problems.slice(0, 50), lines };
}

function problemsOf(
  section: string,
  value: unknown,
  issue: z.core.$ZodIssue,
  schema: Settings,
  report: Report,
): Problem[] {
  const path = [section, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, issue.path);
    return issue.keys.map((key) => report([...path, key], unknownKey(key, allowed), 'key'));
  }
  return [report(path, messageOf(issue, at(value, issue.path)))];
}

function messageOf(issue: z.core.$ZodIssue, got: unknown): string {
  const expected: Readonly<Record<string, string>> = {
    object: 'a mapping of keys',
    array: 'a list',
    string: 'text',
    number: 'a number',
  };
  switch (issue.code) {
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}, got ${nameOf(got)}`;
    case 'invalid_type':
      if (!issue.message.startsWith('Invalid')) return issue.message;
      return `expected ${expected[issue.expected] ?? issue.expected}, got ${nameOf(got)}`;
    default:
      return issue.message;
  }
}

/** "is not a setting", with the nearest right word where one is near. */
function unknownKey(key: string, allowed: readonly string[]): string {
  const near = allowed.length > 0 ? closest(key, [...allowed]) : undefined;
  if (near !== undefined && distance(key, near) <= Math.max(2, Math.floor(near.length / 3))) {
    return `"${key}" is not a setting; did you mean "${near}"?`;
  }
  return `"${key}" is not a setting here; known are ${allowed.join(', ')}`;
}

/** Keys a strict object at this place allows; reads the schema, through defaults and optionals. */
function keysAt(schema: Settings, path: readonly PropertyKey[]): string[] {
  let node: unknown = schema;
  for (const step of path) {
    const shape = shapeOf(node);
    node = shape?.[String(step)];
  }
  return Object.keys(shapeOf(node) ?? {});
}

function shapeOf(node: unknown): Record<string, unknown> | undefined {
  let inner = node as { shape?: Record<string, unknown>; def?: { innerType?: unknown } } | undefined;
  while (inner !== undefined && inner.shape === undefined && inner.def?.innerType !== undefined) {
    inner = inner.def.innerType as typeof inner;
  }
  return inner?.shape;
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}

function printPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
