// For the twin's own tests: a twin with a community in it, and clients as Hearth builds them.
import { sign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Probot } from 'probot';
import { testKeys } from '../support/keys.js';
import { startTwin, type Twin, type TwinOptions } from './twin.js';

export const APP_ID = 12345;
export const SECRET = 'a secret of the tests';

const { publicKey, privateKey } = testKeys();
export { privateKey };

export function startTestTwin(options: Partial<TwinOptions> = {}): Promise<Twin> {
  return startTwin({ appId: APP_ID, publicKey, webhookSecret: SECRET, ...options });
}

/** acme with one repository: alice leads, bob may write, carol is a private member, dan is from outside. */
export async function startCommunity(options: Partial<TwinOptions> = {}) {
  const twin = await startTestTwin(options);
  const members = [
    { login: 'alice', role: 'admin' as const },
    { login: 'carol', public: false },
  ];
  twin.org('acme', { members });
  twin.user('dan');
  twin.repository('acme/app', {
    files: { 'README.md': '# app\n', '.github/hearth.yml': 'welcome: {}\n' },
    collaborators: { bob: 'write' },
  });
  const installation = twin.install('acme');
  const octokit = await clientOf(twin, installation.id);
  return { twin, installation, octokit, repo: { owner: 'acme', repo: 'app' } };
}

export function probotOf(twin: Twin, appId: number | string = APP_ID): Probot {
  return new Probot({ appId, privateKey, baseUrl: twin.url, secret: SECRET, logLevel: 'fatal' });
}

/** As probot 14 makes it, without its waiting and repeating. */
export async function clientOf(twin: Twin, installationId?: number) {
  const quiet = { throttle: { enabled: false }, retry: { enabled: false }, log: silent };
  const octokit = await probotOf(twin).auth(installationId);
  return new (octokit.constructor as new (options: object) => typeof octokit)({
    authStrategy: () => octokit.auth,
    ...quiet,
    baseUrl: twin.url,
  });
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: Record<string, unknown>[] | undefined;
}

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;

/** GraphQL by hand, so that a test sees the whole answer; `wall` is the time of the machine. */
export async function graphqlOf(twin: Twin, installationId: number, wall = Date.now()): Promise<Ask> {
  const minted = await fetch(`${twin.url}/app/installations/${installationId}/access_tokens`, {
    method: 'POST',
    headers: { authorization: `bearer ${jwtAt(wall)}` },
  });
  const { token } = (await minted.json()) as { token: string };
  return async (query, variables = {}) => {
    const response = await fetch(`${twin.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>;
    return { status: response.status, headers: response.headers, data: body.data, errors: body.errors };
  };
}

/** The app's own credential at a time of the machine's clock. */
function jwtAt(ms: number): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const seconds = Math.floor(ms / 1000);
  const claims = { iss: APP_ID, iat: seconds, exp: seconds + 500 };
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url')}`;
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A listener for deliveries; status 0 never answers. */
export async function startReceiver(status: () => number = () => 202) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (status() !== 0) response.writeHead(status()).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, received, close };
}
