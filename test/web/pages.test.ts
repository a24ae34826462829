// The pages over HTTP, on a whole Hearth with the twin: what is shown, and what nobody can tell from what is not there.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fact } from '../../src/core/fact.js';
import type { Report } from '../../src/core/report.js';
import { periodEnding } from '../../src/metrics/period.js';
import { acquaintances, forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { createMeasures } from '../../src/store/measures.js';
import { wordsIn } from '../support/community-words.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { send } from './support.js';
import type { Answered } from './support.js';

const CONFIG = `version: 1
welcome:
  mode: active
sigs:
  groups:
    - name: Network
      label: sig/network
      leads: [mo]
`;

const now = new Date();
/** The last ones that are over, and some that are not. */
const month = periodEnding('monthly', now, 'UTC').label;
const running = [
  now.toISOString().slice(0, 7),
  `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`,
  `${now.getUTCFullYear() + 1}-01`,
];

let town: Town;
let port: number;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  send(port, path, { method, headers });
/** What an answer is, but for the moment it was given. */
const shape = ({ status, headers, text }: Answered) => {
  const { date: _, ...rest } = headers;
  return { status, headers: rest, text };
};

beforeAll(async () => {
  town = await startTown(CONFIG, { pages: true });
  port = Number(new URL(town.hearth.url ?? '').port);
  const { twin } = town;
  twin.repository('acme/.github', { files: { '.github/hearth.yml': CONFIG } });
  for (const [name, hidden] of [
    ['secret', true],
    ['gone', false],
    ['left', false],
    ['turning', false],
  ] as const) {
    twin.repository(`acme/${name}`, { private: hidden });
  }
  twin.org('umbra', { members: [{ login: 'um', role: 'admin' }] });
  twin.repository('umbra/tool');
  twin.repository('umbra/vault', { private: true });
  const umbra = twin.install('umbra');
  const told = ['acme/app', 'acme/secret', 'acme/gone', 'acme/left', 'acme/turning', 'umbra/tool', 'umbra/vault'];
  for (const repository of told) twin.as('ana').openIssue(repository, { title: 'It breaks', body: 'Here it is.' });
  await town.quiet();
  twin.as('mo').comment('acme/app', 1, 'Thank you.');
  // GitHub tells the deletion with the date of the last change, which is before what was told last.
  await sleep(1_100);
  twin.as('ana').openIssue('acme/gone', { title: 'One more' });
  await town.quiet();
  twin.as('mo').deleteRepository('acme/gone');
  umbra.suspend();
  await town.quiet();
  // As the tick of every minute does.
  await town.hearth.engine.measures.refresh();
}, 120_000);
afterAll(() => town.close());

/** Every route that is about a repository, an owner or an item. */
const routesOf = (owner: string, name: string): readonly string[] => [
  `/r/${owner}/${name}`,
  `/r/${owner}/${name}?period=${month}`,
  `/r/${owner}/${name}?lang=en`,
  `/r/${owner}/${name}/report.json`,
  `/r/${owner}/${name}/charts/flow.csv`,
  `/r/${owner}/${name}/charts/funnel.csv`,
  `/r/${owner}/${name}/items/1`,
  `/r/${owner}/${name}/waiting`,
  `/badge/${owner}/${name}/response.svg`,
  `/badge/${owner}/${name}/newcomers.svg`,
  `/badge/${owner}/${name}/absence-factor.svg`,
];

describe('what is not shown', () => {
  const kinds: readonly [string, string, string][] = [
    ['private', 'acme', 'secret'],
    ['private of another tenant', 'umbra', 'vault'],
    ['suspended', 'umbra', 'tool'],
    ['deleted', 'acme', 'gone'],
    ['unknown', 'acme', 'yy-none'],
    ['of nobody', 'yy-nobody', 'yy-none'],
  ];

  test.each(kinds)('%s is answered as what was never there, by every route', async (_, owner, name) => {
    for (const [index, path] of routesOf(owner, name).entries()) {
      const never = routesOf('zz-never', 'zz-never')[index] ?? '';
      const [found, nothing] = [shape(await get(path)), shape(await get(never))];
      expect(found).toEqual(nothing);
      expect(found.status).toBe(404);
      expect(found.text).not.toContain(name);
    }
  });

  test.each(['/c/umbra', '/c/umbra/sig/network', '/c/nobody', '/c/acme/sig/other'])('%s neither', async (path) => {
    expect(shape(await get(path))).toEqual(shape(await get('/c/zz-never')));
  });

  test('shown as long as it is public and given, and gone at once', async () => {
    const { twin } = town;
    // What was told of it last is younger than the change of the repository that will be told next.
    await sleep(1_100);
    twin.as('ana').openIssue('acme/turning', { title: 'One more' });
    await town.quiet();
    expect((await get('/r/acme/turning')).status).toBe(200);
    const known = await get('/r/acme/turning');
    twin.as('mo').setPrivate('acme/turning', true);
    await town.quiet();
    const never = shape(await get('/r/zz-never/zz-never'));
    expect(shape(await get('/r/acme/turning'))).toEqual(never);
    // Not even that it is what the reader has already.
    const etag = String(known.headers['etag']);
    expect((await get('/r/acme/turning', { 'if-none-match': etag })).status).toBe(404);
    expect((await get('/c/acme')).text).not.toContain('turning');
    // Of two tellings of one second the private one stands.
    await sleep(1_100);
    twin.as('mo').setPrivate('acme/turning', false);
    twin.as('mo').push('acme/turning', { files: { 'NEWS.md': 'Open again.' }, message: 'Open again' });
    await town.quiet();
    expect((await get('/r/acme/turning')).status).toBe(200);

    expect((await get('/r/acme/left')).status).toBe(200);
    town.installation.removeRepositories('left');
    await town.quiet();
    expect(shape(await get('/r/acme/left'))).toEqual(never);
  }, 60_000);

  test('private and suspended ones are named on no page', async () => {
    const pages = await Promise.all(
      ['/', '/c/acme', '/r/acme/app', '/r/acme/app/report.json'].map((path) => get(path)),
    );
    for (const { status, text } of pages) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/secret|umbra|vault|acme.gone/);
    }
  });

  test('a period that is not over is not there, and that is said of whatever is asked for', async () => {
    for (const period of running) {
      const nothing = shape(await get(`/r/zz-never/zz-never?period=${period}`));
      expect(nothing).toMatchObject({ status: 404, text: expect.stringContaining('This period is not over yet') });
      for (const of of ['/r/acme/app', '/r/acme/secret', '/c/acme', '/c/umbra', '/badge/acme/app/response.svg']) {
        expect(shape(await get(`${of}?period=${period}`))).toEqual(nothing);
      }
    }
    const item = shape(await get('/r/zz-never/zz-never/items/1'));
    expect(shape(await get(`/r/zz-never/zz-never/items/1?period=${running[0]}`))).toEqual(item);
  });

  test('nor one that was over before anything was there', async () => {
    expect((await get('/r/acme/app?period=2001-01')).status).toBe(404);
  });

  test('a malformed query is told alike, whatever it is about', async () => {
    const [one, other] = [await get('/r/acme/app?period=x'), await get('/r/acme/secret?period=x')];
    expect(shape(one)).toEqual(shape(other));
    expect(one.status).toBe(400);
  });
});

