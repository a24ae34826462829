// The order of the test files: the longest first, so that no core waits for the last one. Jest's own order goes by what
// it remembers of earlier runs, and a clean clone remembers nothing.

/** Files that take a quarter of a minute and more, the longest first. */
const LONGEST = [
  'scenarios/ladder-year',
  'store/ledger-property',
  'engine/claims',
  'commands/preview',
  'engine/kill',
  'report/hostile',
  'engine/reports',
  'engine/reports-private',
  'config/fuzz',
  'demo',
  'web/pages-browser',
  'engine/reports-kill',
  'engine/reports-time',
  'commands/report',
  'engine/onboarding',
  'features/onboarding-cost',
  'store/measures-people-properties',
  'store/measures-flow-properties',
  'engine/commands',
  'scenarios/prow-year',
  'scenarios/echo',
  'scenarios/complaints',
  'scenarios/desk-people',
  'commands/validate',
  'operating/restore',
  'commands/doctor',
  'commands/doctor-broken',
  'fuzz/fuzz',
  'fuzz/cost',
  'web/pages',
  'engine/attention',
  'engine/config-check',
  'engine/expect',
  'store/embedded',
  'store/measures-people',
  'commands/setup',
  'commands/sigs',
  'engine/alone',
  'engine/sigs',
  'core/command',
  'features/commands',
  'engine/acts-repository',
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
