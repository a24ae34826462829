// The metrics of flow and responsiveness, whatever rows they are given: what they say is said in words, adds up, and is
// explained item by item.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flow } from '../../src/metrics/flow/index.js';
import type { Arrival, FlowItem, FlowSamples, OpenItem, Turned } from '../../src/metrics/flow/samples.js';
import { draftSpans, readySeconds, waitOf } from '../../src/metrics/flow/wait.js';
import type { Frame } from '../../src/metrics/frame.js';
import type { Samples } from '../../src/metrics/samples.js';

const at = (iso: string) => Date.parse(iso) / 1_000;
const [from, to] = [at('2026-11-01T00:00:00Z'), at('2026-12-01T00:00:00Z')];

const frame: Frame = {
  repositories: [7],
  knownIn: [7],
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-01T00:00:00.000Z',
  calendar: { zone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], holidays: ['2026-11-11'], hours: null },
  answerWithin: 2,
  sigs: [],
  excluded: [],
  horizon: null,
  strict: false,
};

const times = fc.integer({ min: from, max: to - 1 });
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const item = fc.record({
  repository: fc.constant(7),
  kind: fc.constantFrom('issue' as const, 'pull_request' as const, 'discussion' as const),
  author: perhaps(fc.integer({ min: 100, max: 110 })),
  by: fc.constantFrom(
    'human' as const,
    'human' as const,
    'human' as const,
    'agent' as const,
    'bot' as const,
    'mannequin' as const,
    'ghost' as const,
  ),
  left: fc.constantFrom(
    null,
    null,
    null,
    'moved' as const,
    'deleted' as const,
    'converted' as const,
    'excluded' as const,
    'spam' as const,
  ),
  openedAt: fc.integer({ min: from - 5_000_000, max: to - 1 }),
  firstPull: perhaps(fc.boolean()),
  maintainer: fc.boolean(),
});

/** Made possible: nothing before the start, drafts on pull requests only. */
const arrival = fc
  .record({
    item,
    start: perhaps(times),
    drafts: fc.uniqueArray(times, { maxLength: 3 }),
    newcomer: perhaps(fc.boolean()),
    moments: fc.tuple(perhaps(times), perhaps(times), perhaps(times), perhaps(times)),
    reason: fc.constantFrom(null, 'completed', 'not_planned', 'duplicate'),
    ownClose: fc.boolean(),
  })
  .map(({ item: told, start, drafts, newcomer, moments, reason, ownClose }): Omit<Arrival, 'number'> => {
    const isPull = told.kind === 'pull_request';
    const openedAt = isPull ? told.openedAt : Math.max(told.openedAt, from);
    const startedAt = isPull ? (start === null ? null : Math.max(start, openedAt)) : openedAt;
    const spans = isPull && startedAt !== null ? drafts.sort((a, b) => a - b).filter((one) => one >= startedAt) : [];
    const [answeredAt, reviewedAt, triagedAt] = moments.map((moment) =>
      moment === null || startedAt === null ? null : Math.max(moment, startedAt),
    ) as [number | null, number | null, number | null];
    const closedAt = moments[3] === null ? null : Math.max(moments[3], openedAt);
    const draft = isPull && closedAt === null && (startedAt === null || spans.length % 2 === 1);
    const whole = { ...told, openedAt, startedAt, drafts: spans, newcomer, answeredAt, reviewedAt, triagedAt };
    return {
      ...whole,
      closedAt,
      reason: closedAt === null ? null : reason,
      ownClose: ownClose && closedAt !== null,
      draft,
    };
  });

const turned = fc
  .record({
    item,
    start: perhaps(times),
    closed: perhaps(times),
    merged: fc.boolean(),
    reviewed: perhaps(times),
    approved: perhaps(times),
    flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  })
  .map(({ item: told, start, closed, merged, reviewed, approved, flags }): Omit<Turned, 'number'> => ({
    ...told,
    drafts: [],
    startedAt: told.kind === 'pull_request' ? (start === null ? null : Math.max(start, told.openedAt)) : told.openedAt,
    closedAt: closed === null ? null : Math.max(closed, told.openedAt),
    reason: null,
    mergedAt: merged && closed !== null && told.kind === 'pull_request' ? Math.max(closed, told.openedAt) : null,
    reviewedAt: reviewed,
    approvedAt: approved,
    reopened: flags[0],
    wasClosed: flags[1],
    closedAndReopened: flags[1] && flags[2],
  }));

