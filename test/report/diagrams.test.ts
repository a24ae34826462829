// Every diagram of a report is read by Mermaid itself, in a real browser.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../src/core/language.js';
import { reportOf } from '../../src/report/compose.js';
import type { Material } from '../../src/report/material.js';
import { markdownOf } from '../../src/report/markdown/index.js';
import { linksFor } from '../../src/report/markdown/links.js';
import { openBrowser } from '../support/browser.js';
import { all, empty, large, measured, people, small } from './communities.js';

const MERMAID = fileURLToPath(new URL('../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url));

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ path: MERMAID });
}, 120_000);

afterAll(() => browser.close());

/** What Mermaid takes each diagram for, and the texts that it draws; throws where it cannot read one. */
async function drawn(diagram: string): Promise<{ readonly type: string; readonly texts: readonly string[] }> {
  return page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    const { diagramType } = await mermaid.parse(text);
    const { svg } = await mermaid.render('drawing', text);
    const found = new DOMParser().parseFromString(svg, 'text/html').querySelectorAll('text, tspan');
    return { type: diagramType, texts: [...found].map((one) => one.textContent ?? '') };
  }, diagram);
}

interface Mermaid {
  parse(text: string): Promise<{ diagramType: string }>;
  render(id: string, text: string): Promise<{ svg: string }>;
}
// What the browser has of its own, for the functions that run in it.
declare const DOMParser: new () => {
  parseFromString(
    text: string,
    type: string,
  ): { querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }> };
};

const diagramsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);

const linesAre = (levels: Readonly<Record<string, number>>): Material => {
  const funnel = measured(
    'M13',
    Object.fromEntries(Object.entries(levels).map(([name, value]) => [name, people(value)])),
  );
  return { ...small(), now: { ...small().now, ...all(funnel) } };
};

describe.each(languages)('in %s', (language) => {
  const written = (material: Material) => diagramsOf(markdownOf(reportOf(material), language, linksFor()));

  test.each([
    ['small', small],
    ['large', large],
  ])('both diagrams of the %s community are read and drawn', async (_, material) => {
    const diagrams = written(material());
    const read = await Promise.all(diagrams.map(drawn));
    expect(read.map(({ type }) => type)).toEqual(['xychart', 'pie']);
    // Thirteen weeks by their day, and the title that names the two series.
    expect(read[0]?.texts.join('|')).toContain('11-30');
    expect(read[0]?.texts.join('|')).toContain(language === 'en' ? 'Opened (bars)' : '新开（柱）');
  });

  test('a community where nothing happened has none', () => {
    expect(written(empty())).toEqual([]);
  });

  test('levels that nobody is on make no slice, which Mermaid would refuse', async () => {
    const [, pie = ''] = written(linesAre({ newcomer: 9, occasional: 0, returning: 0, regular: 0, core: 0 }));
    expect(pie.split('\n')).toHaveLength(3);
    await expect(drawn(pie)).resolves.toMatchObject({ type: 'pie' });
  });
});

test('the page that reads the diagrams does refuse what is none', async () => {
  await expect(drawn('xychart-beta\n    bar [1, two]')).rejects.toThrow();
});
