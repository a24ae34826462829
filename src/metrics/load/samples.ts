// What the metrics of load, sustainability and SIGs need of the ledger. Times are seconds of the epoch; everything is as of
// the frame's `to`. People are the accounts of class `human` that the settings leave in.
import type { ItemAt } from '../../core/measured.js';

export interface LoadSamples {
  readonly reviewing: Tally<ReviewerRow>;
  readonly work: Tally<WorkRow>;
  /** Of `work`, the reviews of the last 90 days. */
  readonly recentReviews: Tally<WorkRow>;
  readonly pullLoad: readonly LoadRow[];
  readonly reviewerWeeks: readonly ReviewerWeek[];
  readonly mergedPulls: readonly MergedPull[];
  readonly maintainerActs: MaintainerActs;
  readonly upkeep: readonly UpkeepRow[];
  readonly sigItems: readonly SigItem[];
  readonly sigPeople: readonly SigPersonRow[];
  readonly activeLeads: readonly number[];
}

/** Rows that count, and how many acts do not, by the rule that left them out: `own`, `bot`, `excluded`, … */
export interface Tally<Row> {
  readonly rows: readonly Row[];
  readonly excluded: Readonly<Record<string, number>>;
}

/** A person's reviews of other people's pull requests in the window. */
export interface ReviewerRow {
  readonly person: number;
  readonly reviews: number;
  /** Distinct pull requests among them. */
  readonly pulls: number;
}

/** What can rest on few shoulders. `posts` are opened issues, pull requests and discussions; `responses` first ones. */
export const works = ['reviews', 'responses', 'merges', 'commits', 'posts', 'comments'] as const;
export type Work = (typeof works)[number];

/** How much of one kind a person did in the 90 and the 365 days before `to`. */
export interface WorkRow {
  readonly work: Work;
  readonly person: number;
  readonly in90: number;
  readonly in365: number;
}

/** A pull request that was open and no draft at one of the last 13 week's ends or more. */
export interface LoadRow extends ItemAt {
  readonly author: 'human' | 'agent' | 'bot' | 'other';
  /** As of `to`, in lower case: those that tell a size or a SIG. */
  readonly labels: readonly string[];
  /** Added and removed; null: not told. */
  readonly lines: number | null;
  /** At which ends of weeks it was open: bit 0 is `to`, bit 1 a week before, up to bit 12. */
  readonly weeks: number;
}

/** Somebody reviewed in a week: 0 is the one that ends at `to`. */
export interface ReviewerWeek {
  readonly person: number;
  readonly week: number;
}

/** A pull request that was merged in the window, and what is told of its reviews. */
export interface MergedPull extends ItemAt {
  /** Why it does not count: `bot`, `excluded`, `deleted`, …; null: it does. */
  readonly left: string | null;
  readonly mergedAt: number;
  /** Up to the merge, oldest first: reviews of other people, pushes, turns between draft and ready. */
  readonly acts: readonly MergedAct[];
}

export interface MergedAct {
  /** `requested`: a review that asks for changes; `reviewed`: any other. */
  readonly kind: 'requested' | 'reviewed' | 'pushed' | 'drafted' | 'ready';
  readonly at: number;
}

export interface MaintainerActs {
  /** Everyone who is listed at `to`, whatever they did. */
  readonly rows: readonly MaintainerRow[];
  /** Open issues and pull requests at `to`, drafts out. */
  readonly open: number;
  /** Repositories without a list, where GitHub's word for people stands in. */
  readonly unlisted: number;
}

/** What a maintainer did in the window, since they were listed. A review that is also the first response is one act. */
export interface MaintainerRow {
  readonly person: number;
  readonly reviews: number;
  readonly merges: number;
  readonly closes: number;
  readonly responses: number;
  readonly labels: number;
}

/** A repository's signs of life in the 90 days before `to`, as Scorecard counts them. */
export interface UpkeepRow {
  readonly repository: number;
  readonly archived: boolean;
  /** Seconds of the epoch of the first thing that is known of it; null: nothing is. */
  readonly firstAt: number | null;
  readonly commits: number;
  /** Issues that a maintainer opened or commented on. */
  readonly issues: number;
}

/** An issue or pull request that has a SIG, and was open at `to` or changed since the window began. */
export interface SigItem extends ItemAt {
  /** Slugs of its SIGs, as of `to`. */
  readonly sigs: readonly string[];
}

/** What a person did on a SIG's issues and pull requests; `none` stands for all that have no SIG. */
export interface SigPersonRow {
  readonly sig: string;
  readonly person: number;
  /** Own acts in the 28 and the 90 days before `to`. */
  readonly acts28: number;
  readonly acts90: number;
  /** Reviews of other people's pull requests among them. */
  readonly reviews28: number;
  readonly reviews90: number;
}
