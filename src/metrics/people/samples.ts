// What the metrics of this group need of the ledger. Days are local days of the frame's zone, counted from 1970-01-01.
import type { ItemAt } from '../../core/measured.js';
import type { ItemKind } from '../../core/fact.js';
import type { ActorClass } from '../../core/person.js';

/** An event role (`event`) has no source yet. */
export type FirstKind = ItemKind | 'review' | 'comment' | 'commit';

/** The first contribution of an account in the whole community, where it was in the frame's repositories. */
export interface FirstAct {
  /** Seconds since 1970. */
  readonly at: number;
  readonly day: number;
  /** Days on which they contributed, ascending; the first is `day`. */
  readonly days: readonly number[];
  /** What it was; null: more than 30 times 24 hours before the window. */
  readonly act: {
    readonly kind: FirstKind;
    readonly repository: number;
    /** Null: a commit without a pull request. */
    readonly number: number | null;
    /**
     * When they contributed for the second time: on another item, 24 hours to 30 times 24 hours later. Null: not then, or
     * those 30 days did not end in the window.
     */
    readonly secondAt: number | null;
  } | null;
}

/** An account that was active, whatever its class. */
export interface ActiveAccount {
  readonly person: number;
  readonly class: ActorClass;
  /** Days on which it was active, ascending, and with how many acts each. */
  readonly days: readonly number[];
  readonly acts: readonly number[];
  /** Whether it was active on more than one item in the last 90 days; and in the 90 days that ended 28 days earlier. */
  readonly several: { readonly now: boolean; readonly before: boolean };
  /** Null: it contributed before these days, or does other work only. */
  readonly first: FirstAct | null;
  /**
   * Of one who contributed before and came back after three calendar months without an act: pull requests opened before the
   * window, counted up to 13. Null: not such a one.
   */
  readonly earlierPulls: number | null;
}

export interface Activity {
  /** The last day before `to`, and the first of the window. */
  readonly lastDay: number;
  readonly fromDay: number;
  /** What happened before is not looked at: at least 181 days to the end, and 92 before the window. */
  readonly sinceDay: number;
  readonly accounts: readonly ActiveAccount[];
}

/** Who does it: `excluded` is an account that the settings take out. */
export type Doer = ActorClass | 'excluded';

/** How many acts of a kind there were in the window, by class; acts of accounts that are gone are `ghost`. */
export interface Volume {
  readonly kind: string;
  /** Of `opened`: what was. */
  readonly item: ItemKind | null;
  readonly class: Doer;
  readonly count: number;
}

export interface Volumes {
  readonly window: readonly Volume[];
  /** Issues, pull requests and discussions opened in the last seven days, by class. */
  readonly lastWeek: readonly { readonly class: Doer; readonly count: number }[];
  /** Releases in these seven days, by whomever. */
  readonly releases: number;
  /** Pull requests of agents that were closed in the window and are closed at its end. */
  readonly agents: { readonly merged: number; readonly declined: number };
}

/** An item that was opened in the window. */
export interface OpenedItem extends ItemAt {
  readonly author: Doer;
  /** An open draft at `to`: nobody is expected to answer. */
  readonly draft: boolean;
  /** Whether a person who is not the author answered it before `to`. */
  readonly answered: boolean;
  /** Comments and review comments of people before `to`, the author's own among them. */
  readonly comments: number;
}

export interface Interaction {
  readonly opened: readonly OpenedItem[];
  /** Items on which a person was active in the window, and people who took part in each of them so far, summed up. */
  readonly active: number;
  readonly participants: number;
}

/** Somebody's first merged pull request in the whole community. */
export interface FirstMerge extends ItemAt {
  readonly person: number;
  readonly author: Doer;
  /** Seconds since 1970. */
  readonly at: number;
}

export interface PeopleSamples {
  readonly peopleActivity: Activity;
  readonly peopleVolumes: Volumes;
  readonly peopleInteraction: Interaction;
  readonly peopleFirstMerges: readonly FirstMerge[];
  /** Who was a maintainer of any of the repositories at `to`, and 28 days before. */
  readonly peopleMaintainers: { readonly now: readonly number[]; readonly before: readonly number[] };
  /** Stars and forks of the window, and how many people gave the stars. */
  readonly peopleAttention: { readonly stars: number; readonly forks: number; readonly stargazers: number };
}
