// The stage: what scenes do, done to the twin, the clock and the workers; and what they expect, checked.
import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from '../src/core/explain.js';
import type { Feature } from '../src/core/feature.js';
import type { Database } from '../src/store/database.js';
import type { DeliveryRecord } from '../test/twin/webhooks.js';
import type { Twin } from '../test/twin/twin.js';
import { isBusy, loadRows } from './audit.js';
import type { Row } from './audit.js';
import type { StoryClock } from './clock.js';
import type { Crew } from './crew.js';
import { toMs } from './scene.js';
import type { Expected, Place, Scene, Stage } from './scene.js';
import type { Teller } from './tell.js';

const CALM_WITHIN_MS = 30_000;

export interface Parts {
  readonly twin: Twin;
  readonly database: Database;
  readonly crew: Crew;
  readonly clock: StoryClock;
  readonly features: readonly Feature[];
  readonly teller: Teller;
  /** Milliseconds a line stands before the next one. */
  readonly pace: number;
  readonly signal: AbortSignal;
}

export interface Note extends Place {
  readonly voice: 'trouble' | 'healed';
  readonly at: Date;
  readonly text: string;
}

/** What is known at the end, for the page and the tally. */
export interface Memory {
  readonly notes: Note[];
  readonly expected: Map<string, Expected>;
  readonly deliveries: Map<number, DeliveryRecord>;
  readonly mismatches: string[];
}

export const keyOf = ({ repo, number }: Place): string => `${repo}#${number}`;

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
      await hear(expected, memory.expected.get(keyOf(expected))?.comments ?? 0, parts, memory);
      await breathe();
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
      await crew.one({ kind: 'beat' });
      await quiet();
    },
  };
}

/** Plays one scene, then tells and checks what Hearth made of it. */
export async function play(scene: Scene, stage: Stage, parts: Parts, memory: Memory): Promise<void> {
  const before = new Map([...memory.expected].map(([key, { comments }]) => [key, comments]));
  const expected = await scene.play(stage);
  await stage.quiet();
  for (const one of expected) {
    await sleep(parts.pace, undefined, { signal: parts.signal });
    await hear(one, before.get(keyOf(one)) ?? 0, parts, memory);
  }
}

async function hear(expected: Expected, before: number, parts: Parts, memory: Memory): Promise<void> {
  const { twin, teller, features } = parts;
  const key = keyOf(expected);
  memory.expected.set(key, expected);
  const comments = twin.comments(expected.repo, expected.number).filter(({ viaApp }) => viaApp);
  const last = (await rowsOf(parts, expected)).findLast(({ outcomes }) => outcomes.length > 0);
  const because = last?.outcomes.find((outcome) => outcome.because.code !== 'not_concerned');
  const about = { item: key, comments: comments.length, because: because?.because.code ?? null };
  if (comments.length > before) {
    teller.line('hearth', `writes on ${key}: ${firstLine(comments.at(-1)?.body ?? '')}`, about);
  } else if (comments.length > 0) teller.line('hearth', `still ${comments.length} comment on ${key}.`, about);
  else teller.line('hearth', `writes nothing on ${key}.`, about);
  const feature = features.find(({ name }) => name === because?.feature);
  if (because !== undefined && feature !== undefined) {
    const observed = last?.actions.some(({ state }) => state === 'would') === true ? ' Only observed.' : '';
    teller.line('why', `${explain(feature, because.because, 'en')}${observed}`);
  }
  if (comments.length !== expected.comments) {
    memory.mismatches.push(`${key} has ${comments.length} comments of Hearth, expected ${expected.comments}`);
  }
  if (because?.because.code !== expected.because) {
    memory.mismatches.push(`${key} was "${because?.because.code ?? 'never decided'}", expected "${expected.because}"`);
  }
}

const firstLine = (body: string) =>
  body.split('\n').find((line) => line.trim() !== '' && !line.startsWith('<!--')) ?? '';

async function rowsOf({ database, twin }: Parts, { repo, number }: Place): Promise<readonly Row[]> {
  const repository = [...twin.state.repositories.values()].find(({ id }) => id === twin.state.names.get(repo));
  return (await loadRows(database)).filter((row) => row.repository === repository?.id && row.number === number);
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
