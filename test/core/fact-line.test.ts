// Fact ↔ line: nothing is lost, and what is no fact is refused with the field that is wrong.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { actKinds, itemKinds, sources, wordKinds } from '../../src/core/fact.js';
import type { ActFact, Fact, ItemFact } from '../../src/core/fact.js';
import { factIn, factOf, latestAt, lineOf } from '../../src/core/fact-line.js';
import { factsOfArchive } from '../../src/core/archive.js';
import { recordIn } from '../../src/store/import-records.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const AT = '2026-03-01T10:00:00Z';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const small = fc.integer({ min: 1, max: 2_147_483_647 });
const count = fc.integer({ min: 0, max: 2_147_483_647 });
const date = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: NOW, noInvalidDate: true })
  .map((one) => `${one.toISOString().slice(0, 19)}Z`);
const text = fc
  .string({ minLength: 1, maxLength: 60, unit: 'binary' })
  .filter((one) => !/[\p{Cc}\p{Surrogate}]/u.test(one));
const language = fc.constantFrom('en' as const, 'zh' as const, null);
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const hex = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((one) => one.toString(16).padStart(16, '0'));
const optional = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const item: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.record({
      fact: fc.constant('item' as const),
      repository: id,
      number: small,
      kind: fc.constantFrom(...itemKinds),
      author: orNull(id),
      openedAt: date,
      source: fc.constantFrom(...sources),
    }),
    optional<Pick<ItemFact, 'told' | 'size' | 'readUntil' | 'movedTo' | 'deletedAt'>>({
      told: fc.record({
        at: date,
        draft: fc.boolean(),
        title: hex,
        length: count,
        language,
        answerable: orNull(fc.boolean()),
      }),
      size: fc.record({ at: date, lines: count }),
      readUntil: date,
      movedTo: fc.record({ repository: id, number: small }),
      deletedAt: date,
    }),
  )
  .map(([must, may]) => ({ ...may, ...must }));

const act: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.record({
      fact: fc.constant('act' as const),
      repository: id,
      key: text,
      kind: fc.constantFrom(...actKinds, ...wordKinds),
      number: orNull(small),
      person: orNull(id),
      at: date,
      source: fc.constantFrom(...sources),
    }),
    optional<Pick<ActFact, 'value' | 'subject' | 'told' | 'seen' | 'missingAt' | 'deletedAt' | 'community'>>({
      value: text,
      subject: id,
      told: fc.record({ at: date, length: count, language }),
      seen: fc.record({ at: date, reason: orNull(text) }),
      missingAt: date,
      deletedAt: date,
      community: id,
    }),
  )
  .map(([must, may]) => ({ ...may, ...must }));

const others: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    fact: fc.constant('person' as const),
    id,
    login: text,
    kind: fc.constantFrom('user' as const, 'bot' as const, 'organization' as const, 'mannequin' as const, null),
    at: date,
  }),
  fc.record({
    fact: fc.constant('repository' as const),
    id,
    name: text,
    owner: fc.record({ id, login: text, kind: fc.constantFrom('organization' as const, 'user' as const) }),
    private: fc.boolean(),
    archived: fc.boolean(),
    defaultBranch: text,
    at: date,
  }),
  fc.record({
    fact: fc.constant('association' as const),
    repository: id,
    person: id,
    association: fc.constantFrom('OWNER' as const, 'NONE' as const, 'FIRST_TIMER' as const, 'MANNEQUIN' as const),
    at: date,
  }),
  fc.record({
    fact: fc.constant('maintainer' as const),
    repository: id,
    person: id,
    by: text,
    listed: fc.boolean(),
    at: date,
  }),
);

const PERSON = { fact: 'person', id: 42, login: 'ana', kind: 'user', at: AT };
const ITEM = { fact: 'item', repository: 7, number: 12, kind: 'issue', author: 42, openedAt: AT, source: 'import' };
const ACT = {
  fact: 'act',
  repository: 7,
  key: 'opened:12',
  kind: 'opened',
  number: 12,
  person: 42,
  at: AT,
  source: 'import',
};

