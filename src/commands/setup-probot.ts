// Probot's server with the set-up pages as its app: on this machine's own address, and with nothing else of Probot's.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Probot, Server } from 'probot';

/**
 * Probot's own set-up pages are not used: they take any credentials from any page, show no error, tell of an App that is
 * "installed" when it is not, and register no webhook's address.
 */
export async function serveThroughProbot(host: string, port: number, pages: RequestListener): Promise<HttpServer> {
  const log = pino({ level: 'silent' });
  const word = () => randomBytes(16).toString('hex');
  const server = new Server({
    host,
    // Probot takes 0 for 3000.
    port: port === 0 ? await freePort(host) : port,
    log,
    // There is no App yet, so nothing can be signed: its webhook is where nobody finds it.
    webhookPath: `/${word()}`,
    enablePing: false,
    enableNotFound: false,
    enableStaticFiles: false,
    Probot: Probot.defaults({ appId: 1, privateKey: 'there is none yet', secret: word(), log }),
  });
  await server.load((_app, { addHandler }) => {
    addHandler((request, response) => {
      pages(request, response);
      return true;
    });
  });
  return server.start();
}

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
