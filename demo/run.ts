// The demo, put together: database, twin, Hearth, workers, page; plays the story; ends all of it, whatever happens.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../src/engine/ports.js';
import { loadFeatures } from '../src/features/registry.js';
import { startHearth } from '../src/hearth.js';
import { startTwin } from '../test/twin/twin.js';
import { storyClock } from './clock.js';
import { createCrew } from './crew.js';
import { liveBefore } from './history.js';
import { servePage } from './page/server.js';
import { takePlace } from './place.js';
import { toMs } from './scene.js';
import { createStage, play } from './stage.js';
import type { Memory, Parts } from './parts.js';
import { STARTS_AT, story } from './story.js';
import { count, inWords } from './tally.js';
import type { Teller } from './tell.js';
import { furnish, OWNER } from './town.js';

const APP_ID = 4_711;
const WORKERS = 2;
/** What was there before Hearth came is this old. */
const HISTORY = '49d';
/** How long a line stands before the next. */
const PACE_MS = 900;

const SCENES = story.flatMap(({ scenes }) => scenes).length;

export interface DemoOptions {
  readonly teller: Teller;
  readonly fast: boolean;
  /** End with the story instead of serving the page. */
  readonly once: boolean;
  /** Of the page; undefined: any free one. */
  readonly port: number | undefined;
  readonly signal: AbortSignal;
  /** Called with what ends the worker processes at once, for an impatient operator. */
  readonly onCrew: (abandon: () => void) => void;
}

/** Plays the demo. Resolves, when everything it started has ended, with whether all agreed. */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    return await perform(options, closers);
  } catch (error) {
    // Whatever breaks because everything is being ended is no failure.
    if (options.signal.aborted) return true;
    throw error;
  } finally {
    await closeAll(closers);
  }
}

/** One that fails must not keep the others from ending. */
async function closeAll(closers: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.toReversed()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function perform(options: DemoOptions, closers: (() => Promise<unknown>)[]): Promise<boolean> {
  const { teller, signal, fast } = options;
  const parts = await start(options, closers);
  const memory: Memory = {
    notes: [],
    begun: [],
    expected: new Map(),
    told: new Map(),
    written: new Set(),
    deliveries: new Map(),
    mismatches: [],
  };
  let told = 0;
  const page = await servePage({ ...parts, memory, progress: () => ({ told, of: SCENES }) }, options.port);
  closers.push(page.close);
  teller.opening({
    page: page.url,
    twin: parts.twin.url,
    hearth: parts.twin.webhookUrl ?? '',
    workers: parts.crew.pids(),
  });
  await tellStory(parts, memory, () => (told += 1));
  const { tally, mismatches } = await count(parts, memory);
  teller.tally(inWords(tally, parts.crew.killed), tally, mismatches);
  if (!options.once) {
    teller.end(`The time line of one person, and every item with its reasons: ${page.url}\nCtrl-C stops all of it.`);
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
  } else if (!fast) await sleep(parts.pace, undefined, { signal });
  return mismatches.length === 0;
}

/** What was there before, then scene after scene. */
async function tellStory(parts: Parts, memory: Memory, onTold: () => void): Promise<void> {
  const { twin, teller, clock, signal, pace } = parts;
  furnish(twin);
  liveBefore(twin, (time) => {
    clock.moveOn(toMs(time));
  });
  clock.moveOn(STARTS_AT.getTime() - clock.now().getTime());
  twin.install(OWNER);
  const stage = createStage(parts, memory);
  let step = 0;
  for (const { id, title, about, scenes } of story) {
    teller.chapter(title, about);
    memory.begun.push({ id, at: clock.now() });
    for (const scene of scenes) {
      await sleep(pace, undefined, { signal });
      await stage.pass(scene.after);
      teller.scene((step += 1), SCENES, clock.now(), scene.title);
      await play(scene, stage);
      onTold();
    }
  }
}

async function start(options: DemoOptions, closers: (() => Promise<unknown>)[]): Promise<Parts> {
  const { signal, fast, teller } = options;
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const secret = randomBytes(24).toString('hex');
  const clock = storyClock(new Date(STARTS_AT.getTime() - toMs(HISTORY)));
  const place = await takePlace();
  closers.push(() => place.leave());
  signal.throwIfAborted();
  const twin = await startTwin({
    appId: APP_ID,
    publicKey: keys.publicKey,
    webhookSecret: secret,
    now: () => clock.now(),
  });
  closers.push(twin.close);
  const { connection } = place.database;
  const credentials = { appId: APP_ID, privateKey: keys.privateKey, apiUrl: twin.url };
  const web = await startHearth({
    credentials,
    secrets: [secret],
    database: connection,
    host: '127.0.0.1',
    port: 0,
    role: 'web',
    log: SILENT,
    clock,
  });
  closers.push(() => web.stop());
  twin.webhookUrl = `${web.url ?? ''}/api/github/webhooks`;
  signal.throwIfAborted();
  const leaseSeconds = fast ? 1 : 3;
  const crew = createCrew({ credentials, secret, database: { ...connection }, leaseSeconds }, clock.offset);
  options.onCrew(crew.abandon);
  closers.push(crew.stop);
  await Promise.all(Array.from({ length: WORKERS }, crew.hire));
  signal.throwIfAborted();
  const features = await loadFeatures();
  return { twin, database: web.database, crew, clock, features, teller, signal, pace: fast ? 0 : PACE_MS };
}

const nothing = () => undefined;
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
