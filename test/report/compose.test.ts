// What stands in a report, and what does not: the order of what needs attention, carried steps, thanks, privacy, gaps.
import { describe, expect, test } from '@jest/globals';
import { reportOf } from '../../src/report/compose.js';
import { jsonOf } from '../../src/report/json.js';
import type { Report } from '../../src/core/report.js';
import type { Material, Published } from '../../src/report/material.js';
import { markdownOf } from '../../src/report/markdown/index.js';
import { linksFor } from '../../src/report/markdown/links.js';
import { stepsIn } from '../../src/report/markdown/steps.js';
import { thanks as thanksSaid } from '../../src/report/markdown/thanks.js';
import { spansEnding } from '../../src/report/spans.js';
import { words } from '../../src/report/words.js';
import {
  all,
  count,
  empty,
  item,
  large,
  materialWith,
  measured,
  november,
  number,
  people,
  share,
  sig,
  small,
} from './communities.js';

const text = (material: Material) => markdownOf(reportOf(material), 'en', linksFor());

test('the windows of the alarms end where the period ends, without a day between', () => {
  expect(spansEnding(november.to).map(({ name, from, to }) => [name, from.slice(0, 10), to.slice(0, 10)])).toEqual([
    ['weeksBefore', '2026-10-06', '2026-11-03'],
    ['quarter', '2026-09-02', '2026-12-01'],
    ['quarterBefore', '2026-06-04', '2026-09-02'],
  ]);
});

describe('attention', () => {
  const attention = (parts: Partial<Material>) => reportOf(materialWith(parts)).attention;
  const frame = { ...materialWith().frame, sigs: [sig('net', 'Network')] };

  test('newcomers first, of these who came last; then the oldest, then what no SIG owns', () => {
    const items = [
      item(1, 40),
      item(2, 5, { newcomer: true }),
      item(3, 9, { newcomer: true }),
      item(4, 8.9),
      item(5, 8.1),
    ];
    const found = attention({ frame, now: all(measured('M22', {}, { items })), sigsOf: { '1#4': ['net'] } });
    expect(found.map(({ number, why }) => [number, why])).toEqual([
      [2, 'newcomer_waits'],
      [3, 'newcomer_waits'],
      [1, 'nobody_owns'],
      [5, 'nobody_owns'],
      [4, 'nobody_answered'],
    ]);
  });

  test('a newcomer of this week is seen, however many were lost in the years before', () => {
    const lost = Array.from({ length: 25 }, (_, index) => item(10 + index, 400 + index, { newcomer: true }));
    const now = all(measured('M22', {}, { items: [...lost, item(1, 4, { newcomer: true })] }));
    expect(attention({ now }).map(({ number }) => number)).toEqual([1, ...lost.slice(0, 9).map((one) => one.number)]);
  });

  test('what was opened a day ago is left alone; an item stands once; at most ten', () => {
    const items = [item(1, 1.9), item(2, 2), ...Array.from({ length: 12 }, (_, index) => item(10 + index, 30))];
    const now = all(measured('M22', {}, { items }), measured('M39', {}, { items: [item(10, 30)] }));
    const found = attention({ now });
    expect(found).toHaveLength(10);
    expect(found.map(({ number }) => number)).not.toContain(1);
    expect(found[0]).toMatchObject({ number: 10, why: 'question_waits' });
  });

  test('maintainers’ own come after all the others, and are no newcomers who wait', () => {
    const items = [
      item(1, 5),
      item(2, 90, { maintainers: true }),
      item(3, 80, { maintainers: true, newcomer: true }),
      item(4, 3, { newcomer: true }),
    ];
    const found = attention({ now: all(measured('M22', {}, { items })) });
    expect(found.map(({ number, why }) => [number, why])).toEqual([
      [4, 'newcomer_waits'],
      [1, 'nobody_answered'],
      [2, 'nobody_answered'],
      [3, 'nobody_answered'],
    ]);
  });

  test('only what asks is called a question: an announcement is a discussion, too', () => {
    const discussion = (id: number) => item(id, 9, { kind: 'discussion' });
    const now = all(
      measured('M22', {}, { items: [discussion(1), discussion(2)] }),
      measured('M39', {}, { items: [discussion(2)] }),
    );
    expect(attention({ now }).map(({ number, why }) => [number, why])).toEqual([
      [1, 'nobody_answered'],
      [2, 'question_waits'],
    ]);
  });

  test('a heated thread is for the few', () => {
    const now = all(measured('M46', {}, { items: [item(7, 1)] }));
    expect(attention({ now })).toEqual([]);
    expect(attention({ now, audience: 'private' })).toMatchObject([{ number: 7, why: 'heated' }]);
  });
});

