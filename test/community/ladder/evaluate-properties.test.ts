// What must hold of every evaluation, over requirements and facts made up at random.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from '../../../src/community/ladder/evaluate.js';
import { asksOf } from '../../../src/community/ladder/asks.js';
import type { LadderFacts } from '../../../src/community/ladder/facts.js';
import { countKinds } from '../../../src/core/title.js';
import type { Checked, Requirement, Standing } from '../../../src/core/title.js';
import { ago, ANA, attestation, credit, facts, HELD, NOW, role, standing, title } from './support.js';

const days = fc.integer({ min: 1, max: 20 });
const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({
    is: fc.constant('count' as const),
    of: fc.constantFrom(...countKinds),
    least: fc.integer({ min: 1, max: 4 }),
    within: fc.option(days),
    reach: fc.constantFrom('community', 'repo', 'sig'),
  }),
  fc.record({
    is: fc.constant('credit' as const),
    of: fc.constantFrom<readonly ('talk' | 'blog')[]>(['talk'], ['talk', 'blog']),
    least: fc.integer({ min: 1, max: 3 }),
    within: fc.option(days),
  }),
  fc.record({ is: fc.constant('tenure' as const), role: fc.constantFrom('member', 'lead'), days: fc.nat(20) }),
  fc.record({ is: fc.constant('active' as const), days }),
  fc.record({
    is: fc.constant('duty' as const),
    of: fc.constant(['talk'] as const),
    least: fc.constant(1),
    per: days,
  }),
  fc.record({ is: fc.constant('attested' as const), text: fc.constantFrom('A', 'B'), by: fc.constant(['lead']) }),
  fc.record({ is: fc.constant('box' as const), text: fc.constantFrom('A', 'B') }),
);
const anyOf = (of: fc.Arbitrary<Requirement>): fc.Arbitrary<Requirement> =>
  fc.array(of, { minLength: 1, maxLength: 4 }).chain((parts) =>
    fc.record({
      is: fc.constant('any' as const),
      count: fc.integer({ min: 1, max: parts.length }),
      of: fc.constant(parts),
    }),
  );
const requirement = fc.oneof(leaf, anyOf(fc.oneof(leaf, anyOf(leaf))));
const requirements = fc.array(requirement, { maxLength: 4 });

/** In hours before now, some of them after it. */
const moment = fc.integer({ min: -24, max: 24 * 22 }).map((hours) => ago(hours / 24));
const standings = fc.array(
  fc
    .record({
      title: fc.constantFrom(role('member'), role('member', 'network'), role('lead'), HELD),
      since: fc.option(moment),
      seen: moment,
      until: fc.option(moment, { freq: 4 }),
    })
    .map((parts): Standing => standing(parts)),
  { maxLength: 4 },
);
const credits = fc.array(
  fc
    .record({
      kind: fc.constantFrom('talk' as const, 'blog' as const),
      at: moment,
      url: fc.constantFrom(null, 'https://example.org/a', 'https://example.org/b'),
      state: fc.constantFrom('told' as const, 'confirmed' as const),
      key: fc.uuid(),
    })
    .map(credit),
  { maxLength: 5 },
);

/** The ledger: how often everything that can be asked for was done, before so many days. */
const done = fc.array(moment, { maxLength: 6 });

const known = fc.record({
  standing: fc.option(fc.record({ held: standings, unknown: fc.subarray(['member', 'lead']) }), { freq: 5 }),
  credits: fc.option(credits, { freq: 5 }),
  lastAct: fc.option(fc.record({ at: fc.option(moment) }), { freq: 5 }),
  attested: fc.array(fc.record({ text: fc.constantFrom('A', 'B'), at: moment }).map(attestation), { maxLength: 2 }),
  ticked: fc.option(fc.subarray(['A', 'B'])),
  knownSince: fc.option(moment),
});

/** Facts as they are at a moment, with the ledger's answers to what is asked at it. */
function at(
  moments: string,
  list: readonly Requirement[],
  parts: Partial<LadderFacts>,
  acts: readonly string[],
): LadderFacts {
  const own = facts({ ...parts, at: moments });
  const asks = asksOf(title({ requirements: list }), HELD, moments, own.grounds);
  const counted = asks.map(({ key, since, need }) => {
    const found = acts.filter((one) => one < moments && (since === null || one >= since)).sort();
    return [key, { have: found.length, reachedAt: found[need - 1] ?? null, evidence: [] }] as const;
  });
  return { ...own, tallied: new Map(counted) };
}

const look = (list: readonly Requirement[], own: LadderFacts) => evaluate(title({ requirements: list }), HELD, own);
const all = (checked: readonly Checked[]): readonly Checked[] => checked.flatMap((one) => [one, ...all(one.parts)]);
const runs = { numRuns: 400 };

test('every answer is whole: what is met says so, what is not says what is missing or why it is not known', () => {
  fc.assert(
    fc.property(requirements, known, done, (list, parts, acts) => {
      const evaluation = look(list, at(NOW, list, parts, acts));
      for (const { is, why, have, need, from, evidence } of all(evaluation.checked)) {
        expect(why === null).toBe(is !== 'unknown');
        expect(evidence.length).toBeLessThanOrEqual(10);
        if (is === 'not_yet') expect((have ?? 0) < (need ?? 0)).toBe(true);
        if (is === 'met' && from !== null) expect(Date.parse(from)).toBeLessThanOrEqual(Date.parse(NOW));
        if (is !== 'met' && from !== null) expect(Date.parse(from)).toBeGreaterThan(Date.parse(NOW));
      }
    }),
    runs,
  );
});

