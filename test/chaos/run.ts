// One run: servers, GitHub, Hearth, blows and people, until everything has come to rest; then the verdict.
import { generateKeyPairSync } from 'node:crypto';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer, type AddressInfo } from 'node:net';
import { random } from '../support/busy-year-chance.js';
import { fastClock } from './clock.js';
import { createSpares, startFleet } from './fleet.js';
import type { Fleet } from './fleet.js';
import type { GitHubOptions } from './github-process.js';
import type { GitHubState } from './github-state.js';
import type { HearthProcessOptions } from './hearth-process.js';
import { lookInto } from './inbox-look.js';
import type { InboxLook, Told } from './inbox-look.js';
import { planOf } from './plan.js';
import type { Blow } from './plan.js';
import type { Dealt } from './reaper.js';
import { connect } from './rpc.js';
import type { Ask } from './rpc.js';
import { scriptOf } from './script.js';
import { startServers } from './servers.js';
import { storm } from './storm.js';
import { untilRest } from './until-rest.js';
import { verdictOf } from './verdict.js';
import type { Verdict } from './verdict.js';
import { watchRun } from './watch.js';
import type { RunWatch } from './watch.js';

export interface ChaosOptions {
  readonly deliveries: number;
  readonly blows: number;
  /** Of all blows one kind alone. */
  readonly only?: Blow['kind'] | undefined;
  /** Deliveries before the first blow. */
  readonly calm: number;
  readonly seed: number;
  /** So long nothing may change, in milliseconds, while something is left to do: then it is lost. */
  readonly restMs: number;
  readonly say: (line: string) => void;
  /** Told of every blow. */
  readonly trace?: ((line: string) => void) | undefined;
}

export interface Run {
  readonly dealt: readonly Dealt[];
  readonly missed: readonly Blow[];
  readonly state: GitHubState;
  readonly fleet: Fleet;
  readonly look: InboxLook;
  readonly watch: RunWatch;
  /** Why Hearth did not come to rest; undefined where it did. */
  readonly restless: string | undefined;
}

const SECRET = 'a-secret-of-sufficient-length';
const APP_ID = 4711;
/** Deliveries of one community, about; so that the script has some more than are asked for. */
const PER_COMMUNITY = 75;
/** Of Hearth. As many wait with all their code loaded, where any are killed. */
const PROCESSES = 3;
const LUCK = { doubled: 0.2, late: 0.2, never: 0.02 };
const FAULTS = 0.1;
const TIMING = { poll: 150, lag: 300, tick: 600, leaseSeconds: 3, renew: 700 };
const FREEZE_MS = 3_800;
/** Notes for later than this are for another day: they are not waited for. */
const HORIZON_MS = 20 * 60_000;

export async function runChaos(options: ChaosOptions): Promise<Verdict> {
  const { seed, deliveries, say } = options;
  const start = Date.now();
  const communities = Math.max(1, Math.ceil(deliveries / PER_COMMUNITY));
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  // All of them load their code at the same time.
  const spares = createSpares(PROCESSES);
  const starting = startServers();
  const looking = starting.then(({ connection }) => lookInto(connection));
  const clock = fastClock(start);
  const github = startGitHub(
    {
      ...{ appId: APP_ID, publicKey: keys.publicKey, secret: SECRET, seed, communities, start },
      luck: LUCK,
      faults: FAULTS,
    },
    {
      'at rest': async (told: readonly Told[]) =>
        (await looking).atRest(told, new Date(clock.now().getTime() + HORIZON_MS)),
    },
  );
  const [servers, look, apiUrl] = await Promise.all([starting, looking, github.ask<string>('url')]);
  const common = {
    credentials: { appId: APP_ID, privateKey: keys.privateKey, apiUrl },
    secrets: [SECRET],
    database: servers.connection,
    redisUrl: servers.redisUrl,
    host: '127.0.0.1',
    client: { pacing: false, timeoutMs: 5_000 },
    history: 'ask',
    timing: TIMING,
    start,
  } as const;
  const port = await freePort();
  const worker: HearthProcessOptions = { ...common, role: 'worker', port: null };
  const fleet = startFleet(
    [
      { name: 'web', role: 'web', options: { ...common, role: 'web', port } },
      { name: 'worker 1', role: 'worker', options: worker },
      { name: 'worker 2', role: 'worker', options: worker },
    ],
    spares,
  );
  try {
    await Promise.all(fleet.members.map((one) => one.ready()));
    await look.keepTime(start);
    await github.ask('listen', `http://127.0.0.1:${port}/api/github/webhooks`);
    say(
      `${((Date.now() - start) / 1000).toFixed(0)} s: Hearth is up; ${communities} communities, ${options.blows} blows`,
    );
    const open = () => github.ask<number>('open');
    const dueBefore = () => new Date(clock.now().getTime() + HORIZON_MS);
    const watch = watchRun({ ask: github.ask, look, fleet, dueBefore });
    if (options.blows > 0) spares.keep(PROCESSES);
    const { dealt, missed } = await storm({
      ...{
        calm: options.calm,
        blows: planOf(random(seed + 2), options.blows, options.only),
        deliveries,
        watch,
        say,
        trace: options.trace,
      },
      ...{ ask: github.ask, parts: { fleet, servers, open, burst: () => github.ask('burst'), freezeMs: FREEZE_MS } },
    });
    await github.ask('allow', Number.MAX_SAFE_INTEGER);
    const restless = await untilRest({ ask: github.ask, look, dueBefore, watch, ...options });
    await watch.close();
    const state = await github.ask<GitHubState>('state');
    const script = scriptOf(random(seed), communities);
    const run: Run = { dealt, missed, state, fleet, look, watch, restless };
    return await verdictOf(run, script, { ...options, seconds: (Date.now() - start) / 1000 });
  } finally {
    look.close();
    await fleet.close();
    await github.ask('stop').catch(() => undefined);
    await servers.close();
  }
}

function startGitHub(options: GitHubOptions, answers: Parameters<typeof connect>[1]): { readonly ask: Ask } {
  const entry = fileURLToPath(new URL('github-process.js', import.meta.url));
  const child = fork(entry, [JSON.stringify(options)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return { ask: connect(child, answers) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
