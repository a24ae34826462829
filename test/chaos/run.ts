// One run: servers, GitHub, Hearth, blows and people, until everything has come to rest; then the verdict.
import { generateKeyPairSync } from 'node:crypto';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer, type AddressInfo } from 'node:net';
import { random } from '../support/busy-year-chance.js';
import { fastClock } from './clock.js';
import { startFleet } from './fleet.js';
import type { Fleet } from './fleet.js';
import type { GitHubOptions } from './github-process.js';
import type { GitHubState } from './github-state.js';
import type { HearthProcessOptions } from './hearth-process.js';
import { lookInto } from './inbox-look.js';
import type { InboxLook } from './inbox-look.js';
import { planOf } from './plan.js';
import type { Blow } from './plan.js';
import { deal } from './reaper.js';
import type { Dealt } from './reaper.js';
import { connect } from './rpc.js';
import type { Ask } from './rpc.js';
import { startServers } from './servers.js';
import { verdictOf } from './verdict.js';
import type { Verdict } from './verdict.js';
import { scriptOf } from './script.js';

export interface ChaosOptions {
  readonly deliveries: number;
  readonly blows: number;
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
  /** GUIDs that were answered 202 and had no row, right after a kill. */
  readonly unkept: readonly string[];
  /** Why Hearth did not come to rest; undefined where it did. */
  readonly restless: string | undefined;
  readonly dueBefore: Date;
}

const SECRET = 'a-secret-of-sufficient-length';
const APP_ID = 4711;
/** Deliveries of one community, about; so that the script has some more than are asked for. */
const PER_COMMUNITY = 60;
/** Deliveries before the first blow. */
const AHEAD = 60;
const LUCK = { doubled: 0.2, late: 0.2, never: 0.02 };
const FAULTS = 0.1;
const TIMING = { poll: 150, lag: 300, tick: 600, leaseSeconds: 3, renew: 700 };
const FREEZE_MS = 3_800;
/** Notes for later than this are for another day: they are not waited for. */
const HORIZON_MS = 20 * 60_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function runChaos(options: ChaosOptions): Promise<Verdict> {
  const { seed, deliveries, say } = options;
  const start = Date.now();
  const communities = Math.max(1, Math.ceil(deliveries / PER_COMMUNITY));
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const servers = await startServers();
  const look = lookInto(servers.connection);
  const clock = fastClock(start);
  const github = startGitHub(
    {
      ...{ appId: APP_ID, publicKey: keys.publicKey, secret: SECRET, seed, communities, start },
      luck: LUCK,
      faults: FAULTS,
    },
    {
      'at rest': (about: { installation: number; guids: readonly string[] }) =>
        look.atRest(about, new Date(clock.now().getTime() + HORIZON_MS)),
    },
  );
  const apiUrl = await github.ask<string>('url');
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
  const fleet = startFleet([
    { name: 'web', role: 'web', options: { ...common, role: 'web', port } },
    { name: 'worker 1', role: 'worker', options: worker },
    { name: 'worker 2', role: 'worker', options: worker },
  ]);
  try {
    await Promise.all(fleet.members.map((one) => one.ready()));
    await github.ask('listen', `http://127.0.0.1:${port}/api/github/webhooks`);
    say(
      `${((Date.now() - start) / 1000).toFixed(0)} s: Hearth is up; ${communities} communities, ${options.blows} blows`,
    );
    const open = () => github.ask<number>('open');
    const blows = planOf(random(seed + 2), options.blows);
    const { dealt, missed, unkept } = await storm({
      options,
      blows,
      github,
      look,
      parts: { fleet, servers, open, freezeMs: FREEZE_MS },
    });
    await github.ask('allow', Number.MAX_SAFE_INTEGER);
    const restless = await untilRest(github.ask, look, () => new Date(clock.now().getTime() + HORIZON_MS), options);
    const state = await github.ask<GitHubState>('state');
    const dueBefore = new Date(clock.now().getTime() + HORIZON_MS);
    const script = scriptOf(random(seed), communities);
    const run: Run = { dealt, missed, state, fleet, look, unkept, restless, dueBefore };
    return await verdictOf(run, script, { ...options, seconds: (Date.now() - start) / 1000 });
  } finally {
    await fleet.close();
    await github.ask('stop').catch(() => undefined);
    await servers.close();
  }
}

interface Storm {
  readonly options: ChaosOptions;
  readonly blows: readonly Blow[];
  readonly github: { readonly ask: Ask };
  readonly look: InboxLook;
  readonly parts: Parameters<typeof deal>[1];
}

/**
 * Web processes and servers are struck beside workers, each one after the other. People may do so much between two blows
 * that the last one falls among the last deliveries.
 */
async function storm({ options, blows, github, look, parts }: Storm) {
  const dealt: Dealt[] = [];
  const unkept: string[] = [];
  const missed: Blow[] = [];
  const strike = async (blow: Blow): Promise<void> => {
    const one = await deal(blow, parts);
    if (one === null) missed.push(blow);
    else dealt.push(one);
    options.trace?.(`${one === null ? 'missed' : 'dealt'} ${JSON.stringify(blow)}`);
    await github.ask('allow', Math.ceil((options.deliveries * (dealt.length + missed.length)) / blows.length));
    unkept.push(...(await look.missing(await github.ask('answered'))));
  };
  const inTurn = async (some: readonly Blow[]) => {
    for (const blow of some) await strike(blow);
  };
  await github.ask('allow', AHEAD);
  const isOfWorkers = (blow: Blow) => 'role' in blow && blow.role === 'worker';
  await Promise.all([inTurn(blows.filter(isOfWorkers)), inTurn(blows.filter((blow) => !isOfWorkers(blow)))]);
  // What nothing passed in time gets another chance, with all the rest of the deliveries.
  for (let round = 0; round < 2 && missed.length > 0; round += 1) {
    const open = missed.splice(0);
    await github.ask('allow', options.deliveries + AHEAD * (round + 1));
    await inTurn(open);
  }
  return { dealt, missed, unkept: [...new Set(unkept)] };
}

interface Progress {
  readonly left: number;
  readonly waiting: number;
  readonly sent: number;
}

/** Resolves when GitHub has sent everything and Hearth is done with all of it; else tells what is left at the limit. */
async function untilRest(
  ask: Ask,
  look: InboxLook,
  dueBefore: () => Date,
  { restMs, trace }: Pick<ChaosOptions, 'restMs' | 'trace'>,
): Promise<string | undefined> {
  let last = '';
  let since = Date.now();
  for (let calm = 0; calm < 4;) {
    await pause(300);
    const { left, waiting } = await ask<Progress>('progress');
    const open = await ask<number>('open');
    const rows = await look.rows(dueBefore());
    const missing = left > 0 ? [] : await look.missing(await ask('guids'));
    const seen = JSON.stringify({ communities: left, unsent: waiting, open, busy: rows.busy, unseen: missing.length });
    calm = left + waiting + open + rows.busy + missing.length === 0 ? calm + 1 : 0;
    if (seen !== last) trace?.(seen);
    if (seen !== last) [last, since] = [seen, Date.now()];
    if (Date.now() - since > restMs) return seen;
  }
  return undefined;
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
