// A ledger on a database of its own, filled by payloads as GitHub sends them: what the tests of its questions stand on.
import { eventOf } from '../../src/core/event-of.js';
import { factsOf } from '../../src/core/facts-of.js';
import type { Fact } from '../../src/core/fact.js';
import type { Ledger } from '../../src/engine/ports.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { createLedger } from '../../src/store/ledger.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { testDatabase } from './database.js';

export const OWNER = { id: 1, login: 'acme', kind: 'organization' as const };
export const REPOSITORY = {
  id: 7,
  name: 'app',
  owner: OWNER,
  private: false,
  archived: false,
  defaultBranch: 'main',
};

export interface TestLedger {
  readonly ledger: Ledger;
  readonly database: Database;
  /** Remembers facts as they are. */
  write(...facts: readonly Fact[]): Promise<void>;
  /** Remembers what a webhook tells. */
  hear(name: string, payload: object): Promise<void>;
  close(): Promise<void>;
}

export async function testLedger(): Promise<TestLedger> {
  const made = await testDatabase();
  const database = openDatabase(made.connection, () => undefined);
  const write = (...facts: readonly Fact[]) => database.transaction((client) => writeFacts(client, facts));
  return {
    ledger: createLedger(database),
    database,
    write,
    hear: async (name, payload) => {
      const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
      if ('ignored' in read) throw new Error(read.ignored);
      await write(...factsOf(read.event));
    },
    close: async () => {
      await database.close();
      await made.close();
    },
  };
}

/** Accounts as payloads show them. `robo[bot]` is a bot; null is an account that is gone. */
export function account(login: string | null, id?: number): { id: number; login: string; type: string } | null {
  if (login === null) return null;
  const number = id ?? Buffer.from(login.toLowerCase()).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000, 7);
  return { id: number, login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

export interface PayloadParts {
  readonly action: string;
  readonly number?: number;
  readonly author?: string | null;
  readonly sender?: string | null;
  readonly openedAt?: string;
  readonly at?: string;
  readonly repository?: number;
  readonly item?: object;
  readonly more?: object;
}

/** A payload about an issue, pull request or discussion, with what differs given and the rest as it mostly is. */
export function payloadOf(holder: 'issue' | 'pull_request' | 'discussion', parts: PayloadParts): object {
  const { action, number = 1, author = 'ana', sender = author, openedAt = '2026-03-01T10:00:00Z' } = parts;
  const { at = openedAt, repository = REPOSITORY.id, item = {}, more = {} } = parts;
  const { owner, ...rest } = REPOSITORY;
  return {
    action,
    [holder]: {
      number,
      user: account(author),
      author_association: 'NONE',
      title: `Item ${number}`,
      body: 'Something to read.',
      html_url: '',
      state: 'open',
      locked: false,
      draft: false,
      labels: [],
      created_at: openedAt,
      updated_at: at,
      ...item,
    },
    ...more,
    repository: {
      ...rest,
      id: repository,
      default_branch: 'main',
      owner: { id: owner.id, login: owner.login, type: 'Organization' },
    },
    installation: { id: 5 },
    sender: account(sender),
  };
}

let lastComment = 1_000;

/** What a payload about a comment or review has besides. */
export function commentOf(author: string | null, at: string, more: object = {}): object {
  lastComment += 1;
  return {
    id: lastComment,
    user: account(author),
    author_association: 'NONE',
    body: 'Some words.',
    created_at: at,
    submitted_at: at,
    updated_at: at,
    ...more,
  };
}
