// F16: deliveries in any order, late and again. F17: bodies that are none. What is signed and makes no sense is kept, ignored
// with a reason, and harms nothing.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Chance } from '../support/config-fuzz.js';
import { SECRET, startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { sign } from '../web/support.js';
import { APP, hurry, openPull, rowsOf, said } from './support.js';

const CONFIG = `welcome: { mode: active }
commands: { mode: active }
needs: { mode: active, rules: [{ missing_label: needs-kind, regexp: '^kind/' }] }
`;

let town: Town;
let unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  unhandled = [];
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  process.off('unhandledRejection', note);
  await town.close();
  expect(unhandled).toEqual([]);
});

describe('F16: deliveries out of order', () => {
  /** What there is to see in the end, without numbers that depend on time. */
  const seen = (): readonly unknown[] =>
    town.twin.issues(APP).map(({ number, state }) => ({
      number,
      state,
      said: said(town, Number(number))
        .map((body) => body.replace(/<!--[^]*?-->/g, '').replaceAll(/\d+/g, 'n'))
        .sort(),
      labels: [...town.twin.labels(APP, Number(number))].sort(),
    }));

  async function play(order: (waiting: unknown[]) => void): Promise<readonly unknown[]> {
    town = await startTown(
      CONFIG,
      {},
      {
        before: (twin) => {
          twin.as('mo').openIssue(APP, { title: 'Labels', labels: ['needs-kind', 'kind/bug', 'triage/accepted'] });
        },
      },
    );
    const { twin } = town;
    const waiting = twin.hold();
    const pull = openPull(town);
    const issue = twin.as('ben').openIssue(APP, { title: 'It breaks', body: 'When I click it.' });
    twin.as('mo').label(APP, issue.number, 'kind/bug');
    twin.as('mo').unlabel(APP, issue.number, 'kind/bug');
    twin.as('mo').label(APP, issue.number, 'kind/bug');
    twin.as('mo').comment(APP, issue.number, '/triage accepted');
    twin.as('mo').merge(APP, pull.number);
    twin.as('mo').close(APP, issue.number);
    order(waiting);
    await twin.release();
    await town.quiet();
    await hurry(town);
    return seen();
  }

  test('reversed, shuffled and told again, they end where they end in order', async () => {
    const inOrder = await play(() => undefined);
    expect(JSON.stringify(inOrder)).toContain('first pull request');
    const chance = new Chance(16);
    const orders: readonly ((waiting: unknown[]) => void)[] = [
      (waiting) => waiting.reverse(),
      (waiting) => waiting.push(...waiting),
      (waiting) => waiting.sort(() => chance.next() - 0.5),
      (waiting) => waiting.sort(() => chance.next() - 0.5),
    ];
    for (const order of orders) {
      await town.close();
      expect(await play(order)).toEqual(inOrder);
    }
  }, 120_000);
});

describe('F17: a signed body that makes no sense', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bodies: readonly (readonly [string, string | Buffer])[] = [
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"words"'],
    ['a list', '[]'],
    ['no JSON', '{"action":'],
    ['depth', deep],
    ['depth within', `{"action":"opened","issue":${deep}}`],
    ['a mark of byte order', '\uFEFF{"action":"opened"}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['wrong types', '{"action":"opened","issue":[],"repository":"x","installation":7,"sender":null}'],
    ['no installation', '{"action":"opened","issue":{},"repository":{},"sender":{}}'],
    ['a prototype', '{"action":"opened","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'],
    ['an action that is a reader', '{"action":"constructor"}'],
    ['an endless action', JSON.stringify({ action: 'x'.repeat(200_000) })],
    ['a number beyond numbers', '{"action":"opened","issue":{"id":1e999,"number":-0}}'],
    ['a zero in a text', '{"action":"opened\\u0000","issue":{"title":"\\u0000"}}'],
  ];

  test('is taken, ignored with a reason, and nothing breaks', async () => {
    town = await startTown();
    for (const [, body] of bodies) {
      for (const event of ['issues', 'push', 'nothing', 'installation']) await post(body, event);
    }
    await town.quiet();
    const rows = await town.hearth.database.rows<{ state: string; reason: string | null }>(
      `select state, reason from inbox where event in ('issues', 'push', 'nothing')`,
    );
    expect(rows.length).toBe(3 * bodies.length);
    expect(rows.filter(({ state, reason }) => state !== 'ignored' || (reason ?? '') === '')).toEqual([]);
    expect(rows.filter(({ reason }) => (reason ?? '').length > 300)).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    // And the next one is handled.
    const pull = openPull(town);
    await town.quiet();
    expect(said(town, pull.number)).toHaveLength(1);
    expect(await rowsOf(town, 'pull_request')).toMatchObject([{ state: 'done' }]);
  });

  test('with ten thousand headers is refused, and the next one is taken', async () => {
    town = await startTown(null);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x-header-${n}`, 'x'.repeat(20)]));
    expect(await post('{}', 'issues', many).catch(() => 431)).toBe(431);
    expect(await post('{}', 'issues')).toBe(202);
  });

  /** The status of the answer. */
  function post(body: string | Buffer, event: string, more: Record<string, string> = {}): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': `f17-${(count += 1)}`,
      'x-hub-signature-256': sign(body, SECRET),
      ...more,
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${town.hearth.url ?? ''}/api/github/webhooks`, { method: 'POST', headers }, (answer) => {
        answer.resume().on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
  let count = 0;
});
