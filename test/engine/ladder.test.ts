// The ladder over the whole road, on the twin and real SQL: asked for, stepped back from, watched from day to day, told to leads.
import { afterEach, describe, expect, test } from '@jest/globals';
import ladder from '../../src/features/ladder/index.js';
import welcome from '../../src/features/welcome/index.js';
import { tickRow } from '../../src/engine/read-row.js';
import { nextSecond } from '../support/second.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';
import { titleSections } from './title-support.js';

const APP = 'acme/app';
const FILE = `welcome:
  mode: active
sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea] }
ladder:
  mode: active
  private: leads
  roles:
    - name: contributor
      title: { en: Contributor, zh: 贡献者 }
      requirements:
        - merged: 1
      defined_by: { requirements: true }
    - name: member
      title: { en: Member, zh: 成员 }
      requirements:
        - merged: 2
      apply: { label: membership }
      decided_by: [lead]
      defined_by: { team: members }
      inactivity: { after: 30d }
`;
const AGREES = { '.github/hearth.yml': 'ladder:\n  mode: off\n  private: leads\n' };

let town: Town;
/** How far Hearth's clock is turned on, in milliseconds. */
let ahead = 0;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(members: readonly string[], file = FILE): Promise<void> {
  ahead = 0;
  const before = (twin: Twin) => {
    for (const login of ['ana', 'bo', 'cy', 'dan', 'eve', 'lea']) twin.user(login);
    twin.repository('acme/leads', { private: true, files: AGREES });
    twin.team('acme/members', { members });
    twin.as('mo').openIssue(APP, { title: 'How are we doing?' });
  };
  const sections = titleSections(() => []).filter(({ name }) => name === 'honours' || name === 'sigs');
  town = await startTown(
    null,
    {
      features: [ladder, welcome, ...sections],
      history: 'read',
      clock: { now: () => new Date(Date.now() + ahead) },
    },
    {
      before,
      repository: { files: { '.github/hearth.yml': file } },
    },
  );
  // Repositories are heard of with whatever happens there.
  town.twin.as('mo').openIssue('acme/leads', { title: 'Hello' });
  await say('mo', 'Hello');
}

async function say(login: string, body: string): Promise<void> {
  town.twin.as(login).comment(APP, 1, body);
  await town.quiet();
}

const own = (number: number, repository = APP): readonly string[] =>
  town.twin
    .comments(repository, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->\n?/g, '').trim());

async function tick(series: string, at = new Date()): Promise<void> {
  const { ownerId } = requireRepository(town.twin.state, APP);
  const { inbox, ledger } = town.hearth.engine;
  const there = await ledger.repositoryCalled(ownerId, 'app');
  await inbox.insert([tickRow(there!, { series, period: at.toISOString(), at })]);
  await town.quiet();
}

const kept = () =>
  town.hearth.database.rows<{ kind: string; value: string | null; who: string }>(
    `select kind, value, (select first_login from people where id = coalesce(subject, person)) as who from acts
     where kind in ('title_given', 'title_ended', 'away', 'back', 'emeritus') and not gone order by at, kind, key`,
  );

const leave = (login: string) => town.twin.team('acme/members').members.delete(town.twin.user(login).id);

const lists = () =>
  [...requireRepository(town.twin.state, 'acme/leads').items.all()].filter(({ title }) => title !== 'Hello');

async function merge(login: string): Promise<number> {
  const pull = town.twin.as(login).openPull(APP, { title: `Mend something, says ${login}` });
  await town.quiet();
  town.twin.as('mo').merge(APP, pull.number);
  await town.quiet();
  return pull.number;
}

describe('somebody asks', () => {
  test('where they stand, and is told it where they asked, once', async () => {
    await start(['ana']);
    await say('bo', '/ladder');
    expect(own(1)).toHaveLength(1);
    expect(own(1)[0]).toContain('You asked here, so it is answered here.');
    await say('bo', '/ladder @ana');
    expect(own(1).at(-1)).toMatch(/^`ana` holds Member \(seen since \d{4}-\d\d-\d\d\)\.$/);
    await say('bo', '/ladder board');
    expect(own(1)).toHaveLength(2);
  });
});

describe('stepping back', () => {
  test('is by their own word alone, thanked for once, and nobody is taken out of anything', async () => {
    await start(['ana']);
    await say('bo', '/emeritus @ana');
    expect(own(1).at(-1)).toContain('only people themselves say that they step back');
    expect(await kept()).toEqual([]);
    await say('ana', '/emeritus');
    expect(own(1).at(-1)).toContain('Thank you, @ana! You step back as Member');
    expect(own(1).at(-1)).toContain('leave the team `members`');
    expect(await kept()).toMatchObject([
      { kind: 'away', value: null, who: 'ana' },
      { kind: 'emeritus', value: 'role/member', who: 'ana' },
    ]);
    await say('ana', '/back');
    expect((await kept()).map(({ kind }) => kind)).toContain('back');
  });

  test('away until a day is kept with it, and shown to who asks for themselves', async () => {
    await start(['ana']);
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await say('ana', `/away until ${day}`);
    expect(await kept()).toMatchObject([{ kind: 'away', value: day, who: 'ana' }]);
    expect(own(1)).toEqual([]);
    await say('ana', '/ladder');
    expect(own(1).at(-1)).toContain(`until ${day}`);
  });
});

const days = (count: number) => new Date(Date.now() + count * 86_400_000);

