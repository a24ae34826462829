// Starts, once for the whole run, the database and the Redis that all tests share.
import { join } from 'node:path';

import { startEmbedded } from '../../src/store/embedded.js';
import { migrate } from '../../src/store/migrate.js';
import { makeTemplate } from './database.js';
import { makeKeys } from './keys.js';
import { stopAll, type Started } from './global-teardown.js';
import { ownFolder, removeLeftovers } from './leftovers.js';
import { useMemory } from './memory.js';
import { startRedis } from './redis.js';

export default async function globalSetup(): Promise<void> {
  await removeLeftovers('test');
  if (await useMemory()) await removeLeftovers('test');
  makeKeys();
  const started: Started = { folder: await ownFolder('test') };
  globalThis.hearthTest = started;
  try {
    started.redis = await startRedis();
    started.postgres = await startEmbedded({ folder: join(started.folder, '.hearth') });
    const { connection } = started.postgres;
    await makeTemplate(connection, migrate);
    process.env['HEARTH_TEST_DATABASE'] = JSON.stringify(connection);
    process.env['HEARTH_TEST_REDIS'] = started.redis.url;
    process.env['HEARTH_TEST_FOLDER'] = started.folder;
  } catch (error) {
    await stopAll(started); // Jest calls no teardown after a failed set-up
    throw error;
  }
}
