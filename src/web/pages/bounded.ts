// Work that visitors cause, bounded: what was made is kept, what is being made is shared, and only so much is made at once.
import { createLru } from '../../core/lru.js';

export interface Bounds {
  /** Made at the same time. */
  readonly atOnce: number;
  /** May wait for their turn; who comes beyond is told to come again. */
  readonly waiting: number;
  /** What failed is not tried again for so long, in milliseconds. */
  readonly restMs: number;
  /** What is kept in another version is given for so long while it is made anew, in milliseconds; older is waited for. */
  readonly staleMs: number;
  /** Characters of all that is kept. */
  readonly kept: number;
}

/** How it is done: for the tests, and for what nobody waits for. */
export interface Watching {
  /** Milliseconds since whenever. */
  readonly clock?: () => number;
  /** Told what failed while what was there before was given. */
  readonly unseen?: (error: unknown) => void;
}

export interface Bounded<Value> {
  /**
   * What is kept of another version is given at once, and made anew once beside.
   * @throws Busy, or what `make` threw.
   */
  get(key: string, make: () => Promise<Value>, version?: string): Promise<Value>;
}

/** There is no room for more work now; where it failed a moment ago, `cause` is what it failed with. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

export function createBounded<Value>(
  { atOnce, waiting, restMs, staleMs, kept }: Bounds,
  sizeOf: (value: Value) => number,
  { clock = () => performance.now(), unseen = () => undefined }: Watching = {},
): Bounded<Value> {
  const made = createLru<Kept<Value>>(kept, ({ value }) => sizeOf(value));
  const failed = createLru<{ readonly at: number; readonly error: unknown }>(1_000, () => 1);
  const making = new Map<string, Promise<Value>>();
  const turns = createTurns(atOnce, waiting);

  async function makeOnce(key: string, make: () => Promise<Value>, version: string): Promise<Value> {
    try {
      const value = await turns.take(make);
      made.set(key, { value, version, at: clock() });
      return value;
    } catch (error) {
      if (!(error instanceof Busy)) failed.set(key, { at: clock(), error });
      throw error;
    } finally {
      making.delete(key);
    }
  }

  function anew(key: string, make: () => Promise<Value>, version: string): Promise<Value> {
    const under = making.get(key);
    if (under !== undefined) return under;
    const before = failed.get(key);
    if (before !== undefined && clock() - before.at < restMs) {
      return Promise.reject(new Busy('it failed a moment ago', { cause: before.error }));
    }
    const promise = makeOnce(key, make, version);
    making.set(key, promise);
    return promise;
  }

  return {
    get: (key, make, version = '') => {
      const found = made.get(key);
      if (found?.version === version) return Promise.resolve(found.value);
      const isStale = found !== undefined && clock() - found.at < staleMs;
      if (!isStale) return anew(key, make, version);
      if (!making.has(key)) {
        anew(key, make, version).catch((error: unknown) => {
          if (!(error instanceof Busy)) unseen(error);
        });
      }
      return Promise.resolve(found.value);
    },
  };
}

interface Kept<Value> {
  readonly value: Value;
  readonly version: string;
  readonly at: number;
}

export interface Turns {
  /** @throws Busy, or what `work` threw. */
  take<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** First come, first served: so many at once, so many that wait. */
export function createTurns(atOnce: number, waiting: number): Turns {
  let busy = 0;
  const queue: (() => void)[] = [];
  return {
    take: async <Value>(work: () => Promise<Value>): Promise<Value> => {
      if (busy >= atOnce) {
        if (queue.length >= waiting) throw new Busy('too many wait already');
        // Whoever ends hands over its place, so that nobody comes in between.
        await new Promise<void>((resolve) => queue.push(resolve));
      } else busy += 1;
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next === undefined) busy -= 1;
        else next();
      }
    },
  };
}
