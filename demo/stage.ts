// The stage: what scenes do, done to the twin, the clock and the workers; and what they expect, checked.
import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './audit.js';
import { hear, rowsOf } from './hear.js';
import type { Memory, Note, Parts } from './parts.js';
import { toMs } from './scene.js';
import type { Place, Scene, Stage } from './scene.js';

const CALM_WITHIN_MS = 30_000;

export function createStage(parts: Parts, memory: Memory): Stage {
  const { twin, crew, clock, teller } = parts;
  const quiet = () => untilQuiet(parts, memory);
  const breathe = () => sleep(parts.pace, undefined, { signal: parts.signal });
  const note = (voice: Note['voice']) => async (text: string, about?: Place) => {
    teller.line(voice, text);
    if (about !== undefined) memory.notes.push({ ...about, voice, at: clock.now(), text });
    await breathe();
  };
  return {
    twin,
    as: twin.as,
    quiet,
    pass: async (time) => {
      clock.moveOn(toMs(time));
      await crew.all({ kind: 'clock', offset: clock.offset() });
      await quiet();
    },
    say: async (text) => {
      teller.line('say', text);
      await breathe();
    },
    hear: async (expected) => {
      await breathe();
      await hear(expected, parts, memory);
    },
    trouble: note('trouble'),
    healed: note('healed'),
    fault: (rule) => {
      twin.faults.add(rule);
      return twin.faults.clear;
    },
    killAt: async (failpoint) => {
      const { done } = await crew.killAt(failpoint);
      const never = sleep(CALM_WITHIN_MS, undefined, { signal: parts.signal, ref: false }).then(() => {
        throw new Error(`no worker came to "${failpoint}" within ${CALM_WITHIN_MS / 1_000} s`);
      });
      return { done: Promise.race([done, never]) };
    },
    hire: crew.hire,
    handledBy: async (place) => crew.handled.get((await rowsOf(parts, place)).at(-1)?.guid ?? ''),
    sweep: async () => {
      await crew.one({ kind: 'sweep' });
      await quiet();
    },
    beat: async () => {
      await crew.all({ kind: 'beat' });
      await quiet();
    },
  };
}

/** Plays one scene, then tells and checks what Hearth made of it. */
export async function play(scene: Scene, stage: Stage): Promise<void> {
  const expected = await scene.play(stage);
  await stage.quiet();
  for (const one of expected) await stage.hear(one);
}

/** Every delivery answered, nothing due at story time and nothing in hand. */
async function untilQuiet({ twin, database, clock, signal }: Parts, memory: Memory): Promise<void> {
  const late = Date.now() + CALM_WITHIN_MS;
  for (;;) {
    await twin.settled();
    // GitHub's log keeps three days; the tally needs all of them.
    for (const delivery of twin.deliveries) memory.deliveries.set(delivery.id, delivery);
    if (!(await isBusy(database, clock.now()))) return;
    if (Date.now() > late) throw new Error(`Hearth did not come to rest within ${CALM_WITHIN_MS / 1_000} s`);
    await sleep(40, undefined, { signal });
  }
}
