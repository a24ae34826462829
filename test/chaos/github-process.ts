// GitHub in a process of its own that is never killed: the twin, its bad days, and the people of the script.
import { random } from '../support/busy-year-chance.js';
import { startTwin } from '../twin/twin.js';
import { fastClock } from './clock.js';
import { drive, furnish } from './driver.js';
import type { Luck, Town } from './driver.js';
import { createForger } from './forger.js';
import { troubled } from './github-faults.js';
import { lookAt, seenTown } from './github-state.js';
import type { Told } from './inbox-look.js';
import { compareItems } from './judge.js';
import { connect } from './rpc.js';
import { scriptOf } from './script.js';

export interface GitHubOptions {
  readonly appId: number;
  readonly publicKey: string;
  readonly secret: string;
  readonly seed: number;
  readonly communities: number;
  readonly luck: Luck;
  /** Share of the requests that meet trouble. */
  readonly faults: number;
  /** Milliseconds of the epoch at which the run began. */
  readonly start: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as GitHubOptions;
const chance = random(options.seed);
const { now } = fastClock(options.start);
const script = scriptOf(chance, options.communities);
const twin = await startTwin({ ...options, webhookSecret: options.secret, now });
twin.limits.primary = 1_000_000;
twin.limits.secondary = false;
const towns = furnish(twin, script);
const met = troubled(twin.faults, random(options.seed + 1), options.faults, now);
const forger = createForger(twin, options.secret);
const driver = drive(
  { twin, script, chance, luck: options.luck, forger, look, atRest: (told: readonly Told[]) => ask('at rest', told) },
  towns,
);
/** Answered 202, and told to the run by now. */
const told = new Set<string>();
const ask = connect(process, {
  url: () => twin.url,
  listen: (url: string) => (twin.webhookUrl = url),
  allow: (deliveries: number) => {
    driver.allow(deliveries);
  },
  progress: () => ({ ...driver.progress(), sent: driver.sent, counts: driver.counts }),
  open: () => driver.open,
  burst: () => {
    forger.burst();
  },
  /** Those that were not asked for before; or all of them. */
  answered: (which: 'new' | 'all') => {
    const guids = twin.deliveries.filter((one) => one.status_code === 202).map(({ guid }) => guid);
    const asked = which === 'all' ? guids : guids.filter((guid) => !told.has(guid));
    for (const guid of asked) told.add(guid);
    return [...new Set(asked)];
  },
  findings: () => [...driver.findings, ...forger.believed()],
  guids: () => [...new Set(twin.deliveries.map(({ guid }) => guid))],
  state: () => lookAt(twin, driver, met, forger.forged),
  stop: async () => {
    driver.close();
    await twin.close();
    process.disconnect();
  },
});

function look(town: Town) {
  const { community, round } = town;
  return compareItems({ ...community, rounds: community.rounds.slice(0, round + 1) }, seenTown(twin, town));
}

process.on('disconnect', () => process.exit(0));
