// Answers for a preview from the real GitHub: the engine's own questions, reading only, with an empty memory.
import { createAnswerer } from '../engine/answer.js';
import type { Answerer } from '../engine/answer.js';
import { createDirectories } from '../engine/answers/directory.js';
import type { InForce } from '../engine/answers/sources.js';
import { createClients } from '../github/client.js';
import type { Credentials } from '../github/client.js';
import { createGitHub } from '../github/github.js';
import { webhooksOf } from '../github/live-item.js';
import type { ItemName, Told } from '../github/live-item.js';
import { readEnvironment } from './environment.js';
import { EMPTY } from './preview-empty.js';
import { credentialsIn } from './partial-settings.js';

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

/** The file in question, and what knows it. */
export type Previewed = Pick<InForce, 'config' | 'features'>;

/** An answerer is never handed a decision, so nothing here can reach a write. */
export function liveAnswerer(credentials: Credentials, installation: number, previewed: Previewed): Answerer {
  const { github } = createGitHub(createClients(credentials), credentials.appId, { now: () => new Date() });
  const inForce = { ...previewed, directories: createDirectories(), links: () => Promise.resolve({}) };
  return createAnswerer({ ledger: EMPTY, github, installation, now: new Date(), inForce });
}
