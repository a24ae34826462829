// Content, experts, tone and releases: the arithmetic, on rows as the ledger gives them.
import { describe, expect, test } from '@jest/globals';
import { languages } from '../../src/core/language.js';
import { content } from '../../src/metrics/content/index.js';
import type {
  BoardRow,
  ClosingRow,
  ContentSamples,
  HelperRow,
  QuestionRow,
  VolumeRow,
} from '../../src/metrics/content/samples.js';
import { burstOf } from '../../src/metrics/content/tone.js';
import type { Frame } from '../../src/metrics/frame.js';
import type { Samples } from '../../src/metrics/samples.js';

const [HOUR, DAY] = [3_600, 86_400];
const TO = Date.parse('2026-12-01T00:00:00Z') / 1_000;
const frame: Frame = {
  repositories: [7],
  knownIn: [7],
  from: '2026-11-01T00:00:00Z',
  to: '2026-12-01T00:00:00Z',
  calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
  answerWithin: 2,
  sigs: [],
  excluded: [],
  horizon: null,
  strict: false,
};

function given(id: string, samples: Partial<ContentSamples>, more: Partial<Frame> = {}) {
  const metric = content.find((one) => one.id === id)!;
  const all = samples as Samples;
  const measured = metric.compute(all, { ...frame, ...more });
  return { ...measured, values: valuesOf(measured.figures), looked: metric.looked?.(all, frame) ?? [] };
}

