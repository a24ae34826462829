// A year of a busy repository that Prow runs, played through Hearth: the same labels, a tenth of the comments at most.
// The rules are Prow's own, told again in test/support/prow.ts; where the year comes from is said in test/support/busy-year.ts.
// HEARTH_YEAR_ITEMS sets how many issues and pull requests (40: half a minute; 250 are a few minutes), HEARTH_SEED which year.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseConfig } from '../../src/config/parse.js';
import { printProblem } from '../../src/core/problem.js';
import { loadFeatures } from '../../src/features/registry.js';
import { knownFrom } from '../../src/known.js';
import { busyYear } from '../support/busy-year.js';
import { play } from '../support/busy-year-play.js';
import type { Played } from '../support/busy-year-play.js';
import { live, REQUIRED } from '../support/prow.js';
import type { ProwItem } from '../support/prow.js';

const ITEMS = Number(process.env['HEARTH_YEAR_ITEMS'] ?? 40);
const SEED = Number(process.env['HEARTH_SEED'] ?? 1);

const year = busyYear(SEED, ITEMS);
const config = readFileSync(new URL('./prow-year.yml', import.meta.url), 'utf8');
const features = await loadFeatures();

/** What Prow makes of the year. */
function prow(): readonly ProwItem[] {
  const knownAuthors = new Set<string>(year.regulars);
  const world = { year, required: REQUIRED, additionalLabels: ['api-review'], knownAuthors };
  return year.lives.map((life) => live(world, life));
}

/** How an item ends, in one line. */
const shown = (labels: Iterable<string>, state: string, title: string): string =>
  `${[...labels].sort().join(', ')} | ${state} | ${title}`;

test('its configuration has no mistake', () => {
  expect(parseConfig('prow-year.yml', config, knownFrom(features)).problems.map(printProblem)).toEqual([]);
});

describe('a year of a busy repository', () => {
  const expected = prow();
  let played: Played;
  beforeAll(
    async () => {
      played = await play(year, config, features);
    },
    60_000 + ITEMS * 10_000,
  );

  test('ends with the labels, titles and states that Prow would have left', () => {
    const differing = expected.flatMap((item, index) => {
      const found = played.items[index]!;
      const wanted = shown(item.labels, item.state, item.title);
      const got = shown(found.labels, found.item.state, found.item.title);
      if (wanted === got) return [];
      const steps = year.lives[index]!.steps.map(({ day, step }) => `  ${day}: ${JSON.stringify(step)}`);
      return [[`life ${index}, #${found.item.number}`, `  Prow:   ${wanted}`, `  Hearth: ${got}`, ...steps].join('\n')];
    });
    if (differing.length > 0) console.log(differing.join('\n'));
    expect(differing).toHaveLength(0);
  });

  test('with at most a tenth of the comments', () => {
    const posted = expected.flatMap(({ comments }) => comments);
    const pruned = expected.reduce((sum, item) => sum + item.pruned, 0);
    const left = played.items.reduce((sum, { comments }) => sum + comments.length, 0);
    const kinds = [...new Set(posted)].sort();
    const table = kinds.map((kind) => `${posted.filter((one) => one === kind).length} × ${kind}`);
    console.log(
      [
        `${ITEMS} issues and pull requests, ${played.deliveries} deliveries.`,
        `Prow: ${posted.length} comments, ${posted.length - pruned} left in the end (${table.join(', ')}).`,
        `Hearth: ${played.written} comments, ${left} left in the end.`,
      ].join('\n'),
    );
    expect(played.written).toBeLessThanOrEqual(posted.length / 10);
  });

  test('without an error, and without a request that GitHub would refuse', () => {
    expect(played.errors).toEqual([]);
    expect(played.violations).toEqual([]);
  });
});
