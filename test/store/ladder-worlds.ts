// Random small ledgers, each a community of its own with two repositories and with the same people: the same for the same seed.
import { actKey } from '../../src/core/fact.js';
import type { Fact } from '../../src/core/fact.js';
import { wordsIn } from '../support/community-words.js';
import type { Doing, Words } from '../support/community-words.js';

/** Null: an account that is gone. */
export const PEOPLE = ['ana', 'ravi', 'mo', 'li', 'robo[bot]', 'cursoragent', null] as const;
const LABELS = ['sig/a', 'SIG/A', 'sig/b', 'kind/bug'];
const KINDS = ['issue', 'issue', 'pull', 'pull', 'pull', 'discussion'] as const;
const DOINGS = [
  ...['comment', 'comment', 'review', 'review', 'inline', 'close', 'reopen', 'label', 'label', 'unlabel'],
  ...['answer', 'answer', 'unanswer', 'commit', 'seldom'],
] as const;
const SELDOM = ['lock', 'unlock', 'remove', 'transfer'] as const;
/** Few moments, so that much happens in the same second. */
const HOURS = 60;

export interface World {
  readonly repositories: readonly [number, number];
  readonly facts: readonly Fact[];
  /** A moment on the way, and one before it. */
  readonly at: string;
  readonly since: string;
}

interface Draw {
  /** A whole number from 0 on. */
  below(most: number): number;
  pick<One>(list: readonly One[]): One;
  chance(of: number): boolean;
  /** `2026-01-01T05:00:00Z`. */
  moment(from: number, to: number): string;
}

function drawing(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    pick: (list) => list[below(list.length)]!,
    chance: (of) => next() < of,
    moment: (from, to) =>
      `${new Date(Date.UTC(2026, 0, 1, Math.max(0, from + below(to - from)))).toISOString().slice(0, 19)}Z`,
  };
}

export function worldOf(seed: number, number: number, id: (login: string) => number): World {
  const draw = drawing(seed * 10_007 + number);
  const repositories = [1_000 + 2 * number, 1_001 + 2 * number] as const;
  const owner = { id: 50_000 + number, login: `owner${number}`, kind: 'organization' as const };
  const told: Fact[] = repositories.map((repository) => ({
    ...{ fact: 'repository', id: repository, name: `r${repository}`, owner, private: false, archived: false },
    ...{ defaultBranch: 'main', at: '2015-01-01T00:00:00Z' },
  }));
  const fact = (...more: readonly Fact[]) => {
    told.push(...more);
  };
  for (const [index, repository] of repositories.entries()) {
    const words = wordsIn(repository, { person: id, fact });
    const place = { words, fact, id, other: repositories[1 - index]! };
    for (let item = 1; item <= 3 + draw.below(7); item += 1) anItem(draw, place, item);
  }
  return { repositories, facts: told, at: draw.moment(25, HOURS + 25), since: draw.moment(0, 30) };
}

interface Place {
  readonly words: Words;
  readonly fact: (...more: readonly Fact[]) => void;
  readonly id: (login: string) => number;
  /** The other repository of the community. */
  readonly other: number;
}

function anItem(draw: Draw, place: Place, item: number): void {
  const { words } = place;
  const hour = draw.below(HOURS);
  const doing = { by: draw.pick(PEOPLE), at: draw.moment(hour, hour + 1) };
  const kind = draw.pick(KINDS);
  if (kind === 'pull') words.pull(item, { ...doing, lines: draw.pick([3, 30, 31, 400]) });
  else words[kind](item, doing);
  // The issue was made a discussion: that has its title, author and date.
  if (kind === 'issue' && draw.chance(0.08)) {
    words.discussion(item + 50, { ...doing, title: item.toString(16).padStart(16, '0') });
  }
  /** Also a little before it was opened, as imported comments are. */
  const later = () => ({ by: draw.pick(PEOPLE), at: draw.moment(hour - 1, hour + 14) });
  for (let acts = draw.below(12); acts > 0; acts -= 1) done(draw, place, { item, kind, later });
  if (kind === 'pull' && draw.chance(0.6)) words.merge(item, later());
}

interface On {
  readonly item: number;
  readonly kind: (typeof KINDS)[number];
  readonly later: () => Doing;
}

function done(draw: Draw, { words, fact, id, other }: Place, { item, kind, later }: On): void {
  const saying = () => ({
    ...later(),
    ...(draw.chance(0.1) ? { deletedAt: '2026-02-01' } : {}),
    ...(draw.chance(0.2) ? { hidden: draw.pick(['spam', 'off-topic', 'outdated', 'abuse']) } : {}),
  });
  const reasons = ['completed', 'not_planned', 'duplicate'] as const;
  const doings: Readonly<Record<string, () => void>> = {
    comment: () => {
      words.comment(item, saying());
    },
    review: () => {
      if (kind === 'pull') words.review(item, { ...saying(), says: draw.pick(['approved', 'commented']) });
    },
    inline: () => {
      if (kind === 'pull') words.reviewComment(item, saying());
    },
    close: () => {
      words.close(item, { ...later(), reason: draw.pick(reasons) });
    },
    reopen: () => {
      words.reopen(item, later());
    },
    label: () => {
      words.label(item, draw.pick(LABELS), later());
    },
    unlabel: () => {
      words.unlabel(item, draw.pick(LABELS), later());
    },
    answer: () => {
      if (kind === 'discussion') words.answer(item, { ...later(), of: draw.pick(['ana', 'ravi', 'mo']) });
    },
    unanswer: () => {
      if (kind === 'discussion') words.unanswer(item, later());
    },
    commit: () => {
      const { by, at } = later();
      const person = by === null ? null : id(by);
      const key = actKey.commit(`${item}-${draw.below(1_000_000)}`, person ?? 0);
      const number = draw.chance(0.5) ? item : null;
      const told = { fact: 'act', repository: words.repositoryId, key, kind: 'committed' } as const;
      fact({ ...told, number, person, at, source: 'backfill' });
    },
    seldom: () => {
      seldom[draw.pick(SELDOM)]();
    },
  };
  const seldom: Readonly<Record<(typeof SELDOM)[number], () => void>> = {
    lock: () => {
      words.lock(item, { ...later(), reason: draw.pick(['spam', 'spam', 'too heated']) });
    },
    unlock: () => {
      words.unlock(item, later());
    },
    remove: () => {
      if (draw.chance(0.5)) words.remove(item, draw.moment(0, HOURS));
    },
    transfer: () => {
      const there = { repository: draw.chance(0.5) ? other : 9, number: 1 + draw.below(4) };
      if (draw.chance(0.5)) words.transfer(item, there, later());
    },
  };
  doings[draw.pick(DOINGS)]?.();
}
