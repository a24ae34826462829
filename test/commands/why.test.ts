// `hearth why METRIC OWNER/REPO`, as a person runs it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kindsOf, valueUnitOf } from '../../src/commands/why-lines.js';
import { metricList, tellExplained } from '../../src/commands/why-print.js';
import { content } from '../../src/metrics/content/index.js';
import { catalogue } from '../../src/metrics/catalogue.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { testServer } from '../support/database.js';
import { databaseUrl, hearth } from './cli.js';

const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

describe('what was looked at, in order', () => {
  const nameOf = ({ item }: { item?: { number: number } }) => `acme/app#${item?.number ?? 0}`;
  const item = (number: number) => ({ repository: 7, number });

  test('what counts first, large kinds before small ones, large values before small ones', () => {
    const kinds = kindsOf(
      [
        { item: item(1), as: 'bot', counted: false },
        { item: item(2), as: 'late', counted: true, value: 50 },
        { item: item(3), as: 'in_time', counted: true, value: 5 },
        { item: item(4), as: 'in_time', counted: true, value: 9 },
        { item: item(5), as: 'in_time', counted: true },
        { item: item(6), as: 'late', counted: false },
      ],
      nameOf,
    );
    expect(kinds.map(({ as, counted, entries }) => [as, counted, entries.map(({ name }) => name)])).toEqual([
      ['in_time', true, ['acme/app#4', 'acme/app#3', 'acme/app#5']],
      ['late', true, ['acme/app#2']],
      ['bot', false, ['acme/app#1']],
      ['late', false, ['acme/app#6']],
    ]);
  });

  test('the unit of the values is said, or follows from the figures', () => {
    const title = { en: '', zh: '' };
    const figures = (...units: readonly ('seconds' | 'days' | 'share')[]) =>
      Object.fromEntries(units.map((unit) => [unit, { unit, title }]));
    expect(valueUnitOf({ figures: figures('share', 'seconds') })).toBe('seconds');
    expect(valueUnitOf({ figures: figures('days') })).toBe('days');
    expect(valueUnitOf({ figures: figures('share') })).toBe('score');
    expect(valueUnitOf({ figures: figures('seconds'), valueUnit: 'items' })).toBe('items');
  });
});

