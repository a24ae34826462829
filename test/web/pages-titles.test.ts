// The ladder and the honours of a community over HTTP: what is shown of them, and what nobody can tell from what is not there.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WordKind } from '../../src/core/fact.js';
import { creditWord } from '../../src/core/credit-word.js';
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
credit:
  mode: active
points:
  mode: active
  weights: [{ for: talk, points: 8 }]
  maintainers: [member]
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
/** Said under the file that all repositories share, unless it is the repository's own. */
async function give(repository: string, kind: WordKind, login: string, value: string, at: string, isOwn = false) {
  const community = isOwn ? undefined : idOf(repository.split('/')[0] ?? '');
  const { id } = requireRepository(town.twin.state, repository);
  const [person, key] = [idOf(login), actKey.said(kind, `comment:${(nth += 1)}`, 0)];
  await town.hearth.database.transaction((client) =>
    writeFacts(client, [
      { fact: 'person', id: person, login, kind: 'user', at: '2026-01-01T00:00:00Z' },
      {
        fact: 'act',
        repository: id,
        key,
        kind,
        number: null,
        person,
        subject: person,
        value,
        at,
        source: 'webhook',
        community,
      },
    ]),
  );
}

/** A deed that somebody told of, and who confirmed it. */
async function confirm(repository: string, login: string, by: string, url: string) {
  const { id } = requireRepository(town.twin.state, repository);
  const [subject, decider] = [idOf(login), idOf(by)];
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const key = actKey.said('credited', `comment:${(nth += 1)}`, 0);
  const community = idOf(repository.split('/')[0] ?? '');
  const said = { fact: 'act', repository: id, number: null, subject, at, source: 'webhook', community } as const;
  await town.hearth.database.transaction((client) =>
    writeFacts(client, [
      { ...said, key, kind: 'credited', person: subject, value: creditWord({ kind: 'talk', url, day: null }) },
      {
        ...said,
        ...{ key: actKey.said('credit_confirmed', `comment:${(nth += 1)}`, 0), kind: 'credit_confirmed' },
        ...{ person: decider, value: key },
      },
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
    await confirm(`${org}/tool`, 'eva', 'ana', 'https://example.org/hidden');
    await give(`${org}/tool`, 'boards_joined', 'eva', '', '2026-01-03T00:00:00Z');
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
  await confirm('acme/app', 'eva', 'ana', 'https://example.org/<b>slides');
  await confirm('acme/app', 'otto', 'otto', 'https://example.org/own');
  for (const login of ['otto', 'shy', 'nele']) await confirm('acme/app', login, 'eva', `https://example.org/${login}`);
  for (const login of ['eva', 'otto', 'shy'])
    await give('acme/app', 'boards_joined', login, '', '2026-01-03T00:00:00Z');
  await give('acme/app', 'boards_left', 'otto', '', '2026-01-04T00:00:00Z');
  await town.quiet();
  // As the tick of every minute does.
  await town.hearth.engine.measures.refresh();
}, 180_000);
afterAll(() => town.close());

const routesOf = (owner: string, login = 'eva') => [
  `/c/${owner}/ladder`,
  `/c/${owner}/honours`,
  `/c/${owner}/honours/ambassador/${login}/badge.svg`,
  `/c/${owner}/honours/ambassador/${login}/certificate.svg`,
  `/c/${owner}/honours/ambassador/${login}`,
  `/c/${owner}/people/${login}`,
  `/c/${owner}/boards`,
  `/r/${owner}/tool/ladder`,
  `/r/${owner}/tool/honours`,
];
/** What is of one person, who holds an honour. */
const ofHolder = (owner: string, login: string) => routesOf(owner, login).slice(2, 5);

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
    for (const path of ofHolder('acme', login)) expect(shape(await get(path))).toEqual(nothing);
  });

  test.each([
    '/c/acme/honours/member/eva/badge.svg',
    '/c/acme/honours/ambassador/eva/badge.png',
    '/c/acme/honours/ambassador/eva/badge.svg/more',
    '/c/acme/boards/more',
    '/c/acme/people',
    '/c/acme/people/eva/more',
    '/c/acme/people/shy',
    '/c/acme/people/past',
    '/c/acme/people/ana',
    '/c/acme/honours/ambassador',
    '/r/acme/app/ladder',
    '/r/acme/app/honours',
    '/r/acme/app/ladder/more',
    '/r/acme/app/constructor',
    '/c/acme/ladder/member/eva/badge.svg',
    '/c/acme/ladder/more',
    '/c/acme/honours/ambassador/eva/constructor',
  ])('%s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('500 hostile steps of an address find nothing and break nothing', async () => {
    for (const text of hostileStrings) {
      const step = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
      for (const path of [
        `/c/acme/honours/${step}/eva/badge.svg`,
        `/c/acme/honours/ambassador/${step}/badge.svg`,
        `/c/acme/people/${step}`,
      ]) {
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

describe('one person', () => {
  test('is shown by what they hold and what others confirmed, and by nothing else', async () => {
    const { status, text } = await get('/c/acme/people/Eva?lang=en');
    expect(status).toBe(200);
    const seen = seenIn(text);
    for (const part of [
      'eva in acme',
      'Member',
      'Ambassador &#38; friend',
      'talk',
      'https://example.org/&#60;b&#62;slides',
    ]) {
      expect(seen).toContain(part);
    }
    expect(seen).not.toMatch(/hidden|own|not yet|Contributor|missing/);
    expect(text).toContain('href="/c/acme/honours/ambassador/eva?lang=en"');
    expect(text).not.toContain('href="https://example.org');
  });

  test('of a deed that nobody else confirmed, and of a role that they left, nothing is told', async () => {
    expect(seenIn((await get('/c/acme/people/otto')).text)).not.toContain('example.org/own');
    expect(seenIn((await get('/c/acme/people/nele')).text)).not.toContain('Member');
  });
});

describe('the boards', () => {
  test('name those alone who joined, with how points are made', async () => {
    const { status, text } = await get('/c/acme/boards?lang=en');
    expect(status).toBe(200);
    const seen = seenIn(text);
    expect(seen).toContain('Maintainers Who Points eva 8');
    expect(seen).toContain('talk: 8 points, at most 10 a week');
    expect(seen).not.toMatch(/otto|shy|nele/);
    expect(seen).toMatch(/Worked out on \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\)/);
  });

  test('show at once who joins and who leaves, and what was done in a repository no more that turned private', async () => {
    const named = async () => [...seenIn((await get('/c/acme/boards?lang=en')).text).matchAll(/(eva|nele) 8/g)].flat(1);
    const join = (kind: WordKind, at: string) => give('acme/app', kind, 'nele', '', at);
    await join('boards_joined', '2026-01-05T00:00:00Z');
    expect(await named()).toEqual(expect.arrayContaining(['eva', 'nele']));
    await join('boards_left', '2026-01-06T00:00:00Z');
    expect(await named()).not.toContain('nele');
    expect(await named()).toContain('eva');
    const visible = (hidden: boolean) =>
      town.hearth.database.rows("update repositories set private = $1 where owner_login = 'acme' and name = 'app'", [
        hidden,
      ]);
    await visible(true);
    expect(await named()).toEqual([]);
    await visible(false);
    expect(await named()).toContain('eva');
  });
});

describe('a repository with a ladder of its own', () => {
  const path = '/r/closed/tool/ladder';
  test('has a page of it, and its report leads there', async () => {
    const own =
      'ladder:\n  mode: active\n  roles: [{ name: keeper, title: { en: Keeper, zh: 管理员 }, decided_by: [lead] }]\n';
    town.twin.repository('acme/craft', { files: { '.github/hearth.yml': `version: 1\n${own}` } });
    town.twin.as('ana').openIssue('acme/craft', { title: 'It breaks' });
    await town.quiet();
    await town.hearth.engine.measures.refresh();
    await give('acme/craft', 'title_given', 'otto', 'role/keeper by decision', '2026-01-03T00:00:00Z', true);
    const { status, text } = await get('/r/acme/craft/ladder?lang=en');
    expect(status).toBe(200);
    expect(seenIn(text)).toContain('acme/craft: contributor ladder');
    expect(seenIn(text)).toContain('otto 2026-01-03');
    expect(seenIn(text)).not.toContain('Member');
    expect((await get('/r/acme/craft/honours')).status).toBe(404);
    expect((await get(path)).status).toBe(404);
    expect((await get('/r/acme/craft?lang=en')).text).toContain('href="/r/acme/craft/ladder?lang=en"');
  });

  test('the page of a community leads to its ladder, honours and boards', async () => {
    const { text } = await get('/c/acme?lang=en');
    for (const page of ['ladder', 'honours', 'boards']) expect(text).toContain(`href="/c/acme/${page}?lang=en"`);
    expect((await get('/c/observing')).text).not.toContain('href="/c/observing/ladder');
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

  test('can be looked up by anybody, for as long as they are held', async () => {
    const { status, text } = await get('/c/acme/honours/ambassador/EVA?lang=en');
    const seen = seenIn(text);
    expect(status).toBe(200);
    expect(seen).toContain('eva holds the title Ambassador &#38; friend of the community acme .');
    expect(seen).toMatch(/True on \d{4}-\d\d-\d\d \(UTC\)/);
    expect(seen).toContain(TERM);
  });

  test('go with whoever asks to be forgotten', async () => {
    await forgetPerson(town.hearth.database, idOf('eva'));
    const nothing = shape(await get('/c/zz-never/honours/ambassador/eva/badge.svg'));
    for (const path of [...ofHolder('acme', 'eva'), '/c/acme/people/eva']) {
      expect(shape(await get(path))).toEqual(nothing);
    }
    for (const path of [...routesOf('acme').slice(0, 2), '/c/acme/boards']) {
      expect((await get(path)).text).not.toContain('eva');
    }
  });
});
