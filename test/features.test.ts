// Every feature keeps the contract, and its examples.yml is true. Never edited when a feature is added.
import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { languages } from '../src/core/language.js';
import type { Feature } from '../src/core/feature.js';
import { parseConfig } from '../src/config/parse.js';
import { printProblem } from '../src/core/problem.js';
import { knownFrom } from '../src/known.js';
import { loadFeatures } from '../src/features/registry.js';
import { exampleEvent } from './support/example-event.js';
import type { ExampleEvent } from './support/example-event.js';

interface Example {
  readonly name: string;
  readonly event: ExampleEvent;
  readonly settings?: Record<string, unknown>;
  readonly now?: string;
  readonly language?: 'en' | 'zh';
  readonly answers?: Record<string, unknown>;
  readonly because: string;
  readonly asks?: readonly string[];
  readonly actions?: readonly Record<string, unknown>[];
  readonly later?: readonly Record<string, unknown>[];
}

const features = await loadFeatures();
const folder = (feature: Feature) => new URL(`../src/features/${feature.name}/`, import.meta.url);
const examplesOf = (feature: Feature) =>
  parse(readFileSync(new URL('examples.yml', folder(feature)), 'utf8')) as readonly Example[];

/** Settings as a maintainer would have written them, through the real parser. */
function settingsOf(feature: Feature, given: Record<string, unknown> = {}): Record<string, unknown> {
  if (feature.settings === null) return {};
  const text = JSON.stringify({ [feature.name]: given });
  const config = parseConfig('hearth.yml', text, knownFrom(features));
  expect(config.problems.map(printProblem)).toEqual([]);
  return { ...config.sections[feature.name] };
}

describe.each(features.map((feature) => [feature.name, feature] as const))('%s', (name, feature) => {
  test('keeps the contract: readme, events, explanations in every language', () => {
    expect(existsSync(new URL('README.md', folder(feature)))).toBe(true);
    expect(feature.on.length).toBeGreaterThan(0);
    for (const [code, sentences] of Object.entries(feature.explanations)) {
      for (const language of languages) expect(`${code} ${sentences[language]}`).toMatch(/ \S.*[.。]$/);
    }
  });

  test('its examples reach every reason it can give', () => {
    const reached = new Set(examplesOf(feature).map((example) => example.because));
    expect([...reached].sort()).toEqual(Object.keys(feature.explanations).sort());
  });

  test.each(examplesOf(feature).map((example) => [example.name, example] as const))('%s', (_, example) => {
    const settings = settingsOf(feature, example.settings);
    const event = exampleEvent(example.event);
    const answers = (example.answers ?? {}) as never;
    const asked = feature.ask(event, settings);
    const more = asked === null ? {} : (feature.askMore?.(event, settings, answers) ?? {});
    if (example.asks !== undefined) expect(Object.keys({ ...asked, ...more })).toEqual(example.asks);
    const decision = feature.decide({
      event,
      now: new Date(example.now ?? event.at),
      settings,
      answers,
      language: example.language ?? 'en',
    });
    expect(decision.because.code).toBe(example.because);
    const planned = (decision.actions ?? []).map(({ act, ...words }) => ({ ...words, ...act }));
    expect(planned).toMatchObject([...(example.actions ?? [])]);
    expect(planned).toHaveLength(example.actions?.length ?? 0);
    expect(decision.later ?? []).toMatchObject([...(example.later ?? [])]);
    expect(decision.later ?? []).toHaveLength(example.later?.length ?? 0);
    expect(Object.keys(feature.explanations)).toContain(decision.because.code);
    expect(name).toBe(feature.name);
  });
});
