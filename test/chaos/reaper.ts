// Deals one blow of the plan, when its victim is at work.
import type { Fleet, Member } from './fleet.js';
import type { Blow, BlowAtPlace, BlowNow, BlowToServer } from './plan.js';
import type { Servers } from './servers.js';

export interface Dealt {
  readonly blow: Blow;
  /** Something was in the victim's hands: a row, a delivery without an answer. */
  readonly inFlight: boolean;
  /** After SIGTERM: how long it took to end, in milliseconds. */
  readonly endedAfter?: number;
}

export interface ReaperParts {
  readonly fleet: Fleet;
  readonly servers: Servers;
  /** Deliveries that GitHub has sent and that have no answer yet. */
  readonly open: () => Promise<number>;
  /** Sends some that must be kept where they are answered. */
  readonly burst: () => Promise<void>;
  /** Longer than a lease and a lag: whoever wakes after it has lost its rows. */
  readonly freezeMs: number;
}

/** A place that nothing passes within this time is left for later. */
const PATIENCE_MS = 6_000;
/** So long a kill at any moment waits until its victim has something in hand. */
const AT_WORK_MS = 1_500;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isAtWork: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < AT_WORK_MS && !(await isAtWork());) await pause(3);
}

/** So long what is sent to a server that is stopped takes until it waits for it. */
const ARRIVING_MS = 60;

/** To a server, which all have work with. */
export async function dealToServer(blow: BlowToServer, parts: ReaperParts): Promise<Dealt> {
  const { servers, fleet, open, burst, freezeMs } = parts;
  const isAtWork = async () => (await open()) > 0;
  const caughtAtWork = async () => {
    await burst();
    await Promise.all([until(isAtWork), pause(ARRIVING_MS)]);
  };
  const inFlight = fleet.members.some(({ inHand }) => inHand > 0) || (await isAtWork());
  if (blow.kind === 'kill server') await servers.kill(blow.server, caughtAtWork);
  else if (blow.kind === 'refuse') await servers.refuse(freezeMs / 2, burst);
  else await servers.freeze(blow.server, freezeMs / 2);
  return { blow, inFlight };
}

/** Null: nothing passed the place in time; the same blow can be dealt again. */
export function deal(blow: BlowAtPlace | BlowNow, victim: Member, parts: ReaperParts): Promise<Dealt | null> {
  return 'place' in blow ? atPlace(blow, victim, parts) : now(blow, victim, parts);
}

async function atPlace(blow: BlowAtPlace, victim: Member, { freezeMs }: ReaperParts): Promise<Dealt | null> {
  await victim.ready();
  const signal = blow.kind === 'place' ? 'SIGKILL' : 'SIGSTOP';
  const stopped = victim.stopped(PATIENCE_MS);
  await victim.arm({ place: blow.place, skip: blow.skip, signal });
  if ((await stopped) === null) {
    await victim.disarm();
    return null;
  }
  if (blow.kind === 'place') await victim.gone();
  else {
    await pause(freezeMs);
    await victim.disarm();
  }
  return { blow, inFlight: true };
}

async function now(blow: BlowNow, victim: Member, { open, freezeMs }: ReaperParts): Promise<Dealt> {
  await victim.ready();
  const isAtWork = async () => (victim.role === 'web' ? (await open()) > 0 : victim.inHand > 0);
  await until(isAtWork);
  if (blow.kind === 'term') {
    const inFlight = await isAtWork();
    const told = Date.now();
    victim.signal('SIGTERM');
    await victim.gone();
    return { blow, inFlight, endedAfter: Date.now() - told };
  }
  // Stopped first, so that what is in flight is what it is killed with.
  victim.signal('SIGSTOP');
  await pause(5);
  const inFlight = await isAtWork();
  if (blow.kind === 'freeze') {
    await pause(freezeMs);
    victim.signal('SIGCONT');
    return { blow, inFlight };
  }
  victim.signal('SIGKILL');
  await victim.gone();
  return { blow, inFlight };
}
