// Titles, absences, boards and deeds, as the ledger's words tell them.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WordKind } from '../../src/core/fact.js';
import type { Ledger } from '../../src/engine/ports.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { APP, communityOf, OWNER } from '../support/community.js';
import type { Community } from '../support/community.js';
import { instant } from '../support/community-words.js';
import { say as said } from '../support/said.js';
import type { Saying } from '../support/said.js';

let it: Community;
let ledger: Ledger;
beforeEach(async () => {
  it = await communityOf();
  ledger = createLedger(it.database);
});
afterEach(() => it.end());

const ACME = OWNER.id;
const NOW = '2026-12-01T00:00:00Z';
const OTHER = { id: 2, login: 'globex', kind: 'organization' as const };

const say = (kind: WordKind, saying: Saying) => said(it, kind, saying);

const heldBy = async (who: string, at = NOW) => {
  await it.tell();
  return ledger.standings(ACME, { person: it.id(who) }, instant(at), null);
};
const MEMBER = { kind: 'role', name: 'member', sig: null } as const;
const REVIEWER = { kind: 'role', name: 'reviewer', sig: 'network' } as const;

describe('titles', () => {
  test('what was given is held, since then and by what it was given', async () => {
    say('title_given', { by: 'mo', about: 'ana', value: 'role/member until 2027-11-22 by decision', at: '2026-11-22' });
    expect(await heldBy('ana')).toEqual({
      held: [
        {
          ...{ title: MEMBER, person: it.id('ana'), since: '2026-11-22T00:00:00Z', seen: '2026-11-22T00:00:00Z' },
          ...{ until: '2027-11-22T00:00:00Z', by: 'decision' },
        },
      ],
      ended: [],
      left: [],
    });
  });

  test('what was found held is held since nobody knows when', async () => {
    say('title_given', { about: 'ana', value: 'role/reviewer@network since unknown by owners', at: '2026-11-01' });
    expect((await heldBy('ana')).held).toMatchObject([
      { title: REVIEWER, since: null, seen: '2026-11-01T00:00:00Z', by: 'owners' },
    ]);
  });

  test('nothing at or after the moment exists', async () => {
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-11-22' });
    say('title_ended', { about: 'ana', value: 'role/member', at: '2026-11-25' });
    expect(await heldBy('ana', '2026-11-22')).toEqual({ held: [], ended: [], left: [] });
    expect(await heldBy('ana', '2026-11-25')).toMatchObject({ held: [{ until: null }], ended: [] });
    expect(await heldBy('ana', '2026-11-25 00:01')).toMatchObject({
      held: [],
      ended: [{ until: '2026-11-25T00:00:00Z' }],
    });
  });

  test('a term ends it by itself, at the beginning of its day, and a later one goes on', async () => {
    say('title_given', { about: 'ana', value: 'honour/ambassador until 2026-11-22', at: '2025-11-22' });
    expect((await heldBy('ana', '2026-11-21 23:59')).held).toHaveLength(1);
    expect(await heldBy('ana', '2026-11-22')).toMatchObject({ held: [], ended: [{ until: '2026-11-22T00:00:00Z' }] });
    say('title_given', { about: 'ana', value: 'honour/ambassador until 2027-11-22', at: '2026-11-20' });
    expect(await heldBy('ana')).toMatchObject({
      held: [{ since: '2025-11-22T00:00:00Z', until: '2027-11-22T00:00:00Z' }],
      ended: [],
    });
  });

  test('given again after it ended, it begins anew, and both are told', async () => {
    say('title_given', { about: 'ana', value: 'role/member until 2026-02-01', at: '2026-01-01' });
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-06-01' });
    expect(await heldBy('ana')).toMatchObject({
      held: [{ since: '2026-06-01T00:00:00Z', until: null }],
      ended: [{ since: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }],
    });
  });

  test('who steps back from one title keeps the others; without naming one, from every role and no honour', async () => {
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01' });
    say('title_given', { about: 'ana', value: 'role/reviewer@network', at: '2026-01-02' });
    say('title_given', { about: 'ana', value: 'honour/ambassador', at: '2026-01-03' });
    say('emeritus', { by: 'ana', value: 'role/reviewer@network', at: '2026-02-01' });
    expect((await heldBy('ana')).held.map(({ title }) => title.name)).toEqual(['member', 'ambassador']);
    say('emeritus', { by: 'ana', at: '2026-03-01' });
    const { held, ended } = await heldBy('ana');
    expect(held.map(({ title }) => title.name)).toEqual(['ambassador']);
    expect(ended.map(({ title, until }) => [title.name, until])).toEqual([
      ['reviewer', '2026-02-01T00:00:00Z'],
      ['member', '2026-03-01T00:00:00Z'],
    ]);
  });

  test('of one second the key decides, whatever was told first; told twice it is one', async () => {
    say('title_ended', { about: 'ana', value: 'role/member', at: '2026-01-01', where: 'z' });
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01', where: 'a' });
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01', where: 'a' });
    // `title_ended:…` comes before `title_given:…`.
    expect((await heldBy('ana')).held).toHaveLength(1);
  });

  test('of a title, of all, and never of another community', async () => {
    const there = it.repository('other', { owner: OTHER }).repositoryId;
    const beside = it.repository('beside').repositoryId;
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01', repository: beside });
    say('title_given', { about: 'ravi', value: 'role/reviewer@network', at: '2026-01-01' });
    say('title_given', {
      about: 'ravi',
      value: 'role/reviewer@docs',
      at: '2026-01-01',
      repository: there,
      community: OTHER.id,
    });
    say('title_ended', { about: 'ana', value: 'role/member', at: '2026-02-01', repository: there });
    say('title_given', { about: 'li', value: 'nonsense', at: '2026-01-01' });
    await it.tell();
    const of = async (...asked: Parameters<Ledger['standings']>) =>
      (await ledger.standings(...asked)).held.map(({ person, title }) => [person, title.name, title.sig]);
    expect(await of(ACME, 'all', NOW, null)).toEqual([
      [it.id('ana'), 'member', null],
      [it.id('ravi'), 'reviewer', 'network'],
    ]);
    expect(await of(ACME, { title: REVIEWER }, NOW, null)).toEqual([[it.id('ravi'), 'reviewer', 'network']]);
    expect(await of(ACME, { title: { ...REVIEWER, sig: 'docs' } }, NOW, null)).toEqual([]);
    expect(await of(OTHER.id, 'all', NOW, null)).toEqual([[it.id('ravi'), 'reviewer', 'docs']]);
  });

  test('a title whose holder is forgotten never becomes that of who gave it', async () => {
    say('title_given', { by: 'mo', about: 'ana', value: 'role/member', at: '2026-01-01' });
    await it.tell();
    await forgetPerson(it.database, it.id('ana'));
    expect(await heldBy('mo')).toEqual({ held: [], ended: [], left: [] });
  });

  test('a renamed person holds on; who asked to be forgotten holds nothing', async () => {
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01' });
    const id = it.id('ana');
    it.fact({ fact: 'person', id, login: 'Ana-Renamed', kind: 'user', at: '2026-02-01T00:00:00Z' });
    expect((await heldBy('ana')).held).toHaveLength(1);
    await forgetPerson(it.database, id);
    expect(await ledger.standings(ACME, { person: id }, NOW, null)).toEqual({ held: [], ended: [], left: [] });
    expect(await ledger.standings(ACME, 'all', NOW, null)).toEqual({ held: [], ended: [], left: [] });
  });
});

