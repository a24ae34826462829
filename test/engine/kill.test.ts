// A Hearth killed with SIGKILL at every named place: nothing lost, nothing twice.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { openDatabase } from '../../src/store/database.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, startTestTwin, testOptions, WELCOME } from '../support/hearth.js';
import { startChild } from '../support/process.js';
import type { Child } from '../support/process.js';
import type { Twin } from '../twin/twin.js';

/** Every place the code names; a new one is added here by the test that compares this list with the source. */
const PLACES = [
  'inbox.before-commit',
  'inbox.after-commit',
  'answer.before',
  'answer.after',
  'claim.after',
  'facts.before',
  'facts.after',
  'plan.before',
  'plan.after',
  'write.before.status',
  'write.after.status',
  'confirm.before',
  'confirm.after',
  'settle.before',
  'settle.after',
];

let twin: Twin;
let database: TestDatabase;
let children: Child[] = [];

const options = (failpoint?: string) => {
  const { log: _, ...rest } = testOptions(twin, database.connection, keepingLog());
  const timing = { poll: 50, lag: 300, tick: 500, leaseSeconds: 1, renew: 300 };
  return { ...rest, timing, ...(failpoint === undefined ? {} : { failpoint }) };
};

async function start(failpoint?: string): Promise<Child> {
  const child = await startChild(options(failpoint));
  children.push(child);
  twin.webhookUrl = `${child.said.url ?? ''}/api/github/webhooks`;
  return child;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never came to be: ${what}`);
}

beforeEach(async () => {
  database = await testDatabase();
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app', { files: { '.github/hearth.yml': WELCOME } });
  twin.install('acme');
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop()));
  children = [];
  await twin.close();
  await database.close();
});

describe('killed with SIGKILL', () => {
  test('the list of places is the list in the code', () => {
    const named = sourceFiles().flatMap((text) =>
      [...text.matchAll(/failpoint\??\.?\(\s*[`']([a-z.-]+)/g)].map(([, name = '']) => name),
    );
    // A write is named by the kind of act; this story's is the status comment. Reading history has places of its own, and
    // its own test of them (backfill.test.ts).
    const own = named.filter((name) => !name.startsWith('backfill.'));
    const expanded = own.map((name) => (name.endsWith('.') ? `${name}status` : name));
    expect([...new Set(expanded)].sort()).toEqual([...PLACES].sort());
  });

  test.each(PLACES)('at %s: one comment', async (place) => {
    const victim = await start(place);
    const pull = twin.as('ana').openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' });
    const { signal } = await victim.ended;
    expect(signal).toBe('SIGKILL');
    await start();
    await until('a greeting', () => twin.comments('acme/app', pull.number).length > 0);
    await restOf(database);
    expect(twin.comments('acme/app', pull.number)).toHaveLength(1);
    expect(twin.violations).toEqual([]);
  });

  test('two workers at once, both killed again and again: one comment for each newcomer', async () => {
    await start();
    const pulls = ['ana', 'ben', 'cara', 'dan', 'eva', 'finn'].map((login) =>
      twin.as(login).openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' }),
    );
    const worker = { ...options(), role: 'worker' };
    for (const place of ['claim.after', 'plan.after', 'write.after.status', 'write.before.status']) {
      children.push(await startChild({ ...worker, failpoint: place }));
    }
    await until('greetings', () => pulls.every((pull) => twin.comments('acme/app', pull.number).length > 0));
    await restOf(database);
    for (const pull of pulls) expect(twin.comments('acme/app', pull.number)).toHaveLength(1);
  });
});

function sourceFiles(): readonly string[] {
  const root = new URL('../../src/', import.meta.url);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return names.map((name) => readFileSync(new URL(name, root), 'utf8'));
}

/** Waits until no row is left to do. */
async function restOf({ connection }: TestDatabase): Promise<void> {
  const open = openDatabase(connection, () => undefined);
  try {
    for (let n = 0; n < 400; n += 1) {
      const [row] = await open.rows<{ busy: number }>(
        `select count(*)::int as busy from inbox where state = 'waiting'`,
      );
      if (row?.busy === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('rows are left waiting');
  } finally {
    await open.close();
  }
}
