// Doctor's look at the address: can Hearth listen where it would, or does one listen there already?
import { once } from 'node:events';
import { createServer } from 'node:net';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';

const NAME = 'address';
const PATIENCE_MS = 2_000;

export async function checkAddress(host: string, port: number): Promise<Check> {
  const bare = host.replace(/^\[|\]$/g, '');
  const shown = `${bare.includes(':') ? `[${bare}]` : bare}:${port}`;
  const server = createServer();
  try {
    server.listen(port, bare);
    await once(server, 'listening');
    return ok(NAME, port === 0 ? `any free port of ${host}` : `${shown} can be listened on`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      return (await isHearth(shown))
        ? note(NAME, `a running Hearth listens on ${shown}`)
        : failed(NAME, `${shown} is in use by another program`, 'set PORT to another one, or end that program');
    }
    if (code === 'EACCES') {
      return failed(NAME, `port ${port} is for privileged users`, 'set PORT to one above 1023');
    }
    const fix = 'set HOST to an address of this machine: 127.0.0.1 for itself alone, 0.0.0.0 for all of them';
    return failed(NAME, `${shown} cannot be listened on: ${reasonOf(error)}`, fix);
  } finally {
    server.close();
  }
}

/** Its liveness answers without a database; what listens on every address answers on this machine's own. */
async function isHearth(shown: string): Promise<boolean> {
  const url = `http://${shown.replace(/^0\.0\.0\.0:/, '127.0.0.1:').replace(/^\[::\]:/, '[::1]:')}/healthz`;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    const answer = (await response.json()) as { alive?: unknown } | null;
    return response.ok && answer?.alive === true;
  } catch {
    return false;
  }
}
