// A year of a community through the ladder, the desk and the honours, on the twin's clock: some hundred lives
// of applications and nominations, webhooks that come late, twice and in another order, restarts, and every day's schedules.
// Afterwards an oracle that knows nothing of Hearth's code looks at all that is to be seen.
// HEARTH_YEAR_CASES sets how many applications and nominations (each is some two seconds),
// HEARTH_YEAR_PEOPLE how many people (with 5,000 the daily looks alone are some two minutes), HEARTH_SEED which year.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import { printProblem } from '../../src/core/problem.js';
import { knownFrom } from '../../src/known.js';
import { faultsIn } from './ladder-year/oracle.js';
import { faultsOfTerms } from './ladder-year/oracle-terms.js';
import { CONFIG, featuresOfTheYear, playYear } from './ladder-year/play.js';
import type { Played } from './ladder-year/play.js';
import { PLANTS, TERM_PLANTS } from './ladder-year/plants.js';
import { seenIn } from './ladder-year/seen.js';
import type { Seen } from './ladder-year/seen.js';

const CASES = Number(process.env['HEARTH_YEAR_CASES'] ?? 15);
const PEOPLE = Number(process.env['HEARTH_YEAR_PEOPLE'] ?? 1_000);
const SEED = Number(process.env['HEARTH_SEED'] ?? 1);

test('its configuration has no mistake', async () => {
  const known = knownFrom(await featuresOfTheYear());
  expect(parseConfig('hearth.yml', CONFIG, known).problems.map(printProblem)).toEqual([]);
});

describe('a year of applications and nominations', () => {
  let played: Played;
  let seen: Seen;
  beforeAll(
    async () => {
      played = await playYear({ seed: SEED, people: PEOPLE, cases: CASES });
      seen = await seenIn(played);
    },
    600_000 + CASES * 20_000,
  );
  afterAll(() => played.end());

  test('says nothing twice, loses nothing, and takes nothing from anybody', () => {
    expect(faultsIn(seen)).toEqual([]);
  });

  test('tells once whose term ends, and asks nobody again and again', () => {
    expect(faultsOfTerms(seen)).toEqual([]);
  });

  test('without an error, and without a request that GitHub would refuse', () => {
    expect(played.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    expect(played.twin.violations).toEqual([]);
  });

  test('in numbers', () => {
    const endings = new Map<string, number>();
    for (const { ending } of seen.cases)
      endings.set(ending ?? 'still open', (endings.get(ending ?? 'still open') ?? 0) + 1);
    const comments = seen.items.flatMap((item) => item.comments.filter(({ ours }) => ours)).length;
    console.log(
      [
        `${PEOPLE} people, ${seen.cases.length} cases: ${[...endings].map(([ending, count]) => `${count} ${ending}`).join(', ')}.`,
        `Deliveries: ${JSON.stringify(played.deliveries)}.`,
        `Hearth: ${seen.writes.length} writes, ${comments} comments, ${seen.titles.length} titles given by decision.`,
      ].join('\n'),
    );
    expect(seen.titles.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(PLANTS))('its oracle finds what is planted: %s', (_, plant) => {
    const sound = new Set(faultsIn(seen));
    expect(faultsIn(plant(seen)).filter((fault) => !sound.has(fault))).not.toEqual([]);
  });

  test.each(Object.entries(TERM_PLANTS))('and %s', (_, plant) => {
    const sound = new Set(faultsOfTerms(seen));
    expect(faultsOfTerms(plant(seen)).filter((fault) => !sound.has(fault))).not.toEqual([]);
  });
});
