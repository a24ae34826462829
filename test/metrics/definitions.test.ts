// What the pages tell of a metric in Chinese is what they tell in English.
import { expect, test } from '@jest/globals';
import { catalogue } from '../../src/metrics/catalogue.js';
import { definitionOf } from '../../src/metrics/definitions.js';
import { definitions } from '../../src/metrics/definitions.zh.js';

test('every metric is defined in Chinese, and nothing else is', () => {
  expect(Object.keys(definitions).sort()).toEqual(catalogue.map(({ id }) => id).sort());
  for (const metric of catalogue) {
    expect(definitionOf(metric, 'en')).toBe(metric.definition);
    expect(definitionOf(metric, 'zh')).toMatch(/\p{Script=Han}.*[。）]$/u);
  }
});

/** Also the other metrics that it names: `M09`. */
const numbersIn = (text: string): readonly string[] => [...new Set(text.match(/M?\d+(?:[.,]\d+)*/g))].sort();

test.each(catalogue.map((metric) => [metric.id, metric] as const))('%s has the same numbers in both', (_, metric) => {
  expect(numbersIn(definitionOf(metric, 'zh'))).toEqual(numbersIn(metric.definition));
});
