// Answers for a preview from the real GitHub: the engine's own questions, reading only, with an empty memory.
import { createAnswerer } from '../engine/answer.js';
import type { Answerer } from '../engine/answer.js';
import type { Ledger } from '../engine/ports.js';
import { createClients } from '../github/client.js';
import type { Credentials } from '../github/client.js';
import { createGitHub } from '../github/github.js';
import { webhooksOf } from '../github/live-item.js';
import type { ItemName, Told } from '../github/live-item.js';
import { readEnvironment } from './environment.js';
import { credentialsIn } from './partial-settings.js';

/** Nothing is known beforehand, and nothing of what is learnt is kept. */
const EMPTY: Ledger = {
  remember: () => Promise.resolve({ version: { own: 0, shared: 0 }, history: true }),
  configChanged: () => Promise.resolve({ own: 0, shared: 0 }),
  repositoryCalled: () => Promise.resolve(null),
  authorOf: () => Promise.resolve(null),
  pullChanged: () => Promise.resolve(),
  pullsToCheck: () => Promise.resolve([]),
  pullsTaken: () => Promise.resolve(),
  earlier: () => Promise.resolve(null),
  wasAsked: () => Promise.resolve(false),
  noteAsked: () => Promise.resolve(),
  observed: () => Promise.resolve({ lines: [], issue: null }),
  observing: () => Promise.resolve([]),
  toOnboard: () => Promise.resolve([]),
  proposalMade: () => Promise.resolve({ as: null, refused: null, offers: [] }),
  newcomers: (_, days) => Promise.resolve({ days, people: 0, answered: 0, medianSeconds: null }),
  installation: () => Promise.resolve(),
  historyKnown: () => Promise.resolve(false),
  forgotten: () => Promise.resolve(false),
  thread: () => Promise.resolve(null),
  lastItems: () => Promise.resolve([]),
  responses: () => Promise.resolve({ items: 0, answered: 0, medianSeconds: null }),
  decisionsOn: () => Promise.resolve([]),
  expire: () => Promise.resolve(),
};

/** Throws what is missing or wrong of what asking GitHub needs; the webhook's secret is not part of it. */
export function liveCredentials(option: '--live' | '--item'): Credentials {
  readEnvironment();
  const found = credentialsIn(process.env);
  if (!('problems' in found)) return found;
  throw new Error(
    `${option} asks GitHub as your App:\n${found.problems.map((problem) => `  - ${problem}`).join('\n')}`,
  );
}

/** The webhooks that told of a live item. */
export async function liveItem(credentials: Credentials, item: ItemName): Promise<readonly Told[]> {
  const clients = createClients(credentials, { pacing: false });
  return webhooksOf(clients, { now: () => new Date() }, item);
}

/** An answerer is never handed a decision, so nothing here can reach a write. */
export function liveAnswerer(credentials: Credentials, installation: number): Answerer {
  const { github } = createGitHub(createClients(credentials), credentials.appId, { now: () => new Date() });
  return createAnswerer({ ledger: EMPTY, github, installation, now: new Date() });
}
