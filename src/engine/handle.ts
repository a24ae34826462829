// One inbox row, start to end. Knows only ports.
import { inRepository } from '../core/feature.js';
import { factsOf } from '../core/facts-of.js';
import { laneOf } from '../core/event.js';
import type { Event, RepositoryEvent } from '../core/event.js';
import { LeaseLost, Refused } from '../core/failure.js';
import { CONFIG_PATH, isNamedFile } from '../core/readable.js';
import { createAnswerer } from './answer.js';
import { inForceOn } from './answers/in-force.js';
import { createConfigAnswerer } from './config/answers.js';
import { applyOpen } from './apply.js';
import { causer } from './causer.js';
import { decide, enabledFor, whyNobody } from './decide.js';
import type { Enabled, Situation } from './decide.js';
import type { Engine } from './engine.js';
import { noteInstallation, requestHistory } from './installed.js';
import type { Claim, ConfigVersion, Outcome, Plan, Settled } from './ports.js';
import { ownersGround } from './owners-ground.js';
import { readRow } from './read-row.js';
import { giveBack, isOutside, MOST_CLAIMS, MOST_TRIES_OF_FEATURE, retryAt } from './retry.js';
import { stamped } from './shared-words.js';
import type { Deciding } from './shared-words.js';

/** What became of the row, for the one log line of a delivery. */
export interface Handled {
  readonly state: 'done' | 'ignored' | 'dead' | 'waiting';
  readonly reason: string;
  readonly features: readonly string[];
  readonly settled: readonly Settled[];
}

/** GitHub keeps deliveries for 72 hours; a day more for clocks and queues. */
const STALE_MS = 96 * 3_600_000;

/** What gives a pull request a head that was not looked at. */
const HEADS: readonly string[] = ['pull_request.opened', 'pull_request.reopened', 'item.pushed'];

const left = (state: Handled['state'], reason: string, more: Partial<Handled> = {}): Handled => ({
  state,
  reason,
  features: [],
  settled: [],
  ...more,
});

/** Handles a claimed row and leaves it settled or given back. Throws only LeaseLost and what the database throws. */
export async function handle(engine: Engine, claim: Claim): Promise<Handled> {
  await engine.failpoint('claim.after');
  if (claim.attempts > MOST_CLAIMS) {
    return settle(engine, claim, 'dead', `was claimed ${MOST_CLAIMS} times and never finished`);
  }
  let event: Event | undefined;
  try {
    const read = readRow(claim, await engine.inbox.body(claim));
    if ('ignored' in read) return await settle(engine, claim, 'ignored', read.ignored);
    event = read.event;
    return await enter(engine, claim, event);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const { state, reason } = await giveBack(engine, claim, event?.installation ?? null, error);
    return left(state, reason);
  }
}

/** Takes the lane and remembers the facts, which wait for nothing; then acts. */
async function enter(engine: Engine, claim: Claim, event: Event): Promise<Handled> {
  const { inbox } = engine;
  const present = engine.clock.now();
  const entered = await inbox.enter(claim, laneOf(event), event.installation, present);
  if (entered === 'busy') return left('waiting', 'another delivery of the same item is being handled');
  if (!inRepository(event)) return settle(engine, claim, 'done', await noteInstallation(engine, event));
  await engine.failpoint('facts.before');
  const { version, history } = await engine.ledger.remember(event.repository, event.installation, factsOf(event));
  await engine.failpoint('facts.after');
  if (!history) await requestHistory(engine, event);
  if (entered instanceof Date) {
    await inbox.release(claim, entered, 'the installation waits for a rate limit', 'free');
    return left('waiting', 'the installation waits for a rate limit');
  }
  // A retry decides as the first try would have; and what that one planned stands, whatever the file says by now.
  const again = claim.decidedAt !== null;
  const before = again ? await apply(engine, claim, event) : [];
  const handled = await act(engine, claim, event, { now: claim.decidedAt ?? present, version });
  return { ...handled, settled: [...before, ...handled.settled] };
}

