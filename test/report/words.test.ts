// Both languages say the same: the same codes, and the same values in each sentence.
import { describe, expect, test } from '@jest/globals';
import { periodKinds } from '../../src/core/report.js';
import { UNLOOKED } from '../../src/report/alarms/index.js';
import { catalogue, metricCalled } from '../../src/metrics/catalogue.js';
import { definitions } from '../../src/metrics/definitions.zh.js';
import { reportOf } from '../../src/report/compose.js';
import { markdownOf } from '../../src/report/markdown/index.js';
import { linksFor } from '../../src/report/markdown/links.js';
import { gapSaid, periodSaid, say, signalTitle, titleOf } from '../../src/report/say.js';
import { stepCodes } from '../../src/report/steps.js';
import { words } from '../../src/report/words.js';
import { large, measured, share, small } from './communities.js';

const leaves = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));

/** That of a plural is an English one. */
const holes = (template: string): readonly string[] =>
  [...template.matchAll(/\{[^}]*\}/g)]
    .map(([hole]) => hole)
    .filter((hole) => !hole.endsWith('|s}'))
    .sort();

test('every sentence has the same places for values in both', () => {
  const holesOf = (language: 'en' | 'zh') =>
    Object.fromEntries(leaves(words[language]).map(([path, text]) => [path, holes(text)]));
  expect(holesOf('zh')).toEqual(holesOf('en'));
});

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test('nothing is empty, and nothing of Hearth reads like a mention, a reference or a command', () => {
    for (const [path, text] of leaves(words[language])) {
      expect({ path, empty: text.trim() === '' }).toEqual({ path, empty: false });
      expect({ path, found: /[@#]\w|^\//.exec(text) }).toEqual({ path, found: null });
    }
  });

  test('every code that a report can hold has its words', () => {
    const told = words[language];
    const report = reportOf({ ...large(), audience: 'private' });
    for (const code of report.signals.map((signal) => signal.code)) expect(told.signals).toHaveProperty([code]);
    for (const code of report.chapters.map((chapter) => chapter.code)) expect(told.chapters).toHaveProperty([code]);
    for (const code of report.alarms.map((alarm) => alarm.code)) expect(told.alarms).toHaveProperty([code]);
    for (const { why } of report.attention) expect(told.attention).toHaveProperty([why]);
    for (const code of UNLOOKED) expect(told.unlooked).toHaveProperty([code]);
    for (const code of stepCodes) expect(told.steps).toHaveProperty([code]);
  });
});

test.each([
  ['weekly', '2026-W07', 'week 7 of 2026', '2026 年第 7 周'],
  ['monthly', '2026-11', 'November 2026', '2026 年 11 月'],
  ['quarterly', '2026-Q4', 'quarter 4 of 2026', '2026 年第 4 季度'],
  ['custom', '2026-11-01..2026-11-15', '2026-11-01..2026-11-15', '2026-11-01..2026-11-15'],
] as const)('a %s period', (kind, label, inEnglish, inChinese) => {
  expect([periodSaid({ kind, label }, 'en'), periodSaid({ kind, label }, 'zh')]).toEqual([inEnglish, inChinese]);
  expect([...periodKinds, 'custom']).toContain(kind);
});

test('titles', () => {
  expect(titleOf(reportOf(small()), 'en')).toBe('Community health: acme/app, November 2026');
  expect(titleOf(reportOf(large()), 'zh')).toBe('社区健康报告：acme，2026 年 11 月');
  expect(titleOf(reportOf({ ...large(), audience: 'private' }), 'en')).toBe(
    'Community health, for the leads: acme, November 2026',
  );
  expect(signalTitle('response_rate', reportOf(small()), 'en')).toBe('First answer within 2 working days');
});

test('what is foreign in a sentence is quoted', () => {
  expect(gapSaid({ code: 'history_incomplete', params: { parts: 'stars, @all #1' } }, 'en')).toBe(
    'The history is not read whole; missing: `stars`, `@all #1`.',
  );
  expect(gapSaid({ code: 'ledger_behind', params: { until: '' } }, 'en')).toBe('Nothing is in the ledger yet.');
  expect(say('{login|login} {constructor}', { login: '@a`b' }, words.en)).toBe("`@a'b` ");
});

test('in Chinese one thing has one word, in reports and in the names of their figures', () => {
  const figures = catalogue.flatMap((metric) => leaves({ ...metric, definition: '', source: '' }, metric.id));
  const others = /审查|拉取请求|合并请求|议题|(?<!表情)回应|台账|代理/;
  const said = [...figures.filter(([path]) => path.endsWith('.zh')), ...leaves(words.zh), ...leaves(definitions)];
  expect(said.length).toBeGreaterThan(300);
  expect(said.filter(([, text]) => others.test(text))).toEqual([]);
});

test('an alarm and the figure that it stands on have one name, and so has a level in chart and table', () => {
  for (const language of ['en', 'zh'] as const) {
    expect(metricCalled('M36')?.title[language]).toBe(words[language].alarms['A3']);
    expect(metricCalled('M13')?.figures['occasional']?.title[language]).toBe(words[language].levels['occasional']);
  }
});

test('no remark calls one thing many', () => {
  const remarks = catalogue.flatMap(({ id, words: of }) => leaves(of, id).filter(([path]) => path.endsWith('.en')));
  expect(remarks.filter(([, text]) => /\{n\} (?:\w+ )*\w+s\b/.test(text))).toEqual([]);
});

test('a Chinese report has Chinese punctuation', () => {
  const yearAgo = { ...large().yearAgo, M17: measured('M17', { rate: share(300, 500) }) };
  const report = reportOf({ ...large(), yearAgo, audience: 'private', gaps: [] });
  const behind = reportOf({ ...large(), gaps: [{ code: 'ledger_behind', params: { until: '2026-11-20' } }] });
  const calendar = { ...large().frame.calendar, hours: { from: 540, to: 1_050 } };
  const hours = reportOf({ ...large(), frame: { ...large().frame, calendar } });
  for (const one of [report, behind, hours]) {
    const prose = markdownOf(one, 'zh', linksFor())
      .replace(/`{3}[^]*?`{3}|`[^`]*`|<!--.*?-->|\]\([^)]*\)/g, '')
      .split('\n');
    expect(prose.filter((line) => /\p{Script=Han}/u.test(line) && HALF_WIDTH.test(line))).toEqual([]);
  }
});

test('so have the words of pages and of figures', () => {
  const figures = catalogue.flatMap(({ id, title, meaning, figures: of, words: said }) =>
    leaves({ title, meaning, of, said }, id).filter(([path]) => path.endsWith('.zh')),
  );
  const all = [...figures, ...leaves(definitions), ...leaves(words.zh)];
  const plain = (text: string) => text.replace(/`[^`]*`|\{[^}]*\}/g, '');
  expect(all.filter(([, text]) => HALF_WIDTH.test(plain(text)))).toEqual([]);
});

/** Next to a Chinese sign, or between two: half of what it takes. */
const HALF_WIDTH = /\p{Script=Han} ?[,;:!?()/]|[,;:!?()/] ?\p{Script=Han}|\p{Script=Han}\./u;
