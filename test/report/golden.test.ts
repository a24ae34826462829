// The same measurements give the same report, byte for byte; what it looks like is looked at here (HEARTH_GOLDEN=write).
import { describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../src/core/language.js';
import { reportOf } from '../../src/report/compose.js';
import { jsonOf } from '../../src/report/json.js';
import { markdownOf } from '../../src/report/markdown/index.js';
import { linksFor } from '../../src/report/markdown/links.js';
import { empty, large, small } from './communities.js';

const communities = { empty, small, large };
const write = process.env['HEARTH_GOLDEN'] === 'write';

/** Compares with the file, or makes it what it is to be. */
function expectGolden(name: string, text: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (write) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(communities))('a report of the %s community', (name, material) => {
  test.each(languages)('in %s', (language) => {
    expectGolden(`${name}.${language}.md`, markdownOf(reportOf(material()), language, linksFor()));
  });

  test('as JSON', () => {
    expectGolden(`${name}.json`, jsonOf(reportOf(material())));
  });
});

test('a report for the leads', () => {
  expectGolden('leads.en.md', markdownOf(reportOf({ ...large(), audience: 'private' }), 'en', linksFor()));
});

test('a report behind a data gap', () => {
  const gaps = [{ code: 'ledger_behind', params: { until: '2026-11-20' } }];
  expectGolden('gap.en.md', markdownOf(reportOf({ ...large(), gaps }), 'en', linksFor()));
});
