// Questions about titles, answered over the twin and the real ledger: who holds what, who meets what, who bears which login.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import type { ActFact, Fact } from '../../src/core/fact.js';
import type { Person } from '../../src/core/person.js';
import type { AnswersTo, Questions } from '../../src/core/question.js';
import { createAnswerer } from '../../src/engine/answer.js';
import { inForceOn } from '../../src/engine/answers/in-force.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { findAccount, requireRepository } from '../twin/world.js';
import { titleSections } from './title-support.js';

const OWNER_FILE = `sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea], paths: [net/**] }
    - { name: Docs, leads: [dora], paths: [docs/**] }
desk: { mode: active, affiliations: affiliations.txt }
ladder:
  mode: active
  home: vault
  teams: [members]
  roles:
    - name: member
      requirements:
        - merged: 2
          within: 180d
        - box: I agree
      decided_by: ['team:steering']
      defined_by: { team: members }
      gives: { team: members }
    - name: reviewer
      scope: sig
      requirements:
        - held: member
          for: 90d
        - attested: Knows the code
          by: [lead]
      defined_by: { owners: reviewers }
      inactivity: { after: 300d }
    - name: elder
      seats: 3
      defined_by: { roster: ELDERS.md }
    - name: contributor
      requirements: [{ merged: 1 }]
      defined_by: { requirements: true }
honours:
  mode: observe
  titles:
    - { name: star, requirements: [{ credit: [talk], least: 1 }], term: 365d, seats: 2 }
`;
const FILES = {
  'ELDERS.md': '- @eva\n- @Otto\n- @stranger\n',
  'affiliations.txt': 'ana Acme\nben Bolt from 2026-01-01\n',
  OWNERS: 'reviewers: [root]\n',
  'net/OWNERS': 'reviewers:\n- net-folk\n- nele\n',
  'docs/OWNERS': 'reviewers: [dora]\n',
  OWNERS_ALIASES: 'aliases:\n  net-folk: [Ana]\n',
};

const NOW = '2026-11-22T10:00:00Z';
let town: Town;
let repository: Repository;
/** Private: the home of the ladder, and one that is not. */
let hidden: Repository;
let den: Repository;
/** Of an account that is no more. */
let gone: number;

