// The order of the test files: the longest first, so that no core waits for the last one. Jest's own order goes by what
// it remembers of earlier runs, and a clean clone remembers nothing.

/** Files that take half a minute and more, the longest first. */
const LONGEST = [
  'store/ledger-property',
  'engine/claims',
  'demo',
  'engine/kill',
  'engine/commands',
  'config/fuzz',
  'commands/doctor',
  'store/embedded',
  'commands/preview',
  'scenarios/prow-year',
  'engine/sigs',
  'core/command',
  'features/commands',
  'engine/acts-repository',
  'engine/config-check',
  'engine/expect',
  'commands/import',
  'engine/backfill',
];

const rank = ({ path }) => {
  const at = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return at === -1 ? LONGEST.length : at;
};

export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {
    // What runs first does not depend on the last run.
  }
}