test('more that was done, said, ticked or held takes nothing away', () => {
  const rank = { not_yet: 0, unknown: 1, met: 2 };
  fc.assert(
    fc.property(requirements, known, done, known, done, (list, parts, acts, more, further) => {
      // A duty begins with holding: what is held stays as it is.
      const owed = list.filter((one) => !JSON.stringify(one).includes('"duty"'));
      const before = at(NOW, owed, parts, acts);
      const after = at(
        NOW,
        owed,
        {
          ...parts,
          credits: parts.credits === null ? null : [...parts.credits, ...(more.credits ?? [])],
          standing:
            parts.standing === null
              ? null
              : { ...parts.standing, held: [...parts.standing.held, ...(more.standing?.held ?? [])] },
          attested: [...parts.attested, ...more.attested],
          ticked: parts.ticked === null ? null : [...parts.ticked, ...(more.ticked ?? [])],
        },
        [...acts, ...further],
      );
      const [less, now] = [look(owed, before), look(owed, after)];
      expect(rank[now.is]).toBeGreaterThanOrEqual(less.is === 'met' ? rank.met : 0);
      for (const [index, one] of less.checked.entries()) {
        if (one.is === 'met') expect(now.checked[index]?.is).toBe('met');
      }
    }),
    runs,
  );
});

test('what is known later never contradicts what was known: the unknown becomes either, nothing else changes', () => {
  fc.assert(
    fc.property(requirements, known, done, (list, parts, acts) => {
      const whole = {
        ...parts,
        standing: { held: parts.standing?.held ?? [], unknown: [] },
        credits: parts.credits ?? [],
        lastAct: parts.lastAct ?? { at: null },
        knownSince: null,
      };
      const certain = look(list, at(NOW, list, whole, acts));
      const blurred = look(
        list,
        at(
          NOW,
          list,
          {
            ...whole,
            standing: parts.standing === null ? null : whole.standing,
            credits: parts.credits,
            knownSince: parts.knownSince,
            lastAct: parts.lastAct,
          },
          acts,
        ),
      );
      for (const [index, one] of blurred.checked.entries()) {
        if (one.is === 'unknown') continue;
        // A duty that is not known to be begun cannot be told from one that is.
        expect([one.requirement, one.is]).toEqual([certain.checked[index]?.requirement, certain.checked[index]?.is]);
      }
    }),
    runs,
  );
});

test('tenure only grows: met once is met later, and it is met from the moment that was told', () => {
  const tenure = fc.record({
    is: fc.constant('tenure' as const),
    role: fc.constantFrom('member', 'lead'),
    days: fc.nat(20),
  });
  const endless = standings.map((held) => held.map((one) => ({ ...one, until: null })));
  fc.assert(
    fc.property(tenure, endless, fc.integer({ min: 0, max: 24 * 30 }), (one, held, hours) => {
      const own = { standing: { held, unknown: [] } };
      const later = ago(-hours / 24);
      const [now] = look([one], at(NOW, [one], own, [])).checked;
      const [then] = look([one], at(later, [one], own, [])).checked;
      if (now?.is === 'met') expect(then?.is).toBe('met');
      if (now?.is !== 'met' && now?.from != null) {
        const moment = Date.parse(now.from);
        expect(look([one], at(new Date(moment).toISOString(), [one], own, [])).is).toBe('met');
        const before = held.every(({ since, seen }) => Date.parse(since ?? seen) <= Date.parse(NOW));
        if (before) expect(look([one], at(new Date(moment - 1000).toISOString(), [one], own, [])).is).not.toBe('met');
      }
    }),
    runs,
  );
});

test('what came later than the moment of looking does not exist', () => {
  fc.assert(
    fc.property(requirements, known, done, credits, standings, (list, parts, acts, moreCredits, moreHeld) => {
      const later = (one: { readonly at: string }) => Date.parse(one.at) >= Date.parse(NOW);
      const begun = ({ since, seen }: Standing) => Date.parse(since ?? seen) > Date.parse(NOW);
      const own = at(
        NOW,
        list,
        { ...parts, credits: parts.credits ?? [], standing: parts.standing ?? { held: [], unknown: [] } },
        acts,
      );
      const more: LadderFacts = {
        ...own,
        credits: [...(own.credits ?? []), ...moreCredits.filter(later)],
        standing: {
          held: [...(own.standing?.held ?? []), ...moreHeld.filter(begun)],
          unknown: own.standing?.unknown ?? [],
        },
        attested: [...own.attested, attestation({ text: 'A', at: NOW }), attestation({ text: 'B', at: ago(-1) })],
      };
      expect(look(list, more)).toEqual(look(list, own));
    }),
    runs,
  );
});

test('the person is asked about, and nobody else', () => {
  fc.assert(
    fc.property(requirements, known, done, (list, parts, acts) => {
      const own = at(NOW, list, parts, acts);
      const others = { ...own, credits: own.credits?.map((one) => ({ ...one, person: ANA + 1 })) ?? null };
      const none = { ...own, credits: own.credits === null ? null : [] };
      expect(look(list, others)).toEqual(look(list, none));
    }),
    { numRuns: 300 },
  );
});