beforeAll(async () => {
  town = await startTown(
    null,
    { features: titleSections(() => []) },
    {
      repository: { files: FILES },
      before: (twin) => {
        twin.repository('acme/.github', { files: { '.github/hearth.yml': OWNER_FILE } });
        twin.repository('acme/vault', { private: true });
        twin.repository('acme/den', { private: true });
        twin.team('acme/members', { members: ['ana', 'ben'], pending: ['ina'] });
        twin.team('acme/steering', { members: ['stella'] });
        for (const one of ['eva', 'otto', 'nele', 'lea', 'dora', 'cara', 'gone', 'before', 'wilhelmina'])
          twin.user(one);
      },
    },
  );
  repository = repositoryOf('app');
  hidden = repositoryOf('vault');
  den = repositoryOf('den');
  await remember(repository, [
    ...['ana', 'ben', 'eva', 'otto', 'nele', 'lea', 'cara', 'gone', 'before', 'wilhelmina'].map(personFact),
    ...[1, 2].map((n) => merged(repository, n, 'ana', `2026-10-0${n}T00:00:00Z`)).flat(),
    ...merged(repository, 3, 'cara', '2026-09-01T00:00:00Z'),
    ...merged(repository, 4, 'cara', '2026-09-02T00:00:00Z'),
    ...merged(repository, 5, 'eva', '2024-09-02T00:00:00Z'),
    ...merged(repository, 6, 'before', '2025-09-02T00:00:00Z'),
    ...merged(repository, 7, 'wilhelmina', '2025-09-02T00:00:00Z'),
    ...merged(repository, 8, 'gone', '2025-09-02T00:00:00Z'),
    word('title_given', 'ben', 'role/member by team:members', '2026-01-01T00:00:00Z'),
    word('title_given', 'cara', 'role/reviewer@network by decision', '2026-01-01T00:00:00Z'),
    word('title_given', 'gone', 'role/member by team:members', '2026-01-01T00:00:00Z'),
    word('title_given', 'eva', 'honour/star until 2026-12-20 by decision', '2025-12-20T00:00:00Z'),
    word('title_given', 'otto', 'honour/star until 2026-10-20 by decision', '2025-10-20T00:00:00Z'),
    {
      ...word('credited', 'mo', 'talk 2026-03-01 https://example.com/t', '2026-03-01T00:00:00Z'),
      key: 'credited:comment:9:1',
      subject: idOf('nele'),
    },
    { ...word('credit_confirmed', 'lea', 'credited:comment:9:1', '2026-03-02T00:00:00Z'), subject: idOf('nele') },
  ]);
  await remember(hidden, [
    ...merged(hidden, 1, 'eva', '2026-10-01T00:00:00Z'),
    ...nominated(hidden, 2, 'eva'),
    ...nominated(hidden, 3, 'cara'),
    { ...word('deferred', 'cara', 'role/member', '2026-11-10T00:00:00Z'), repository: hidden.id, number: 3 },
  ]);
  await remember(den, [...merged(den, 1, 'eva', '2026-10-02T00:00:00Z'), ...nominated(den, 2, 'nele')]);
  town.twin.renameUser('before', 'after');
  gone = idOf('gone');
  town.twin.deleteUser('gone');
});
afterAll(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

const idOf = (login: string): number => town.twin.user(login).id;
const person = (login: string): Person => ({ id: findAccount(town.twin.state, login)?.id ?? 0, login, kind: 'user' });
function repositoryOf(name: string): Repository {
  const { id, private: isPrivate } = requireRepository(town.twin.state, `acme/${name}`);
  const owner = { id: findAccount(town.twin.state, 'acme')!.id, login: 'acme', kind: 'organization' } as const;
  return { id, name, owner, private: isPrivate, archived: false, defaultBranch: 'main' };
}
const personFact = (login: string): Fact => ({
  fact: 'person',
  id: idOf(login),
  login,
  kind: 'user',
  at: '2026-01-01T00:00:00Z',
});

let counter = 0;
function word(kind: ActFact['kind'], login: string, value: string, at: string): ActFact {
  counter += 1;
  const [by, subject] = [idOf(login), idOf(login)];
  return {
    fact: 'act',
    repository: repository.id,
    key: `${kind}:test:${counter}`,
    kind,
    number: null,
    person: by,
    subject,
    at,
    source: 'webhook',
    value,
    community: repository.owner.id,
  };
}
function merged(where: Repository, number: number, login: string, at: string): readonly Fact[] {
  const common = { repository: where.id, number, source: 'backfill' } as const;
  const openedAt = new Date(Date.parse(at) - 3_600_000).toISOString().replace('.000', '');
  const author = idOf(login);
  return [
    { fact: 'item', ...common, kind: 'pull_request', author, openedAt },
    { fact: 'act', ...common, key: `opened:${number}`, kind: 'opened', person: author, at: openedAt },
    { fact: 'act', ...common, key: `merged:${number}`, kind: 'merged', person: idOf('mo'), at },
  ] as readonly Fact[];
}
function nominated(where: Repository, number: number, login: string): readonly Fact[] {
  const [openedAt, source] = ['2026-11-01T00:00:00Z', 'webhook'] as const;
  const item = { fact: 'item', repository: where.id, number, kind: 'issue', author: idOf('mo'), openedAt, source };
  return [
    item as Fact,
    { ...word('nominated', 'mo', 'role/member', openedAt), repository: where.id, number, subject: idOf(login) },
  ];
}
async function remember(where: Repository, facts: readonly Fact[]): Promise<void> {
  const known: Fact = { fact: 'repository', ...where, at: '2026-01-01T00:00:00Z' };
  await town.hearth.engine.ledger.remember(where, town.installation.id, [known, ...facts]);
}

async function answers<Q extends Questions>(questions: Q, where = repository): Promise<AnswersTo<Q>> {
  const { engine } = town.hearth;
  const version = { own: 0, shared: 0 };
  const config = await engine.config.load(town.installation.id, where, version);
  const inForce = inForceOn(engine, config, () => engine.config.sources(town.installation.id, where, version));
  const { ledger, github } = engine;
  const answerer = createAnswerer({ ledger, github, installation: town.installation.id, now: new Date(NOW), inForce });
  return answerer.answer(questions);
}

describe('titles here', () => {
  test("are those of the organisation's file, with its teams, in the order of the ladder", async () => {
    const { here } = await answers({ here: { kind: 'titlesHere', repository } });
    expect(here.titles.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'role/member',
      'role/reviewer',
      'role/elder',
      'role/contributor',
      'honour/star',
    ]);
    expect(here.teams).toEqual(['members']);
    expect(here.desk).toEqual({ private: null, affiliations: 'affiliations.txt', sponsorDays: 7 });
    expect(here.credit).toBeNull();
  });
});

