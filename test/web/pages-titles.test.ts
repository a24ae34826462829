// The ladder and the honours of a community over HTTP: what is shown of them, and what nobody can tell from what is not there.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WordKind } from '../../src/core/fact.js';
import { actKey } from '../../src/core/fact.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { hostileStrings } from '../support/hostile-strings.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { findAccount, requireRepository } from '../twin/world.js';
import { send } from './support.js';
import type { Answered } from './support.js';

const CONFIG = `version: 1
reports:
  mode: observe
  unnamed: [shy]
ladder:
  mode: active
  roles:
    - name: contributor
      title: { en: Contributor, zh: 贡献者 }
      requirements: [{ merged: 1 }]
      defined_by: { requirements: true }
    - name: member
      title: { en: Member, zh: 成员 }
      requirements:
        - merged: 5
          within: 180d
        - box: '<b>I</b> agree'
        - any: 1
          of:
            - credit: [talk]
            - attested: Helps others
              by: [lead]
      nominated_by: [member]
      decided_by: [lead]
      privileges: ['<i>They vote</i>']
honours:
  mode: active
  titles:
    - name: ambassador
      title: { en: Ambassador & friend, zh: 大使 }
      requirements: [{ held: member, for: 90d }]
      decided_by: [lead]
      seats: 25
      term: 365d
`;
const OBSERVING = CONFIG.replaceAll('mode: active', 'mode: observe');

let town: Town;
let port: number;
const get = (path: string, headers: Record<string, string> = {}) => send(port, path, { headers });
const shape = ({ status, headers, text }: Answered) => {
  const { date: _, ...rest } = headers;
  return { status, headers: rest, text };
};
const idOf = (login: string) => findAccount(town.twin.state, login)!.id;

let nth = 0;
async function give(repository: string, kind: WordKind, login: string, value: string, at: string) {
  const { id } = requireRepository(town.twin.state, repository);
  const [person, key] = [idOf(login), actKey.said(kind, `comment:${(nth += 1)}`, 0)];
  await town.hearth.database.transaction((client) =>
    writeFacts(client, [
      { fact: 'person', id: person, login, kind: 'user', at: '2026-01-01T00:00:00Z' },
      { fact: 'act', repository: id, key, kind, number: null, person, subject: person, value, at, source: 'webhook' },
    ]),
  );
}

/** What people read of it. */
const seenIn = (text: string) =>
  text
    .replace(/<style>[^]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const TERM = '2999-01-02';
beforeAll(async () => {
  town = await startTown('version: 1\n', { pages: true });
  port = Number(new URL(town.hearth.url ?? '').port);
  const { twin } = town;
  const files = (text: string) => ({ files: { '.github/hearth.yml': text } });
  for (const login of ['eva', 'otto', 'shy', 'past', 'nele']) twin.user(login);
  twin.repository('acme/.github', files(CONFIG));
  for (const [org, text, hidden] of [
    ['closed', CONFIG, true],
    ['observing', OBSERVING, false],
    ['umbra', CONFIG, false],
  ] as const) {
    twin.org(org, { members: [{ login: 'um', role: 'admin' }] });
    twin.repository(`${org}/.github`, { private: hidden, ...files(text) });
    twin.repository(`${org}/tool`);
    const installed = twin.install(org);
    for (const name of ['.github', 'tool']) twin.as('ana').openIssue(`${org}/${name}`, { title: 'It breaks' });
    await town.quiet();
    await give(
      `${org}/tool`,
      'title_given',
      'eva',
      `honour/ambassador until ${TERM} by decision`,
      '2026-01-02T00:00:00Z',
    );
    if (org === 'umbra') installed.suspend();
  }
  for (const name of ['app', '.github']) twin.as('ana').openIssue(`acme/${name}`, { title: 'It breaks' });
  await town.quiet();
  await give('acme/app', 'title_given', 'eva', `honour/ambassador until ${TERM} by decision`, '2026-01-02T00:00:00Z');
  await give('acme/app', 'title_given', 'eva', 'role/member by team:members', '2025-01-02T00:00:00Z');
  await give('acme/app', 'title_given', 'otto', 'role/member by decision', '2026-01-03T00:00:00Z');
  await give('acme/app', 'title_given', 'shy', 'role/member by decision', '2026-01-03T00:00:00Z');
  await give('acme/app', 'title_given', 'shy', 'honour/ambassador by decision', '2026-01-03T00:00:00Z');
  await give(
    'acme/app',
    'title_given',
    'past',
    'honour/ambassador until 2026-02-01 by decision',
    '2026-01-01T00:00:00Z',
  );
  await give('acme/app', 'title_given', 'nele', 'role/member by decision', '2026-01-03T00:00:00Z');
  await give('acme/app', 'emeritus', 'nele', 'role/member', '2026-02-03T00:00:00Z');
  await town.quiet();
}, 180_000);
afterAll(() => town.close());

const routesOf = (owner: string, login = 'eva') => [
  `/c/${owner}/ladder`,
  `/c/${owner}/honours`,
  `/c/${owner}/honours/ambassador/${login}/badge.svg`,
  `/c/${owner}/honours/ambassador/${login}/certificate.svg`,
];

describe('what is not shown', () => {
  test.each([
    ['by a file that is private', 'closed'],
    ['of sections that only observe', 'observing'],
    ['of a suspended tenant', 'umbra'],
    ['of nobody', 'yy-nobody'],
  ])('%s is answered as what was never there, by every route', async (_, owner) => {
    for (const [index, path] of routesOf(owner).entries()) {
      const [found, nothing] = [shape(await get(path)), shape(await get(routesOf('zz-never')[index]!))];
      expect(found).toEqual(nothing);
      expect(found.status).toBe(404);
    }
  });

  test.each([
    ['who holds nothing', 'otto'],
    ['who asked not to be named', 'shy'],
    ['whose term is over', 'past'],
    ['who is not known', 'zz-none'],
  ])('a drawing of somebody %s', async (_, login) => {
    const nothing = shape(await get('/c/zz-never/honours/ambassador/eva/badge.svg'));
    for (const path of routesOf('acme', login).slice(2)) expect(shape(await get(path))).toEqual(nothing);
  });

  test.each([
    '/c/acme/honours/member/eva/badge.svg',
    '/c/acme/honours/ambassador/eva/badge.png',
    '/c/acme/honours/ambassador/eva/badge.svg/more',
    '/c/acme/honours/ambassador',
    '/c/acme/ladder/member/eva/badge.svg',
    '/c/acme/ladder/more',
    '/c/acme/honours/ambassador/eva/constructor',
  ])('%s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('500 hostile steps of an address find nothing and break nothing', async () => {
    for (const text of hostileStrings) {
      const step = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
      for (const path of [`/c/acme/honours/${step}/eva/badge.svg`, `/c/acme/honours/ambassador/${step}/badge.svg`]) {
        expect({ text, status: (await get(path)).status }).toEqual({ text, status: 404 });
      }
    }
  }, 120_000);
});