describe('what is red without an alarm', () => {
  test.each([
    ['en', 'No alarm. Marked “act” all the same: People who together give half of the reviews.'],
    ['zh', '没有警报。仍标为“需行动”：合计完成一半评审的人数。'],
  ] as const)('is named, with what an alarm takes (%s)', (language, said) => {
    expect(markdownOf(reportOf(small()), language, linksFor())).toContain(said);
  });

  test('a figure of a chapter is, too', () => {
    const M30 = measured('M30', { rate: share(20, 20) });
    expect(text(materialWith({ now: all(M30) }))).toContain('all the same: Merged without a review.');
  });

  test('nothing is said where nothing is red', () => {
    expect(text(empty())).toContain('### Alarms\n\nNo alarm.\n');
  });
});

describe('steps', () => {
  const step = (code: string, age: number, done = false) => ({ code, since: '2026-09', age, done });
  const published = (...steps: Published['steps']): readonly Published[] => [
    { label: '2026-10', url: 'https://github.com/acme/app/issues/1', at: '2026-11-01T06:00:00Z', steps, read: true },
  ];
  const alone = all(measured('M36', { reviews: share(20, 20) }));

  test('what an alarm asks for is new', () => {
    expect(reportOf(materialWith({ now: alone })).steps).toEqual([
      { code: 'share_the_work', since: '2026-11', age: 0 },
    ]);
  });

  test('an unticked one is carried over a report older, and not asked for twice', () => {
    const { steps, done } = reportOf(
      materialWith({ now: alone, published: published(step('share_the_work', 1), step('find_owners', 0, true)) }),
    );
    expect(steps).toEqual([{ code: 'share_the_work', since: '2026-09', age: 2 }]);
    expect(done).toEqual([{ code: 'find_owners', since: '2026-09', age: 0 }]);
  });

  test('at most three, the oldest first', () => {
    const carried = published(
      { ...step('find_owners', 0), since: '2026-10' },
      { ...step('keep_newcomers', 0), since: '2026-06' },
      { ...step('read_together', 2), since: '2026-08' },
    );
    const codes = reportOf(materialWith({ now: alone, published: carried })).steps.map(({ code }) => code);
    expect(codes).toEqual(['keep_newcomers', 'read_together', 'find_owners']);
  });

  test('what is no step of the catalogue is not carried', () => {
    expect(reportOf(materialWith({ published: published(step('pay_me', 3)) })).steps).toEqual([]);
  });

  test('are read back from what was published, ticked or not', () => {
    const body = text(materialWith({ now: alone, published: published(step('find_owners', 1)) }));
    const ticked = body.replace('- [ ] Name a second owner', '- [x] Name a second owner');
    expect(stepsIn(ticked.replaceAll('\n', '\r\n'))).toEqual([
      { code: 'find_owners', since: '2026-09', age: 2, done: true },
      { code: 'share_the_work', since: '2026-11', age: 0, done: false },
    ]);
    expect(stepsIn('- [ ] x <!-- hearth:step pay_me since=2026-09 age=0 -->')).toEqual([]);
    expect(stepsIn('<!-- hearth:step find_owners since=2026-09 age=0 -->')).toEqual([]);
  });

  test.each([
    ['2026-W47', 0, true],
    ['2026-11', 60, true],
    ['2026-Q4', 3, true],
    ['2026-11-02..2026-11-08', 1, true],
    ['2026-11', 61, false],
    ['2026-13', 0, false],
    ['2026-W60', 0, false],
    ['2026-Q5', 0, false],
    ['2026-w47', 0, false],
    ['forever', 0, false],
    ['www.evil.example', 0, false],
    ['2026-11-08..2026-11-02', 0, false],
    ['2026-11-02..', 0, false],
    ['2026-11-02..2026-11-08..2026-11-09', 0, false],
  ])('since %s, %i reports ago: a step is %s', (since, age, isOne) => {
    const line = `- [ ] Name a second owner <!-- hearth:step find_owners since=${since} age=${age} -->`;
    expect(stepsIn(line)).toEqual(isOne ? [{ code: 'find_owners', since, age, done: false }] : []);
  });
});