/** Found out when it is asked for first. */
function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}

/** When GitHub told the names in this event: old names may be somebody else's by now. */
function toldAt(event: RepositoryEvent): Date {
  return new Date(event.kind === 'later' ? event.cause.at : event.at);
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

const NO_FILE_OF_OURS = 'a push concerns Hearth only where it changes hearth.yml, or a file that this could name';

async function act(
  engine: Engine,
  claim: Claim,
  event: RepositoryEvent,
  { now, version: known }: { readonly now: Date; readonly version: ConfigVersion },
): Promise<Handled> {
  const told = toldAt(event);
  let version = known;
  if (event.kind === 'push') {
    const { branch, paths, repository } = event;
    const here = branch === repository.defaultBranch ? paths : [];
    // What has mistakes now, and what has none any more, is told to config-check; what is scheduled now, is noted.
    const changed = here.includes(CONFIG_PATH);
    if (changed) version = await engine.ledger.configChanged(repository);
    if (changed) await engine.config.load(event.installation, repository, version, told);
    if (!here.some(isNamedFile)) {
      return settle(engine, claim, 'ignored', changed ? 'hearth.yml changed: it was read anew' : NO_FILE_OF_OURS);
    }
  }
  if (HEADS.includes(event.kind) && 'item' in event && event.item.kind === 'pull_request') {
    await engine.ledger.pullChanged(event.repository.id, event.item.number);
  }
  // Most of what happens is remembered, and nothing more: no configuration needs to be read for it.
  const { kind } = event;
  if (kind !== 'later' && !engine.features.some((feature) => feature.on.includes(kind))) {
    return settle(engine, claim, 'ignored', `remembered: no feature listens to ${kind}`);
  }
  // GitHub signs bodies, not their time: what is older than its own log can reach is remembered, and nothing more.
  if (event.kind !== 'later' && now.getTime() - new Date(event.at).getTime() > STALE_MS) {
    return settle(engine, claim, 'ignored', `happened at ${event.at}, too long ago to act on`);
  }
  if (await engine.ledger.forgotten(peopleIn(event))) {
    return settle(engine, claim, 'ignored', 'about somebody who asked to be forgotten');
  }
  const config = await engine.config.load(event.installation, event.repository, version, told);
  const enabled = enabledFor(event, engine.features, config);
  if (enabled.length === 0) {
    return settle(engine, claim, 'ignored', whyNobody(event, engine.features, config));
  }
  const files = () => engine.config.sources(event.installation, event.repository, version, told);
  const inForce = inForceOn(engine, config, files);
  const situation: Situation = {
    event,
    guid: claim.guid,
    now,
    language: config.language,
    answerer: createAnswerer({
      ...engine,
      installation: event.installation,
      now,
      toldAt: told,
      config: createConfigAnswerer({ engine, installation: event.installation, now, toldAt: told, version }),
      inForce,
    }),
  };
  const { installation, repository } = event;
  const owners = once(() =>
    ownersGround(engine, { installation, repository, now, toldAt: told, inForce, links: files }),
  );
  const { outcomes, failure } = await plan(engine, claim, enabled, { situation, config, owners });
  const settled = await apply(engine, claim, event);
  // What one feature could not learn now does not hold back what the others decided.
  if (failure !== undefined) throw failure;
  return finish(engine, claim, outcomes, settled, enabled);
}

/** Whom an event is about: who acted, whose item it is, who wrote. */
function peopleIn(event: RepositoryEvent): readonly number[] {
  const about = event.kind === 'later' ? event.cause : event;
  const people = [
    about.actor,
    ...('item' in about ? [about.item.author] : []),
    ...('comment' in about ? [about.comment.author] : []),
  ];
  return people.flatMap((one) => one?.id ?? []);
}

/** What is decided on. */
type Ground = Omit<Deciding, 'enabled'>;

interface Planned {
  readonly outcomes: readonly Outcome[];
  /** The outside world's failure that kept a feature from deciding: the row is tried again for it. */
  readonly failure?: Error;
}

/** Runs every feature that has not decided on this row yet, each alone, and commits what they plan in one transaction. */
async function plan(engine: Engine, claim: Claim, enabled: readonly Enabled[], ground: Ground): Promise<Planned> {
  const before = new Map((await engine.audit.outcomesOf(claim)).map((outcome) => [outcome.feature, outcome]));
  const open = enabled.filter(({ feature }) => (before.get(feature.name)?.state ?? 'failed') === 'failed');
  if (open.length === 0) return { outcomes: [...before.values()] };
  const tried = await Promise.allSettled(open.map((one) => run(engine, one, ground, before.get(one.feature.name))));
  const runs = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [failure] = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const committed: Plan = {
    actions: runs.flatMap((one) => one.actions),
    later: runs.flatMap((one) => one.later),
    facts: runs.flatMap((one) => one.facts),
    outcomes: runs.flatMap((one) => one.outcomes),
    causedBy: causer(ground.situation.event),
  };
  await engine.failpoint('plan.before');
  await engine.audit.commit(claim, committed);
  await engine.failpoint('plan.after');
  for (const outcome of committed.outcomes) before.set(outcome.feature, outcome);
  return { outcomes: [...before.values()], ...(failure === undefined ? {} : { failure }) };
}

async function run(engine: Engine, one: Enabled, ground: Ground, before: Outcome | undefined): Promise<Plan> {
  const { situation } = ground;
  const { name } = one.feature;
  const attempts = (before?.attempts ?? 0) + 1;
  try {
    const { because, ...decided } = await decide(one, situation);
    const facts = await stamped(decided.facts, { ...ground, enabled: one });
    return { ...decided, facts, outcomes: [{ feature: name, state: 'decided', attempts, because }] };
  } catch (error) {
    if (error instanceof Refused) {
      // What GitHub does not let this feature know is its own affair; the others go on.
      const because = { code: 'github_refused', params: { status: error.status }, visibility: 'maintainers' } as const;
      return { actions: [], later: [], facts: [], outcomes: [{ feature: name, state: 'decided', attempts, because }] };
    }
    // The outside world's failures are the row's; only the feature's own mistakes count against it.
    if (isOutside(error)) throw error;
    const state = attempts >= MOST_TRIES_OF_FEATURE ? 'dead' : 'failed';
    const message = error instanceof Error ? error.message : String(error);
    engine.log.error({ guid: situation.guid, feature: name, attempts, state, error: message }, 'a feature failed');
    return { actions: [], later: [], facts: [], outcomes: [{ feature: name, state, attempts, error: message }] };
  }
}

async function finish(
  engine: Engine,
  claim: Claim,
  outcomes: readonly Outcome[],
  settled: readonly Settled[],
  enabled: readonly Enabled[],
): Promise<Handled> {
  const observing = new Set(enabled.filter(({ mode }) => mode === 'observe').map(({ feature }) => feature.name));
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
    return settle(engine, claim, 'dead', reason, { features, settled });
  }
  const reason = outcomes
    .map(
      (outcome) =>
        `${outcome.feature}${observing.has(outcome.feature) ? ' (only observing)' : ''}: ${outcome.because?.code ?? 'decided'}`,
    )
    .join('; ');
  return settle(engine, claim, 'done', reason, { features, settled });
}

async function settle(
  engine: Engine,
  claim: Claim,
  state: 'done' | 'ignored' | 'dead',
  reason: string,
  more: Partial<Handled> = {},
): Promise<Handled> {
  if (state === 'dead') engine.log.error({ guid: claim.guid, reason }, 'a row is dead');
  await engine.failpoint('settle.before');
  await engine.inbox.settle(claim, state, reason);
  await engine.failpoint('settle.after');
  return left(state, reason, more);
}
