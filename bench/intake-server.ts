// One server of the intake benchmark, in a process of its own: started with a mode, tells its port to its parent.
import { createHmac, generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { PoolConfig } from 'pg';
import { createNodeMiddleware, Probot, Server, type ApplicationFunction } from 'probot';

import { createIntake } from '../src/engine/intake.js';
import type { Log, Wakeup } from '../src/engine/ports.js';
import { bullWakeup } from '../src/queue/bull.js';
import { inProcessWakeup } from '../src/queue/in-process.js';
import { openDatabase } from '../src/store/database.js';
import { createInbox } from '../src/store/inbox.js';
import { createDoor } from '../src/web/door.js';
import { createHealth } from '../src/web/health.js';
import { createMetrics } from '../src/web/metrics.js';
import { createHearthServer } from '../src/web/server.js';
import { SECRET } from './intake-load.js';

const say = (fields: object, message: string) => {
  console.error(message, JSON.stringify(fields));
};
const quiet = () => undefined;
const log: Log = { debug: quiet, info: quiet, warn: say, error: say };

/** The least that a safe webhook endpoint can do: read, verify, answer. */
const bare: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const hmac = createHmac('sha256', SECRET);
    for (const chunk of chunks) hmac.update(chunk);
    const due = Buffer.from(`sha256=${hmac.digest('hex')}`);
    const given = Buffer.from(request.headers['x-hub-signature-256']?.toString() ?? '');
    const signed = due.length === given.length && timingSafeEqual(due, given);
    response.writeHead(signed ? 202 : 401, { 'content-length': 0 }).end();
  });
};

async function hearth(wakeup: Wakeup, connection: PoolConfig): Promise<number> {
  const database = openDatabase(connection, (error) => {
    say({ reason: error.message }, 'an idle connection broke');
  });
  const inbox = createInbox(database);
  let heard = 0;
  await wakeup.listen(() => {
    heard += 1;
    return Promise.resolve();
  });
  const metrics = createMetrics({ inbox });
  const server = createHearthServer({
    door: createDoor({ intake: createIntake({ inbox, wakeup, log }), secrets: [SECRET], log, count: metrics.count }),
    health: createHealth({ pingDatabase: () => database.rows('select 1'), wakeup }),
    metrics,
    log,
  });
  process.on('message', () => process.send?.({ heard }));
  return (await server.listen(0, '127.0.0.1')).port;
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const credentials = { appId: 1, privateKey, secret: SECRET };

/** Probot's own server, as `probot run` starts it: a log line for each request, as JSON to standard output. */
async function shipped(app: ApplicationFunction): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // it takes a port of 0 for 3000
  await new Promise((resolve) => probe.close(resolve));
  process.env['LOG_FORMAT'] = 'json';
  const server = new Server({ Probot: Probot.defaults(credentials), host: '127.0.0.1', port });
  await server.load(app);
  await server.start();
  return port;
}

/** Probot's middleware alone, without its server and its log: the best that Probot can do. */
async function middleware(app: ApplicationFunction, fetch?: typeof globalThis.fetch): Promise<number> {
  const settings = { ...credentials, logLevel: 'error' as const };
  const instance = new Probot(fetch === undefined ? settings : { ...settings, request: { fetch } });
  const handle = await createNodeMiddleware(app, { probot: instance, webhooksPath: '/api/github/webhooks' });
  return listen((request, response) => {
    void handle(request, response, () => response.writeHead(404).end());
  });
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const emptyHandler: ApplicationFunction = (app) => {
  app.onAny(quiet);
};

/** Today's bots: four calls, one after another, inside the request. Nothing else slows this one down. */
const waitingGreeter: ApplicationFunction = (app) => {
  app.onAny(async () => {
    for (let call = 0; call < 4; call += 1) await sleep(50);
  });
};

/** The same four calls through Probot's own client, with the throttle it ships with. */
const throttledGreeter: ApplicationFunction = (app) => {
  app.on(
    [
      'check_run',
      'deployment_review',
      'deployment_status',
      'discussion',
      'issue_comment',
      'issues',
      'package',
      'pull_request',
      'pull_request_review',
      'workflow_run',
    ],
    async (context) => {
      const item = { owner: 'acme', repo: 'rocket', issue_number: 1 };
      await context.octokit.rest.issues.get(item);
      await context.octokit.rest.issues.listForRepo({ owner: 'acme', repo: 'rocket' });
      await context.octokit.rest.issues.createComment({ ...item, body: 'Welcome!' });
      await context.octokit.rest.issues.addLabels({ ...item, labels: ['new'] });
    },
  );
};

const slowGitHub = async (input: string | URL | Request) => {
  await sleep(50);
  const url = input instanceof Request ? input.url : String(input);
  const token = { token: 'none', expires_at: '2099-01-01T00:00:00Z', permissions: {}, repository_selection: 'all' };
  return Response.json(url.endsWith('/access_tokens') ? token : {}, {
    status: url.endsWith('/access_tokens') ? 201 : 200,
  });
};

const [mode = '', connectionText = '{}', redisUrl = ''] = process.argv.slice(2);
const connection = JSON.parse(connectionText) as PoolConfig;
const modes: Record<string, () => Promise<number>> = {
  bare: () => listen(bare),
  hearth: () => hearth(inProcessWakeup(log), connection),
  'hearth-bull': () => hearth(bullWakeup({ redisUrl, prefix: 'bench', log }), connection),
  probot: () => shipped(emptyHandler),
  'probot-middleware': () => middleware(emptyHandler),
  greeter: () => middleware(waitingGreeter),
  'greeter-throttled': () => middleware(throttledGreeter, slowGitHub),
};
process.send?.({ port: await modes[mode]?.() });
process.on('disconnect', () => process.exit(0));