const openItem = fc
  .record({
    item,
    draft: fc.boolean(),
    answered: fc.boolean(),
    newcomer: perhaps(fc.boolean()),
    acted: times,
    turn: fc.constantFrom('author' as const, 'maintainers' as const, 'reviewers' as const, 'unknown' as const),
  })
  .map(
    ({
      item: { firstPull: _firstPull, ...told },
      draft,
      answered,
      newcomer,
      acted,
      turn,
    }): Omit<OpenItem, 'number'> => ({
      ...told,
      startedAt: told.kind === 'pull_request' && draft ? null : told.openedAt,
      draft: draft && told.kind === 'pull_request',
      answered,
      newcomer: answered ? null : newcomer,
      actedAt: Math.max(acted - 8_000_000, told.openedAt),
      turn,
    }),
  );

const numbered = <Row>(rows: readonly Row[], first: number) =>
  rows.map((row, index) => ({ ...row, number: first + index }));
const isLong = ({ startedAt, openedAt }: Pick<OpenItem, 'startedAt' | 'openedAt'>) =>
  Date.parse(frame.to) / 1_000 - (startedAt ?? openedAt) > 7 * 86_400;
const samplesOf = fc
  .record({
    arrivals: fc.array(arrival, { maxLength: 25 }),
    turns: fc.array(turned, { maxLength: 25 }),
    openItems: fc.array(openItem, { maxLength: 40 }),
    open: fc.nat(9),
  })
  .map(({ arrivals, turns, openItems, open }): FlowSamples => ({
    arrivals: numbered(arrivals, 1),
    turns: numbered(turns, 101),
    openItems: numbered(openItems, 201),
    openThen: openItems.map((item) => ({ ...item, long: isLong(item), items: 1 })),
    stock: {
      // Whatever is closed in the window and was not opened in it was open when it began, whoever opened it.
      openAtFrom: (['issue', 'pull_request', 'discussion'] as const).flatMap((kind) =>
        (['human', 'agent', 'bot'] as const).map((by) => ({ kind, by, items: open + 30 })),
      ),
      weeks: [{ at: '2026-11-02', opened: 1, closed: 2 }],
    },
  }));

const all = (samples: FlowSamples) => samples as unknown as Samples;

describe('every metric', () => {
  test.each(flow.map((one) => [one.id, one] as const))('%s says nothing that it has no words for', (_, metric) => {
    fc.assert(
      fc.property(samplesOf, (samples) => {
        const measured = metric.compute(all(samples), frame);
        const looked = metric.looked?.(all(samples), frame) ?? [];
        expect(measured.metric).toBe(metric.id);
        for (const figures of [measured.figures, ...(measured.groups ?? []).map((group) => group.figures)]) {
          for (const [name, figure] of Object.entries(figures)) {
            expect(metric.figures[name]?.unit).toBe(figure.unit);
            expect(figure.n).toBeGreaterThanOrEqual(0);
            if (figure.unit === 'share' && figure.value !== null) {
              expect(figure.value).toBeGreaterThanOrEqual(0);
              expect(figure.value).toBeLessThanOrEqual(1);
              expect(figure.low).toBeLessThanOrEqual(figure.value + 1e-12);
            }
          }
        }
        const codes = [...Object.keys(measured.excluded), ...looked.map(({ as }) => as)];
        expect(codes.filter((code) => !(code in metric.words))).toEqual([]);
        // What is explained item by item is what was counted as left out.
        const left: Record<string, number> = {};
        for (const { as, counted } of looked) if (!counted) left[as] = (left[as] ?? 0) + 1;
        expect(measured.excluded).toEqual(left);
        expect((measured.items ?? []).length).toBeLessThanOrEqual(30);
      }),
      { numRuns: 60 },
    );
  });

  test('of nothing there is nothing to say, and it is said without an error', () => {
    const nothing: FlowSamples = {
      arrivals: [],
      turns: [],
      openItems: [],
      openThen: [],
      stock: { openAtFrom: [], weeks: [] },
    };
    for (const metric of flow) {
      const { figures } = metric.compute(all(nothing), frame);
      for (const { value, unit } of Object.values(figures)) expect(value).toBe(unit === 'items' ? 0 : null);
    }
  });

  test('every figure is named in both languages, and every definition is a sentence', () => {
    for (const { figures, words, title, meaning, definition, source, key } of flow) {
      const said = [title, meaning, ...Object.values(words), ...Object.values(figures).map((one) => one.title)];
      for (const { en, zh } of said) {
        expect(en.length).toBeGreaterThan(2);
        expect(zh).toMatch(/\p{Script=Han}/u);
      }
      expect(definition).toMatch(/[.)]$/);
      expect(source).not.toBe('');
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
    }
  });
});

