// Badges: the same figures as the report's, grey where there is too little to say, and SVG that holds.
import { describe, expect, test } from '@jest/globals';
import { badgeSvg } from '../../src/web/badges/badge.js';
import { badgeFor } from '../../src/web/badges/badges.js';
import type { Figure } from '../../src/core/measured.js';
import type { Signal, Status } from '../../src/core/report.js';
import { hostileStrings } from '../support/hostile-strings.js';
import { madeReport } from './pages-report.js';

const report = madeReport();

/** The report with another row in the place of one. */
const withSignal = (code: string, changes: Partial<Signal>) => ({
  signals: report.signals.map((signal) => (signal.code === code ? { ...signal, ...changes } : signal)),
});
const share = (value: number | null, n: number): Figure => ({ value, unit: 'share', n });

describe('a badge', () => {
  test('shows what the report shows', () => {
    expect(badgeFor('response', report, 'en')).toEqual({ label: 'answered in time', value: '71 %', tone: 'bad' });
    expect(badgeFor('newcomers', report, 'en')).toEqual({ label: 'new contributors', value: '7', tone: 'plain' });
    expect(badgeFor('absence-factor', report, 'zh')).toMatchObject({ value: '4', tone: 'good' });
  });

  const statuses: readonly [Status, string][] = [
    ['on_target', 'good'],
    ['watch', 'watch'],
    ['act', 'bad'],
    ['none', 'plain'],
  ];
  test.each(statuses)('%s is %s', (status, tone) => {
    const changed = withSignal('response_rate', { status, now: share(0.5, 5) });
    expect(badgeFor('response', changed, 'en')).toMatchObject({ value: '50 %', tone });
  });

  test.each([
    ['four items', { status: 'act', now: share(0, 4) }, 'too few to say'],
    ['nothing to measure', { status: 'too_few', now: share(null, 0) }, 'not measured'],
    ['no source', { status: 'not_measured', now: null }, 'not measured'],
    ['a gap in the ledger', { status: 'stale', now: null }, 'not measured'],
    ['a gap, and a figure all the same', { status: 'stale', now: share(1, 50) }, 'not measured'],
  ] as const)('is grey over %s', (_, changes, value) => {
    expect(badgeFor('response', withSignal('response_rate', changes), 'en')).toMatchObject({ value, tone: 'plain' });
  });

  test('is grey where the report has no such row', () => {
    expect(badgeFor('response', { signals: [] }, 'zh')).toMatchObject({ tone: 'plain' });
    expect(badgeFor('newcomers', withSignal('newcomers', { beside: null }), 'en').value).toBe('not measured');
  });
});

describe('its SVG', () => {
  test('says in words what it shows', () => {
    const svg = badgeSvg({ label: 'answered in time', value: '71 %', tone: 'bad' });
    expect(svg).toContain('aria-label="answered in time: 71 %"');
    expect(svg).toContain('<title>answered in time: 71 %</title>');
  });

  test('can be read: white on each of its colours', () => {
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
    for (const tone of ['good', 'watch', 'bad', 'plain'] as const) {
      const colours = [...badgeSvg({ label: 'a', value: 'b', tone }).matchAll(/<rect[^>]*fill="(#[0-9a-f]{6})"/g)];
      expect(colours).toHaveLength(2);
      for (const [, colour = ''] of colours) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('holds whatever is written on it', () => {
    const quotes = badgeSvg({ label: 'a', value: 'b', tone: 'plain' }).split('"').length;
    for (const text of hostileStrings) {
      const svg = badgeSvg({ label: text, value: text, tone: 'plain' });
      expect(svg.match(/<(?!\/?(?:svg|title|clipPath|rect|g|text)\b)/g)).toBeNull();
      // No text ends an attribute: there are as many quotes as without it.
      expect(svg.split('"')).toHaveLength(quotes);
      expect(svg).not.toMatch(/(?![\n\t])\p{Cc}/u);
    }
  });
});