describe('who holds what', () => {
  const heldBy = async (login: string) => {
    const { standing } = await answers({ standing: { kind: 'standingOf', repository, person: person(login) } });
    return standing.held.map(
      ({ title, by, since }) => `${title.name}${title.sig === null ? '' : `@${title.sig}`} ${by} ${since ?? '?'}`,
    );
  };

  test('by a team, by OWNERS of the SIG with its aliases, by a roster, by requirements', async () => {
    expect(await heldBy('ana')).toEqual([
      'member team:members ?',
      'reviewer@network owners ?',
      'contributor requirements ?',
    ]);
    expect(await heldBy('eva')).toEqual(expect.arrayContaining(['elder roster:ELDERS.md ?']));
    expect(await heldBy('nele')).toEqual(['reviewer@network owners ?']);
    expect(await heldBy('dora')).toEqual(['reviewer@docs owners ?']);
  });

  test('since when, where the ledger has seen it; not by what it saw and GitHub shows no more', async () => {
    expect(await heldBy('ben')).toEqual(['member team:members 2026-01-01T00:00:00Z']);
    const { standing } = await answers({
      standing: { kind: 'standingOf', repository, person: { id: gone, login: 'gone', kind: 'user' } },
    });
    expect(standing.held.map(({ title }) => title.name)).not.toContain('member');
  });

  test('by a decision, until its term is over', async () => {
    expect(await heldBy('cara')).toEqual(expect.arrayContaining(['reviewer@network decision 2026-01-01T00:00:00Z']));
    expect(await heldBy('eva')).toEqual(expect.arrayContaining(['star decision 2025-12-20T00:00:00Z']));
    const { standing } = await answers({ standing: { kind: 'standingOf', repository, person: person('otto') } });
    expect(standing.held.map(({ title }) => title.name)).toEqual(['elder']);
    expect(standing.ended).toEqual([
      expect.objectContaining({ until: expect.stringContaining('2026-10-20') as unknown }),
    ]);
  });

  test('who is only invited holds nothing', async () => {
    expect(await heldBy('ina')).toEqual([]);
  });

  test('everybody at once; who is named and unknown to the community is left out', async () => {
    const { all, seats } = await answers({
      all: { kind: 'holdersHere', repository },
      seats: { kind: 'seatsOf', repository, title: { kind: 'role', name: 'elder', sig: null } },
    });
    const live = all.live.map(({ title, person: one, by }) => `${title.name} ${one.login} ${by}`);
    expect(live.filter((one) => /^(?:elder|member)/.test(one)).sort()).toEqual([
      'elder eva roster:ELDERS.md',
      'elder otto roster:ELDERS.md',
      'member ana team:members',
      'member ben team:members',
    ]);
    expect(all.unknown).toEqual([]);
    expect(seats).toEqual({ taken: 2, of: 3 });
  });
});

describe('a role is held', () => {
  const holds = async (login: string, roles: readonly string[], sig: string | null = null) => {
    const one = person(login);
    const { held } = await answers({ held: { kind: 'holds', repository, people: [one], roles, sig } });
    return held[one.id];
  };

  test.each([
    ['ana', ['member'], null, 'yes'],
    ['ina', ['member'], null, 'no'],
    ['nele', ['reviewer'], 'network', 'yes'],
    ['nele', ['reviewer'], 'docs', 'no'],
    ['nele', ['reviewer'], null, 'yes'],
    ['cara', ['reviewer'], 'network', 'yes'],
    ['lea', ['lead'], 'network', 'yes'],
    ['lea', ['lead'], 'docs', 'no'],
    ['lea', ['lead'], null, 'yes'],
    ['lea', ['lead'], 'unheard', 'unknown'],
    ['stella', ['team:steering'], null, 'yes'],
    ['ana', ['team:steering'], null, 'no'],
    ['ana', ['team:nowhere'], null, 'unknown'],
    ['ana', ['team:../members'], null, 'unknown'],
    ['ina', ['anyone'], null, 'yes'],
    ['ina', ['member', 'lead'], null, 'no'],
    ['ina', ['team:nowhere', 'member'], null, 'unknown'],
    ['eva', ['elder'], null, 'yes'],
    ['ana', ['contributor'], null, 'yes'],
    ['ana', ['no-such-role'], null, 'no'],
  ] as const)('%s as %j of %s: %s', async (login, roles, sig, answer) => {
    expect(await holds(login, roles, sig)).toBe(answer);
  });

  test('by nobody who took over the login of a member', async () => {
    const { held } = await answers({
      held: {
        kind: 'holds',
        repository,
        people: [{ id: 424_242, login: 'ana', kind: 'user' }],
        roles: ['member'],
        sig: null,
      },
    });
    expect(held[424_242]).toBe('unknown');
  });

  test('is unknown while GitHub does not say', async () => {
    town.twin.faults.add({
      route: 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
      kind: 'fail-before',
      status: 403,
    });
    expect(await holds('ana', ['member'])).toBe('unknown');
    town.twin.faults.clear();
  });
});

