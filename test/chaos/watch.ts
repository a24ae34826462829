// Looks at a run while it goes on, for what no later moment could make good: such a run has failed and goes on no more.
import type { Fleet } from './fleet.js';
import { unexpectedEnds } from './ends.js';
import type { InboxLook } from './inbox-look.js';
import type { Finding } from './judge.js';
import type { Blow } from './plan.js';
import type { Ask } from './rpc.js';

export interface RunWatch {
  readonly findings: readonly Finding[];
  /** Something was found: nothing more need be tried. */
  isOver(): boolean;
  /** Each delivery that was answered 202 has its row; after a blow to the database, also those that were looked at before. */
  afterBlow(blow: Blow): Promise<void>;
  /** After a last look at everything. */
  close(): Promise<void>;
}

export interface WatchParts {
  readonly ask: Ask;
  readonly look: InboxLook;
  readonly fleet: Fleet;
  readonly dueBefore: () => Date;
}

const LOOK_MS = 1_000;

export function watchRun({ ask, look, fleet, dueBefore }: WatchParts): RunWatch {
  const found = new Map<string, Finding>();
  const note = (findings: readonly Finding[]) => {
    for (const one of findings) found.set(one.text, one);
  };
  const unkept = async (which: 'new' | 'all') => {
    const guids = await look.missing(await ask('answered', which));
    note(guids.map((guid) => ({ invariant: 'I1', what: 'lost', text: `${guid} was answered 202 and had no row` })));
  };
  const tick = async (which: 'new' | 'all') => {
    note(await ask<readonly Finding[]>('findings'));
    note(unexpectedEnds(fleet));
    await unkept(which);
    const { dead } = await look.rows(dueBefore());
    // No fault of a run lasts: nothing may be given up for dead.
    note(dead.map((text) => ({ invariant: 'I2', what: 'lost', text: `dead: ${text}` })));
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void tick('new')
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, LOOK_MS);
  return {
    get findings() {
      return [...found.values()];
    },
    isOver: () => found.size > 0,
    afterBlow: (blow) => unkept('server' in blow && blow.server === 'postgres' ? 'all' : 'new'),
    close: async () => {
      clearInterval(timer);
      await tick('all');
    },
  };
}