describe('a report with figures', () => {
  beforeAll(async () => {
    const { hearth } = town;
    const id = [...town.twin.state.repositories.values()].find(({ name }) => name === 'app')?.id;
    const facts: Fact[] = [];
    const people = new Map<string, number>();
    const person = (login: string) => {
      if (!people.has(login)) people.set(login, 900_000 + people.size);
      const number = people.get(login) ?? 0;
      facts.push({ fact: 'person', id: number, login, kind: 'user', at: '2015-01-01T00:00:00Z' });
      return number;
    };
    const said = wordsIn(Number(id), { person, fact: (...more) => void facts.push(...more) });
    for (let number = 101; number <= 112; number += 1) {
      const day = `${month}-${String(number - 97).padStart(2, '0')}`;
      said.issue(number, { by: `newcomer-${number}`, at: `${day} 10:00` });
      if (number % 3 > 0) said.comment(number, { by: 'mo-the-answerer', at: `${day} 12:00` });
    }
    await hearth.database.transaction((client) => writeFacts(client, facts));
    // As after the history was read.
    await hearth.database.rows(`update backfills set state = 'done', watermark = now(), updated_at = now()`);
  }, 60_000);

  test('is made of what was worked out by then: visitors work off nobody’s backlog', async () => {
    const left = async () => (await town.hearth.database.rows('select from stale_items')).length;
    const before = await left();
    expect(before).toBeGreaterThan(0);
    const { status, text } = await get('/r/acme/app?lang=en');
    expect([status, await left()]).toEqual([200, before]);
    expect(text).toMatch(/Worked out on \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\)/);
    // As the tick does.
    await createMeasures(town.hearth.database).refresh();
    await town.hearth.database.rows(`update backfills set updated_at = now()`);
    // Visitors are given what there was until it is made anew.
    const figure = async () => {
      const json = JSON.parse((await get('/r/acme/app/report.json')).text) as Report;
      return json.signals.find(({ code }) => code === 'response_rate')?.now?.n;
    };
    for (let tries = 0; tries < 100 && (await figure()) !== 12; tries += 1) await sleep(50);
  }, 60_000);

  test('is the same as a page, as JSON and as a badge', async () => {
    const json = JSON.parse((await get('/r/acme/app/report.json')).text) as Report;
    const { now: rate } = json.signals.find(({ code }) => code === 'response_rate') ?? {};
    const { beside } = json.signals.find(({ code }) => code === 'newcomers') ?? {};
    expect([rate?.value, rate?.n, json.stale]).toEqual([8 / 12, 12, false]);
    const { text } = await get('/r/acme/app?lang=en');
    expect(text).toContain('67 % (at least');
    expect(text).toMatch(/newcomer-1\d\d/);
    expect((await get('/badge/acme/app/response.svg')).text).toContain('answered in time: 67 %');
    const newcomers = (await get('/badge/acme/app/newcomers.svg')).text;
    expect(newcomers).toContain(`new contributors: ${String(beside?.now?.value)}`);
    const csv = (await get('/r/acme/app/charts/flow.csv')).text.split('\r\n');
    expect(csv.slice(1, -1).map((row) => Number(row.split(',')[1]))).toEqual(
      json.charts.find(({ code }) => code === 'flow')?.points.map(({ values }) => values['opened']),
    );
  });

  test('names nobody who asked to be forgotten, from then on', async () => {
    const before = (await get('/r/acme/app')).text;
    const login = /newcomer-\d+/.exec(before)?.[0] ?? '';
    expect(login).not.toBe('');
    const [found] = await acquaintances(town.hearth.database, login);
    await forgetPerson(town.hearth.database, found?.id ?? 0);
    for (const path of ['/r/acme/app', '/r/acme/app/report.json', '/c/acme']) {
      expect((await get(path)).text).not.toContain(login);
    }
  });
});