describe('what is said', () => {
  const period = { kind: 'monthly', label: '2026-03', zone: 'UTC' } as const;
  const window = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
  const answered = content.find(({ id }) => id === 'M39')!;
  const explained = (more: Partial<Parameters<typeof tellExplained>[0]> = {}) =>
    tellExplained({
      ...{ metric: answered, of: 'acme/app', period: { ...period, ...window }, figure: null, all: false },
      measured: {
        metric: 'M39',
        figures: {
          rate: { value: 0.5, unit: 'share', n: 30, low: 0.33 },
          median: { value: 7_200, unit: 'seconds', n: 15, range: [3_600, 10_800] },
          replied: { value: 1, unit: 'share', n: 2 },
          km: { value: null, unit: 'seconds', n: 30 },
        },
        excluded: { bot: 2, spam: 1 },
        remarks: [],
      },
      kinds: [
        {
          ...{ as: 'answered', counted: true },
          entries: Array.from({ length: 25 }, (_, n) => ({ name: `acme/app#${n}`, value: n * 3_600 })),
        },
        { as: 'bot', counted: false, entries: [{ name: 'acme/app#99', value: null }] },
      ],
      ...more,
    });

  test('the period, each figure with n and how sure it is, and what was left out by which rule', () => {
    const text = explained();
    expect(text).toContain('acme/app, 2026-03 (2026-03-01 to 2026-03-31), UTC');
    expect(text).toMatch(/^ {2}answered +50 % +n = 30 +at least 33 %$/m);
    expect(text).toMatch(/^ {2}median time .+ 2 h +n = 15 +90 %: 1 h to 3 h$/m);
    expect(text).toMatch(/^ {2}drew a reply +100 % +n = 2 +too few to say$/m);
    // Items that are listed are not summed up above as well.
    expect(text).toContain('Left out\n  1 locked as spam\n');
    expect(text).toContain('Left out (1)\n  opened by a bot (1)\n    acme/app#99');
    expect(widest(text)).toBeLessThanOrEqual(80);
  });

  test('long lists are cut, unless all is asked for', () => {
    expect(explained()).toMatch(/acme\/app#19 +19 h\n {4}and 5 more, which --all shows/);
    expect(explained({ all: true })).toMatch(/acme\/app#24 +24 h$/m);
  });

  test('one figure alone', () => {
    const text = explained({ figure: 'rate' });
    expect(text).toMatch(/^ {2}answered +50 %/m);
    expect(text).not.toMatch(/^ {2}drew a reply +100 %/m);
  });

  test('a sum says that it is one, and a remark is filled in', () => {
    const volume = content.find(({ id }) => id === 'M38')!;
    const measured = {
      metric: 'M38',
      figures: {},
      excluded: {},
      remarks: [{ code: 'sides_unknown', params: { n: 7 } }],
    };
    const text = explained({ metric: volume, kinds: null, measured: measured as never });
    expect(text).toContain('- It is not known whether a maintainer wrote these, which are in no share: 7.');
    expect(text).toContain('It is a sum that the database makes: no items are listed.');
  });

  test('control characters of names do not reach the terminal', () => {
    const entries = [{ name: 'acme/app#1\u001b[31m\nHearth: all is well', value: null }];
    const text = explained({ kinds: [{ as: 'answered', counted: true, entries }] });
    expect(text).not.toContain('\u001b');
    expect(text).toContain('    acme/app#1[31m Hearth: all is well');
  });
});

describe('every metric', () => {
  test('has a name of its own', () => {
    const names = catalogue.flatMap(({ id, key }) => [id, key]);
    expect(new Set(names).size).toBe(names.length);
    expect(metricList(catalogue).split('\n')).toHaveLength(catalogue.length);
    expect(widest(metricList(catalogue))).toBeLessThanOrEqual(80);
  });
});

describe('hearth why', () => {
  let it: Community;
  let env: Readonly<Record<string, string>>;
  const MARCH = ['--period', '2026-03'];
  beforeAll(async () => {
    it = await communityOf();
    it.maintainer('mo', { at: '2025-01-01' });
    for (let number = 1; number <= 8; number += 1) {
      it.issue(number, { by: `person${number}`, at: `2026-03-0${number} 10:00` });
      if (number <= 6) it.comment(number, { by: 'mo', at: `2026-03-0${number} 12:00` });
    }
    it.issue(9, { by: 'robo[bot]', at: '2026-03-09' });
    it.repository('secret', { private: true }).issue(1, { by: 'ana', at: '2026-03-02' });
    it.repository('empty');
    await it.refresh();
    const [row] = await it.database.rows<{ name: string }>('select current_database() as name');
    env = { DATABASE_URL: databaseUrl({ ...testServer(), database: row!.name }) };
  });
  afterAll(() => it.end());

  test('lists what there is, and defines each without a database', async () => {
    const list = await hearth(['why']);
    expect(list).toMatchObject({ code: 0, err: '' });
    expect(list.out).toMatch(/^M17 +first-response +/m);
    const one = await hearth(['why', 'First-Response']);
    expect(one.out).toMatch(/^M17 .+\(first-response, version \d+\)$/m);
    const json = await hearth(['why', 'M17', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ id: 'M17', key: 'first-response' });
  }, 30_000);

  test('counts the items and says which rule left the others out', async () => {
    const { code, out, err } = await hearth(['why', 'M17', 'acme/app', ...MARCH], env);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/75 % +n = 8/);
    expect(out).toMatch(/^Counted \(8\)$/m);
    expect(out).toMatch(/^Left out \(1\)\n.+\n {4}acme\/app#9$/m);
    expect(widest(out)).toBeLessThanOrEqual(80);
    const { measured, looked } = JSON.parse(
      (await hearth(['why', 'M17', 'acme/app', ...MARCH, '--json'], env)).out,
    ) as { measured: { figures: Record<string, { value: number }> }; looked: { entries: unknown[] }[] };
    expect(measured.figures['rate']!.value).toBe(0.75);
    expect(looked.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(9);
  }, 30_000);

  test.each([
    [['why', 'nonsense'], /there is no metric "nonsense"; "hearth why" lists them/],
    [['why', 'first-respons'], /there is no metric "first-respons"; did you mean "first-response"\?/],
    [['why', 'acme/app'], /name a metric before the repository: hearth why first-response acme\/app/],
    [['why', 'M17', '--figure', 'speed'], /M17 has no figure "speed", but rate/],
    [['why', 'M17', 'acme/none', ...MARCH], /nothing is remembered of acme\/none/],
    [['why', 'M17', 'acme/secret', ...MARCH], /acme\/secret is private/],
    [
      ['why', 'M17', 'acme/app', '--period', '2020-03'],
      /nothing is known of acme\/app before 2026-03-01, and 2020-03 was over by then: ask for a later period, such as --since 2026-03-01\. Its history was not read whole: hearth backfill acme\/app$/m,
    ],
    [['why', 'M17', 'acme/empty', ...MARCH], /no issue, pull request or discussion of acme\/empty is known/],
  ])('%j: says what is wrong', async (args, words) => {
    const { code, out, err } = await hearth(args, env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(words);
  });

  test('every metric explains itself on the ledger', async () => {
    const window = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
    const period = { kind: 'monthly', label: '2026-03', zone: 'UTC', ...window } as const;
    for (const metric of catalogue) {
      const measured = await it.measured(metric.id, window);
      const looked = metric.looked === undefined ? null : await it.looked(metric.id, window);
      const kinds = looked === null ? null : kindsOf(looked, ({ item }) => `acme/app#${item?.number ?? 0}`);
      const text = tellExplained({ metric, of: 'acme/app', period, figure: null, measured, kinds, all: false });
      // Each code has a sentence, and fits.
      for (const { as } of looked ?? []) expect(Object.keys(metric.words)).toContain(as);
      for (const { code } of measured.remarks) expect(Object.keys(metric.words)).toContain(code);
      for (const code of Object.keys(measured.excluded)) expect(Object.keys(metric.words)).toContain(code);
      expect([metric.id, widest(text) <= 80]).toEqual([metric.id, true]);
    }
  }, 60_000);
});
