// Reads one repository in this process while nobody else does, or watches the one who does, until nothing is left.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Backfiller } from '../engine/backfill.js';
import type { BackfillStore, PartRow, Target } from '../engine/backfill-ports.js';
import { stateOf } from './backfill-print.js';
import { createRate, progressLine } from './progress.js';
import type { ProgressWriter } from './progress.js';

const LOOK_MS = 250;

export interface Watch {
  readonly store: BackfillStore;
  readonly backfiller: Backfiller;
  readonly target: Target;
  readonly writer: ProgressWriter;
  readonly say: (line: string) => void;
  /** Aborted by Ctrl-C: the page in hand is finished. */
  readonly signal: AbortSignal;
  /** Whether to end early: not to wait for what may go on much later only. */
  readonly enough?: (rows: readonly PartRow[], now: Date) => boolean;
}

export async function runBackfill(watch: Watch): Promise<readonly PartRow[]> {
  const { store, backfiller, target, writer, signal, enough = () => false } = watch;
  const rate = createRate();
  await sayWhoReads(watch);
  backfiller.start();
  try {
    for (;;) {
      const rows = await store.progress(target.repository);
      if (signal.aborted || !rows.some(({ state }) => state === 'waiting')) break;
      if (enough(rows, new Date())) break;
      rate.note(
        performance.now(),
        rows.reduce((all, row) => all + row.items, 0),
      );
      const state = stateOf(rows, new Date());
      if (state !== null) writer.show(progressLine(state, rate.perSecond()));
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await backfiller.stop();
    writer.end();
  }
  return store.progress(target.repository);
}

async function sayWhoReads({ store, target, say }: Watch): Promise<void> {
  if ((await store.held(target.installation)) !== 'elsewhere') return;
  say(
    'Another process of Hearth reads in this installation. Its progress is shown until it ends; Ctrl-C ends the view.',
  );
}