describe('what is shown', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'acme'],
    ['/c/acme', 'text/html; charset=utf-8', '/r/acme/app'],
    ['/c/ACME', 'text/html; charset=utf-8', '/c/acme/sig/network'],
    ['/c/acme/sig/network', 'text/html; charset=utf-8', 'Network'],
    ['/r/acme/app', 'text/html; charset=utf-8', month.slice(0, 4)],
    [`/r/Acme/App?period=${month}`, 'text/html; charset=utf-8', month],
    ['/r/acme/app/report.json', 'application/json; charset=utf-8', `"acme/app:monthly:${month}"`],
    ['/r/acme/app/charts/flow.csv', 'text/csv; charset=utf-8', 'at'],
    ['/r/acme/app/items/1', 'text/html; charset=utf-8', 'welcome/'],
    ['/r/acme/app/waiting', 'text/html; charset=utf-8', 'Who waits in acme/app'],
    ['/r/acme/app', 'text/html; charset=utf-8', 'href="/r/acme/app/waiting"'],
    ['/badge/acme/app/response.svg', 'image/svg+xml', '<svg'],
    ['/metrics-explained', 'text/html; charset=utf-8', 'M17'],
    ['/metrics-explained/m17', 'text/html; charset=utf-8', 'M17'],
    ['/hearth.svg', 'image/svg+xml', '<svg'],
  ])('%s', async (path, type, content) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain(content);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('what waits for a maintainer, as long as it does, and nobody by name', async () => {
    const listed = async () => {
      await town.quiet();
      await town.hearth.engine.measures.refresh();
      const { text } = await get('/r/acme/app/waiting');
      expect(text).not.toMatch(/\bana\b/);
      return text.includes(`/items/${number}"`);
    };
    const { number } = town.twin.as('ana').openIssue('acme/app', { title: 'Who looks at this?' });
    expect(await listed()).toBe(true);
    town.twin.as('mo').comment('acme/app', number, 'I do.');
    expect(await listed()).toBe(false);
    town.twin.as('ana').comment('acme/app', number, 'And now?');
    expect(await listed()).toBe(true);
    town.twin.as('mo').close('acme/app', number);
    expect(await listed()).toBe(false);
  });

  test('in the language of the reader, or the one that was chosen', async () => {
    const zh = await get('/', { 'accept-language': 'zh-CN,zh;q=0.9' });
    expect([zh.headers['content-language'], zh.headers['vary']]).toEqual(['zh', 'accept-language']);
    expect(zh.text).toContain('<html lang="zh">');
    const en = await get('/?lang=en', { 'accept-language': 'zh-CN' });
    expect(en.text).toContain('<html lang="en">');
    const badge = await get('/badge/acme/app/response.svg', { 'accept-language': 'zh' });
    expect([badge.headers['vary'], badge.text.includes('按时回复')]).toEqual(['accept-language', true]);
    // What was chosen goes along.
    expect(en.text).toContain('href="/c/acme?lang=en"');
  });

  test('what did not change is not sent again', async () => {
    const first = await get('/r/acme/app');
    const etag = String(first.headers['etag']);
    const again = await get('/r/acme/app', { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    expect((await get('/r/acme/app', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('HEAD has no body, and anything else is not allowed', async () => {
    const head = await get('/c/acme', {}, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      for (const path of ['/', '/r/acme/app', '/r/acme/secret', '/badge/acme/app/response.svg']) {
        const answer = await get(path, {}, method);
        expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
      }
    }
  });

  test('what Hearth did on an item is told without a name', async () => {
    const { text } = await get('/r/acme/app/items/1?lang=en');
    expect(text).toContain('The author: a maintainer has answered');
    expect(text).toContain('welcome/');
    const main = text.slice(text.indexOf('<main'));
    expect(main).not.toMatch(/\bana\b|\bmo\b/);
    expect(await get('/r/acme/app/items/999')).toMatchObject({ status: 404 });
  });

  test('Prometheus still finds its own', async () => {
    const { headers, text } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('hearth_deliveries_total');
  });
});
