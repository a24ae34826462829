// What the ledger remembers. A fact names what it is about by numbers that GitHub never gives twice, says when and who
// told it, and joins with what is known already: the order of telling, and telling twice, make no difference. No text
// that people wrote is kept. The same lines are the format of export and import (docs/ledger-format.md).
import { caseWords } from './case.js';
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

/**
 * What people said of people in words that Hearth obeys, and which titles they came to hold: no timeline on GitHub tells it.
 * `subject` is whom it is about, `value` the title (core/title.ts) or the kind of deed with its link. What is said on an
 * application or nomination bears its item's number.
 */
export const wordKinds = [
  ...caseWords,
  'title_given',
  'title_ended',
  'away',
  'back',
  'emeritus',
  'credited',
  'credit_confirmed',
  'credit_refused',
  'boards_joined',
  'boards_left',
] as const;
export type WordKind = (typeof wordKinds)[number];

export const isWord = (kind: ActKind | WordKind): kind is WordKind => (wordKinds as readonly string[]).includes(kind);

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
  /** It was deleted then; a later telling shows that it was restored. */
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
  /** Characters; 0: it says nothing to people, being nothing but commands. */
  readonly length: number;
  readonly language: Language | null;
}

export interface ActFact {
  readonly fact: 'act';
  readonly repository: number;
  /** Natural key, unique within the repository. */
  readonly key: string;
  readonly kind: ActKind | WordKind;
  /** The item it happened to; null: the repository. */
  readonly number: number | null;
  /** Who did it; null where the account is gone, or the source does not tell. */
  readonly person: number | null;
  readonly at: string;
  readonly source: FactSource;
  /** The label; the reason of a close or lock; what a review said when submitted; `release`, `prerelease`. */
  readonly value?: string | undefined;
  /** The other person it is about: the assignee, the reviewer, the author of the answer. */
  readonly subject?: number | undefined;
  readonly told?: TextTold | undefined;
  /** The history was read and it was there, at `at`; `reason`: hidden by a moderator then, which no webhook tells. */
  readonly seen?: { readonly at: string; readonly reason: string | null } | undefined;
  /** The timeline was read whole up to here, and it was not there any more. */
  readonly missingAt?: string | undefined;
  readonly deletedAt?: string | undefined;
  /**
   * Of a word about people: the owner (account number) whose shared file let it be said, so that it counts in all of that owner's
   * repositories; one without counts in its own. The engine says so (engine/shared-words.ts), no section.
   */
  readonly community?: number | undefined;
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
  /** What somebody said in a text (`comment:5`, `opening`), the nth of it; of Hearth's own observation, a time. */
  said: (kind: WordKind, where: string, nth: number | string) => `${kind}:${where}:${nth}`,
  commit: (sha: string, person: number) => `commit:${sha}:${person}`,
};

const digits = (at: string) => stamp(at).replace(/\D/g, '');

/** The facts of an account that was met at that time: none where it is gone. */
export function personFacts(at: string, ...people: readonly (Person | null | undefined)[]): readonly PersonFact[] {
  return people.flatMap((person) =>
    person ? [{ fact: 'person', id: person.id, login: person.login, kind: person.kind, at: stamp(at) } as const] : [],
  );
}