describe('a line', () => {
  test('gives the same fact again, whatever the fact', () => {
    fc.assert(
      fc.property(fc.oneof(item, act, others), (fact) => {
        const line = lineOf(fact);
        expect(line).not.toContain('\n');
        expect(factOf(line, NOW)).toEqual({ fact });
      }),
      { numRuns: 2_000 },
    );
  });

  test('bears its fields in one order, however the fact was put together', () => {
    const turned = Object.fromEntries(Object.entries(ACT).reverse()) as unknown as Fact;
    expect(lineOf(turned)).toBe(lineOf(ACT as Fact));
    expect(lineOf(turned)).toMatch(/^\{"fact":"act","repository":7,"key":"opened:12",/);
  });

  test('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        expect(factOf(line, NOW)).toHaveProperty('problem');
      }),
    );
  });

  test('with one field replaced by anything is refused or still a fact, and names the field', () => {
    const given = [PERSON, ITEM, ACT];
    fc.assert(
      fc.property(fc.constantFrom(...given), fc.nat(6), fc.jsonValue(), (fact, at, value) => {
        const field = Object.keys(fact)[at % Object.keys(fact).length]!;
        const read = factIn({ ...fact, [field]: value }, latestAt(NOW));
        if ('problem' in read) expect(read.problem).toContain(field);
        else expect(factOf(lineOf(read.fact), NOW)).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what is no fact', () => {
  test.each([
    ['{', 'not JSON'],
    ['7', 'the line is not an object'],
    ['{"id":42}', 'fact is missing'],
    ['{"fact":"deed"}', 'fact is not one of person, repository, item, act, association, maintainer'],
  ])('%s: %s', (line, problem) => {
    expect(factOf(line, NOW)).toEqual({ problem });
  });

  const wrong: readonly [object, object, string][] = [
    [PERSON, { id: undefined }, 'id is missing'],
    [PERSON, { id: 4.2 }, 'id is not a positive whole number'],
    [PERSON, { id: 0 }, 'id is not a positive whole number'],
    [PERSON, { login: '' }, 'login is not a text'],
    [PERSON, { login: 'a'.repeat(513) }, 'login is longer than 512 bytes'],
    [PERSON, { login: '你'.repeat(171) }, 'login is longer than 512 bytes'],
    [PERSON, { login: 'zoe\u001b]0;owned\u0007' }, 'login is not a text that can be kept'],
    [PERSON, { login: 'a\nb' }, 'login is not a text that can be kept'],
    [ACT, { key: 'k'.repeat(513) }, 'key is longer than 512 bytes'],
    [ACT, { value: 'v'.repeat(2_001) }, 'value is longer than 2000 bytes'],
    [ACT, { kind: ['x'] }, 'kind is not known (a list)'],
    [ACT, { kind: 'x'.repeat(99) }, `kind is not known ("${'x'.repeat(59)})`],
    [PERSON, { login: 'a\0' }, 'login is not a text that can be kept'],
    [PERSON, { login: '\ud800' }, 'login is not a text that can be kept'],
    [PERSON, { kind: 'robot' }, 'kind is not one of user, bot, organization, mannequin'],
    [PERSON, { at: '2026-02-30T00:00:00Z' }, 'at is not a date like 2026-03-01T10:00:00Z'],
    [PERSON, { at: '2026-03-01' }, 'at is not a date like 2026-03-01T10:00:00Z'],
    [PERSON, { at: '0000-01-01T00:00:00Z' }, 'at is not a date like 2026-03-01T10:00:00Z'],
    [PERSON, { at: '2026-06-02T12:00:01Z' }, 'at is in the future (2026-06-02T12:00:01Z)'],
    [PERSON, { Login: 'ana' }, 'Login is no field of it'],
    [ITEM, { number: 2_147_483_648 }, 'number is not so great'],
    [ITEM, { told: null }, 'told is not an object'],
    [ITEM, { told: { at: AT } }, 'told.draft is missing'],
    [ITEM, { size: { at: AT, lines: -1 } }, 'size.lines is not a positive whole number'],
    [ITEM, { movedTo: { repository: 7, number: 1, x: 1 } }, 'movedTo.x is no field of it'],
    [ITEM, { readUntil: '2030-01-01T00:00:00Z' }, 'readUntil is in the future (2030-01-01T00:00:00Z)'],
    [ACT, { kind: 'danced' }, 'kind is not known ("danced")'],
    [ACT, { seen: { at: AT } }, 'seen.reason is missing'],
    [ACT, { key: undefined }, 'key is missing'],
    [ACT, { source: 'rumour' }, 'source is not one of import, asked, webhook, backfill'],
  ];
  test.each(wrong)('%j with %j: %s', (fact, change, problem) => {
    expect(factOf(JSON.stringify({ ...fact, ...change }), NOW)).toEqual({ problem });
  });
});

test('a line nested deeper than any program goes is refused with a word', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const kinds = 'person, repository, item, act, association, maintainer';
  expect(factOf(`{"fact":${deep}}`, NOW)).toEqual({ problem: `fact is not one of ${kinds}` });
  const { kind: _, ...act } = ACT;
  expect(factOf(`${JSON.stringify(act).slice(0, -1)},"kind":${deep}}`, NOW)).toEqual({
    problem: 'kind is not known (a list)',
  });
});

test('a clock may be wrong by a day', () => {
  expect(factOf(JSON.stringify({ ...PERSON, at: '2026-06-02T12:00:00Z' }), NOW)).toHaveProperty('fact');
});

describe('docs/ledger-format.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/ledger-format.md', import.meta.url)), 'utf8');
  const examples = [...page.matchAll(/^```ndjson\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );

  test('shows every kind of line', () => {
    const kinds = examples.map((line) => JSON.parse(line) as { fact?: string; record?: string; type?: string });
    const shown = new Set(kinds.map(({ fact, record, type }) => fact ?? record ?? type));
    for (const kind of ['person', 'repository', 'item', 'act', 'association', 'maintainer'])
      expect(shown).toContain(kind);
    for (const kind of ['hearth-export', 'setting', 'forgotten', 'installation', 'installed', 'action', 'end']) {
      expect(shown).toContain(kind);
    }
  });

  test.each(examples)('is read as it is shown: %s', (line) => {
    const value = JSON.parse(line) as Record<string, unknown>;
    if ('fact' in value) {
      const read = factOf(line, NOW);
      expect(read).toHaveProperty('fact');
      if ('fact' in read) expect(lineOf(read.fact)).toBe(line);
    } else if ('type' in value) {
      expect(factsOfArchive(Buffer.from(line), () => true, latestAt(NOW))).toHaveProperty('facts');
    } else if (value['record'] !== 'hearth-export' && value['record'] !== 'end') {
      expect(recordIn(value, latestAt(NOW))).toHaveProperty('record');
    }
  });
});