describe('stepping back from a team that still names them', () => {
  const given = async () => (await kept()).filter(({ kind }) => kind === 'title_given').map(({ who }) => who);

  test('is not undone by the next look, and whoever is asked into it anew holds it anew', async () => {
    await start(['ana', 'bo', 'cy', 'dan', 'eve']);
    await tick('ladder/standings');
    await nextSecond();
    await say('ana', '/emeritus');
    await tick('ladder/standings', days(1));
    await tick('ladder/standings', days(2));
    expect((await given()).filter((who) => who === 'ana')).toHaveLength(1);
    await say('bo', '/ladder @ana');
    expect(own(1).at(-1)).not.toContain('holds Member');
    await say('bo', '/ladder @cy');
    expect(own(1).at(-1)).toContain('holds Member');
    leave('ana');
    await tick('ladder/standings', days(3));
    town.twin.team('acme/members', { members: ['ana'] });
    await tick('ladder/standings', days(4));
    expect((await given()).filter((who) => who === 'ana')).toHaveLength(2);
    await say('bo', '/ladder @ana');
    expect(own(1).at(-1)).toContain('holds Member');
  });

  test('ends with /back, which they say of all of it', async () => {
    await start(['ana']);
    await tick('ladder/standings');
    await say('ana', '/emeritus');
    await nextSecond();
    await say('ana', '/back');
    await tick('ladder/standings', days(1));
    expect(await given()).toEqual(['ana', 'ana']);
  });
});

describe('from day to day', () => {
  test('who came is recorded once, who went is, and a silent source changes nothing', async () => {
    await start(['ana', 'bo', 'cy', 'dan', 'eve']);
    await tick('ladder/standings');
    await tick('ladder/standings', days(1));
    const given = await kept();
    expect(given.map(({ kind, who }) => `${kind} ${who}`).sort()).toEqual(
      ['ana', 'bo', 'cy', 'dan', 'eve'].map((who) => `title_given ${who}`),
    );
    expect(given[0]?.value).toBe('role/member since unknown by team:members');
    leave('eve');
    await tick('ladder/standings', days(2));
    expect((await kept()).filter(({ kind }) => kind === 'title_ended')).toMatchObject([{ who: 'eve' }]);
    // The team is gone, or cannot be read: nothing is concluded of anybody.
    town.twin.deleteTeam('acme/members');
    await tick('ladder/standings', days(3));
    expect(await kept()).toHaveLength(6);
  });

  test('more than a quarter gone at once is told to the leads, and not recorded', async () => {
    await start(['ana', 'bo', 'cy', 'dan']);
    await tick('ladder/standings');
    leave('cy');
    leave('dan');
    await tick('ladder/standings', days(1));
    expect((await kept()).filter(({ kind }) => kind === 'title_ended')).toEqual([]);
    await tick('ladder/list', days(1));
    const [list] = lists();
    expect(list?.body).toContain('Member: 2 of 4 are gone at once from `team:members`.');
    expect([...requireRepository(town.twin.state, APP).items.all()]).toHaveLength(1);
  });
});

describe('the leads', () => {
  test('read in one issue of the private repository who is ready; it is edited, and closed when nobody is', async () => {
    await start([]);
    await merge('bo');
    await merge('bo');
    await tick('ladder/list');
    expect(lists().map(({ state }) => state)).toEqual(['open']);
    expect(lists()[0]?.body).toContain('`bo`, since ');
    town.twin.team('acme/members', { members: ['bo'] });
    await tick('ladder/list', new Date(Date.now() + 86_400_000));
    expect(lists().map(({ state }) => state)).toEqual(['closed']);
    expect(own(1)).toEqual([]);
  });
});

describe('who was not seen for long', () => {
  const ASKING = FILE.replace('  private: leads\n', '  private: leads\n  ask: issue\n');
  const asked = () =>
    [...requireRepository(town.twin.state, APP).items.all()].filter(
      ({ viaApp, body }) => viaApp && body?.includes('@ana'),
    );
  async function later(count: number): Promise<void> {
    ahead = count * 86_400_000;
    await tick('ladder/list', days(count));
  }

  test('is asked by one public issue, once in half a year, and nothing is taken from them', async () => {
    await start(['ana'], ASKING);
    await tick('ladder/standings');
    await later(29);
    expect(asked()).toEqual([]);
    await later(31);
    expect(asked().map(({ state }) => state)).toEqual(['open']);
    expect(asked()[0]?.body).toContain('/away');
    await later(38);
    await later(200);
    expect(asked()).toHaveLength(1);
    await later(31 + 184);
    expect(asked()).toHaveLength(2);
    expect(await kept()).toMatchObject([{ kind: 'title_given', who: 'ana' }]);
  });

  test('is asked no sooner by a first look that came late', async () => {
    await start(['ana'], ASKING);
    await tick('ladder/standings');
    // Half a year of the silence is over 213 days after the first day: it is no reason to ask again.
    for (const [day, times] of [
      [180, 1],
      [214, 1],
      [180 + 182, 1],
      [180 + 184, 2],
      [31 + 2 * 184, 2],
    ] as const) {
      await later(day);
      expect([day, asked().length]).toEqual([day, times]);
    }
  });

  test('is left alone while they are away, and where the leads ask', async () => {
    await start(['ana'], ASKING);
    await tick('ladder/standings');
    await say('ana', '/away');
    await later(31);
    expect(asked()).toEqual([]);
    expect(lists().flatMap(({ body }) => body ?? [])).toEqual([]);
    await town.close();
    await start(['ana']);
    await tick('ladder/standings');
    await later(31);
    expect(asked()).toEqual([]);
    expect(lists()[0]?.body).toContain('`ana`');
  });
});

describe('after a merge', () => {
  test('the status comment that is there names the next step, without how much of it they have', async () => {
    await start([]);
    const number = await merge('cy');
    const status = own(number).find((body) => body.includes('Next on the ladder'));
    expect(status).toContain('Member (it takes: 2 merged pull requests)');
    expect(status).not.toMatch(/1 of 2|1 more/);
  });
});