describe('who stepped back', () => {
  const of = async (at = NOW) => {
    const { held, left } = await heldBy('ana', at);
    return [held.map(({ title }) => title.name), left.map(({ title }) => title.name)];
  };
  const seen = (at: string) => say('title_given', { about: 'ana', value: 'role/member since unknown by owners', at });

  test('has left it, whatever is seen of them, until people give it to them again', async () => {
    seen('2026-01-01');
    say('emeritus', { by: 'ana', value: 'role/member', at: '2026-02-01' });
    seen('2026-02-02');
    expect(await of()).toEqual([[], ['member']]);
    say('title_given', { by: 'mo', about: 'ana', value: 'role/member by decision', at: '2026-03-01' });
    expect(await of()).toEqual([['member'], []]);
  });

  test('has left also what the ledger never saw them hold', async () => {
    say('emeritus', { by: 'ana', value: 'role/reviewer@network', at: '2026-02-01' });
    expect(await of()).toEqual([[], ['reviewer']]);
  });

  test('is seen anew after nothing named them any more', async () => {
    say('emeritus', { by: 'ana', value: 'role/member', at: '2026-02-01' });
    say('title_ended', { about: 'ana', value: 'role/member by owners', at: '2026-03-01' });
    expect(await of()).toEqual([[], []]);
    seen('2026-04-01');
    expect(await of()).toEqual([['member'], []]);
  });

  test('from all is back by their word; from one title it takes more than to come back from a holiday', async () => {
    say('title_given', { about: 'ana', value: 'role/member by decision', at: '2026-01-01' });
    say('emeritus', { by: 'ana', value: 'role/reviewer@network', at: '2026-02-01' });
    say('away', { by: 'ana', at: '2026-03-01' });
    say('emeritus', { by: 'ana', value: 'role/member', at: '2026-03-01' });
    expect(await of()).toEqual([[], ['reviewer', 'member']]);
    say('back', { by: 'ana', at: '2026-04-01' });
    expect(await of()).toEqual([[], ['reviewer']]);
    seen('2026-04-02');
    expect(await of()).toEqual([['member'], ['reviewer']]);
    expect(await of('2026-03-15')).toEqual([[], ['reviewer', 'member']]);
  });
});

