// Long work in pieces: the event loop gets its turn between them, so that no repository stalls the others of a process.
import { setImmediate } from 'node:timers/promises';
import type { Pieces } from '../../community/allowance.js';

/** A turn is given up after so many milliseconds. */
const TURN_MS = 20;

/** Does all of it, and throws what it throws. */
export async function inPieces<Result>(pieces: Pieces<Result>): Promise<Result> {
  let from = performance.now();
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    if (performance.now() - from < TURN_MS) continue;
    await setImmediate();
    from = performance.now();
  }
}