describe('how somebody stands', () => {
  const evaluated = async (login: string, title: string, more: object = {}, where = repository) => {
    const [name = '', sig = null] = title.split('@');
    const { found } = await answers(
      {
        found: {
          kind: 'evaluations',
          repository: where,
          person: person(login),
          titles: [{ kind: name === 'star' ? 'honour' : 'role', name, sig }],
          at: NOW,
          ...more,
        },
      },
      where,
    );
    return found[0]!;
  };
  const states = ({ checked }: { checked: readonly { is: string; have: number | null }[] }) =>
    checked.map(({ is, have }) => `${is} ${have ?? '-'}`);

  test('by what they did, and by the boxes of their application', async () => {
    expect(states(await evaluated('ana', 'member'))).toEqual(['met 2', 'unknown 0']);
    const application = { case: { ticked: ['I agree to the rules'], number: 9 } };
    expect((await evaluated('ana', 'member', application)).is).toBe('met');
    expect(states(await evaluated('ana', 'member', { case: { ticked: [], number: 9 } }))).toEqual([
      'met 2',
      'not_yet 0',
    ]);
  });

  test('what was done in private counts there, and in the private home of the ladder', async () => {
    expect(states(await evaluated('eva', 'member'))[0]).toMatch(/^(?:unknown|not_yet) 0/);
    expect(states(await evaluated('eva', 'member', {}, den))[0]).toMatch(/ 1$/);
    expect(states(await evaluated('eva', 'member', {}, hidden))[0]).toMatch(/ 2$/);
  });

  test('by how long they held a role', async () => {
    expect((await evaluated('ben', 'reviewer@network')).checked[0]).toMatchObject({ is: 'met' });
    expect((await evaluated('ana', 'reviewer@network')).checked[0]).toMatchObject({
      is: 'unknown',
      why: 'since_unknown',
    });
    expect((await evaluated('cara', 'reviewer@network')).checked[0]).toMatchObject({ is: 'not_yet' });
  });

  test('by the word of somebody who may say it, and nobody else', async () => {
    const number = 30;
    const said = (login: string, key: string): ActFact => ({
      ...word('attested', login, 'Knows the code', '2026-11-01T00:00:00Z'),
      key,
      number,
      subject: idOf('ben'),
    });
    await remember(repository, [
      {
        fact: 'item',
        repository: repository.id,
        number,
        kind: 'issue',
        author: idOf('ben'),
        openedAt: '2026-10-30T00:00:00Z',
        source: 'webhook',
      },
      { ...word('applied', 'ben', 'role/reviewer@network', '2026-10-30T00:00:00Z'), number, key: 'applied:opening:1' },
      said('ana', 'attested:comment:1:1'),
    ]);
    const application = { case: { ticked: [], number } };
    expect((await evaluated('ben', 'reviewer@network', application)).checked[1]).toMatchObject({ is: 'unknown' });
    await remember(repository, [said('lea', 'attested:comment:2:1')]);
    expect((await evaluated('ben', 'reviewer@network', application)).checked[1]).toMatchObject({ is: 'met' });
    expect((await evaluated('ben', 'reviewer@docs', application)).checked[1]).toMatchObject({ is: 'unknown' });
  });

  test('by deeds that were confirmed', async () => {
    expect(await evaluated('nele', 'star')).toMatchObject({ is: 'met' });
  });

  test('of a title that is none any more there is nothing', async () => {
    const question = {
      kind: 'evaluations',
      repository,
      person: person('ana'),
      titles: [{ kind: 'role', name: 'former', sig: null }],
      at: NOW,
    } as const;
    expect((await answers({ question })).question).toEqual([]);
  });
});

