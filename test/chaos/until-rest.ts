// The end of a run: everything was sent, and Hearth is done with all of it.
import type { InboxLook } from './inbox-look.js';
import type { Ask } from './rpc.js';
import type { RunWatch } from './watch.js';

export interface RestAsked {
  readonly ask: Ask;
  readonly look: InboxLook;
  readonly dueBefore: () => Date;
  readonly watch: RunWatch;
  /** So long nothing may change, in milliseconds, while something is left to do: then it is lost. */
  readonly restMs: number;
  readonly trace?: ((line: string) => void) | undefined;
}

interface Progress {
  readonly left: number;
  readonly waiting: number;
  readonly sent: number;
}

const LOOK_MS = 300;
/** Looks in a row that find nothing left to do. */
const CALM = 4;

/** Resolves when all is done, or something was found; else tells what is left at the limit. */
export async function untilRest({
  ask,
  look,
  dueBefore,
  watch,
  restMs,
  trace,
}: RestAsked): Promise<string | undefined> {
  let last = '';
  let since = Date.now();
  for (let calm = 0; calm < CALM && !watch.isOver();) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { left, waiting, sent } = await ask<Progress>('progress');
    const open = await ask<number>('open');
    const { busy } = await look.rows(dueBefore());
    const idle = left + waiting + open + busy === 0;
    const unseen = idle ? (await look.missing(await ask('guids'))).length : 0;
    const seen = JSON.stringify({ communities: left, unsent: waiting, sent, open, busy, unseen });
    calm = idle && unseen === 0 ? calm + 1 : 0;
    if (seen !== last) trace?.(seen);
    if (seen !== last) [last, since] = [seen, Date.now()];
    if (Date.now() - since > restMs) return seen;
  }
  return undefined;
}
