// What the ledger remembers. A fact names what it is about by numbers that GitHub never gives twice, says when and who
// told it, and joins with what is known already: the order of telling, and telling twice, make no difference. No text
// that people wrote is kept. The same lines are the format of export and import (docs/ledger-format.md).
import type { Account, Association } from './event.js';
import type { Language } from './language.js';
import type { Person } from './person.js';
import { stamp } from './time.js';

/** Who told it, the least certain first. Of two tellings with the same date the more certain one stands. */
export const sources = ['import', 'asked', 'webhook', 'backfill'] as const;
export type FactSource = (typeof sources)[number];

export const itemKinds = ['issue', 'pull_request', 'discussion'] as const;
export type ItemKind = (typeof itemKinds)[number];

/**
 * What happened to an item's state, as its timeline on GitHub tells it. Webhooks tell the same, with the time of the item's
 * last change; once the timeline was read, it stands in their place up to the moment of reading.
 */
export const timelineKinds = [
  'closed',
  'reopened',
  'drafted',
  'ready',
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'locked',
  'unlocked',
  'milestoned',
  'demilestoned',
  'review_requested',
  'review_unrequested',
  'review_dismissed',
  'comment_deleted',
] as const;

export const actKinds = [
  ...timelineKinds,
  'opened',
  'merged',
  'commented',
  'reviewed',
  'review_commented',
  'answered',
  'unanswered',
  'pushed',
  'transferred',
  'committed',
  'released',
  'starred',
  'unstarred',
  'forked',
  'renamed',
  'moved',
  'privatized',
  'publicized',
  'archived',
  'unarchived',
  'deleted',
] as const;
export type ActKind = (typeof actKinds)[number];

/** An account and the login it had at that time. `kind` is null where the source does not tell it. */
export interface PersonFact {
  readonly fact: 'person';
  readonly id: number;
  readonly login: string;
  readonly kind: Person['kind'] | null;
  readonly at: string;
}

/** A repository as it was at that time. */
export interface RepositoryFact {
  readonly fact: 'repository';
  readonly id: number;
  readonly name: string;
  readonly owner: Account;
  readonly private: boolean;
  readonly archived: boolean;
  readonly defaultBranch: string;
  readonly at: string;
  readonly deletedAt?: string | undefined;
}

/** What changes about an item, as of `at` (its last change when it was told). */
export interface ItemTold {
  readonly at: string;
  readonly draft: boolean;
  /** 16 hex digits of the title's SHA-256: enough to recognise a moved item, too little to read. */
  readonly title: string;
  /** Characters of the body. */
  readonly length: number;
  readonly language: Language | null;
  /** Of a discussion: whether an answer can be accepted. */
  readonly answerable: boolean | null;
}

export interface ItemFact {
  readonly fact: 'item';
  readonly repository: number;
  readonly number: number;
  readonly kind: ItemKind;
  /** Null where the account is gone. */
  readonly author: number | null;
  readonly openedAt: string;
  readonly source: FactSource;
  readonly told?: ItemTold | undefined;
  /** Lines added and removed by a pull request, as of `at`; comments show it as an issue, which has none. */
  readonly size?: { readonly at: string; readonly lines: number } | undefined;
  /** The timeline on GitHub was read whole up to here. */
  readonly readUntil?: string | undefined;
  readonly movedTo?: { readonly repository: number; readonly number: number } | undefined;
  readonly deletedAt?: string | undefined;
}

/** What changes about a text, as of `at`. */
export interface TextTold {
  readonly at: string;
  readonly length: number;
  readonly language: Language | null;
}

export interface ActFact {
  readonly fact: 'act';
  readonly repository: number;
  /** Natural key, unique within the repository. */
  readonly key: string;
  readonly kind: ActKind;
  /** The item it happened to; null: the repository. */
  readonly number: number | null;
  /** Who did it; null where the account is gone, or the source does not tell. */
  readonly person: number | null;
  readonly at: string;
  readonly source: FactSource;
  /** The label; the reason of a close or lock; what a review said when it was submitted; `prerelease`. */
  readonly value?: string | undefined;
  /** The other person it is about: the assignee, the reviewer, the author of the answer. */
  readonly subject?: number | undefined;
  readonly told?: TextTold | undefined;
  /** Hidden by a moderator, as of `at`; `reason` null: shown again. Only GraphQL tells it. */
  readonly hidden?: { readonly at: string; readonly reason: string | null } | undefined;
  readonly deletedAt?: string | undefined;
}

/** GitHub's word for somebody at that time: evidence of who was a maintainer then, kept only as it was told then. */
export interface AssociationFact {
  readonly fact: 'association';
  readonly repository: number;
  readonly person: number;
  readonly association: Association;
  readonly at: string;
}

/** Somebody was, or was no more, among the maintainers by this list (`permission`, later OWNERS and others) at that time. */
export interface MaintainerFact {
  readonly fact: 'maintainer';
  readonly repository: number;
  readonly person: number;
  readonly by: string;
  readonly listed: boolean;
  readonly at: string;
}

export type Fact = PersonFact | RepositoryFact | ItemFact | ActFact | AssociationFact | MaintainerFact;

