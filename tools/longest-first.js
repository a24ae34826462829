// The order of the test files: the longest first, so that no core waits for the last one. Jest's own order goes by what
// it remembers of earlier runs, and a clean clone remembers nothing.

/** Files that took some twenty seconds and more of one whole run, the longest first. */
const LONGEST = [
  'store/ledger-property',
  'scenarios/ladder-year',
  'store/measures-kept',
  'web/pages-titles',
  'threats/t15-confused-deputy',
  'commands/preview',
  'engine/kill',
  'threats/t09-canaries',
  'web/pages-config',
  'threats/t11-desk-noise',
  'threats/t07-tenants',
  'web/pages-browser',
  'config/fuzz',
  'threats/t10-voice',
  'chaos/chaos',
  'threats/t17-private-days',
  'store/ladder-tallies-property',
  'demo',
  'commands/doctor',
  'report/hostile',
  'engine/budget-requests',
  'engine/title-escalations',
  'faults/f18-f20-access',
  'engine/reports-dst',
  'engine/reports',
  'engine/backfill',
  'commands/report',
  'github/client',
  'faults/f03-frozen-worker',
  'store/measures-everything',
  'commands/validate',
  'engine/reports-kill',
  'threats/t05-replay',
  'engine/rogue',
  'engine/reports-private',
  'env',
  'fuzz/fuzz',
  'threats/t19-hostile-load',
  'engine/claims',
  'store/states-property',
  'faults/f26-f27-sizes',
  'engine/ladder',
  'commands/doctor-broken',
  'threats/t16-egress',
  'commands/init',
  'engine/acts-files',
  'engine/reports-time',
  'scenarios/prow-year',
  'threats/t08-tokens',
  'threats/t18-rotation',
  'faults/f02-f04-killed',
  'engine/acts-people',
  'commands/sigs',
  'scenarios/desk-people',
  'engine/config-check',
  'engine/desk',
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
