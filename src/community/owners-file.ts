// One OWNERS file, or the head of a Markdown file, as Prow reads it; and OWNERS_ALIASES. What cannot be read is told.
import { readForeignYaml } from '../core/foreign-yaml.js';
import type { YamlLimits } from '../core/foreign-yaml.js';
import { isMapping } from '../core/mapping.js';
import type { Mapping } from '../core/mapping.js';
import { parsePattern } from '../core/pattern.js';
import type { Pattern } from '../core/pattern.js';
import type { Path } from '../core/problem.js';
import { ForeignReader, whyUnread } from './foreign.js';
import { distinct, loginOf } from './name.js';

export const OWNERS_LIMITS: YamlLimits = { bytes: 512 * 1024, nodes: 10_000, tokens: 40_000 };

/** Who and what belongs to the files that a filter speaks for; all of them where it has no pattern. */
export interface OwnersEntry {
  /** Looked for in the path below the file's folder; null: `.*`, or there are no filters. */
  readonly pattern: Pattern | null;
  /** As written; null: there are no filters. */
  readonly filter: string | null;
  /** Logins or aliases, in small letters without @. */
  readonly approvers: readonly string[];
  readonly reviewers: readonly string[];
  readonly requiredReviewers: readonly string[];
  /** As written. */
  readonly labels: readonly string[];
}

export interface OwnersFile {
  readonly path: string;
  /** The folder that it speaks for, `pkg/api`, empty at the top; of a Markdown file, that file itself. */
  readonly place: string;
  readonly entries: readonly OwnersEntry[];
  readonly emeritus: readonly string[];
  /** What stands in OWNERS files above does not count for labels below, where something below has some. */
  readonly noParentOwners: boolean;
  /** How many of its filters were compiled, at most 100. */
  readonly filters: number;
  /** False: it has more or larger filters than are gone by. */
  readonly complete: boolean;
  /** `pkg/OWNERS:3:1 …` */
  readonly problems: readonly string[];
  /** Where logins, aliases and labels stand, as written, with their line: for a lint. */
  readonly names: readonly NamedAt[];
  readonly labelsAt: readonly NamedAt[];
}

export interface NamedAt {
  readonly name: string;
  readonly line: number;
}

/** The largest that are known have a dozen filters of some 20 steps. */
const MOST_FILTERS = 100;
/** Compiled steps of all filters of a file. */
const MOST_FILTER_STEPS = 5_000;

const PEOPLE = ['approvers', 'reviewers', 'required_reviewers'] as const;

/** Reads a file; never throws. One that cannot be read counts as having nothing in it. */
export function parseOwners(path: string, text: string): OwnersFile {
  const isMarkdown = path.endsWith('.md');
  const place = isMarkdown ? path : folderOf(path);
  const yaml = readForeignYaml(isMarkdown ? headOf(text) : text, OWNERS_LIMITS);
  const unread = whyUnread(path, yaml, OWNERS_LIMITS);
  const nothing = {
    path,
    place,
    entries: [],
    emeritus: [],
    noParentOwners: false,
    names: [],
    labelsAt: [],
    filters: 0,
  };
  if (unread !== null) return { ...nothing, complete: true, problems: [unread] };
  const reader = new NamesReader(path, yaml.spotOf);
  const top = Object.fromEntries([...yaml.values].map(([key, { value }]) => [key, value]));
  const own = reader.entry(top, [], null);
  // As in Prow: a file that names somebody or a label at its top has no filters.
  const entries = isEmpty(own) && !isMarkdown ? reader.filters(top['filters']) : [own];
  const options = reader.mapping(top['options'], ['options']);
  return {
    path,
    place,
    entries: entries.filter((entry) => !isEmpty(entry)),
    emeritus: ['emeritus_approvers', 'emeritus_reviewers'].flatMap((key) => reader.names(top[key], [key])).map(loginOf),
    noParentOwners: options['no_parent_owners'] === true,
    filters: reader.compiled,
    complete: reader.complete,
    problems: reader.problems,
    names: reader.people,
    labelsAt: reader.labels,
  };
}

const isEmpty = ({ approvers, reviewers, requiredReviewers, labels }: OwnersEntry): boolean =>
  approvers.length + reviewers.length + requiredReviewers.length + labels.length === 0;

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** What stands between two lines of `---` at the top of a Markdown file. */
function headOf(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  if (lines[0]?.trimEnd() !== '---') return '';
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  // The line of `---` stays, as an empty one: places are those of the file.
  return end === -1 ? '' : ['', ...lines.slice(1, end)].join('\n');
}

/** Reads lists of names, and remembers where each stands. */
class NamesReader extends ForeignReader {
  readonly people: NamedAt[] = [];
  readonly labels: NamedAt[] = [];
  compiled = 0;
  complete = true;

  constructor(
    file: string,
    private readonly spots: ConstructorParameters<typeof ForeignReader>[1],
  ) {
    super(file, spots);
  }

  names(value: unknown, path: Path, told = this.people): readonly string[] {
    const names = this.list(value, path).flatMap(([one, where]) => {
      const name = this.text(one, where, 100);
      if (name !== null) told.push({ name, line: this.spots(where).line });
      return name ?? [];
    });
    return distinct(names);
  }

  entry(keys: Mapping, path: Path, filter: string | null): OwnersEntry {
    const [approvers = [], reviewers = [], requiredReviewers = []] = PEOPLE.map((key) =>
      this.names(keys[key], [...path, key]).map(loginOf),
    );
    const labels = [...new Set(this.names(keys['labels'], [...path, 'labels'], this.labels))];
    return { pattern: null, filter, approvers, reviewers, requiredReviewers, labels };
  }

  filters(value: unknown): readonly OwnersEntry[] {
    let steps = 0;
    return Object.entries(this.mapping(value, ['filters'])).flatMap(([source, keys]) => {
      if (!this.complete) return [];
      const path = ['filters', source];
      if (this.compiled === MOST_FILTERS || steps > MOST_FILTER_STEPS) {
        this.complete = false;
        this.tell(path, 'the filters are too many or too large; this one and those after it do not count');
        return [];
      }
      this.compiled += 1;
      // `.*` matches every path, also one with a line break in it.
      const pattern = source === '.*' ? null : parsePattern(source, 'exact');
      if (typeof pattern === 'string') {
        this.tell(path, `the filter ${pattern}`);
        return [];
      }
      steps += pattern?.steps ?? 0;
      return [{ ...this.entry(this.mapping(keys, path), path, source), pattern }];
    });
  }
}

export interface Aliases {
  /** Alias → logins, all in small letters without @. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

/** Reads OWNERS_ALIASES; never throws. */
export function parseAliases(path: string, text: string): Aliases {
  const yaml = readForeignYaml(text, OWNERS_LIMITS);
  const unread = whyUnread(path, yaml, OWNERS_LIMITS);
  if (unread !== null) return { members: new Map(), problems: [unread] };
  const reader = new ForeignReader(path, yaml.spotOf);
  const aliases = reader.mapping(yaml.values.get('aliases')?.value, ['aliases']);
  const members = Object.entries(aliases).map(([alias, value]) => {
    const at = ['aliases', alias];
    // `{ana, ben}` is a mapping of two keys, and meant as a list.
    const names = isMapping(value)
      ? Object.keys(value)
      : reader.list(value, at).map(([one, where]) => reader.text(one, where, 100) ?? '');
    return [loginOf(alias), distinct(names.map(loginOf)).filter((name) => name !== '')] as const;
  });
  return { members: new Map(members), problems: reader.problems };
}