/** Natural keys of acts. A time within a key is the stamp without punctuation. */
export const actKey = {
  opened: (number: number) => `opened:${number}`,
  merged: (number: number) => `merged:${number}`,
  /** Something that can happen to an item again and again. `about`: the label, the person. */
  change: (kind: ActKind, number: number, at: string, about?: string | number) =>
    `${kind}:${number}:${digits(at)}${about === undefined ? '' : `:${about}`}`,
  /** What has a number of its own at GitHub: comments, reviews, releases, forks. */
  numbered: (kind: 'comment' | 'discussion_comment' | 'review' | 'review_comment' | 'release' | 'fork', id: number) =>
    `${kind}:${id}`,
  /** What happens to the repository itself, by one person. */
  event: (kind: ActKind, at: string, about?: string | number) =>
    `${kind}:${digits(at)}${about === undefined ? '' : `:${about}`}`,
  commit: (sha: string, person: number | null) => `commit:${sha}:${person ?? 0}`,
};

const digits = (at: string) => stamp(at).replace(/\D/g, '');

/** Names what a fact is about: two facts with the same name are joined. */
export function nameOf(fact: Fact): string {
  switch (fact.fact) {
    case 'person':
      return `person:${fact.id}:${fact.login}:${fact.at}:${fact.kind ?? ''}`;
    case 'repository':
      return `repository:${fact.id}`;
    case 'item':
      return `item:${fact.repository}:${fact.number}`;
    case 'act':
      return `act:${fact.repository}:${fact.key}`;
    case 'association':
      return `association:${fact.repository}:${fact.person}:${fact.association}:${fact.at}`;
    case 'maintainer':
      return `maintainer:${fact.repository}:${fact.person}:${fact.by}:${fact.at}`;
  }
}

const rank = (source: FactSource) => sources.indexOf(source);

/**
 * Of two tellings of one thing the later stands; of the same date the more certain; then, so that the order of telling never
 * matters, the greater by its words. Positive: `a` stands over `b`. The SQL of the ledger compares the same way.
 */
function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left > right ? 1 : -1;
  }
  return 0;
}

const actOrder = (fact: ActFact) => [
  fact.told?.at ?? '',
  rank(fact.source),
  fact.told?.length ?? -1,
  fact.person ?? -1,
  fact.at,
];

const itemOrder = (fact: ItemFact) => [
  fact.told?.at ?? '',
  rank(fact.source),
  fact.author ?? -1,
  fact.told?.length ?? -1,
  fact.told?.title ?? '',
];

const repositoryOrder = (fact: RepositoryFact) => [fact.at, fact.name, fact.owner.id, fact.private ? 1 : 0];

/** The greater of two, where one may be unknown. */
const later = (a: string | undefined, b: string | undefined) => ((a ?? '') > (b ?? '') ? a : b);
const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Joins two facts of one name; in either order, and with itself, the result is the same. */
export function joinFacts<F extends Fact>(a: F, b: F): F {
  if (a.fact === 'act' && b.fact === 'act') return joinActs(a, b) as F;
  if (a.fact === 'item' && b.fact === 'item') return joinItems(a, b) as F;
  if (a.fact === 'repository' && b.fact === 'repository') {
    const stands = compare(repositoryOrder(a), repositoryOrder(b)) >= 0 ? a : b;
    return { ...stands, deletedAt: earlier(a.deletedAt, b.deletedAt) };
  }
  if (a.fact === 'maintainer' && b.fact === 'maintainer') return a.listed ? a : b;
  return a;
}

function joinActs(a: ActFact, b: ActFact): ActFact {
  const stands = compare(actOrder(a), actOrder(b)) >= 0 ? a : b;
  const hidden =
    compare([a.hidden?.at ?? '', a.hidden?.reason ?? ''], [b.hidden?.at ?? '', b.hidden?.reason ?? '']) >= 0
      ? a.hidden
      : b.hidden;
  return { ...stands, value: later(a.value, b.value), hidden, deletedAt: earlier(a.deletedAt, b.deletedAt) };
}

function joinItems(a: ItemFact, b: ItemFact): ItemFact {
  const stands = compare(itemOrder(a), itemOrder(b)) >= 0 ? a : b;
  const size = compare([a.size?.at ?? '', a.size?.lines ?? -1], [b.size?.at ?? '', b.size?.lines ?? -1]) >= 0;
  return {
    ...stands,
    size: size ? a.size : b.size,
    readUntil: later(a.readUntil, b.readUntil),
    movedTo: stands.movedTo ?? a.movedTo ?? b.movedTo,
    deletedAt: earlier(a.deletedAt, b.deletedAt),
  };
}

/** Facts without doubles: each thing once, joined. Keeps the order of first mention. */
export function gather(facts: readonly Fact[]): readonly Fact[] {
  const byName = new Map<string, Fact>();
  for (const fact of facts) {
    const name = nameOf(fact);
    const known = byName.get(name);
    byName.set(name, known === undefined ? fact : joinFacts(known, fact));
  }
  return [...byName.values()];
}

/** The facts of an account that was met at that time: none where it is gone. */
export function personFacts(at: string, ...people: readonly (Person | null | undefined)[]): readonly PersonFact[] {
  return people.flatMap((person) =>
    person ? [{ fact: 'person', id: person.id, login: person.login, kind: person.kind, at: stamp(at) } as const] : [],
  );
}
