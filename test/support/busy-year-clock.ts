// A clock of the past that is moved on between acts, for GitHub and Hearth alike, and how one waits by it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Town } from './hearth.js';

const MINUTE = 60_000;

export interface MovingClock {
  readonly now: () => Date;
  readonly pass: (ms: number) => void;
  /** On to this time, and at least a minute. */
  readonly moveTo: (time: number) => void;
}

/**
 * It runs like a real one. It must not overtake the machine's own: what happened at a time to come is not believed. In
 * milliseconds since 1970.
 */
export function movingClock(startsAt: number): MovingClock {
  let offset = startsAt - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    pass: (ms) => {
      offset += ms;
    },
    moveTo: (time) => {
      offset = Math.max(offset + MINUTE, time - Date.now());
    },
  };
}

/** Resolves when nothing is on its way, nothing in hand, and nothing due by this clock. */
export async function calm({ twin, hearth }: Pick<Town, 'twin' | 'hearth'>, clock: MovingClock): Promise<void> {
  for (let looks = 0; looks < 2;) {
    await twin.settled();
    await hearth.worker.drain();
    const [row] = await hearth.database.rows<{ busy: boolean }>(
      `select exists (select from inbox where state = 'waiting' and (due_at <= $1 or lease_until is not null)) as busy`,
      [clock.now()],
    );
    looks = row?.busy === true ? 0 : looks + 1;
    if (looks === 0) await sleep(10);
  }
}
