// The one list of what Hearth may read in a repository, and the few of it that it may change (decisions.md, 27). Nothing else is
// ever asked for by path. No path comes from a file or from a person, but for the nested ones, which follow from the files
// that a change touches, and those that `hearth.yml` names.

/** The file itself. */
export const CONFIG_PATH = '.github/hearth.yml';

export interface Readable {
  readonly path: RegExp;
  /** Its path is given by `hearth.yml`: a roster, a list of deeds, the affiliations. No proposal is made from it. */
  readonly named?: true;
  /** More than this is not read. */
  readonly bytes: number;
  /** There may be thousands of them, read only where a change touches what they speak of: no proposal is made from them. */
  readonly nested?: true;
}

const HALF_MB = 512 * 1024;
/** Prose that is looked at letter by letter. */
const PROSE = 128 * 1024;

export const readable: readonly Readable[] = [
  { path: /^\.github\/hearth\.yml$/, bytes: 64 * 1024 },
  { path: /^README(?:[._-][a-zA-Z-]{2,10})?\.md$/, bytes: PROSE },
  { path: /^(?:\.github\/|docs\/)?(?:CONTRIBUTING|CODE_OF_CONDUCT)\.md$/, bytes: PROSE },
  { path: /^\.github\/(?:boring-cyborg|config|labeler|stale|release-drafter)\.yml$/, bytes: HALF_MB },
  { path: /^OWNERS$/, bytes: HALF_MB },
  { path: /^OWNERS_ALIASES$/, bytes: HALF_MB },
  { path: /^(?:\.github\/|docs\/)?CODEOWNERS$/, bytes: HALF_MB },
  { path: /^sigs\.yaml$/, bytes: 1024 * 1024 },
  { path: /^\.all-contributorsrc$/, bytes: HALF_MB },
  { path: /^\.github\/ISSUE_TEMPLATE\/[A-Za-z0-9_. -]{1,64}\.(?:ya?ml|md)$/, bytes: HALF_MB },
  // Git has no folders called `.` or `..`.
  { path: /^(?:(?!\.{1,2}\/)[^/]+\/)+OWNERS$/, bytes: HALF_MB, nested: true },
  // Plain text alone: nothing that starts with a dot, where keys and workflows lie.
  { path: /^(?:(?!\.)[^/]+\/)*(?!\.)[^/]+\.(?:md|txt|ya?ml)$/, bytes: HALF_MB, named: true },
  // Of a changed Markdown file its front matter counts, which comes first.
  { path: /^(?:(?!\.{1,2}\/)[^/]+\/)*[^/]+\.md$/, bytes: HALF_MB, nested: true },
];

/** Where GitHub looks for the owners of code: the first that is there is in force. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
export const ALIASES_PATH = 'OWNERS_ALIASES';
/** The SIG directory that `hearth.yml` may name. */
export const SIGS_PATH = 'sigs.yaml';

/** What this path may hold at most, in bytes; null: Hearth does not read it. */
export function mostBytesOf(path: string): number | null {
  return readable.find((one) => one.path.test(path))?.bytes ?? null;
}

/** Looks out of its repository, or holds what no path of a file needs. */
const isOdd = (path: string): boolean =>
  path.length > 200 || /[\p{C}\p{Z}\\:*?"<>|%]/u.test(path) || path.split('/').some((step) => /^\.{0,2}$/.test(step));

/** Files that speak by their name: what they hold is obeyed by GitHub or by bots. */
const OBEYED =
  /(?:^|\/)(?:OWNERS|OWNERS_ALIASES|CODEOWNERS|hearth\.yml|action\.ya?ml|docker-compose[^/]*|package[^/]*)$/i;

/** May `hearth.yml` name this path as a roster, a list of deeds or the affiliations? */
export const isNamedFile = (path: string): boolean =>
  !isOdd(path) && !OBEYED.test(path) && readable.some((one) => one.named === true && one.path.test(path));

/** An OWNERS file: at the top, or in a folder that does not start with a dot. */
export const isOwnersFile = (path: string): boolean => !isOdd(path) && /^(?:(?!\.)[^/]+\/)*OWNERS$/.test(path);

/** What Hearth may propose to change, by a pull request: rosters and OWNERS files. */
export const isWritable = (path: string): boolean => isNamedFile(path) || isOwnersFile(path);

/** As many files as a proposal is made from: each is a request. */
const MOST_FILES = 30;

/** Of these paths, those that a proposal may be made from, at most 30, in the order of the list above. */
export function readableAmong(paths: readonly string[], most = MOST_FILES): readonly string[] {
  const short = paths.filter((path) => path.length <= LONGEST);
  const found = new Set(
    readable.flatMap(({ path, nested = false, named = false }) =>
      nested || named
        ? []
        : short
            .filter((one) => path.test(one))
            .slice(0, MOST_OF_A_KIND)
            .sort(),
    ),
  );
  return [...found].slice(0, most);
}

/** A tree may hold a hundred thousand issue templates; GitHub tells its paths in order. */
const MOST_OF_A_KIND = 1_000;
/** No path of the list is longer, but for those that lie deep. */
const LONGEST = 100;
