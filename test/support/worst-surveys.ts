// Files of a stranger's repository made to keep Hearth busy, as long as wished: whatever reads them must be done at once.
import type { Survey } from '../../src/core/proposal.js';
import { mostBytesOf, readableAmong } from '../../src/core/readable.js';

type Text = (bytes: number) => string;

const fill =
  (piece: string): Text =>
  (bytes) =>
    piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
const between =
  (before: string, piece: string, after: string): Text =>
  (bytes) =>
    `${before}${fill(piece)(bytes - before.length - after.length)}${after}`;

const prose: Readonly<Record<string, Text>> = {
  backticks: fill('`'),
  'backticks in lines': fill('``` `\n'),
  'fences never closed': fill('````\n```\n'),
  tildes: fill('~'),
  'comments never closed': fill('<!--'),
  'ends of comments': fill('-->'),
  'comments on one line': fill('<!---->'),
  'an address of dots': between('http://a', '.', 'x'),
  'many addresses': fill('http://a '),
  'addresses of nothing': fill('http://'),
  'badges that are none': fill('https://slack.a.b/c.png '),
  spaces: between('a', ' ', 'b'),
  tabs: between('a', '\t', 'b'),
  'line ends': fill('\n'),
  'line ends of Windows': fill('\r\n'),
  letters: fill('a'),
  Han: fill('你'),
  kana: fill('あ'),
  Cyrillic: fill('я'),
  emoji: fill('👋'),
  accents: fill('\u0301'),
  'no UTF-8': fill('\uFFFD'),
  brackets: fill('['),
  bars: fill('\\|'),
  backslashes: between('', '\\', '|'),
};

const yaml: Readonly<Record<string, Text>> = {
  'closing brackets': fill(']\n'),
  keys: (bytes) => Array.from({ length: Math.floor(bytes / 8) }, (_, n) => `k${n}:`).join('\n'),
  'keys in braces': (bytes) => `{${Array.from({ length: Math.floor(bytes / 8) }, (_, n) => `k${n}`).join(',')}}`,
  anchors: fill('&a &b\n'),
  tags: fill('- !\n'),
  directives: fill('%A b\n'),
  'a key twice': fill('a: 1\n'),
  comments: fill('#\n'),
  'a list': fill('- a\n'),
  'approvers, and more of them': between('approvers:\n', '- a\n', ''),
};

/** A key that every bot with greetings has. */
const GREETING = 'firstPRMergeComment: "';
const greetings: Readonly<Record<string, Text>> = {
  'spaces in a greeting': between(`${GREETING}a`, ' ', 'b"\n'),
  'line ends in a greeting': between(GREETING, '\\n', 'x"\n'),
  'braces in a greeting': between(GREETING, '{', '"\n'),
  'placeholders in a greeting': between(GREETING, '{{ author', '"\n'),
  'placeholders and spaces in a greeting': between(GREETING, '{  ', '"\n'),
  'comments in a greeting': between(GREETING, '<!--', '"\n'),
  'backticks in a greeting': between(GREETING, '`', '"\n'),
  'kana in a greeting': between(GREETING, 'あ', '"\n'),
};

export const worstTexts: Readonly<Record<string, Text>> = { ...prose, ...yaml, ...greetings };

/** One of each kind that Hearth reads, but for its own. */
export const foreignPaths = [
  'README.md',
  'README_zh.md',
  'CONTRIBUTING.md',
  '.github/CODE_OF_CONDUCT.md',
  '.github/boring-cyborg.yml',
  '.github/config.yml',
  '.github/labeler.yml',
  '.github/stale.yml',
  '.github/release-drafter.yml',
  'OWNERS',
  'OWNERS_ALIASES',
  '.github/CODEOWNERS',
  'sigs.yaml',
  '.all-contributorsrc',
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/ISSUE_TEMPLATE/bug.md',
] as const;

/** What Hearth reads of that file at most; of YAML its readers take 64 KB, but of a SIG directory and of owners all. */
export function mostOf(path: string): number {
  const most = mostBytesOf(path) ?? 0;
  if (/^(?:sigs\.yaml|OWNERS)/.test(path)) return most;
  return Math.min(most, /\.ya?ml$/.test(path) ? 65_536 : 131_072);
}

export function surveyOf(files: Survey['files']): Survey {
  return {
    repository: { name: 'app', owner: { id: 7, login: 'acme', kind: 'organization' }, private: false },
    tree: { paths: Object.keys(files), complete: true },
    labels: null,
    newcomers: null,
    files: Object.fromEntries(readableAmong(Object.keys(files), 30).map((path) => [path, files[path] ?? ''])),
  };
}

/** GitHub tells at most a hundred thousand paths. */
export const worstTrees: Readonly<Record<string, readonly string[]>> = {
  'issue templates': Array.from({ length: 100_000 }, (_, n) => `.github/ISSUE_TEMPLATE/${n}.md`),
  'almost issue templates': Array.from({ length: 100_000 }, (_, n) => `.github/ISSUE_TEMPLATE/${'a'.repeat(64)}${n}`),
  'READMEs of languages': Array.from({ length: 100_000 }, (_, n) => `README.${(n % 10_000).toString(26)}.md`),
};