describe('who bears a login', () => {
  test('now, formerly, nearly, or nobody', async () => {
    const logins = ['ANA', 'before', 'gone', 'wilhelmnia', 'nobody-at-all', 'not a login', 'acme', 'helper[bot]'];
    const { who } = await answers({ who: { kind: 'whoAre', repository, logins } });
    expect(who).toEqual({
      ANA: { is: 'person', person: person('ana') },
      before: { is: 'renamed', person: { ...person('after'), login: 'after' } },
      gone: { is: 'gone' },
      wilhelmnia: { is: 'resembles', person: person('wilhelmina') },
      'nobody-at-all': { is: 'unknown' },
      'not a login': { is: 'unknown' },
      acme: { is: 'unknown' },
      'helper[bot]': { is: 'unknown' },
    });
  });

  test('and for whom they work, by the file that the desk names', async () => {
    const people = [person('ana'), person('ben'), person('cara')];
    const { works, then } = await answers({
      works: { kind: 'employersOf', repository, people, at: NOW },
      then: { kind: 'employersOf', repository, people, at: '2025-06-01T00:00:00Z' },
    });
    expect(works).toEqual({ [idOf('ana')]: ['Acme'], [idOf('ben')]: ['Bolt'] });
    expect(then).toEqual({ [idOf('ana')]: ['Acme'] });
  });
});

describe('who is ready', () => {
  test('meets a title, does not hold it, and has no case; terms and long silence come due', async () => {
    const { ready } = await answers({ ready: { kind: 'readyHere', repository, at: NOW } });
    expect(ready.ready.map(({ title, person: one }) => `${title.name}@${title.sig ?? ''} ${one.login}`)).toEqual(
      expect.arrayContaining(['member@ cara', 'star@ nele']),
    );
    // Ana holds it already; Ben's case is open; what a private repository shows is not told here.
    const told = ready.ready.map(
      ({ title, person: one }) => `${title.name}${title.sig === null ? '' : `@${title.sig}`} ${one.login}`,
    );
    for (const one of ['member ana', 'member eva', 'reviewer@network ben', 'reviewer@network gone']) {
      expect(told).not.toContain(one);
    }
    expect(told).toContain('reviewer@docs ben');
    expect(ready.cases.map(({ number, title }) => `${title.name} #${number}`)).toEqual(['reviewer #30']);
    const ending = ready.ending.map(({ title, login, why }) => `${title.name} ${login} ${why}`);
    expect(ending).toEqual(expect.arrayContaining(['star otto term', 'star eva term']));
    expect(ending.some((one) => one === 'reviewer cara inactive')).toBe(false);
    expect(ready.seats).toEqual(
      expect.arrayContaining([
        { title: 'role/elder', taken: 2, of: 3 },
        { title: 'honour/star', taken: 1, of: 2 },
      ]),
    );
    expect(ready.unknown.map(({ title, why }) => `${title} ${why}`)).toEqual(
      expect.arrayContaining(['role/member history_unread']),
    );
  });

  test.each([
    ['a public repository', () => repository, ['reviewer app#30'], true],
    ['a private one', () => den, ['reviewer app#30', 'member den#2'], true],
    ['the home of the ladder', () => hidden, ['reviewer app#30', 'member vault#2', 'member den#2'], false],
  ])('what is asked from %s tells of no private case elsewhere, but in the home', async (_, from, cases, isReady) => {
    const where = from();
    const { ready } = await answers({ ready: { kind: 'readyHere', repository: where, at: NOW } }, where);
    const names = new Map([repository, hidden, den].map(({ id, name }) => [id, name]));
    const told = ready.cases.map((one) => `${one.title.name} ${names.get(one.repository)}#${one.number}`);
    expect(told.sort()).toEqual([...cases].sort());
    // Deferred in the home alone: elsewhere nobody may see by her absence that it was.
    expect(ready.ready.some(({ title, person: { login } }) => title.name === 'member' && login === 'cara')).toBe(
      isReady,
    );
  });

  test.each([
    ['nele', () => repository, 0, []],
    ['nele', () => den, 1, []],
    ['nele', () => hidden, 0, []],
    ['cara', () => repository, 0, []],
    ['cara', () => hidden, 0, ['role/member']],
    ['ben', () => den, 1, []],
  ])('%s: of cases in private nobody hears elsewhere (%#)', async (login, from, open, deferred) => {
    const { cases } = await answers({ cases: { kind: 'casesOf', repository: from(), person: person(login) } }, from());
    expect([cases.open.length, cases.deferred]).toEqual([open, deferred]);
  });
});
