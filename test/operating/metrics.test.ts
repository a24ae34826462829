// docs/operating.md and the code name the same metrics, each with what it means and when to be told; and the figures behind
// the alarms say what the page says of them.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { packageFile } from '../../src/package-file.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const page = readFileSync(packageFile('docs/operating.md'), 'utf8');
/** Rows of the table: a name with its labels, what it means, the alarm. */
const rows = [...page.matchAll(/^\| `(hearth_[a-z_]+)(?:\{([a-z]+)\})?` *\| (.+?) *\| (.+?) *\|$/gm)].map(
  ([, name = '', label = '', meaning = '', alarm = '']) => ({ name, label, meaning, alarm }),
);

let town: Town;
afterEach(async () => {
  await town.close();
});

async function scraped(): Promise<string> {
  const response = await fetch(`${town.hearth.url ?? ''}/metrics`);
  return response.text();
}

const valueOf = async (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await scraped())?.[1]);

test('the page names every metric of Hearth, and none that is not there', async () => {
  town = await startTown();
  const types = [...(await scraped()).matchAll(/^# TYPE (hearth_\w+) /gm)].map(([, name]) => name).sort();
  expect(rows.map(({ name }) => name).sort()).toEqual(types);
  for (const { meaning, alarm } of rows) {
    expect(meaning.length).toBeGreaterThan(15);
    expect(alarm).toMatch(/^(?:`.*hearth_.*`|none)/);
  }
});

test('labels are those of the page, and alarms ask for metrics that are there', async () => {
  town = await startTown();
  town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
  await town.quiet();
  const text = await scraped();
  for (const { name, label } of rows) {
    const [line = ''] = new RegExp(`^${name}.*$`, 'm').exec(text.replace(/^#.*$/gm, '')) ?? [];
    expect([name, /\{([a-z]+)=/.exec(line)?.[1] ?? '']).toEqual([name, label]);
  }
  const names = new Set(rows.map(({ name }) => name));
  const asked = [...page.matchAll(/hearth_[a-z_]+/g)].map(([name]) => name);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});

test('the oldest that waits: tried in vain it grows, a delayed call that comes due begins at nothing', async () => {
  town = await startTown();
  const { database } = town.hearth;
  // Taken by nobody: in another's hands.
  const put = (guid: string, columns: string, values: string) =>
    database.rows(
      `insert into inbox (guid, event, body_at, body_length, lease_until, ${columns})
       values ($1, 'hearth:later', 0, 0, now() + interval '1 hour', ${values})`,
      [guid],
    );
  await put('due', 'received_at, due_at', `now() - interval '9 days', now() - interval '1 second'`);
  expect(await valueOf('hearth_inbox_oldest_age_seconds')).toBeLessThan(300);
  await put('to-come', 'received_at, due_at', `now() - interval '9 days', now() + interval '1 day'`);
  expect(await valueOf('hearth_inbox_oldest_age_seconds')).toBeLessThan(300);
  await put(
    'tried',
    'received_at, decided_at, due_at, attempts',
    `now() - interval '9 days', now() - interval '2 hours', now() + interval '1 hour', 3`,
  );
  const age = await valueOf('hearth_inbox_oldest_age_seconds');
  expect([age > 7_000, age < 8_000]).toEqual([true, true]);
  expect(await valueOf('hearth_inbox_waiting')).toBe(3);
  await put('dead', 'state, settled_at', `'dead', now()`);
  expect(await valueOf('hearth_inbox_dead')).toBe(1);
  await database.rows('delete from inbox where lease_until is not null');
});
