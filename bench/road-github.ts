// GitHub for the benchmark of the whole road: the twin in a process of its own, answering at once, and the people of many
// communities, who act at a rate or all at once. Argument 1 is its options as JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../test/chaos/rpc.js';
import { startTwin } from '../test/twin/twin.js';

export interface RoadGitHub {
  readonly publicKey: string;
  readonly secret: string;
  readonly communities: number;
}

/** What came of a run, as GitHub saw it. */
export interface RoadState {
  /** Webhooks that GitHub sent, those of Hearth's own comments among them. */
  readonly deliveries: number;
  readonly refused: number;
  /** Of the answers to webhooks, ms. */
  readonly p99: number;
  readonly slowest: number;
  readonly newcomers: number;
  /** Whole seconds from an issue to its greeting: GitHub's stamps tell no less. */
  readonly greeted: { readonly median: number; readonly p99: number; readonly most: number };
  /** Newcomers whose issue bears no comment of Hearth, and comments beyond the first. */
  readonly lost: number;
  readonly doubled: number;
  /** Requests in all, and by route, the most frequent first. */
  readonly requests: number;
  readonly routes: readonly (readonly [route: string, times: number])[];
}

const { publicKey, secret, communities } = JSON.parse(process.argv[2] ?? '{}') as RoadGitHub;
const twin = await startTwin({ appId: 1, publicKey, webhookSecret: secret, validate: false });
twin.limits.primary = 1e9;
twin.limits.secondary = false;
const nameOf = (n: number) => `town-${n % communities}/app`;
let visits = 0;
let opened: { readonly app: string; readonly number: number; readonly at: number }[] = [];

/** A newcomer opens an issue, which is answered; two members talk about it, which is only remembered. */
function visit(): void {
  const n = (visits += 1);
  const app = nameOf(n);
  const { number } = twin.as(`new-${n}`).openIssue(app, { title: 'It breaks', body: `When I click, ${n}.` });
  for (const who of ['ana', 'ben']) twin.as(who).comment(app, number, 'It does here too.');
  opened.push({ app, number, at: 1_000 * Math.floor(Date.now() / 1_000) });
}

function furnish(): void {
  for (let n = 0; n < communities; n += 1) {
    const files = { '.github/hearth.yml': 'version: 1\nwelcome:\n  mode: active\n' };
    twin.org(`town-${n}`, {});
    twin.repository(nameOf(n), { files });
    twin.install(`town-${n}`);
  }
}

/** So many visits a second, each at its own time, whether or not the ones before were answered. */
async function rate(perSecond: number, seconds: number): Promise<void> {
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const wait = start + (n * 1_000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    visit();
  }
}

const greetingsOf = ({ app, number }: (typeof opened)[number]) =>
  twin.comments(app, number).filter(({ viaApp }) => viaApp);

const createdAt = (app: string, comment: number) => Date.parse(String(twin.commentJson(app, comment)['created_at']));

const placed = (sorted: readonly number[], share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;

function state(): RoadState {
  const times = twin.deliveries.map(({ duration }) => duration * 1_000).sort((one, other) => one - other);
  const greeted = opened.map((visitor) => ({ visitor, greetings: greetingsOf(visitor) }));
  const waits = greeted
    .flatMap(({ visitor: { app, at }, greetings: [first] }) =>
      first === undefined ? [] : [(createdAt(app, first.id) - at) / 1_000],
    )
    .sort((one, other) => one - other);
  const routes = new Map<string, number>();
  for (const { method, route } of twin.requests) {
    const key = `${method} ${route}`;
    routes.set(key, (routes.get(key) ?? 0) + 1);
  }
  return {
    deliveries: twin.deliveries.length,
    refused: twin.deliveries.filter(({ status_code }) => status_code !== 202).length,
    p99: placed(times, 0.99),
    slowest: times.at(-1) ?? NaN,
    greeted: { median: placed(waits, 0.5), p99: placed(waits, 0.99), most: placed(waits, 1) },
    newcomers: opened.length,
    lost: greeted.filter(({ greetings }) => greetings.length === 0).length,
    doubled: greeted.reduce((sum, { greetings }) => sum + Math.max(0, greetings.length - 1), 0),
    requests: twin.requests.length,
    routes: [...routes].sort(([, one], [, other]) => other - one),
  };
}

connect(process, {
  url: () => twin.url,
  listen: (url: string) => (twin.webhookUrl = url),
  furnish,
  /** Forgets what was seen, so that the next run is looked at by itself. */
  anew: () => {
    opened = [];
    twin.requests.length = 0;
    (twin.deliveries as unknown[]).length = 0;
  },
  visits: (many: number) => {
    for (let n = 0; n < many; n += 1) visit();
  },
  rate: ([perSecond, seconds]: readonly [number, number]) => rate(perSecond, seconds),
  seen: () => ({ requests: twin.requests.length, deliveries: twin.deliveries.length }),
  state: async () => {
    await twin.settled();
    return state();
  },
});
process.on('disconnect', () => process.exit(0));