describe('where words count', () => {
  const everywhere = { community: ACME } as const;

  test('in its own repository, but for those of the owner’s file', async () => {
    const beside = it.repository('beside').repositoryId;
    const own = { community: null, at: '2026-01-01', repository: beside } as const;
    say('title_given', { ...own, about: 'ana', value: 'role/elder' });
    say('title_given', { ...own, ...everywhere, about: 'ana', value: 'role/member' });
    say('boards_joined', { ...own, by: 'ana' });
    say('away', { ...own, by: 'ana' });
    const key = say('credited', { ...own, ...everywhere, by: 'mo', about: 'ana', value: 'talk' });
    say('credit_confirmed', { ...own, by: 'mo', about: 'ana', value: key });
    await it.tell();
    const views = async (here: number | null) => [
      (await ledger.standings(ACME, { person: it.id('ana') }, NOW, here)).held.map(({ title }) => title.name).sort(),
      await ledger.onBoards(ACME, here),
      [...(await ledger.away(ACME, [it.id('ana')], NOW, here)).keys()],
      (await ledger.credits(ACME, 'waiting', here)).length,
    ];
    expect(await views(beside)).toEqual([['elder', 'member'], [it.id('ana')], [it.id('ana')], 0]);
    for (const here of [null, APP]) expect(await views(here)).toEqual([['member'], [], [], 1]);
  });

  test('what ends a title, or takes a deed back, by one repository’s word does so there alone', async () => {
    const own = { community: null, at: '2026-02-01' } as const;
    say('title_given', { about: 'ana', value: 'role/member', at: '2026-01-01' });
    say('title_ended', { ...own, about: 'ana', value: 'role/member' });
    say('emeritus', { ...own, by: 'ana', value: 'role/member' });
    const key = say('credited', { by: 'mo', about: 'ana', value: 'talk', at: '2026-01-01' });
    say('credit_confirmed', { by: 'mo', about: 'ana', value: key, at: '2026-01-02' });
    say('credit_refused', { ...own, by: 'li', about: 'ana', value: key });
    await it.tell();
    const views = async (here: number | null) => [
      (await ledger.standings(ACME, 'all', NOW, here)).held.length,
      (await ledger.credits(ACME, { person: it.id('ana') }, here)).map(({ state }) => state),
    ];
    expect(await views(null)).toEqual([1, ['confirmed']]);
    expect(await views(APP)).toEqual([0, ['refused']]);
  });

  test('a repository that is given to another owner brings no word of its former one with it', async () => {
    const given = it.repository('given').repositoryId;
    say('title_given', { about: 'ana', value: 'role/elder', at: '2026-01-01', repository: given, community: OTHER.id });
    await it.tell();
    expect((await ledger.standings(ACME, 'all', NOW, null)).held).toEqual([]);
    expect((await ledger.standings(ACME, 'all', NOW, APP)).held).toEqual([]);
  });
});

describe('away and back', () => {
  const away = async (at: string) => {
    await it.tell();
    return Object.fromEntries(await ledger.away(ACME, [it.id('ana'), it.id('ravi')], instant(at), null));
  };

  test('the last word stands', async () => {
    say('away', { by: 'ana', value: '', at: '2026-01-01' });
    say('back', { by: 'ana', at: '2026-02-01' });
    say('away', { by: 'li', at: '2026-01-01' });
    expect(await away('2026-01-15')).toEqual({ [it.id('ana')]: { since: '2026-01-01T00:00:00Z', until: null } });
    expect(await away('2026-02-02')).toEqual({});
  });

  test('the day that was named is the last of it', async () => {
    say('away', { by: 'ana', value: '2026-01-15', at: '2026-01-01' });
    say('away', { by: 'ravi', value: '2026-01-15T12:00:00Z', at: '2026-01-01' });
    const both = [it.id('ana'), it.id('ravi')].map(String);
    expect(Object.keys(await away('2026-01-15 11:59'))).toEqual(both);
    expect(await away('2026-01-15 12:00')).toEqual({
      [it.id('ana')]: { since: '2026-01-01T00:00:00Z', until: '2026-01-15' },
    });
    expect(await away('2026-01-16')).toEqual({});
  });

  test('away in one community is not away in another', async () => {
    say('away', { by: 'ana', at: '2026-01-01', repository: it.repository('other', { owner: OTHER }).repositoryId });
    expect(await away('2026-01-15')).toEqual({});
  });
});

