// Deals all blows of the plan while people act: each process of Hearth has its own turn, and the servers have theirs, so that
// a freeze or a new start holds up nobody else's.
import type { Member } from './fleet.js';
import type { Blow, BlowToServer } from './plan.js';
import { deal, dealToServer } from './reaper.js';
import type { Dealt, ReaperParts } from './reaper.js';
import type { Ask } from './rpc.js';
import type { RunWatch } from './watch.js';

export interface Storm {
  readonly blows: readonly Blow[];
  readonly deliveries: number;
  /** Deliveries before the first blow. */
  readonly calm: number;
  readonly ask: Ask;
  readonly parts: ReaperParts;
  readonly watch: RunWatch;
  /** Told how far it is, now and then. */
  readonly say: (line: string) => void;
  readonly trace?: ((line: string) => void) | undefined;
}

/** So many deliveries more than the share of the blows: there is always something to do. */
const AHEAD = 60;

/** So many deliveries are let through right before a server is struck. */
const BURST = 15;

const PATIENCE_MS = 3_000;
const TELL_EVERY = 50;

const isOfServer = (blow: Blow): blow is BlowToServer => 'server' in blow;

/** People may do so much between two blows that the last one falls among the last deliveries. */
export async function storm(given: Storm): Promise<{ readonly dealt: Dealt[]; readonly missed: Blow[] }> {
  const { blows, deliveries, calm, ask, parts, watch, say, trace } = given;
  const start = Date.now();
  const dealt: Dealt[] = [];
  let missed: Blow[] = [];
  const share = () => Math.ceil(((deliveries - calm) * (dealt.length + missed.length)) / blows.length);
  const note = async (blow: Blow, one: Dealt | null): Promise<void> => {
    if (one === null) missed.push(blow);
    else dealt.push(one);
    trace?.(`${one === null ? 'missed' : 'dealt'} ${JSON.stringify(blow)}`);
    await ask('allow', calm + AHEAD + share());
    const soFar = dealt.length + missed.length;
    if (soFar % TELL_EVERY === 0) {
      const { sent } = await ask<{ sent: number }>('progress');
      say(`${((Date.now() - start) / 1000).toFixed(0)} s: ${soFar} of ${blows.length} blows, ${sent} deliveries`);
    }
    await watch.afterBlow(blow);
  };
  /** Blows shall not be over long before the deliveries; but who waits for a back-off is not waited for. */
  const keepPace = async (): Promise<void> => {
    const start = Date.now();
    const isBehind = async () => (await ask<{ sent: number }>('progress')).sent < calm + share();
    while (!watch.isOver() && Date.now() - start < PATIENCE_MS && (await isBehind())) await pause(50);
  };
  const round = async (open: readonly Blow[]): Promise<void> => {
    const ofServers = open.filter(isOfServer);
    const ofProcesses = open.filter((blow) => !isOfServer(blow));
    const next = ({ role }: Member) => {
      const index = ofProcesses.findIndex((blow) => blow.role === role);
      return index < 0 ? undefined : ofProcesses.splice(index, 1)[0];
    };
    const strike = async (member: Member): Promise<void> => {
      for (let blow = next(member); blow !== undefined && !watch.isOver(); blow = next(member)) {
        await keepPace();
        await note(blow, await deal(blow, member, parts));
      }
    };
    const strikeServers = async (): Promise<void> => {
      const every = Math.ceil(blows.length / Math.max(1, ofServers.length));
      for (const [index, blow] of ofServers.entries()) {
        // Spread over the whole run: servers are quick to strike.
        while (dealt.length + missed.length < index * every && ofProcesses.length > 0 && !watch.isOver())
          await pause(50);
        if (watch.isOver()) return;
        // A server shall not be struck when nothing comes.
        await ask('allow', (await ask<{ sent: number }>('progress')).sent + BURST);
        await note(blow, await dealToServer(blow, parts));
      }
    };
    await Promise.all([...parts.fleet.members.map(strike), strikeServers()]);
  };
  await ask('allow', calm + AHEAD);
  while (blows.length > 0 && !watch.isOver() && (await ask<{ sent: number }>('progress')).sent < calm) await pause(100);
  await round(blows);
  // What nothing passed in time gets another chance, with all the rest of the deliveries.
  for (let again = 0; again < 2 && missed.length > 0 && !watch.isOver(); again += 1) {
    const open = missed;
    missed = [];
    await ask('allow', deliveries + AHEAD * (again + 2));
    await round(open);
  }
  return { dealt, missed };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