describe('sums', () => {
  const m17 = flow.find(({ id }) => id === 'M17')!;
  const m22 = flow.find(({ id }) => id === 'M22')!;

  test('kinds add up to the headline; newcomers and others to no more than it', () => {
    fc.assert(
      fc.property(samplesOf, (samples) => {
        const { figures, groups = [] } = m17.compute(all(samples), frame);
        const n = (name: string) => groups.find((group) => group.name === name)!.figures.rate!.n;
        expect(n('issue') + n('pull_request') + n('discussion')).toBe(figures.rate!.n);
        expect(n('newcomers') + n('regulars')).toBeLessThanOrEqual(figures.rate!.n);
      }),
      { numRuns: 60 },
    );
  });

  test('links lead to newcomers first; of too many to who has waited longest and to who came last', () => {
    const open = (number: number, days: number, newcomer: boolean): OpenItem => ({
      ...{ repository: 7, number, kind: 'issue', author: 100, by: 'human', left: null, maintainer: false, newcomer },
      ...{ openedAt: to - days * 86_400, startedAt: null, closedAt: null, reason: null, mergedAt: null },
      ...{ draft: false, answered: false, actedAt: to - days * 86_400, turn: 'maintainers' },
    });
    const waiting = [
      ...Array.from({ length: 40 }, (_, index) => open(100 + index, 400 + index, true)),
      ...[open(1, 3, true), open(2, 9, true), open(3, 1.9, true), open(4, 90, false)],
    ];
    const links = (items: readonly OpenItem[]) =>
      (m22.compute({ openItems: items } as unknown as Samples, frame).items ?? []).map(({ number }) => number);
    const numbers = (first: number, last: number) =>
      Array.from({ length: first - last + 1 }, (_, index) => first - index);
    expect(links(waiting)).toEqual([...numbers(139, 125), ...numbers(112, 100), 2, 1]);
    expect(links(waiting.slice(38))).toEqual([139, 138, 2, 1, 4, 3]);
  });

  test('links say which items are maintainers’ own, and these come last', () => {
    fc.assert(
      fc.property(samplesOf, (samples) => {
        const own = (m22.compute(all(samples), frame).items ?? []).map(({ maintainers }) => maintainers === true);
        const silent = samples.openItems.filter(
          ({ left, by, draft, answered }) => left === null && by === 'human' && !draft && !answered,
        );
        expect(own.filter(Boolean).length).toBe(silent.filter(({ maintainer }) => maintainer).length);
        expect(own.toSorted((a, b) => Number(a) - Number(b))).toEqual(own);
      }),
      { numRuns: 60 },
    );
  });

  test('ages add up to all that is unanswered', () => {
    fc.assert(
      fc.property(samplesOf, (samples) => {
        const { figures, groups = [] } = m22.compute(all(samples), frame);
        const sum = groups.reduce((total, group) => total + group.figures.all!.value!, 0);
        expect(sum).toBe(figures.all!.value);
        expect(figures.issue!.value! + figures.pull_request!.value! + figures.discussion!.value!).toBe(sum);
      }),
      { numRuns: 60 },
    );
  });

  test('whom an item awaits is said where it is known, and of the others that it is not', () => {
    fc.assert(
      fc.property(samplesOf, (samples) => {
        const { figures, remarks } = m22.compute(all(samples), frame);
        const { awaitingMaintainer, awaitingAuthor, all: whole } = figures;
        const open = samples.openItems.filter(({ left, by, draft }) => left === null && by === 'human' && !draft);
        const unsure = open.filter(({ turn }) => turn === 'unknown').length;
        expect(awaitingMaintainer!.n).toBe(whole!.n - unsure);
        expect(remarks).toEqual(unsure === 0 ? [] : [{ code: 'unsure', params: { n: unsure } }]);
        if (unsure > 0 && unsure === open.length)
          expect([awaitingMaintainer!.value, awaitingAuthor!.value]).toEqual([null, null]);
        else expect(awaitingMaintainer!.value! + awaitingAuthor!.value!).toBe(open.length - unsure);
      }),
      { numRuns: 60 },
    );
  });

  test('one more that nobody answers never makes the share, or the half of all, better', () => {
    const unanswered = arrival.map((row) => ({
      ...row,
      by: 'human' as const,
      left: null,
      answeredAt: null,
      maintainer: false,
      number: 999,
    }));
    fc.assert(
      fc.property(samplesOf, unanswered, (samples, row) => {
        const before = m17.compute(all(samples), frame).figures;
        const after = m17.compute(all({ ...samples, arrivals: [...samples.arrivals, row] }), frame).figures;
        expect(after.rate!.value ?? 0).toBeLessThanOrEqual(before.rate!.value ?? 1);
        expect(after.km!.value ?? Infinity).toBeGreaterThanOrEqual(before.km!.value ?? Infinity);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a wait', () => {
  const pull = (parts: Partial<Arrival>): Arrival => {
    const base: FlowItem = {
      ...{ repository: 7, number: 1, kind: 'pull_request', author: 1, by: 'human', left: null, maintainer: false },
      ...{ openedAt: at('2026-11-02T10:00:00Z'), startedAt: at('2026-11-02T10:00:00Z'), drafts: [], firstPull: true },
    };
    const open = { draft: false, newcomer: true, answeredAt: null, reviewedAt: null, triagedAt: null };
    return { ...base, ...open, closedAt: null, reason: null, ownClose: false, ...parts };
  };
  const off = [at('2026-11-02T12:00:00Z'), at('2026-11-03T12:00:00Z'), at('2026-11-04T00:00:00Z')];

  test('stands still while it is a draft, the last time for ever', () => {
    const spans = draftSpans({ drafts: off });
    expect(spans.map(({ from: begins, to: ends }) => [begins / 1_000, ends / 1_000])).toEqual([
      [off[0], off[1]],
      [off[2], Infinity],
    ]);
    expect(readySeconds({ drafts: off }, at('2026-11-02T10:00:00Z'), at('2026-11-30T00:00:00Z'))).toBe(
      2 * 3_600 + 12 * 3_600,
    );
    const wait = waitOf(pull({ drafts: off }), 'answeredAt', frame);
    expect(wait).toMatchObject({ as: 'not_yet_due', seconds: null, watched: { after: 14 * 3_600, happened: false } });
  });

  test('over a holiday in the zone of the calendar', () => {
    // Tuesday, 0:00 in Berlin; Wednesday is a holiday: due on Friday, 0:00.
    const parts = { openedAt: at('2026-11-09T23:00:00Z'), startedAt: at('2026-11-09T23:00:00Z') };
    expect(waitOf(pull({ ...parts, answeredAt: at('2026-11-12T23:00:00Z') }), 'answeredAt', frame).as).toBe('in_time');
    expect(waitOf(pull({ ...parts, answeredAt: at('2026-11-12T23:00:01Z') }), 'answeredAt', frame).as).toBe('late');
  });

  test('with working hours the target is days of those', () => {
    const hours = { ...frame, calendar: { ...frame.calendar, zone: 'UTC', hours: { from: 540, to: 1_020 } } };
    // Friday, 16:00: one hour left of that day, eight on Monday, seven on Tuesday.
    const parts = { openedAt: at('2026-11-06T16:00:00Z'), startedAt: at('2026-11-06T16:00:00Z') };
    const answered = (time: string) => waitOf(pull({ ...parts, answeredAt: at(time) }), 'answeredAt', hours);
    expect(answered('2026-11-10T16:00:00Z')).toMatchObject({
      as: 'in_time',
      seconds: 4 * 86_400,
      workingSeconds: 16 * 3_600,
    });
    expect(answered('2026-11-10T16:00:01Z').as).toBe('late');
  });

  test('a close before the start (as a draft) leaves nothing to watch, and no negative time', () => {
    const wait = waitOf(pull({ closedAt: at('2026-11-02T09:00:00Z') }), 'answeredAt', frame);
    expect(wait.watched).toEqual({ after: 0, happened: false });
  });
});
