// Ownership of a large change: 10,000 files over 500 OWNERS files, against splitting and matching the same paths alone.
import { ownersTreeOf } from '../src/community/owners.js';
import { ownershipOf } from '../src/community/ownership.js';
import { parsePathPattern } from '../src/community/path-pattern.js';
import type { PathPattern } from '../src/community/path-pattern.js';
import { parseCodeowners } from '../src/community/codeowners.js';
import type { Directory, Sig } from '../src/core/sig.js';

const FILES = 10_000;
const FOLDERS = 500;
const SIGS = 25;
const MOST_RATIO = 3;
const ROUNDS = 5;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Each of 500 folders lies in one of 50, and those in one of five. */
const folders = Array.from(
  { length: FOLDERS },
  (_, n) => `area${n % 5}/component-${n % 50}/package-${n}${n % 3 === 0 ? '/internal' : ''}`,
);
const files = Array.from({ length: FILES }, (_, n) => ({
  path: `${folders[n % FOLDERS]}/deeper/file-${n}.${n % 4 === 0 ? 'md' : 'go'}`,
  lines: (n * 37) % 200,
}));
/** A tenth has filters, which have to be asked for every file. */
const owners = folders.map((folder, n) => ({
  path: `${folder}/OWNERS`,
  text:
    n % 10 === 0
      ? `filters:\n  ".*":\n    approvers: [ana]\n  "\\\\.md$":\n    labels: [sig/s${n % SIGS}, area/docs]\n`
      : `approvers: [ana, ben]\nreviewers: [cat]\nlabels:\n  - sig/s${n % SIGS}\n  - area/a${n % 40}\n`,
}));
const codeowners = Array.from({ length: 100 }, (_, n) => `/area${n % 5}/component-${n % 50}/ @acme/sig-s${n % SIGS}`);
const directory: Directory = {
  sigs: Array.from({ length: SIGS }, (_, n) => sig(n)),
  file: 'hearth.yml',
  url: null,
  problems: [],
};

function sig(n: number): Sig {
  return {
    name: `S${n}`,
    kind: 'sig',
    slug: `s${n}`,
    label: `sig/s${n}`,
    leads: [],
    contact: {},
    teams: [`sig-s${n}`],
    mention: null,
    meetings: [],
    paths: [`area${n % 5}/component-${n}/**/*.md`, `**/file-${n}*.go`],
    keywords: [],
    formValues: [],
  };
}

/** What nobody can do without: each path in its folders, each folder looked for, each pattern tried. */
function alone(patterns: readonly PathPattern[], known: ReadonlySet<string>): number {
  let found = 0;
  for (const { path } of files) {
    const segments = path.split('/');
    for (let end = segments.length - 1; end >= 0; end -= 1) {
      if (known.has(segments.slice(0, end).join('/'))) found += 1;
    }
    for (const pattern of patterns) if (pattern.matches(segments)) found += 1;
  }
  return found;
}

function time(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const patterns = directory.sigs.flatMap(({ paths }) =>
  paths.flatMap((path) => {
    const pattern = parsePathPattern(path, true);
    return typeof pattern === 'string' ? [] : [pattern];
  }),
);
const known = new Set(folders);
const readMs = time(() => void ownersTreeOf(owners));
// As it is kept between two changes: read, and not yet asked about any path.
const tree = () => ownersTreeOf(owners);
const rules = parseCodeowners('.github/CODEOWNERS', codeowners.join('\n'));
const whole = (read: ReturnType<typeof tree>) =>
  ownershipOf({
    directory,
    files,
    complete: true,
    owners: read,
    codeowners: rules,
    denylist: ['approved', 'lgtm'],
    words: null,
    owner: 'acme',
  });

const { labels } = whole(tree());
// 25 of SIGs, `area/docs`, and those of 40 areas that folders without filters give.
const LABELS = SIGS + 1 + 36;
if (labels.length !== LABELS) throw new Error(`${labels.length} labels own these files, not ${LABELS}`);
if (alone(patterns, known) < FILES) throw new Error('not every file lies below an OWNERS file');
const rounds = Array.from({ length: ROUNDS }, () => {
  const read = tree();
  return { alone: time(() => void alone(patterns, known)), whole: time(() => void whole(read)) };
});
const [least, most] = [median(rounds.map((one) => one.alone)), median(rounds.map((one) => one.whole))];
const ratio = median(rounds.map((one) => one.whole / one.alone));
const good = ratio <= MOST_RATIO;
console.log(
  [
    `      ${FOLDERS} OWNERS files read once: ${readMs.toFixed(0)} ms`,
    `      ${FILES} files: split and matched alone ${least.toFixed(1)} ms, ownership ${most.toFixed(1)} ms`,
    `${good ? 'ok  ' : 'MISS'}  ownership, to splitting and matching the paths alone ${ratio.toFixed(2).padStart(6)} times  (at most ${MOST_RATIO})`,
  ].join('\n'),
);
process.exit(good ? 0 : 1);
