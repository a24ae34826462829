// F6: the database is away. F7: it is locked, slow, or cut in the middle of a commit. F8: its disk is full. The door never says
// "taken" of what is not written, and what it could not take comes back from GitHub's log.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { startHearth } from '../../src/hearth.js';
import type { Hearth } from '../../src/hearth.js';
import { sweep } from '../../src/engine/sweep.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions, untilQuiet, WELCOME } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';
import { APP, openPull, said, until } from './support.js';

/** Stands between Hearth and PostgreSQL: may swallow everything, or cut each answer to what holds a word. */
async function between({ host = '', port = 5432 }: TestDatabase['connection']) {
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const sockets = new Set<Socket>();
  const state = { swallows: false, cutsAfter: null as RegExp | null };
  const server: Server = createServer((near) => {
    const far = connect(target);
    let isCut = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy(), sockets.delete(socket)));
    }
    near.on('data', (chunk) => {
      if (state.swallows) return;
      if (state.cutsAfter?.test(chunk.toString('latin1')) === true) {
        state.cutsAfter = null;
        isCut = true;
      }
      far.write(chunk);
    });
    // What was asked for is done; nobody learns it.
    far.on('data', (chunk) => {
      if (isCut) near.destroy();
      else if (!state.swallows) near.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async (): Promise<void> => {
    cut();
    server.close();
    await once(server, 'close');
  };
  return { state, cut, close, port: (server.address() as AddressInfo).port };
}

let twin: Twin;
let place: TestDatabase;
let line: Awaited<ReturnType<typeof between>>;
let hearth: Hearth;
let direct: Database;
const log = keepingLog();
afterEach(async () => {
  line.cut();
  await hearth.stop();
  await direct.close();
  await line.close();
  await twin.close();
  await place.close();
});

async function start(): Promise<void> {
  place = await testDatabase();
  direct = openDatabase(place.connection, () => undefined);
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository(APP, { files: { '.github/hearth.yml': WELCOME } });
  twin.install('acme');
  line = await between(place.connection);
  const connection = {
    ...place.connection,
    host: '127.0.0.1',
    port: line.port,
    connectionTimeoutMillis: 500,
    query_timeout: 3_000,
  };
  hearth = await startHearth(testOptions(twin, connection, log));
  await until('a first look at the log', async () => (await direct.rows(`select from inbox`)).length > 0);
  await untilQuiet(hearth);
  twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
}

const codes = () =>
  twin.deliveries.flatMap(({ event, url, status_code: code }) =>
    event === 'pull_request' && url !== undefined ? [code] : [],
  );
const ready = async (): Promise<number> => (await fetch(`${hearth.url ?? ''}/readyz`)).status;
const rows = async () => (await direct.rows(`select guid from inbox where event = 'pull_request'`)).length;

/** As the tick does it every five minutes. */
const pullMissed = () => sweep({ ...hearth.engine, app: hearth.engine.github.app });

async function allGreeted(numbers: readonly number[]): Promise<void> {
  await untilQuiet(hearth);
  expect(numbers.map((number) => said({ twin }, number).length)).toEqual(numbers.map(() => 1));
}

describe('F6: a database that is away', () => {
  test('takes nothing, says so, and all of it comes from the log afterwards', async () => {
    await start();
    line.state.swallows = true;
    const numbers = ['ana', 'ben', 'cai', 'dan'].map((login) => openPull({ twin }, login).number);
    await twin.settled();
    expect(codes()).toEqual([503, 503, 503, 503]);
    expect(await ready()).toBe(503);
    line.state.swallows = false;
    line.cut();
    await until('ready', async () => (await ready()) === 200);
    await until('pulled', async () => {
      await pullMissed().catch(() => undefined);
      return (await rows()) >= 4;
    });
    await allGreeted(numbers);
  });
});

describe('F7: a database that is slow', () => {
  test('because the inbox is locked: 503 in time; nothing is there twice when the lock goes', async () => {
    await start();
    const holder = new Client(place.connection);
    await holder.connect();
    await holder.query('begin; lock table inbox in access exclusive mode');
    const numbers = ['ana', 'ben', 'cai'].map((login) => openPull({ twin }, login).number);
    await twin.settled();
    expect(codes()).toEqual([503, 503, 503]);
    await holder.query('rollback');
    await holder.end();
    await until('taken again', async () => {
      const answer = await twin.deliver('ping', { zen: 'Keep it logically awesome.' });
      return answer.status_code === 202;
    });
    await pullMissed();
    // What was given up on may have been written all the same: a GUID has one row.
    expect(await rows()).toBe(3);
    await allGreeted(numbers);
  });

  test('cut in the middle of the commit: the delivery is taken, with one row', async () => {
    await start();
    line.state.cutsAfter = /insert into bodies|inbox-insert/;
    const pull = openPull({ twin });
    await twin.settled();
    expect(line.state.cutsAfter).toBeNull();
    expect(codes()).toEqual([202]);
    expect(await rows()).toBe(1);
    await allGreeted([pull.number]);
  });
});

describe('F8: a database whose disk is full', () => {
  test('takes nothing, and all of it comes from the log when there is room', async () => {
    await start();
    // What PostgreSQL says where it cannot write: an error of class 53, with nothing written.
    await direct.rows(`create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
    await direct.rows('create trigger full_disk before insert on inbox for each row execute function full_disk()');
    const numbers = ['ana', 'ben'].map((login) => openPull({ twin }, login).number);
    await twin.settled();
    expect(codes()).toEqual([503, 503]);
    expect(log.lines.some((one) => one.includes('the inbox cannot be written') && one.includes('No space left'))).toBe(
      true,
    );
    await direct.rows('drop trigger full_disk on inbox');
    await pullMissed();
    await allGreeted(numbers);
  });
});