const valuesOf = (figures: Readonly<Record<string, { readonly value: number | null }>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

describe('every metric of the group', () => {
  test('says in both languages what it, its figures and its words are', () => {
    for (const { title, meaning, figures, words } of content) {
      const said = [title, meaning, ...Object.values(figures).map((one) => one.title), ...Object.values(words)];
      for (const text of said) for (const language of languages) expect(text[language]).toMatch(/\S/);
    }
  });

  const empty: ContentSamples = {
    contentVolume: [],
    questions: [],
    closings: [],
    helpers: [],
    helped: [],
    moderation: { comments: 0, hidden: 0, locked: 0, deleted: 0 },
    busyThreads: [],
    releases: [],
  };

  test.each(content.map(({ id }) => id))('%s measures nothing on nothing, and each figure it names', (id) => {
    const metric = content.find((one) => one.id === id)!;
    const { figures, remarks } = given(id, empty);
    expect(Object.keys(figures).sort()).toEqual(Object.keys(metric.figures).sort());
    for (const [name, { unit, value }] of Object.entries(figures)) {
      expect(unit).toBe(metric.figures[name]?.unit);
      // Shares, medians and rates of nothing are not zero.
      if (unit === 'share' || unit === 'score' || unit === 'seconds') expect(value).toBeNull();
    }
    for (const { code } of remarks) expect(Object.keys(metric.words)).toContain(code);
  });

  test.each(['M44', 'M45'])('%s is not measured, and says so', (id) => {
    expect(given(id, empty)).toMatchObject({ remarks: [{ code: 'not_measured' }], excluded: {} });
    expect(Object.values(given(id, empty).figures)).toEqual([expect.objectContaining({ value: null, n: 0 })]);
  });
});

describe('content volume', () => {
  const rows: readonly VolumeRow[] = [
    { kind: 'issue', whose: 'human', side: 'community', n: 6 },
    { kind: 'issue', whose: 'human', side: 'team', n: 2 },
    { kind: 'issue', whose: 'bot', side: 'unknown', n: 40 },
    { kind: 'comment', whose: 'human', side: 'unknown', n: 5 },
    { kind: 'comment', whose: 'agent', side: 'unknown', n: 3 },
    { kind: 'answer', whose: 'human', side: 'community', n: 1 },
    { kind: 'comment', whose: 'excluded', side: 'unknown', n: 9 },
  ];

  test('is that of people; the share is over those of whom it is known', () => {
    const { values, excluded, remarks, figures } = given('M38', { contentVolume: rows });
    expect(values).toMatchObject({ all: 14, community: 7, team: 2, issues: 8, comments: 5, answers: 1, pulls: 0 });
    expect(figures['share']).toMatchObject({ value: 7 / 9, n: 9 });
    expect(excluded).toEqual({ bot: 40, agent: 3, excluded: 9 });
    expect(remarks).toContainEqual({ code: 'sides_unknown', params: { n: 5 } });
  });
});

describe('answered questions', () => {
  const asked = (number: number, parts: Partial<QuestionRow> = {}): QuestionRow => ({
    repository: 7,
    number,
    kind: 'discussion',
    author: 'human',
    left: null,
    openedAt: TO - 10 * DAY,
    repliedAt: null,
    acceptedAt: null,
    acceptedOwn: false,
    closedAt: null,
    ...parts,
  });
  const after = (hours: number) => TO - 10 * DAY + hours * HOUR;

  test('the rate is over all that were asked, not over the answered', () => {
    const { figures, looked } = given('M39', {
      questions: [
        asked(1, { repliedAt: after(1), acceptedAt: after(2) }),
        asked(2, { repliedAt: after(1) }),
        asked(3),
        asked(4, { closedAt: after(5) }),
      ],
    });
    expect(figures['rate']).toMatchObject({ value: 0.25, n: 4 });
    expect(figures['replied']).toMatchObject({ value: 0.5, n: 4 });
    expect(looked.map(({ as }) => as)).toEqual(['answered', 'replied', 'silent', 'closed_unanswered']);
  });

  test('those that are open and without a word are links, the oldest first', () => {
    const questions = [
      asked(1),
      asked(2, { openedAt: TO - 20 * DAY }),
      asked(3, { repliedAt: after(1) }),
      asked(4, { closedAt: after(5) }),
      asked(5, { author: 'bot' }),
    ];
    const { items = [] } = given('M39', { questions });
    expect(items.map((one) => one.number)).toEqual([2, 1]);
  });

  test('an answer of their own that an author accepts leaves both sides of the rate', () => {
    const { values, excluded, figures } = given('M39', {
      questions: [asked(1, { acceptedAt: after(2) }), asked(2, { acceptedAt: after(1), acceptedOwn: true }), asked(3)],
    });
    expect(figures['rate']).toMatchObject({ value: 0.5, n: 2 });
    expect(values).toMatchObject({ selfAccepted: 1, median: 2 * HOUR });
    expect(excluded).toEqual({ self_accepted: 1 });
  });

  // The published case V13: events at 1, 2, 4; censored at 3 and 5.
  test('who still waits counts: Kaplan-Meier says 4 where the answered alone say 2', () => {
    const { values } = given('M39', {
      questions: [
        asked(1, { acceptedAt: after(1) }),
        asked(2, { acceptedAt: after(2) }),
        asked(3, { closedAt: after(3) }),
        asked(4, { acceptedAt: after(4) }),
        asked(5, { openedAt: TO - 5 * HOUR }),
      ],
    });
    expect(values).toMatchObject({ km: 4 * HOUR, median: 2 * HOUR });
  });

  test('what nobody answered makes the rate no better', () => {
    const questions = [asked(1, { acceptedAt: after(1) }), asked(2)];
    const before = given('M39', { questions }).figures['rate']!.value!;
    expect(given('M39', { questions: [...questions, asked(3)] }).figures['rate']!.value).toBeLessThan(before);
  });

  test.each([
    ['bot', { author: 'bot' as const }],
    ['agent', { author: 'agent' as const }],
    ['excluded', { author: 'excluded' as const }],
    ['moved', { left: 'moved' }],
    ['spam', { left: 'spam' }],
  ])('left out and counted as such: %s', (rule, parts) => {
    const { figures, excluded } = given('M39', { questions: [asked(1, parts), asked(2)] });
    expect(figures['rate']).toMatchObject({ value: 0, n: 1 });
    expect(excluded).toEqual({ [rule]: 1 });
  });

  test('the kinds stand apart as well', () => {
    const { groups } = given('M39', { questions: [asked(1, { kind: 'issue', acceptedAt: after(1) }), asked(2)] });
    expect(groups!.map(({ name, figures }) => [name, figures['rate']!.value])).toEqual([
      ['discussion', 0],
      ['issue', 1],
    ]);
  });
});

describe('quality', () => {
  const closed = (kind: ClosingRow['kind'], parts: Partial<ClosingRow> = {}): ClosingRow => ({
    ...{ repository: 7, number: 1, kind, author: 'human', left: null, reason: null, merged: false },
    ...parts,
  });

  test('duplicates of closed issues, merges of decided pull requests', () => {
    const { figures, excluded } = given('M40', {
      closings: [
        closed('issue', { reason: 'duplicate' }),
        closed('issue', { reason: 'completed' }),
        closed('issue', { reason: 'not_planned' }),
        closed('issue'),
        closed('issue', { reason: 'duplicate', author: 'bot' }),
        closed('pull_request', { merged: true }),
        closed('pull_request', { merged: true }),
        closed('pull_request'),
        closed('pull_request', { left: 'spam' }),
      ],
    });
    expect(figures['duplicates']).toMatchObject({ value: 1 / 4, n: 4 });
    expect(figures['merged']).toMatchObject({ value: 2 / 3, n: 3 });
    expect(excluded).toEqual({ bot: 1, spam: 1 });
  });

  test('with no declined pull request the share is one, not undefined', () => {
    expect(given('M40', { closings: [closed('pull_request', { merged: true })] }).values['merged']).toBe(1);
  });
});

describe('experts', () => {
  const helper = (person: number, score: number, parts: Partial<HelperRow> = {}): HelperRow => ({
    ...{ person, side: 'community', topic: null, score, items: 5, people: 4 },
    ...parts,
  });

  test('the first tenth, and of these who is no maintainer', () => {
    const helpers = Array.from({ length: 20 }, (_, index) => helper(index + 1, 100 - index));
    expect(given('M41', { helpers }).people).toEqual([
      { person: 1, why: 'rising_expert', n: 5 },
      { person: 2, why: 'rising_expert', n: 5 },
    ]);
    const led = helpers.map((row) => (row.person === 1 ? { ...row, side: 'team' as const } : row));
    const { people, looked } = given('M41', { helpers: led });
    expect(people!.map(({ person }) => person)).toEqual([2]);
    expect(looked[0]).toEqual({ person: 1, as: 'maintainer', counted: true, value: 100 });
  });

  test('who helped fewer than three people is none, however much', () => {
    const { values, excluded, people } = given('M41', {
      helpers: [helper(1, 90, { people: 2 }), helper(2, 10)],
    });
    expect(values).toEqual({ rising: 1, helpers: 1 });
    expect(excluded).toEqual({ few_people: 1 });
    expect(people!.map(({ person }) => person)).toEqual([2]);
  });

  test('of whom it is not known whether they are a maintainer, it is not said that they are none', () => {
    const { people, looked } = given('M41', { helpers: [helper(1, 9, { side: 'unknown' })] });
    expect(people).toEqual([]);
    expect(looked).toEqual([{ person: 1, as: 'side_unknown', counted: true, value: 9 }]);
  });

  test('each SIG has its own first tenth; a person is named once', () => {
    const { people, groups } = given('M41', {
      helpers: [
        ...[helper(1, 50, { side: 'team' }), helper(2, 20), helper(3, 8)],
        ...[helper(2, 18, { topic: 'network', items: 3 }), helper(3, 8, { topic: 'storage', items: 2 })],
      ],
    });
    expect(people).toEqual([
      { person: 2, why: 'rising_expert', n: 3 },
      { person: 3, why: 'rising_expert', n: 2 },
    ]);
    expect(groups!.map(({ name, figures }) => [name, figures['rising']!.value])).toEqual([
      ['network', 1],
      ['storage', 1],
    ]);
  });
});

describe('the leaderboard', () => {
  const row = (person: number, items: number, settled: number, parts: Partial<BoardRow> = {}): BoardRow => ({
    ...{ person, items, settled, side: 'community', newcomer: false },
    ...parts,
  });
  const helped = [
    row(1, 40, 1),
    row(2, 5, 4),
    row(3, 9, 4),
    row(4, 2, 1, { newcomer: true }),
    row(5, 9, 9, { side: 'team' }),
  ];

  test('what came to something goes before what is open, and boards stand apart', () => {
    const { looked } = given('M42', { helped });
    expect(looked.map(({ as, person }) => [as, person])).toEqual([
      ['newcomers', 4],
      ['community', 3],
      ['community', 2],
      ['community', 1],
      ['maintainers', 5],
    ]);
  });

  test('nobody is named who did not agree', () => {
    expect(given('M42', { helped }).people).toEqual([]);
    expect(given('M42', { helped }, { onBoards: [1, 5] }).people).toEqual([
      { person: 1, why: 'community', n: 40 },
      { person: 5, why: 'maintainers', n: 9 },
    ]);
  });
});

describe('tone', () => {
  test('a rate per thousand comments', () => {
    const { figures } = given('M46', {
      moderation: { comments: 2_000, hidden: 3, locked: 2, deleted: 1 },
      busyThreads: [],
    });
    expect(figures['moderation']).toEqual({ value: 3, unit: 'score', n: 2_000 });
  });

  const said = (people: readonly number[], every: number) => ({
    comments: people.map((person, index) => ({ person, at: index * every })),
  });
  const ten = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2];
  test.each([
    ['ten by two within a day', said(ten, HOUR), true],
    ['nine', said(ten.slice(1), HOUR), false],
    ['ten within more than a day', said(ten, DAY / 9 + 1), false],
    ['just not a day apart', said(ten, DAY / 9 - 1), true],
    ['ten by five', said([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], HOUR), false],
    ['ten by four', said([1, 2, 3, 4, 1, 2, 3, 4, 1, 2], HOUR), true],
    ['ten by two, then a crowd', said([...ten, 3, 4, 5, 6, 7], HOUR), true],
  ])('heated? %s', (_, thread, heated) => {
    expect(burstOf(thread).heated).toBe(heated);
  });

  test('a heated thread is linked from when it began; the others say why not', () => {
    const thread = (number: number, people: readonly number[], every: number) => ({
      ...{ repository: 7, number, kind: 'issue' as const, author: 1, newcomer: false },
      ...said(people, every),
    });
    const { items, looked, values, excluded } = given('M46', {
      moderation: { comments: 30, hidden: 0, locked: 0, deleted: 0 },
      busyThreads: [thread(1, ten, 60), thread(2, ten, DAY), thread(3, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 60)],
    });
    expect(items).toEqual([
      { repository: 7, number: 1, kind: 'issue', author: 1, newcomer: false, since: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(looked.map(({ as }) => as)).toEqual(['heated', 'spread_out', 'many_people']);
    expect(values['heated']).toBe(1);
    expect(excluded).toEqual({ many_people: 1, spread_out: 1 });
  });
});

describe('releases', () => {
  const days = (...ago: readonly number[]) => ago.map((day) => ({ at: TO - day * DAY, pre: false }));

  test('intervals are those within a repository', () => {
    const { values } = given('M47', {
      releases: [
        {
          repository: 7,
          releases: days(100, 70, 10),
          lastAt: TO - 10 * DAY,
          waiting: [{ number: 4, mergedAt: TO - 4 * DAY }],
        },
        { repository: 8, releases: days(300, 95), lastAt: TO - 95 * DAY, waiting: [] },
      ],
    });
    // 30, 60 and 205 days; across repositories they would be shorter.
    expect(values).toMatchObject({ in90: 2, in365: 5, median: 60, since: 10, unreleased: 1, 'unreleased.median': 4 });
  });

  test('pre-releases are counted apart, and are no release that an interval ends with', () => {
    const [first, second, third] = days(50, 40, 20);
    const { values } = given('M47', {
      releases: [
        { repository: 7, releases: [first!, { ...second!, pre: true }, third!], lastAt: third!.at, waiting: [] },
      ],
    });
    expect(values).toMatchObject({ in90: 2, prereleases: 1, median: 30 });
  });

  test('who never released has nothing that waits for it', () => {
    const { values, excluded } = given('M47', {
      releases: [{ repository: 7, releases: [], lastAt: null, waiting: [] }],
    });
    expect(values).toMatchObject({ in365: 0, since: null, unreleased: null, median: null });
    expect(excluded).toEqual({ never_released: 1 });
  });
});
