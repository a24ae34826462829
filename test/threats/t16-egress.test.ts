// T16: no address that anybody writes is ever asked for. Every connection of the process is recorded while a town lives whose
// configuration, names and texts are full of addresses; GitHub's API and the database are all that is connected to.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { actionsOf, APP, hurry, openPull, rowsOf, said } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

let trap: Server;
let town: Town | undefined;
let asked: string[] = [];
let trapped: string[] = [];
const connect = net.Socket.prototype.connect;

beforeEach(async () => {
  asked = [];
  trapped = [];
  trap = createServer((request, response) => {
    trapped.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  trap.listen(0, '127.0.0.1');
  await new Promise((resolve) => trap.once('listening', resolve));
  net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
    asked.push(placeIn(given));
    return Reflect.apply(connect, this, given) as net.Socket;
  };
});

afterEach(async () => {
  net.Socket.prototype.connect = connect;
  await town?.close();
  town = undefined;
  trap.close();
});

/** `host:port` or the path of a socket, whichever way it was asked for. */
function placeIn(given: readonly unknown[]): string {
  const [first] = given.flat() as readonly unknown[];
  if (typeof first === 'string' && !/^\d+$/.test(first)) return first;
  if (typeof first !== 'object' || first === null)
    return `${typeof given[1] === 'string' ? given[1] : 'localhost'}:${String(first)}`;
  const { path, host, port } = first as { path?: string; host?: string; port?: number | string };
  return path ?? `${host ?? 'localhost'}:${port ?? ''}`;
}

const site = (): string => `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

/** Everything that may hold an address holds one. */
const config = (url: string): string => `version: 1
welcome:
  mode: active
  introduce: '${url}/introduce'
  messages: { en: { pull_request: 'Hello {author}, see ${url}/message and ![x](${url}/image).' } }
sigs:
  mode: active
  groups:
    - { name: Network, chat: '${url}/chat', paths: ['net/**'] }
commands: { mode: active }
reports: { mode: active, publish: issue }
`;

test('whatever addresses a town is full of, only GitHub and the database are connected to', async () => {
  town = await startTown(config(site()));
  const { twin, connection } = town;
  const text = `See ${site()}/text and ![x](${site()}/x.png), <img src="${site()}/y">, http://169.254.169.254/latest/meta-data`;
  const pull = openPull(town);
  const issue = twin.as('ben').openIssue(APP, { title: `${site()}/title`, body: text });
  await town.quiet();
  twin.as('mo').comment(APP, issue.number, `/retitle ${site()}/new\n/sig ${site()}/sig\n/hearth why`);
  twin.as('mo').merge(APP, pull.number);
  await town.quiet();
  await town.hearth.ticker.beat();
  await town.quiet();
  expect(said(town, pull.number).join()).toContain(`${site()}/message`);
  const api = new URL(twin.url);
  const own = new URL(town.hearth.url ?? '');
  const host = connection.host ?? '';
  const database = host.startsWith('/')
    ? `${host}/.s.PGSQL.${connection.port ?? 5432}`
    : `${host}:${connection.port ?? 5432}`;
  const allowed = new Set([api.host, own.host, database].map((one) => one.replace('localhost', '127.0.0.1')));
  const seen = new Set(asked.map((one) => one.replace('localhost', '127.0.0.1')));
  expect([...seen].filter((one) => !allowed.has(one))).toEqual([]);
  // That the recorder sees what it is to see.
  expect(seen).toContain(api.host);
  expect(trapped).toEqual([]);
});

test.each([301, 302, 307, 308])(
  'a redirect (%i) to another host is not followed, and nothing is taken for an answer',
  async (status) => {
    town = await startTown();
    const location = `${site()}/latest/meta-data`;
    town.twin.faults.add({ path: /\/contents\//, kind: 'fail-before', status, headers: { location }, times: 1 });
    const pull = openPull(town);
    await town.quiet();
    expect(trapped).toEqual([]);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([
      { state: 'waiting', reason: expect.stringContaining('GitHub') },
    ]);
    await hurry(town);
    expect(said(town, pull.number)).toHaveLength(1);
    expect(await actionsOf(town)).toMatchObject([{ state: 'applied' }]);
  },
);
