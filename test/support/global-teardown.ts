// Stops what global-setup started, and removes its folder.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Embedded } from '../../src/store/embedded.js';
import type { RedisServer } from './redis.js';

export interface Started {
  readonly folder: string;
  postgres?: Embedded;
  redis?: RedisServer;
}

declare global {
  var hearthTest: Started | undefined;
}

export default async function globalTeardown(): Promise<void> {
  if (globalThis.hearthTest) await stopAll(globalThis.hearthTest);
}

export async function stopAll({ folder, postgres, redis }: Started): Promise<void> {
  await Promise.all([postgres?.stop(), redis?.stop()]);
  await rm(folder, { recursive: true, force: true });
  // As root in a closed folder the data lies elsewhere.
  if (postgres && !postgres.dataFolder.startsWith(folder)) {
    await rm(dirname(postgres.dataFolder), { recursive: true, force: true });
  }
}