describe('thanks', () => {
  const crowd = Array.from({ length: 14 }, (_, index) => ({ person: 20 + index, why: 'issue', n: 1 }));
  const material = materialWith({
    now: all(
      measured('M09', { new: people(16) }, { people: crowd }),
      measured(
        'M41',
        { rising: people(1) },
        {
          people: [
            { person: 20, why: 'rising_expert', n: 9 },
            { person: 90, why: 'rising_expert', n: 9 },
          ],
        },
      ),
    ),
    logins: Object.fromEntries([...crowd.map(({ person }) => person), 90].map((id) => [id, `p${id}`])),
  });

  test('at most ten mentions; the others by name; and how many more', () => {
    const thanks = reportOf(material).thanks;
    expect(thanks?.mentioned.map(({ login }) => login)).toEqual(crowd.slice(0, 10).map(({ person }) => `p${person}`));
    expect(thanks?.named.map(({ login }) => login)).toEqual(['p30', 'p31', 'p32', 'p33', 'p90']);
    expect(thanks?.others).toBe(2);
  });

  test('whoever does not fit is among the others: nobody is lost', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ person: 200 + index, why: 'issue', n: 1 }));
    const report = reportOf({
      ...large(),
      now: { ...large().now, M09: measured('M09', { new: people(40) }, { people: many }), M41: measured('M41', {}) },
      logins: Object.fromEntries(many.map(({ person }) => [person, `p${person}`])),
      mentionedLately: [],
      unnamed: [],
    });
    const sheet = { report, language: 'en' as const, words: words.en, links: linksFor(), most: 15 };
    const written = thanksSaid(sheet);
    expect(written.match(/p2\d\d/g)).toHaveLength(25);
    expect(written).toContain('And 15 more.');
  });

  test('nobody twice a quarter, and nobody who does not want to be named', () => {
    const thanks = reportOf({ ...material, mentionedLately: [20, 21], unnamed: [22] }).thanks;
    expect(thanks?.mentioned[0]?.login).toBe('p23');
    expect(thanks?.named.slice(0, 2).map(({ login }) => login)).toEqual(['p20', 'p21']);
    expect(JSON.stringify(thanks)).not.toContain('p22');
  });

  test('none where they are off, in private, and behind a gap', () => {
    const gaps = [{ code: 'ledger_behind', params: { until: '2026-11-01' } }];
    for (const parts of [{ thanks: false }, { audience: 'private' as const }, { gaps }]) {
      expect(reportOf({ ...material, ...parts }).thanks).toBeNull();
    }
  });
});

describe('what everybody may read', () => {
  const whole = jsonOf(reportOf(large()));

  test('no account but those that are thanked, nobody at risk, no heated thread', () => {
    expect(whole).not.toContain('"people": [');
    expect(whole).not.toContain('atRisk');
    expect(whole).not.toContain('person-300');
    expect(whole).not.toContain('"number": 7000');
  });

  test('the leads read it', () => {
    const forLeads = jsonOf(reportOf({ ...large(), audience: 'private' }));
    expect(forLeads).toContain('atRisk');
    expect(forLeads).toContain('"number": 7000');
  });
});