test('on the boards is who joined and did not leave since', async () => {
  say('boards_joined', { by: 'ana', at: '2026-01-01' });
  say('boards_joined', { by: 'ravi', at: '2026-01-01' });
  say('boards_left', { by: 'ana', at: '2026-02-01' });
  say('boards_left', { by: 'li', at: '2026-02-01' });
  say('boards_joined', { by: 'li', at: '2026-02-02' });
  say('boards_joined', {
    by: 'mo',
    at: '2026-01-01',
    repository: it.repository('other', { owner: OTHER }).repositoryId,
  });
  await it.tell();
  expect(await ledger.onBoards(ACME, null)).toEqual([it.id('ravi'), it.id('li')]);
});

describe('deeds', () => {
  const credits = async (of: Parameters<Ledger['credits']>[1]) => {
    await it.tell();
    return ledger.credits(ACME, of, null);
  };

  test('a deed is told, with its day and link, and waits', async () => {
    const key = say('credited', {
      by: 'mo',
      about: 'ana',
      value: 'talk 2026-10-30 https://example.org/t',
      at: '2026-11-02',
      number: 5,
    });
    const told = {
      ...{
        person: it.id('ana'),
        kind: 'talk',
        url: 'https://example.org/t',
        at: '2026-10-30T00:00:00Z',
        toldBy: it.id('mo'),
      },
      ...{ state: 'told', decidedBy: null, repository: APP, number: 5, key },
    };
    expect(await credits({ person: it.id('ana') })).toEqual([told]);
    expect(await credits('waiting')).toEqual([told]);
    expect(await credits({ person: it.id('mo') })).toEqual([]);
  });

  test('the last decision stands', async () => {
    const key = say('credited', { by: 'ana', about: 'ana', value: 'blog', at: '2026-11-02' });
    say('credit_confirmed', { by: 'mo', about: 'ana', value: key, at: '2026-11-03' });
    expect(await credits('waiting')).toEqual([]);
    expect(await credits({ person: it.id('ana') })).toMatchObject([
      { state: 'confirmed', decidedBy: it.id('mo'), at: '2026-11-02T00:00:00Z' },
    ]);
    say('credit_refused', { by: 'li', value: key, at: '2026-11-04' });
    expect(await credits({ person: it.id('ana') })).toMatchObject([{ state: 'refused', decidedBy: it.id('li') }]);
  });

  test('a decision on the same key in another repository is on another deed', async () => {
    const beside = it.repository('beside').repositoryId;
    const key = say('credited', { by: 'ana', about: 'ana', value: 'blog', at: '2026-11-02' });
    say('credit_confirmed', { by: 'mo', value: key, at: '2026-11-03', repository: beside });
    expect(await credits('waiting')).toHaveLength(1);
  });

  test('by kinds, from the day on that they were done', async () => {
    say('credited', { by: 'ana', about: 'ana', value: 'talk 2026-06-01', at: '2026-11-02' });
    say('credited', { by: 'ana', about: 'ana', value: 'talk 2026-05-31', at: '2026-11-02' });
    say('credited', { by: 'ana', about: 'ana', value: 'blog 2026-06-01', at: '2026-11-02' });
    say('credited', { by: 'ana', about: 'ana', value: 'dancing 2026-06-01', at: '2026-11-02' });
    const found = await credits({ kinds: ['talk', 'video'], since: '2026-06-01T00:00:00Z' });
    expect(found.map(({ kind, at }) => [kind, at])).toEqual([['talk', '2026-06-01T00:00:00Z']]);
  });

  test('the link goes with the person who is forgotten, also when it is told again', async () => {
    const tell = async () => {
      say('credited', {
        by: 'mo',
        about: 'ana',
        value: 'talk https://ana.example',
        at: '2026-11-02',
        where: 'comment:x',
      });
      say('credited', {
        by: 'ana',
        about: 'ana',
        value: 'blog https://ana.example/blog',
        at: '2026-11-02',
        where: 'comment:y',
      });
      say('credited', {
        by: 'ana',
        about: 'li',
        value: 'blog https://li.example',
        at: '2026-11-02',
        where: 'comment:z',
      });
      await it.tell();
    };
    await tell();
    await forgetPerson(it.database, it.id('ana'));
    await tell();
    const values = await it.database.rows<{ value: string }>(
      `select value from acts where kind = 'credited' order by value`,
    );
    expect(values.map(({ value }) => value)).toEqual(['blog', 'blog https://li.example', 'talk']);
    expect(await credits('waiting')).toMatchObject([{ person: it.id('li'), toldBy: null }]);
  });
});
