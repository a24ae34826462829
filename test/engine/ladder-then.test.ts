// What the ledger says of titles in a replay: nothing that came after the moment that is replayed.
import { describe, expect, test } from '@jest/globals';
import { ladderThen } from '../../src/engine/replay/ladder-then.js';
import type { LadderLedger } from '../../src/engine/ports.js';

const THEN = '2026-03-01T00:00:00Z';
const BEFORE = '2026-02-01T00:00:00Z';
const AFTER = '2026-04-01T00:00:00Z';

const asked: string[] = [];
const noting = (name: string, answer: unknown, at: number) =>
  [
    name,
    (...given: unknown[]) => {
      asked.push(`${name} ${String(given[at])}`);
      return Promise.resolve(answer);
    },
  ] as const;
const acts = [{ at: BEFORE }, { at: AFTER }];
const ledger = Object.fromEntries([
  noting('tallies', [], 2),
  noting('talliesOfAll', new Map(), 1),
  noting('lastActs', new Map(), 2),
  noting('lastAsked', new Map(), 1),
  noting('standings', { held: [], ended: [] }, 2),
  noting('away', new Map(), 2),
  noting('credits', acts, 1),
  noting('caseOf', { acts }, 1),
  noting('openCases', [{ since: BEFORE }, { since: AFTER }], 0),
  noting('deferredSince', [{ person: 1, title: 'role/member' }], 1),
]) as unknown as LadderLedger;
const then = ladderThen(ledger, THEN);

describe('in a replay', () => {
  test('is asked of nothing later than the moment, and of what was meant where that is earlier', async () => {
    asked.length = 0;
    for (const at of [BEFORE, AFTER]) {
      await then.tallies(1, [], at);
      await then.talliesOfAll([], at);
      await then.lastActs([1], { community: 7 }, at);
      await then.lastAsked(7, at);
      await then.standings(7, 'all', at, null);
      await then.away(7, [1], at, null);
    }
    const names = ['tallies', 'talliesOfAll', 'lastActs', 'lastAsked', 'standings', 'away'];
    expect(asked).toEqual([...names.map((name) => `${name} ${BEFORE}`), ...names.map((name) => `${name} ${THEN}`)]);
  });

  test('deeds, words of a case and cases that came later are not there', async () => {
    expect(await then.credits(7, 'waiting', null)).toEqual([{ at: BEFORE }]);
    expect(await then.caseOf(7, 1, 'all')).toEqual({ acts: [{ at: BEFORE }] });
    expect(await then.openCases(7, null)).toEqual([{ since: BEFORE }]);
    expect(await then.deferredSince(7, BEFORE, null)).toHaveLength(1);
    expect(await then.deferredSince(7, AFTER, null)).toEqual([]);
  });
});