describe('the ladder', () => {
  test('says what each role takes, who decides, and who holds it', async () => {
    const { status, headers, text } = await get('/c/acme/ladder?lang=en');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const seen = seenIn(text);
    for (const part of [
      'acme: contributor ladder',
      'Contributor',
      'Whoever meets this holds it; nobody decides.',
      '5 merged pull requests in the last 180 days',
      '&#60;b&#62;I&#60;/b&#62; agree',
      'Helps others',
      'Nominated by: Member',
      'Decided by: ',
      '&#60;i&#62;They vote&#60;/i&#62;',
      '3 people hold it.',
      'eva 2025-01-02',
      'otto 2026-01-03',
    ]) {
      expect(seen).toContain(part);
    }
    expect(seen).not.toMatch(/shy|nele|past|Ambassador|0 people/);
    expect(text).toContain('href="/c/acme/ladder?lang=zh"');
    expect(text).not.toContain('<script');
  });

  test('in Chinese', async () => {
    const { text } = await get('/c/ACME/ladder', { 'accept-language': 'zh-CN' });
    expect(text).toContain('acme：贡献者阶梯');
    expect(text).toContain('3 人担任。');
  });
});

describe('the honours', () => {
  test('name who holds them and until when, with a badge and a certificate each', async () => {
    const { status, text } = await get('/c/acme/honours?lang=en');
    expect(status).toBe(200);
    expect(text).toContain('Ambassador &#38; friend');
    expect(text).toContain('2 of 25 seats are taken.');
    expect(text).toContain(TERM);
    expect(text).toContain('/c/acme/honours/ambassador/eva/badge.svg?lang=en');
    expect(seenIn(text)).not.toMatch(/shy|past|otto/);
  });

  test.each([
    ['badge', '/c/acme/honours/ambassador/eva/badge.svg', 'eva is Ambassador &amp; friend of acme since 2026-01-02'],
    ['certificate', '/c/acme/honours/ambassador/EVA/certificate.svg', 'eva holds the title Ambassador &amp; friend'],
    ['Chinese badge', '/c/acme/honours/ambassador/eva/badge.svg?lang=zh', '大使'],
  ])('a %s as SVG', async (_, path, content) => {
    const { status, headers, text } = await get(path);
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain(content);
  });

  test('go with whoever asks to be forgotten', async () => {
    await forgetPerson(town.hearth.database, idOf('eva'));
    const nothing = shape(await get('/c/zz-never/honours/ambassador/eva/badge.svg'));
    for (const path of routesOf('acme').slice(2)) expect(shape(await get(path))).toEqual(nothing);
    for (const path of routesOf('acme').slice(0, 2)) expect((await get(path)).text).not.toContain('eva');
  });
});
