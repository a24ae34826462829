// What reading GitHub's history needs of the outside: a store that remembers how far it came, and a reader of pages.
import type { Fact } from '../core/fact.js';
import { Unavailable } from '../core/failure.js';

/** In this order: the repository first, because its number tells whether the name still means the same one. */
export const parts = [
  'repository',
  'issues',
  'pull_requests',
  'review_comments',
  'discussions',
  'releases',
  'stars',
  'forks',
  'commits',
  'maintainers',
] as const;
export type Part = (typeof parts)[number];

/** GitHub could not answer so much at once: the same is asked in smaller pages. */
export class TooMuch extends Unavailable {
  constructor(message: string) {
    super(message);
    this.name = 'TooMuch';
  }
}

/** GitHub does not know the place any more that reading had come to: the part is read from its beginning. */
export class LostPlace extends Unavailable {
  constructor() {
    super('GitHub does not know the place any more that reading had come to');
    this.name = 'LostPlace';
  }
}

/** Nothing of the installation can be read for now; it is looked at again later. The message is a sentence for people. */
export class Paused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Paused';
  }
}

/** Reading cannot go on until people change something. The message is a sentence for them. */
export class Halt extends Error {
  constructor(
    readonly scope: 'part' | 'repository' | 'installation',
    message: string,
  ) {
    super(message);
    this.name = 'Halt';
  }
}

/** A repository to be read, under its present name. */
export interface Target {
  readonly repository: number;
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
}

export interface Cost {
  readonly requests: number;
  /** Points of GraphQL by GitHub's rule, from the shape of what was asked. */
  readonly predicted: number;
  /** Points that GitHub says it took. */
  readonly points: number;
}

/** How far one part of one repository was read. */
export interface PartRow extends Target, Cost {
  readonly part: Part;
  readonly state: 'waiting' | 'done' | 'stopped';
  /** Why it stopped, or what it waits for. */
  readonly reason: string | null;
  readonly dueAt: Date | null;
  /** Null: nothing was read in this pass. */
  readonly cursor: string | null;
  readonly pageSize: number | null;
  readonly items: number;
  readonly total: number | null;
  readonly failures: number;
  /** Whose the repository was when it was read first; null: not read yet. */
  readonly ownerId: number | null;
  readonly beganAt: Date | null;
  readonly watermark: Date | null;
}

/** What did not fit on its page, from a cursor. */
export interface Thread {
  readonly node: string;
  readonly connection: 'timeline' | 'comments' | 'replies';
  readonly number: number;
  readonly cursor: string;
  /** The item's last change, as its page told it: known whole up to there once the rest is read. */
  readonly readUntil: string | null;
}

/** What to read next. Beyond `until` (going back in time) everything is known, or too old to matter. */
export interface Task {
  readonly row: PartRow;
  readonly until: Date | null;
  /** Listed as maintainers by the ledger, where the part is about them. */
  readonly listed: readonly number[];
}

export interface Page {
  readonly facts: readonly Fact[];
  /** Null: this was the last one. */
  readonly cursor: string | null;
  readonly items: number;
  readonly total?: number | undefined;
  /** What did not fit on it. */
  readonly threads: readonly Thread[];
  readonly cost: Cost;
  /** GitHub's time of the answer. */
  readonly at: string;
  /** The reserve for daily work is touched: nothing more is asked before then. */
  readonly wait?: Date | undefined;
  /** What could not be read though the part is done. */
  readonly reason?: string | undefined;
  /** The repository as it is called and owned now, where the page tells it. */
  readonly address?: { readonly owner: string; readonly name: string; readonly ownerId: number } | undefined;
}

/** How many threads are read on in one request: as many as cost one point. */
export const threadsAtOnce: Readonly<Record<Thread['connection'], number>> = { timeline: 25, comments: 7, replies: 25 };

export interface HistoryReader {
  /** May throw RateLimited, TooMuch, LostPlace, Paused, Halt or Unavailable. What it gives is whole: an error is never an empty page. */
  page(task: Task): Promise<Page>;
  /** Reads on in these threads, which are of one connection; `threads` of the page are what is left of them. */
  threads(task: Task, threads: readonly Thread[]): Promise<Page>;
}

/** One backfill of an installation at a time, in whichever process. */
export interface Lease {
  readonly installation: number;
  readonly fence: string;
}

/** A page to be committed with the threads it was read for; `done`: nothing is left of the part. */
export interface Step {
  readonly page: Page;
  readonly cursor: string | null;
  readonly threads: readonly Thread[];
  readonly done: boolean;
}

export interface Setback {
  readonly reason: string;
  readonly dueAt: Date;
  readonly pageSize?: number | undefined;
  /** Not counted as a failure: something else is tried. */
  readonly free?: boolean | undefined;
  /** Begin the part again. */
  readonly restart?: boolean | undefined;
}

/** Only a part of all there is to do: what a command was asked for. */
export interface Only {
  readonly installation: number;
  readonly repository: number;
}

export interface BackfillStore {
  /**
   * Makes the rows of a repository that Hearth was given. Known ones are left as they are, but for what stopped, and where
   * another installation has it now: those are read on, or caught up.
   */
  request(target: Target): Promise<void>;
  /** Lets what stopped or failed be tried at once, and with `pass` begins a new pass over what is done. */
  again(repository: number, pass: boolean): Promise<void>;
  /** After a suspension: what waited or stopped goes on at once, and what was read through is caught up. */
  resume(installation: number): Promise<void>;
  /** Marks as waiting what was read through before that time and is still given to Hearth. Gives the number of repositories. */
  catchUp(before: Date): Promise<number>;
  claim(now: Date, only?: Only): Promise<Lease | null>;
  renew(lease: Lease): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  next(lease: Lease, now: Date, only?: Only): Promise<PartRow | null>;
  threads(row: PartRow, most: number): Promise<readonly Thread[]>;
  listed(repository: number): Promise<readonly number[]>;
  /** One transaction. Throws LeaseLost when another process has taken over. */
  commit(lease: Lease, row: PartRow, step: Step): Promise<void>;
  setBack(lease: Lease, row: PartRow, setback: Setback): Promise<void>;
  /** Nothing of the installation is asked before then. */
  defer(lease: Lease, until: Date, reason: string): Promise<void>;
  stop(lease: Lease, row: PartRow, scope: Halt['scope'], reason: string): Promise<void>;
  progress(repository: number): Promise<readonly PartRow[]>;
  /** Who is reading in the installation now: this process, another one, or nobody. */
  held(installation: number): Promise<'here' | 'elsewhere' | null>;
}
