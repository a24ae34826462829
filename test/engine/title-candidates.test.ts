// Who may meet a title, from the numbers of everybody: nobody who meets it is left out, whatever the requirements are.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asksOf } from '../../src/community/ladder/asks.js';
import { evaluate } from '../../src/community/ladder/evaluate.js';
import { talliedBy } from '../../src/community/ladder/facts.js';
import type { Credit } from '../../src/core/credit.js';
import type { Repository } from '../../src/core/event.js';
import type { Requirement, Standing, Title } from '../../src/core/title.js';
import { candidatesFor } from '../../src/engine/answers/title-candidates.js';
import { title } from '../community/ladder/support.js';

const AT = '2026-11-22T00:00:00Z';
const PEOPLE = [1, 2, 3, 4, 5];
const repository = { id: 7, owner: { id: 1 } } as Repository;
const grounds = { community: [7], here: 7, labels: [] };

const small = fc.integer({ min: 1, max: 3 });
const plain: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({
    is: fc.constant('count' as const),
    of: fc.constantFrom('merged' as const, 'reviewed' as const, 'issues' as const),
    least: small,
    within: fc.constantFrom(null, 90),
    reach: fc.constantFrom('community' as const, 'repo' as const),
  }),
  fc.record({
    is: fc.constant('credit' as const),
    of: fc.constant(['talk', 'blog'] as const),
    least: small,
    within: fc.constantFrom(null, 90),
  }),
  fc.record({
    is: fc.constant('tenure' as const),
    role: fc.constantFrom('member', 'elder'),
    days: fc.constantFrom(0, 30),
  }),
  fc.record({ is: fc.constant('active' as const), days: fc.constant(100) }),
);
const { requirement } = fc.letrec<{ requirement: Requirement }>((tie) => ({
  requirement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    fc.record({
      is: fc.constant('any' as const),
      count: small,
      of: fc.array(tie('requirement'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

const titleWith = (requirements: readonly Requirement[]): Title =>
  title({ name: 'asked', scope: 'community', requirements });

const credit = (person: number, index: number): Credit => ({
  person,
  kind: index % 2 === 0 ? 'talk' : 'blog',
  url: `https://example.com/${index}`,
  at: '2026-11-01T00:00:00Z',
  toldBy: 1,
  state: 'confirmed',
  decidedBy: 2,
  repository: 7,
  number: 1,
  key: `credited:comment:${index}:1`,
});
const standing = (person: number, name: string): Standing => ({
  title: { kind: 'role', name, sig: null },
  person,
  since: '2026-01-01T00:00:00Z',
  seen: '2026-01-01T00:00:00Z',
  until: null,
  by: 'decision',
});

describe('candidates', () => {
  test('are all who meet it, and more', () => {
    let met = 0;
    let spared = 0;
    fc.assert(
      fc.property(
        fc.array(requirement, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 60, maxLength: 60 }),
        fc.array(fc.constantFrom(...PEOPLE), { maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom('member', 'elder')), { maxLength: 4 }),
        (requirements, numbers, credited, holding) => {
          const title = titleWith(requirements);
          const at = { kind: 'role', name: 'asked', sig: null } as const;
          const asks = asksOf(title, at, AT, grounds);
          const counts = new Map(
            PEOPLE.map((person) => [person, asks.map((_, index) => numbers[(person * 7 + index) % 60] ?? 0)]),
          );
          const credits = credited.map(credit);
          const held = holding.map(([person, name]) => standing(person, name));
          const titles = [{ holding: { title, sig: null, repository }, grounds, asks }];
          const { found, unknown } = candidatesFor({ titles, tallied: counts, credits, held, at: AT });
          const people = found[0]?.people ?? PEOPLE;
          expect(found.length === 0).toBe(unknown.length === 1);
          for (const person of PEOPLE) {
            const answers = (counts.get(person) ?? []).map((have) => ({ have, reachedAt: null, evidence: [] }));
            const evaluation = evaluate(title, at, {
              person,
              at: AT,
              grounds,
              tallied: talliedBy(asks, answers),
              knownSince: null,
              credits,
              standing: { held, unknown: [] },
              lastAct: { at: '2026-11-20T00:00:00Z' },
              attested: [],
              ticked: null,
            });
            if (evaluation.is === 'met') {
              met += 1;
              expect(people).toContain(person);
            } else if (!people.includes(person)) spared += 1;
          }
        },
      ),
      { numRuns: 1_000, seed: 11 },
    );
    expect(met).toBeGreaterThan(200);
    expect(spared).toBeGreaterThan(1_000);
  });
});
