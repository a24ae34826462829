// What files tell of groups: the teams of CODEOWNERS, the labels of OWNERS, and the paths that other bots label by.
// Foreign text.
import { parseCodeowners } from '../../community/codeowners.js';
import { fold } from '../../community/name.js';
import { parseOwners } from '../../community/owners-file.js';
import { readForeignYaml } from '../../core/foreign-yaml.js';
import { isMapping } from '../../core/mapping.js';
import type { Survey } from '../../core/proposal.js';
import { CODEOWNERS_PATHS } from '../../core/readable.js';
import { isPlain } from '../../core/settings.js';

const TEAM = /^@[^/]+\/([A-Za-z\d][A-Za-z\d_-]{0,39})$/;

/** Slugs of the teams that CODEOWNERS names, but for lines that GitHub passes over. */
export function teamsIn(files: Survey['files']): {
  readonly slugs: readonly string[];
  readonly files: readonly string[];
} {
  const file = CODEOWNERS_PATHS.find((path) => path in files);
  if (file === undefined) return { slugs: [], files: [] };
  const owners = new Set(parseCodeowners(file, files[file] ?? '').rules.flatMap((rule) => rule.owners));
  const slugs = new Set([...owners].flatMap((owner) => TEAM.exec(owner)?.[1]?.toLowerCase() ?? []));
  return { slugs: [...slugs].sort(), files: slugs.size === 0 ? [] : [file] };
}

const LABELER = '.github/labeler.yml';
const CYBORG = '.github/boring-cyborg.yml';
const OWNERS = 'OWNERS';
const MOST_PATHS = 50;

/** Paths by folded label, from the settings of bots that label by paths. */
export function pathsIn(files: Survey['files']) {
  const byLabel = new Map<string, readonly string[]>();
  const told: string[] = [];
  for (const [file, entries] of labellers(files)) {
    for (const [label, value] of entries) {
      const paths = [...new Set(globsIn(value, 0))].filter(isPath).slice(0, MOST_PATHS);
      if (paths.length === 0 || byLabel.has(fold(label))) continue;
      byLabel.set(fold(label), paths);
      if (!told.includes(file)) told.push(file);
    }
  }
  return { byLabel, files: told };
}

/** Names of labels that files speak of, each with the first file that does. */
export function labelsIn(files: Survey['files']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const tell = (name: string, file: string) => found.has(name) || found.set(name, file);
  for (const [file, entries] of labellers(files)) for (const name of entries.keys()) tell(name, file);
  for (const { name } of parseOwners(OWNERS, files[OWNERS] ?? '').labelsAt) tell(name, OWNERS);
  return found;
}

/** What other bots put labels on by, by label. */
const labellers = (files: Survey['files']) =>
  [
    [LABELER, entriesOf(files[LABELER])],
    [CYBORG, inner(entriesOf(files[CYBORG]).get('labelPRBasedOnFilePath'))],
  ] as const;

function entriesOf(text: string | undefined): ReadonlyMap<string, unknown> {
  const { values } = readForeignYaml(text ?? '');
  return new Map([...values].map(([key, { value }]) => [key, value]));
}

const inner = (value: unknown): ReadonlyMap<string, unknown> => new Map(isMapping(value) ? Object.entries(value) : []);

/** As deep as actions/labeler nests its matches: changed-files, any-glob-to-any-file. */
const DEEPEST = 5;
/** Matches that say what a change must not touch, or are about branches. */
const NOT_PATHS: readonly string[] = ['base-branch', 'head-branch', 'all-globs-to-any-file', 'all-globs-to-all-files'];

function globsIn(value: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => globsIn(one, depth + 1));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (NOT_PATHS.includes(key) ? [] : globsIn(one, depth + 1)));
}

/** Such as `paths:` takes. */
const isPath = (glob: string): boolean =>
  glob.length > 0 &&
  glob.length <= 300 &&
  isPlain(glob) &&
  !/^[!/]|^\.\/|[{}[\]\n\r\\]|\*\*\*/.test(glob) &&
  !glob.split('/').includes('..');
