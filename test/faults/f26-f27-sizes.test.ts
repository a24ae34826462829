// F26: what is huge. F27: what letters can be. Both over the whole road: nothing breaks, nothing is lost, and Hearth's own words
// stay within what GitHub takes.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { APP, hurry, openPull, rowsOf, said } from './support.js';

const CONFIG = 'welcome: {mode: active}\ncommands: {mode: active}\nclaims: {mode: active}\n';
const MB = 1024 * 1024;
/** What GitHub takes of a body. */
const MOST = 65_536;

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** No row is given up on or waits. */
async function allHandled(): Promise<void> {
  await town.quiet();
  await hurry(town);
  const open = await town.hearth.database.rows(`select event, reason from inbox where state in ('waiting', 'dead')`);
  expect(open).toEqual([]);
}

describe('F26: sizes', () => {
  test('a push of 23 MB is taken and handled, and what comes with it too', async () => {
    town = await startTown(CONFIG);
    const [push] = town.twin.payloadsOf(() =>
      town.twin.as('mo').push(APP, { files: { 'a.txt': 'a' }, message: 'Big' }),
    );
    const commits = Array.from({ length: 2_000 }, (_, n) => ({
      id: String(n).padStart(40, '0'),
      message: 'x'.repeat(5_500),
      added: Array.from({ length: 100 }, (_each, m) => `folder-${n}/a-file-with-a-rather-long-name-${m}.txt`),
      removed: [],
      modified: [],
    }));
    const payload = { ...push!.payload, commits };
    expect(JSON.stringify(payload).length).toBeGreaterThan(15 * MB);
    const delivered = town.twin.deliver('push', payload);
    openPull(town);
    const answer = await delivered;
    expect(answer.status_code).toBe(202);
    await allHandled();
    expect((await rowsOf(town, 'push')).at(-1)).toMatchObject({ state: 'ignored', attempts: 1 });
    expect(said(town, 1)).toHaveLength(1);
  }, 60_000);

  test('texts as long as GitHub takes them, and three thousand labels', async () => {
    town = await startTown(CONFIG);
    const { twin } = town;
    const body = `/hearth why\n${'/assign @ana\n'.repeat(4_000)}`.slice(0, MOST);
    const issue = twin.as('ana').openIssue(APP, { title: 'x'.repeat(256), body: 'x'.repeat(MOST) });
    const labels = Array.from({ length: 3_000 }, (_, n) => `label-${n}`);
    twin.silently(() => twin.as('mo').openIssue(APP, { title: 'Labels', labels }));
    await town.quiet();
    twin.as('mo').comment(APP, issue.number, body);
    twin.as('mo').comment(
      APP,
      issue.number,
      labels
        .map((one) => `/label ${one}`)
        .join('\n')
        .slice(0, MOST),
    );
    await allHandled();
    const all = said(town, issue.number);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((one) => one.length > MOST)).toEqual([]);
    expect(twin.requests.filter(({ status }) => status === 422)).toEqual([]);
  }, 60_000);
});

const letters: readonly (readonly [string, string])[] = [
  ['a zero', 'a\u0000b'],
  ['half a character', 'a\ud800b'],
  ['the other half', 'a\udc00b'],
  ['right to left', 'a\u202eb\u200f'],
  ['nothing to be seen', '\u200b\u2060\ufeff'],
  ['a thousand marks on one letter', `a${'\u0301'.repeat(1_000)}`],
  ['a family', '👩‍👩‍👧‍👦🏳️‍🌈'],
  ['composed and decomposed', 'é e\u0301'],
  ['look-alikes', 'аna раypal'],
  ['ends of lines', 'a\u2028b\u2029c\u0085d\ve\ff'],
  ['a noncharacter', '\uffff\ufffe'],
];

describe('F27: letters', () => {
  test.each(letters)('%s: in every text, name and command', async (_, text) => {
    town = await startTown(CONFIG);
    const { twin } = town;
    const issue = twin.as('ana').openIssue(APP, { title: `T ${text}`.slice(0, 250), body: `B ${text}` });
    await town.quiet();
    twin
      .as('ben')
      .comment(APP, issue.number, `/retitle ${text}\n/label ${text}\n/assign @${text}\n/hearth why ${text}`);
    twin.as('mo').comment(APP, issue.number, `/retitle New ${text}\n/label ${text}\n/cc @${text}\n/hearth why ${text}`);
    // A label's name is part of an address, where half a character cannot be.
    if (!/\p{Cs}/u.test(text)) twin.as('mo').label(APP, issue.number, `L ${text}`.slice(0, 40));
    await town.quiet();
    twin.as('ana').edit(APP, issue.number, { title: `Again ${text}`.slice(0, 250) });
    await allHandled();
    expect(said(town, issue.number).length).toBeGreaterThan(0);
    // Nothing that turns the direction of what follows it stands in Hearth's voice.
    expect(said(town, issue.number).filter((one) => /[\u202a-\u202e\u2066-\u2069]/.test(one))).toEqual([]);
  });
});
