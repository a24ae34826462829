// What can be set in a `hearth.yml`, one row a setting, read from the schemas themselves: the reference, the tables of the
// readmes and the help in the terminal all show these rows.
import { stringify } from 'yaml';
import { z } from 'zod';
import { topOf } from './known.js';
import type { Known } from './known.js';

export interface Setting {
  /** `welcome.messages.en.issue`; entries of a list that hold settings: `ladder.roles[].name`. */
  readonly path: string;
  /** Its type in a maintainer's words, in Markdown. */
  readonly kind: string;
  /** As it would be written in the file; absent: none. */
  readonly fallback?: string;
  /** It must be written where what it belongs to is. */
  readonly required?: true;
  /** In Markdown. */
  readonly meaning: string;
}

type Node = z.core.$ZodType;

/** Every setting in order of declaration: the keys at the top, then each section with its own. Throws where a schema does not say what a setting is. */
export function settingsOf(known: Known): readonly Setting[] {
  const top = Object.entries(topOf(known)).flatMap(([name, node]) => settingsAt(name, node));
  const sections = Object.entries(known.sections).flatMap(([name, { settings }]) => [
    { path: name, kind: 'section', meaning: meaningOf(name, settings) },
    ...fieldsOf(name, settings.shape),
  ]);
  return [...top, ...sections];
}

/** Of these settings the one at this path, with those inside it. */
export function settingsWithin(settings: readonly Setting[], path: string): readonly Setting[] {
  return settings.filter(
    (one) => one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`),
  );
}

function fieldsOf(path: string, shape: Readonly<Record<string, Node>>): readonly Setting[] {
  return Object.entries(shape).flatMap(([name, node]) => settingsAt(`${path}.${name}`, node));
}

function settingsAt(path: string, node: Node): readonly Setting[] {
  const { inner, meta, fallback, optional } = opened(node);
  const { kind } = meta;
  if (kind === undefined)
    throw new Error(`${path} does not say of which kind it is: build it with src/core/settings.ts`);
  const setting: Setting = {
    path,
    kind,
    // A group's default is that of its settings, which have rows of their own.
    ...(fallback === undefined || inner.type === 'object' ? {} : { fallback: written(fallback) }),
    ...(optional ? {} : { required: true }),
    meaning: meaningOf(path, node),
  };
  return meta.told === true ? [setting] : [setting, ...insideOf(path, inner)];
}

function insideOf(path: string, inner: Definition): readonly Setting[] {
  switch (inner.type) {
    case 'object':
      return fieldsOf(path, inner.shape);
    case 'array':
      return insideOf(`${path}[]`, opened(inner.element).inner);
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      throw new Error(`${path} is a ${inner.type}, of which the reference cannot show what is in it`);
  }
}

type Definition = z.core.$ZodTypes['_zod']['def'];

interface Opened {
  /** What a person writes, without its wrappings. */
  readonly inner: Definition;
  readonly meta: z.core.GlobalMeta;
  readonly fallback?: unknown;
  readonly optional: boolean;
}

/** Looks through defaults, optionals and what is done to a value once it is read. The outermost word on it holds. */
function opened(node: Node): Opened {
  const { def } = (node as z.core.$ZodTypes)._zod;
  const own = z.globalRegistry.get(node) ?? {};
  if (def.type !== 'default' && def.type !== 'optional' && def.type !== 'pipe') {
    return { inner: def, meta: own, optional: false };
  }
  const inside = opened(def.type === 'pipe' ? def.in : def.innerType);
  const meta = { ...inside.meta, ...own };
  if (def.type === 'pipe') return { ...inside, meta };
  return { ...inside, meta, optional: true, ...(def.type === 'default' ? { fallback: def.defaultValue } : {}) };
}

function meaningOf(path: string, node: Node): string {
  const { description } = opened(node).meta;
  if (description === undefined)
    throw new Error(`${path} does not say what it means: describe it where it is declared`);
  return description;
}

const written = (value: unknown): string => stringify(value, { collectionStyle: 'flow', singleQuote: true }).trim();