describe('a data gap', () => {
  const behind = { ...large(), gaps: [{ code: 'ledger_behind', params: { until: '2026-11-20' } }] };

  test('greys what would be too low', () => {
    const report = reportOf(behind);
    expect(new Set(report.signals.map(({ status }) => status))).toEqual(new Set(['stale', 'not_measured']));
    expect(report.signals.flatMap(({ now }) => now ?? [])).toEqual([]);
    expect([report.chapters, report.charts, report.attention]).toEqual([[], [], []]);
    expect(text(behind)).toMatch(/^> \[!WARNING\]\n> \*\*Data gap \(A9\)\.\*\*/);
  });

  test('of releases alone takes their figures, and nothing else', () => {
    const report = reportOf({ ...large(), gaps: [{ code: 'history_incomplete', params: { parts: 'releases' } }] });
    expect(report.stale).toBe(false);
    expect(report.chapters.map(({ code }) => code)).not.toContain('releases');
    expect(report.signals[0]?.status).toBe('act');
  });
});

describe('how it was measured', () => {
  test('the command is whole: of which repository, over which period', () => {
    expect(text(small())).toContain('`hearth why M17 acme/app --period 2026-11`');
    const custom = { ...november, kind: 'custom' as const, label: '2026-11-02..2026-11-08', zone: 'Asia/Shanghai' };
    expect(text({ ...small(), period: custom, audience: 'private' })).toContain(
      '`hearth why M17 acme/app --since 2026-11-02 --until 2026-11-08 --zone Asia/Shanghai --private`',
    );
  });

  test('with the file that the report was made by, or it would count by other days', () => {
    const withFile = (config: string, material = small()) => markdownOf(reportOf(material), 'en', linksFor(), config);
    expect(withFile('.github/hearth.yml')).toContain(
      '`hearth why M17 acme/app --period 2026-11 --zone UTC --config .github/hearth.yml`',
    );
    expect(withFile("our files/it's.yml")).toContain(`--config 'our files/it'\\''s.yml'\``);
    expect(withFile(`${'a/'.repeat(120)}hearth.yml`)).toContain('a/hearth.yml`');
  });

  test('hours, and the holidays of the period, are said with the working days', () => {
    const calendar = {
      ...small().frame.calendar,
      hours: { from: 540, to: 1_050 },
      holidays: ['2026-10-01', '2026-11-11', '2026-12-25'],
    };
    expect(text({ ...small(), frame: { ...small().frame, calendar } })).toContain(
      'An answer is due within 2 working days. Of each only the hours from 09:00 to 17:30 count. Holidays that do not count: 1.',
    );
    expect(text(small())).toContain('An answer is due within 2 working days.\n');
    const one = text({ ...small(), frame: { ...small().frame, answerWithin: 1 } });
    expect(one).toContain('An answer is due within 1 working day.\n');
    expect(one).toContain('First answer within 1 working day |');
  });
});

test('what one release is enough for is not called too few beside its verdict', () => {
  const M47 = measured('M47', { since: number(47, 'days', 1) });
  const written = text({ ...small(), now: { ...small().now, M47 }, before: { ...small().before, M47 } });
  const row = written.split('\n').find((line) => line.includes('on target') && line.includes('47 d')) ?? '';
  expect(row).toContain('47 d | 47 d');
  expect(row).not.toContain('too few');
});

test('no step is not nothing to do', () => {
  expect(text(materialWith())).toContain('No alarm asks for a step.');
});

test('one new person is not some new people', () => {
  const now = all(measured('M10', { rate: share(0, 1) }), measured('M09', { new: people(1) }));
  expect(text(materialWith({ now }))).toContain('new people: 1');
});

test('a small community sees no red light on fewer than five', () => {
  const now = all(measured('M17', { rate: share(0, 4) }), measured('M22', { over7: count(4) }));
  expect(reportOf({ ...small(), now, published: [] }).signals.map(({ status }) => status)).not.toContain('act');
});

