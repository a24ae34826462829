// What the features decide on one row, each alone, and what they plan, committed in one transaction.
import { forMaintainers } from '../core/action.js';
import { Refused } from '../core/failure.js';
import { causer } from './causer.js';
import { decide } from './decide.js';
import type { Enabled } from './decide.js';
import type { Engine } from './engine.js';
import type { Ground } from './ground.js';
import type { Claim, Outcome, Plan } from './ports.js';
import { isOutside, MOST_TRIES_OF_FEATURE } from './retry.js';
import { stamped } from './shared-words.js';

export interface Planned {
  readonly outcomes: readonly Outcome[];
  /** The outside world's failure that kept a feature from deciding: the row is tried again for it. */
  readonly failure?: Error;
}

/** Runs every feature that has not decided on this row yet, each alone, and commits what they plan in one transaction. */
export async function plan(
  engine: Engine,
  claim: Claim,
  enabled: readonly Enabled[],
  ground: Ground,
): Promise<Planned> {
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
      const because = forMaintainers('github_refused', { status: error.status });
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
