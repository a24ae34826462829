// Values out of a file that other people keep: each read by its expected shape; what has another one is told at its
// place and passed over, and the rest is still read.
import type { ForeignYaml, YamlLimits } from '../core/foreign-yaml.js';
import { isMapping } from '../core/mapping.js';
import type { Mapping } from '../core/mapping.js';
import type { Path } from '../core/problem.js';
import { printPath } from '../core/problem.js';
import { nameOf } from '../core/settings.js';
import { clean } from './name.js';

const MOST_PROBLEMS = 50;

/** Why nothing of a file was read, as a sentence with its place. */
export function whyUnread(file: string, { unread, brokenAt }: ForeignYaml, limits: YamlLimits): string | null {
  if (unread === undefined) return null;
  if (unread === 'broken') {
    const { line, column } = brokenAt ?? { line: 1, column: 1 };
    return `${file}:${line}:${column} is not YAML here, or a key stands twice; mend this line`;
  }
  const size = `${Math.floor(limits.bytes / 1024)} KB or ${limits.nodes} values`;
  return `${file}:1:1 is larger than ${size}, is nested too deeply, or uses aliases (&, *); write it plainly and keep it smaller`;
}

/** Reads values of one file, and remembers what was wrong with them. */
export class ForeignReader {
  readonly #problems: string[] = [];
  #more = 0;

  constructor(
    private readonly file: string,
    private readonly spotOf: ForeignYaml['spotOf'],
  ) {}

  /** A sentence each, in the order they were met. */
  get problems(): readonly string[] {
    return this.#more === 0 ? this.#problems : [...this.#problems, `${this.file}: and ${this.#more} more`];
  }

  /** `sigs.yaml:12:3 sigs[1].label: …`. */
  tell(path: Path, message: string): void {
    if (this.#problems.length >= MOST_PROBLEMS) {
      this.#more += 1;
      return;
    }
    const { line, column } = this.spotOf(path);
    this.#problems.push(`${this.file}:${line}:${column} ${clean(printPath(path), 100)}: ${message}`);
  }

  /** A number or a word without quotes is text, too; null: there is none. */
  text(value: unknown, path: Path, most = 300): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return clean(String(value), most) || null;
    }
    this.tell(path, `expected text, got ${nameOf(value)}`);
    return null;
  }

  mapping(value: unknown, path: Path): Mapping {
    if (isMapping(value)) return value;
    if (value !== undefined && value !== null) this.tell(path, `expected keys with values, got ${nameOf(value)}`);
    return {};
  }

  /** With the place of each entry. */
  list(value: unknown, path: Path): readonly (readonly [entry: unknown, path: Path])[] {
    if (Array.isArray(value)) return value.map((entry: unknown, index) => [entry, [...path, index]] as const);
    if (value !== undefined && value !== null) this.tell(path, `expected a list, got ${nameOf(value)}`);
    return [];
  }
}
