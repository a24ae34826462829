// Probot's own set-up pages, on a port of their own that only the front may speak to.
import { isDeepStrictEqual } from 'node:util';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { run } from 'probot';
import type { AppCredentials } from './env-file.js';

export interface ProbotPages {
  readonly url: string;
  /** From now on exactly these credentials may be imported, once. */
  expect(credentials: AppCredentials): void;
  stop(): Promise<void>;
}

/**
 * Probot writes whatever is posted to it. What the front has not looked at (a page that found the port) is refused here,
 * where Probot hands over what it would write.
 */
export async function startProbotPages(keep: (credentials: AppCredentials) => void): Promise<ProbotPages> {
  // Otherwise Probot downloads a webhook proxy with npx and opens a channel at a third party.
  process.env['NO_SMEE_SETUP'] = 'true';
  const port = await freePort();
  let expected: AppCredentials | undefined;
  const server = await run(() => undefined, {
    env: { HOST: '127.0.0.1', PORT: String(port) },
    log: pino({ level: 'silent' }),
    updateEnv: (env) => {
      const { APP_ID = '', PRIVATE_KEY = '', WEBHOOK_SECRET = '' } = env;
      const given = { APP_ID, PRIVATE_KEY: PRIVATE_KEY.replace(/^"|"$/g, ''), WEBHOOK_SECRET };
      if (!isDeepStrictEqual(given, expected)) throw new Error('these credentials did not come through the front');
      expected = undefined;
      keep(given);
      return env;
    },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    expect: (credentials) => {
      expected = credentials;
    },
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