test('the same material gives the same bytes, whatever the order of its keys', () => {
  const turned = Object.fromEntries(Object.entries(large().now).reverse());
  expect(jsonOf(reportOf({ ...large(), now: turned }))).toBe(jsonOf(reportOf(large())));
  expect(text({ ...large(), now: turned })).toBe(text(large()));
});

describe('a report after three that nobody read', () => {
  const days = (back: number, read: boolean | null) => ({
    ...{ label: `2026-${back}`, url: '', steps: [], read },
    at: new Date(Date.parse(large().frame.to) - back * 86_400_000).toISOString(),
  });
  const after = (...read: readonly boolean[]) =>
    reportOf({ ...large(), published: read.map((one, index) => days(30 * (index + 1), one)) });

  test.each(['en', 'zh'] as const)('is kept short, says so, and still says what to do (%s)', (language) => {
    const said = words[language];
    const write = (report: Report) => markdownOf(report, language, linksFor());
    const [short, whole] = [write(after(false, false, false)), write(after(false, true, false))];
    for (const left of [`### ${said.heads.charts}`, `### ${said.heads.chapters}`, '```mermaid']) {
      expect(short).not.toContain(left);
      expect(whole).toContain(left);
    }
    for (const kept of [said.heads.oneLook, said.heads.alarms, said.heads.attention, said.heads.steps]) {
      expect(short).toContain(kept);
    }
    expect([short, whole].map((text) => text.includes(said.lines.shortened))).toEqual([true, false]);
    expect(short.length).toBeLessThan(whole.length / 2);
  });

  test('is whole as data', () => {
    expect(after(false, false, false).chapters).toEqual(after(false, true, false).chapters);
  });
});

describe('tables', () => {
  test('of a community in which nothing happened have no row of which there is nothing to say', () => {
    const text = markdownOf(reportOf(empty()), 'en', linksFor());
    const [look = '', rest = ''] = text.split(`### ${words.en.heads.chapters}`);
    const [detail] = rest.split(words.en.heads.method);
    expect(look).toContain(words.en.lines.nothing);
    expect(detail).not.toContain(words.en.lines.nothing);
    expect(detail).not.toContain(words.en.lines.few);
  });

  test('hold together what is read together', () => {
    const text = markdownOf(reportOf(large()), 'en', linksFor());
    for (const whole of ['≥\u00a090\u00a0%', '↗\u00a0up', '⚪\u00a0not\u00a0measured']) expect(text).toContain(whole);
  });
});

describe('its length', () => {
  const many = (names: number): Material => {
    const material = large();
    const sigs = Array.from({ length: names }, (_, index) =>
      sig(`s${index}`, `Special interest group number ${index} of them all`),
    );
    const figures = material.now.M43?.groups?.[0]?.figures ?? {};
    return {
      ...material,
      frame: { ...material.frame, sigs },
      repositories: Array.from({ length: names }, (_, index) => ({
        id: index + 1,
        owner: 'acme',
        name: `repository-${index}`,
      })),
      now: {
        ...material.now,
        M43: measured('M43', {}, { groups: sigs.map(({ slug }) => ({ name: slug, figures })) }),
        M22: measured(
          'M22',
          { over7: count(10_000) },
          {
            items: Array.from({ length: 10_000 }, (_, index) =>
              item(index + 1, 9 + (index % 300), { newcomer: index % 2 === 0 }),
            ),
          },
        ),
      },
    };
  };

  test.each([0, 12, 100, 1_000])(
    'at most 20,000 characters with %d SIGs and repositories and 10,000 items',
    (names) => {
      for (const language of ['en', 'zh'] as const) {
        const written = markdownOf(reportOf(many(names)), language, linksFor());
        expect(written.length).toBeLessThanOrEqual(20_000);
      }
    },
  );

  test('what is left out is counted', () => {
    expect(text(many(1_000))).toMatch(/\*Left out here: 9\d\d more\.\*/);
    expect(text(many(1_000))).toContain('990 more');
  });
});
