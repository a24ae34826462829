// A start that fails says what to do, by the real errors of the real system.
import { describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Client } from 'pg';
import { startError } from '../../src/commands/start-error.js';
import { testServer } from '../support/database.js';

async function failureOf(work: () => Promise<unknown>): Promise<string> {
  return work().then(
    () => 'nothing failed',
    (error: unknown) => startError(error).message,
  );
}

async function listen(port: number, host: string) {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

const connect = (config: object) => async () => {
  const client = new Client(config);
  await client.connect();
  await client.end();
};

describe('a start that fails', () => {
  test('because the port is in use', async () => {
    const server = await listen(0, '127.0.0.1');
    const { port } = server.address() as { port: number };
    const said = await failureOf(() => listen(port, '127.0.0.1'));
    server.close();
    expect(said).toBe(`127.0.0.1:${port} is in use: stop what listens there, or set PORT to another port`);
  });

  test('because HOST is not of this machine', async () => {
    expect(await failureOf(() => listen(0, '192.0.2.1'))).toBe(
      'cannot listen on 192.0.2.1:0 (EADDRNOTAVAIL): set HOST and PORT to an address of this machine',
    );
  });

  test('because nobody answers at DATABASE_URL', async () => {
    expect(await failureOf(connect({ connectionString: 'postgres://127.0.0.1:1/x' }))).toBe(
      'the database cannot be reached (ECONNREFUSED at 127.0.0.1:1): start it, or correct DATABASE_URL',
    );
  });

  test('because the database does not exist', async () => {
    expect(await failureOf(connect({ ...testServer(), database: 'no_such_database' }))).toBe(
      'the database named by DATABASE_URL does not exist: create it, or correct the name',
    );
  });

  test('because the account does not exist', async () => {
    expect(await failureOf(connect({ ...testServer(), user: 'nobody_here' }))).toBe(
      'the database refuses the account of DATABASE_URL: correct its name or password',
    );
  });

  test('because the folder cannot be written', () => {
    const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/srv/.hearth', syscall: 'mkdir' });
    expect(startError(refused).message).toBe(
      '/srv/.hearth cannot be written (EACCES): start Hearth in a folder that its account may write, or set DATABASE_URL',
    );
  });

  test('for another reason keeps its own words', () => {
    expect(startError(new Error('The embedded PostgreSQL ended.')).message).toBe('The embedded PostgreSQL ended.');
    expect(startError('odd').message).toBe('odd');
  });
});
