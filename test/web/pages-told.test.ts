// What the pages tell of a report and of its figures, in both languages.
import { describe, expect, test } from '@jest/globals';
import { metricCalled } from '../../src/metrics/catalogue.js';
import { definitionOf } from '../../src/metrics/definitions.js';
import { methodPage } from '../../src/web/pages/method-page.js';
import { reportPage } from '../../src/web/pages/report-page.js';
import { madeReport } from './pages-report.js';

const textOf = (page: string) =>
  page
    .replace(/<style>[^]*?<\/style>|<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ');

const unmeasured = (metric: 'M44' | 'M45') => ({
  now: {
    ...{ metric, excluded: {}, remarks: [{ code: 'not_measured' }] },
    figures: { attended: { value: null, unit: 'people' as const, n: 0 } },
  },
  before: null,
});

describe('the page of a report', () => {
  test('has no chapter of what nothing tells of, and names it once', () => {
    const { chapters } = madeReport();
    const page = reportPage(
      madeReport({}, { chapters: [...chapters, { code: 'events', signals: [], measured: [unmeasured('M44')] }] }),
      { language: 'en' },
    );
    expect(page).not.toContain('<h3>Events</h3>');
    expect(page).toContain('<h3>Responsiveness</h3>');
    expect(textOf(page)).toContain('Not measured, because no source tells of it yet: Attendees of events.');
    expect(textOf(reportPage(madeReport(), { language: 'en' }))).not.toContain('Not measured, because');
  });

  test('tells what is known of a metric of which not all is', () => {
    const figures = {
      k: { value: null, unit: 'ratio' as const, n: 0 },
      stars: { value: 12, unit: 'perWeek' as const, n: 50 },
    };
    const now = { metric: 'M16' as const, figures, excluded: {}, remarks: [{ code: 'not_measured' }] };
    const chapters = [{ code: 'newcomers', signals: [], measured: [{ now, before: null }] }];
    const text = textOf(reportPage(madeReport({}, { chapters }), { language: 'en' }));
    expect(text).toContain('newcomers for each active person not measured');
    expect(text).toContain('stars in a week 12 a week');
  });

  test.each([
    ['en', 'No alarm. Marked “act” all the same: First answer within 2 working days.'],
    ['zh', '没有警报。仍标为“需行动”：2 个工作日内得到首次回复。'],
  ] as const)('says what is red without an alarm (%s)', (language, said) => {
    expect(textOf(reportPage(madeReport({}, { alarms: [] }), { language }))).toContain(said);
  });
});

describe('the page of a metric', () => {
  const metric = metricCalled('M17')!;
  const page = (language: 'en' | 'zh') =>
    methodPage(metric, { language, chosen: true, period: null, now: new Date('2026-11-21T12:00:00Z') });

  test('defines it in the language of the page, and says which definition counts', () => {
    expect(textOf(page('zh'))).toContain(definitionOf(metric, 'zh'));
    expect(textOf(page('zh'))).not.toContain(metric.definition.slice(0, 40));
    expect(textOf(page('zh'))).toContain('如与英文定义有出入，以英文定义为准。');
    expect(textOf(page('en'))).toContain(metric.definition);
  });

  test('names units in the language of the page', () => {
    expect(textOf(page('zh'))).toContain('median 秒');
    expect(page('zh')).not.toMatch(/<code>(?:share|seconds|items)<\/code>/);
    expect(textOf(page('en'))).toContain('median seconds');
  });
});
