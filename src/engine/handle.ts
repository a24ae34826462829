// One inbox row, start to end. Knows only ports.
import { inRepository } from '../core/feature.js';
import { factsOf } from '../core/facts-of.js';
import { laneOf } from '../core/event.js';
import type { Event, RepositoryEvent } from '../core/event.js';
import { LeaseLost } from '../core/failure.js';
import { counting } from '../core/requests.js';
import { applyOpen } from './apply.js';
import { idleBecause, noteChanges, toldAt } from './before-deciding.js';
import { causer } from './causer.js';
import { enabledFor, whyNobody } from './decide.js';
import type { Engine } from './engine.js';
import { groundFor } from './ground.js';
import { noteInstallation, requestHistory } from './installed.js';
import { plan } from './plan.js';
import type { Claim, ConfigVersion, Outcome, Settled } from './ports.js';
import { readRow } from './read-row.js';
import { giveBack, MOST_LOST, MOST_TRIES_OF_FEATURE, retryAt } from './retry.js';

/** What became of the row, for the one log line of a delivery. */
export interface Handled {
  readonly state: 'done' | 'ignored' | 'dead' | 'waiting';
  readonly reason: string;
  readonly features: readonly string[];
  readonly settled: readonly Settled[];
}

/** It is settled, for good or bad. */
type Ended = Handled & { readonly state: Exclude<Handled['state'], 'waiting'> };

const left = <State extends Handled['state']>(
  state: State,
  reason: string,
  more: Partial<Pick<Handled, 'features' | 'settled'>> = {},
): Handled & { readonly state: State } => ({ state, reason, features: [], settled: [], ...more });

/** Handles a claimed row and leaves it settled or given back. Throws only LeaseLost and what the database throws. */
export async function handle(engine: Engine, claim: Claim): Promise<Handled> {
  await engine.failpoint('claim.after');
  if (claim.lost >= MOST_LOST) {
    return settle(engine, claim, left('dead', `was claimed ${MOST_LOST} times and never finished`));
  }
  let event: Event | undefined;
  try {
    const read = readRow(claim, await engine.inbox.body(claim));
    if ('ignored' in read) return await settle(engine, claim, left('ignored', read.ignored));
    event = read.event;
    return await enter(engine, claim, event);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const { state, reason } = await giveBack(engine, claim, event?.installation ?? null, error);
    return left(state, reason);
  }
}

const PARKED = 'the installation waits until GitHub may be asked again';

/** Takes the lane and remembers the facts, which wait for nothing; then acts. */
async function enter(engine: Engine, claim: Claim, event: Event): Promise<Handled> {
  const { inbox } = engine;
  const present = engine.clock.now();
  const entered = await inbox.enter(claim, laneOf(event), event.installation, present);
  if (entered === 'busy') return left('waiting', 'another delivery of the same item is being handled');
  if (!inRepository(event)) return settle(engine, claim, left('done', await noteInstallation(engine, event)));
  await engine.failpoint('facts.before');
  const { version, history } = await engine.ledger.remember(event.repository, event.installation, factsOf(event));
  await engine.failpoint('facts.after');
  if (!history) await requestHistory(engine, event);
  if (entered instanceof Date) {
    await inbox.release(claim, entered, PARKED, 'free');
    return left('waiting', PARKED);
  }
  // A retry decides as the first try would have; and what that one planned stands, whatever the file says by now.
  const again = claim.decidedAt !== null;
  return charged(engine, event, async () => {
    const before = again ? await apply(engine, claim, event) : [];
    const handled = await act(engine, claim, event, { now: claim.decidedAt ?? present, version });
    return { ...handled, settled: [...before, ...handled.settled] };
  });
}

async function apply(engine: Engine, claim: Claim, event: RepositoryEvent): Promise<readonly Settled[]> {
  return applyOpen(
    engine,
    claim,
    () => engine.github.installation(event.installation, toldAt(event)),
    event.repository,
    event.installation,
  );
}

async function act(
  engine: Engine,
  claim: Claim,
  event: RepositoryEvent,
  { now, version: known }: Remembered,
): Promise<Handled> {
  const version = await noteChanges(engine, event, known);
  const idle = await idleBecause(engine, event, now);
  if (idle !== null) return settle(engine, claim, left('ignored', idle));
  const { installation, repository } = event;
  const config = await engine.config.load(installation, repository, version, toldAt(event));
  const enabled = enabledFor(event, engine.features, config);
  if (enabled.length === 0) {
    return settle(engine, claim, left('ignored', whyNobody(event, engine.features, config)));
  }
  const ground = groundFor(engine, event, { guid: claim.guid, now, version, config });
  const { outcomes, failure } = await plan(engine, claim, enabled, ground);
  const settled = await apply(engine, claim, event);
  // What one feature could not learn now does not hold back what the others decided.
  if (failure !== undefined) throw failure;
  const observing = enabled.flatMap(({ feature, mode }) => (mode === 'observe' ? [feature.name] : []));
  return finish(engine, claim, { outcomes, settled, observing });
}

/** What it asks of GitHub is on the share of whoever caused it, who waits where that is used up. */
async function charged<Result>(
  { shares, clock }: Engine,
  event: RepositoryEvent,
  work: () => Promise<Result>,
): Promise<Result> {
  const { installation } = event;
  const person = causer(event);
  if (person === null) return work();
  shares.check(installation, person, clock.now());
  const count = { requests: 0 };
  try {
    return await counting(count, work);
  } finally {
    shares.charge(installation, person, count.requests, clock.now());
  }
}

/** What there is to decide by: `now` is the moment of the first try. */
interface Remembered {
  readonly now: Date;
  readonly version: ConfigVersion;
}

interface Finished {
  readonly outcomes: readonly Outcome[];
  readonly settled: readonly Settled[];
  /** Names of the sections that only show what they would have done. */
  readonly observing: readonly string[];
}

/** Tried again while a feature may still decide; dead when one cannot. */
async function finish(engine: Engine, claim: Claim, { outcomes, settled, observing }: Finished): Promise<Handled> {
  const features = outcomes.map((outcome) => outcome.feature);
  const failed = outcomes.filter((outcome) => outcome.state === 'failed');
  if (failed.length > 0) {
    const attempts = Math.max(...failed.map((outcome) => outcome.attempts));
    const reason = `${failed.map((outcome) => outcome.feature).join(', ')} failed and is tried again`;
    await engine.inbox.release(claim, retryAt(engine.clock.now(), attempts), reason);
    return left('waiting', reason, { features, settled });
  }
  const dead = outcomes.filter((outcome) => outcome.state === 'dead').map((outcome) => outcome.feature);
  if (dead.length > 0) {
    const reason = `${dead.join(', ')} failed ${MOST_TRIES_OF_FEATURE} times`;
    return settle(engine, claim, left('dead', reason, { features, settled }));
  }
  const reason = outcomes.map((outcome) => summaryOf(outcome, observing)).join('; ');
  return settle(engine, claim, left('done', reason, { features, settled }));
}

const summaryOf = ({ feature, because }: Outcome, observing: readonly string[]): string =>
  `${feature}${observing.includes(feature) ? ' (only observing)' : ''}: ${because?.code ?? 'decided'}`;

/** The row is not looked at again. */
async function settle(engine: Engine, claim: Claim, handled: Ended): Promise<Handled> {
  const { state, reason } = handled;
  if (state === 'dead') engine.log.error({ guid: claim.guid, reason }, 'a row is dead');
  await engine.failpoint('settle.before');
  await engine.inbox.settle(claim, state, reason);
  await engine.failpoint('settle.after');
  return handled;
}
