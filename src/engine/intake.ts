// The intake: what arrives together shares one insert, and nobody is told "taken" before the commit.
import type { Arrival, Failpoint, Inbox, Log, Wakeup } from './ports.js';

export interface IntakeLimits {
  /** How long an arrival may wait for its commit. The door promises 2 s; the rest is for the way back. */
  readonly waitMs: number;
  readonly rowsInBatch: number;
  readonly bytesInBatch: number;
  /** Arrivals waiting for the next insert; more are turned away at once. */
  readonly rowsWaiting: number;
  /** Inserts that were given up on and have not settled yet; at this many, arrivals are turned away at once. */
  readonly strays: number;
}

export interface IntakeOptions {
  readonly inbox: Pick<Inbox, 'insert'>;
  readonly wakeup: Pick<Wakeup, 'ring'>;
  readonly log: Log;
  readonly failpoint?: Failpoint;
  readonly limits?: Partial<IntakeLimits>;
}

export interface Intake {
  /**
   * Resolves once the arrival is committed, also when its GUID was there already. Rejects with NotTaken when that
   * did not happen in time; whether it still will is then unknown, and harmless: a GUID has one row.
   */
  accept(arrival: Arrival): Promise<void>;
  /** What is on its way, for metrics. */
  load(): { readonly waiting: number; readonly inFlight: number; readonly strays: number };
}

/** The arrival was not committed in time; the sender must be told that it was not taken. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** The door answers within two seconds, also where nothing is committed. */
export const COMMIT_MS = 1_800;

const LIMITS: IntakeLimits = {
  waitMs: COMMIT_MS,
  rowsInBatch: 200,
  bytesInBatch: 4 * 1024 * 1024,
  rowsWaiting: 5_000,
  strays: 3,
};

interface Waiter {
  readonly arrival: Arrival;
  readonly deadline: number;
  readonly resolve: () => void;
  readonly reject: (error: NotTaken) => void;
  open: boolean;
}

/** One insert is in flight at a time; what arrives meanwhile shares the next. */
export function createIntake(options: IntakeOptions): Intake {
  return new Batches(options);
}

class Batches implements Intake {
  readonly #options: IntakeOptions;
  readonly #limits: IntakeLimits;
  #waiting: Waiter[] = [];
  #flight: readonly Waiter[] | null = null;
  #strays = 0;
  #timer: NodeJS.Timeout | null = null;
  #away = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
  }

  accept(arrival: Arrival): Promise<void> {
    if (this.#waiting.length >= this.#limits.rowsWaiting || this.#strays >= this.#limits.strays) {
      return Promise.reject(new NotTaken('the inbox is away or far behind'));
    }
    return new Promise((resolve, reject) => {
      const deadline = performance.now() + this.#limits.waitMs;
      this.#waiting.push({ arrival, deadline, resolve, reject, open: true });
      this.#watch();
      this.#next();
    });
  }

  load() {
    return { waiting: this.#waiting.length, inFlight: this.#flight?.length ?? 0, strays: this.#strays };
  }

  #next(): void {
    if (this.#flight !== null || this.#waiting.length === 0 || this.#strays >= this.#limits.strays) return;
    const batch = this.#waiting.splice(0, this.#sizeOfNext());
    this.#flight = batch;
    void this.#commit(batch).then(
      () => {
        this.#settled(batch, null);
      },
      (error: unknown) => {
        this.#settled(batch, error);
      },
    );
  }

  #sizeOfNext(): number {
    let size = 0;
    let bytes = 0;
    for (const { arrival } of this.#waiting) {
      bytes += arrival.payload.length;
      if (size > 0 && (size >= this.#limits.rowsInBatch || bytes > this.#limits.bytesInBatch)) break;
      size += 1;
    }
    return size;
  }

  async #commit(batch: readonly Waiter[]): Promise<void> {
    const { inbox, failpoint } = this.#options;
    const arrivals = batch.map((waiter) => waiter.arrival);
    if (failpoint !== undefined) await failpoint('inbox.before-commit');
    try {
      await inbox.insert(arrivals);
    } catch (error) {
      // A pooled connection that died with the last server, a deadlock with another door's duplicates, a cut during the
      // commit: all pass at once, and a second insert of the same GUIDs adds nothing.
      if (!batch.some((waiter) => waiter.open)) throw error;
      await inbox.insert(arrivals);
    }
    if (failpoint !== undefined) await failpoint('inbox.after-commit');
  }

  #settled(batch: readonly Waiter[], error: unknown): void {
    if (this.#flight === batch) this.#flight = null;
    else this.#strays -= 1;
    // The next insert is sent before these are answered: SQL works while the answers are written.
    this.#next();
    this.#note(error, batch.length);
    // A stray that commits in the end is rung for as well: its senders were told 503, but the rows are there.
    if (error === null) this.#options.wakeup.ring(batch.map((waiter) => waiter.arrival.guid));
    for (const waiter of batch) close(waiter, error === null ? null : 'the inbox refused the insert');
    this.#unwatch();
  }

  #note(error: unknown, rows: number): void {
    const { log } = this.#options;
    if (error === null) {
      if (this.#away) log.info({ rows }, 'the inbox can be written again');
      this.#away = false;
      return;
    }
    if (!this.#away) log.error({ rows, reason: reasonOf(error) }, 'the inbox cannot be written, senders are told 503');
    this.#away = true;
  }

  /** One timer for all: they wait in order of arrival, so the first deadline is the oldest waiter's. */
  #watch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#expire();
    }, this.#limits.waitMs);
  }

  #unwatch(): void {
    if (this.#flight !== null || this.#waiting.length > 0 || this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  #expire(): void {
    const now = performance.now();
    for (const waiter of this.#flight ?? []) expire(waiter, now);
    for (const waiter of this.#waiting) expire(waiter, now);
    this.#waiting = this.#waiting.filter((waiter) => waiter.open);
    if (this.#flight?.every((waiter) => !waiter.open) === true) {
      this.#flight = null;
      this.#strays += 1;
      this.#note(new Error('no answer in time'), 0);
      this.#next();
    }
    const first = [...(this.#flight ?? []), ...this.#waiting].find((waiter) => waiter.open);
    if (first === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#expire();
      },
      Math.max(1, first.deadline - now),
    );
  }
}

function expire(waiter: Waiter, now: number): void {
  if (waiter.deadline <= now) close(waiter, 'no commit in time');
}

function close(waiter: Waiter, failure: string | null): void {
  if (!waiter.open) return;
  waiter.open = false;
  if (failure === null) waiter.resolve();
  else waiter.reject(new NotTaken(failure));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // A refused connection is an AggregateError without a message; its code says more.
  return error.message !== '' ? error.message : 'code' in error ? String(error.code) : error.name;
}
