// Deals the blows of the plan, one after the other, each when its victim is at work.
import type { Fleet, Member } from './fleet.js';
import type { Blow, BlowAtPlace, BlowNow, Role } from './plan.js';
import type { Servers } from './servers.js';

export interface Dealt {
  readonly blow: Blow;
  /** Something was in the victim's hands: a row, a delivery without an answer. */
  readonly inFlight: boolean;
}

export interface ReaperParts {
  readonly fleet: Fleet;
  readonly servers: Servers;
  /** Deliveries that GitHub has sent and that have no answer yet. */
  readonly open: () => Promise<number>;
  /** Longer than a lease and a lag: whoever wakes after it has lost its rows. */
  readonly freezeMs: number;
}

/** A place that nothing passes within this time is left for later. */
const PATIENCE_MS = 6_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Null: nothing passed the place in time; the same blow can be dealt again. */
export async function deal(blow: Blow, parts: ReaperParts): Promise<Dealt | null> {
  const { servers, fleet } = parts;
  if ('server' in blow) {
    const inFlight = fleet.members.some(({ inHand }) => inHand > 0) || (await parts.open()) > 0;
    if (blow.kind === 'kill server') await servers.kill(blow.server);
    else await servers.freeze(blow.server, parts.freezeMs / 2);
    return { blow, inFlight };
  }
  const victim = await chosen(fleet, blow.role);
  return 'place' in blow ? atPlace(blow, victim, parts) : now(blow, victim, parts);
}

/** Of that role, the one that has most in hand. */
async function chosen({ members }: Fleet, role: Role): Promise<Member> {
  const able = members.filter((one) => one.role === role);
  await Promise.race(able.map((one) => one.ready()));
  return able.reduce((most, one) => (one.inHand > most.inHand ? one : most));
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
    victim.signal('SIGCONT');
  }
  return { blow, inFlight: true };
}

async function now(blow: BlowNow, victim: Member, { open, freezeMs }: ReaperParts): Promise<Dealt> {
  await victim.ready();
  if (blow.kind === 'term') {
    const inFlight = victim.inHand > 0;
    victim.signal('SIGTERM');
    await victim.gone();
    return { blow, inFlight };
  }
  // Stopped first, so that what is in flight is what it is killed with.
  victim.signal('SIGSTOP');
  await pause(5);
  const inFlight = victim.role === 'web' ? (await open()) > 0 : victim.inHand > 0;
  if (blow.kind === 'freeze') {
    await pause(freezeMs);
    victim.signal('SIGCONT');
    return { blow, inFlight };
  }
  victim.signal('SIGKILL');
  await victim.gone();
  return { blow, inFlight };
}
