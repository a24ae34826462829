// The inbox: what came in, who holds it, what became of it.

/** Something to be handled: a webhook (`github` events), a tick, or a delayed call. */
export interface Arrival {
  readonly guid: string;
  readonly event: string;
  readonly payload: Buffer;
  /** Not before this domain time; absent: at once. */
  readonly dueAt?: Date;
  /** When GitHub sent it, where that is not now: what has no time of its own happened then. */
  readonly sentAt?: Date;
}

/** A row held under a lease. `fence` grows with every claim: a write under an old fence is refused. */
export interface Claim {
  readonly id: string;
  readonly fence: string;
  readonly guid: string;
  readonly event: string;
  readonly receivedAt: Date;
  /** Tries, this one included; one that goes on after its worker was lost is the same. */
  readonly attempts: number;
  /** How often a worker took it and neither finished it nor gave it back. */
  readonly lost: number;
  readonly decidedAt: Date | null;
}

export interface Inbox {
  /** Resolves once the rows are committed. A GUID that is there already is left as it is. */
  insert(arrivals: readonly Arrival[]): Promise<void>;
  claim(now: Date): Promise<Claim | null>;
  /** The body of a claimed row. Throws when it cannot be read. */
  body(claim: Claim): Promise<Buffer>;
  /** Takes the row's lane; `busy` has given the row back to wait for it. A date: entered, but parked until then. */
  enter(claim: Claim, lane: string, installation: number, now: Date): Promise<'entered' | 'busy' | Date>;
  /** Prolongs the lease; false when it is no longer ours. */
  renew(claim: Claim): Promise<boolean>;
  /** Whether the lease is ours for so long yet that a write can end within it, as far as this process knows. Asks nobody. */
  holds(claim: Claim): boolean;
  /** Gives the row back, to be claimed again not before `dueAt`. Waiting by order (`free`) is not counted as a try. */
  release(claim: Claim, dueAt: Date, reason: string, free?: 'free'): Promise<void>;
  settle(claim: Claim, state: 'done' | 'ignored' | 'dead', reason: string): Promise<void>;
  park(installation: number, until: Date, reason: string): Promise<void>;
  /** GUIDs of these that have no row. */
  missing(guids: readonly string[]): Promise<readonly string[]>;
  /** When this database was made. */
  bornAt(): Promise<Date>;
  /** When the last complete sweep of GitHub's log began; null: there was none. */
  sweptAt(): Promise<Date | null>;
  noteSwept(at: Date): Promise<void>;
  /** Runs `work` while no other process does so; null when one does. */
  sweepAlone<Result>(work: () => Promise<Result>): Promise<Result | null>;
  /** Resolves when SQL answers. */
  ping(): Promise<void>;
  /** Rows waiting, rows given up on, and since when the longest waits of what is due or was tried. */
  backlog(): Promise<{ readonly waiting: number; readonly dead: number; readonly oldest: Date | null }>;
  /** Deletes payloads 7 days and rows 90 days after they were settled (decisions.md, 4 and 6). */
  expire(): Promise<void>;
}
