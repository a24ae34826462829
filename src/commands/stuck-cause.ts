// Why something is stuck, as one word to ask for (`hearth retry --all-of WORD`), with what whoever runs Hearth can do about it.
import type { StuckAction, StuckRow } from '../store/stuck.js';

interface Cause {
  readonly code: string;
  /** A heading for all that have it. */
  readonly called: string;
  readonly todo: string;
  /** What is done mends it, and then it can be tried again. */
  readonly again?: true;
  /** How the reason begins, or what stands in it; of what nothing else fits, undefined. */
  readonly pattern?: RegExp;
}

/** In the order in which they are tried. */
const REASONS: readonly Cause[] = [
  {
    code: 'payload-gone',
    called: 'the payload is not there any more',
    pattern: /^the body of (?:row|batch) \d+ is gone|^the body is not JSON/,
    todo: 'It cannot be tried again. What it should have done, a person can do; then: hearth retry --dismiss ID',
  },
  {
    code: 'never-finished',
    called: 'each worker that took it ended before it was done',
    pattern: /^was claimed \d+ times/,
    todo: 'Look for what ended them (memory, the logs of that time) and mend it.',
    again: true,
  },
  {
    code: 'rate-limit',
    called: 'GitHub, or the limit on comments in an hour, asks to wait',
    pattern:
      /^GitHub asks to wait|^GitHub failed again and again|waits until GitHub may|: it waits until \d|^one person caused/,
    todo: 'Nothing: what waits goes on by itself. Who caused more than their share is answered later, or not at all.',
  },
  {
    code: 'waits-for-others',
    called: 'something before it has to be done first',
    pattern:
      /is being handled|is not visible yet|does not reach the end|history is being read|^the report of|^an older report/,
    todo: 'Nothing, as long as the rest moves: hearth backfill OWNER/REPO shows how far the history is read.',
  },
  {
    code: 'github-refused',
    called: 'GitHub refused',
    pattern: /^GitHub refused|^the App may not|^the App is not installed/,
    todo: 'See that the App has its permissions and the repository is there: hearth doctor.',
    again: true,
  },
  {
    code: 'github-away',
    called: 'GitHub did not answer, or answered that it could not',
    pattern:
      /^GitHub (?:answered|failed again|could not be asked|gave no|does not show|cannot)|^GitHub's answer|^the repository is moving/,
    todo: 'Wait until GitHub answers again: hearth doctor, githubstatus.com.',
    again: true,
  },
  {
    code: 'label-missing',
    called: 'a label does not exist in the repository',
    pattern: /^the label ".*" does not exist here/s,
    todo: 'Make the label there.',
    again: true,
  },
  {
    code: 'person-acted',
    called: 'a person did otherwise, and their act stands',
    pattern: /^a person |^the (?:item is|pull request stands|label ".*" is (?:not )?on the item)/s,
    todo: 'Nothing: Hearth leaves it as they have it.',
  },
];

const FEATURE_ERROR: Cause = {
  code: 'feature-error',
  called: 'a feature failed by a mistake in Hearth',
  todo: 'Report it with what it says here, and upgrade to a version that mends it.',
  again: true,
};
const NOT_TAKEN: Cause = {
  code: 'not-taken',
  called: 'due, and no worker has taken it',
  todo: 'See that a worker runs and reaches the database (hearth doctor), or start more of them.',
};
const IN_HAND: Cause = {
  code: 'in-hand',
  called: 'tried, and neither finished nor given back yet',
  todo: 'Nothing at once: it is taken over when the lease of a worker that ended runs out, within a minute.',
};
const DISMISSED: Cause = {
  code: 'dismissed',
  called: 'dismissed with hearth retry --dismiss',
  todo: 'Nothing.',
};
const SKIPPED: Cause = {
  code: 'not-concerned',
  called: 'remembered, with nothing to do for any feature',
  todo: 'Nothing; what should have happened all the same, with its number: hearth retry ID',
};
const REFUSED: Cause = {
  code: 'not-allowed',
  called: 'a rule of Hearth kept it from happening',
  todo: 'Mend what the reason names where it is not meant so, then: hearth retry ID',
};
const OTHER: Cause = {
  code: 'error',
  called: 'an error that Hearth does not know',
  todo: 'Report it with what it says here, and see to its cause.',
  again: true,
};

export const causes: readonly Cause[] = [
  ...REASONS,
  ...[FEATURE_ERROR, NOT_TAKEN, IN_HAND, DISMISSED, SKIPPED, REFUSED, OTHER],
];

const byReason = (reason: string) => REASONS.find(({ pattern }) => pattern?.test(reason));

/** A feature's own mistake comes before what is said of the row: it is what must be mended. */
export function causeOfRow({ state, reason, features, attempts }: Omit<StuckRow, 'since'>): Cause {
  if (state === 'ignored' && reason?.startsWith('dismissed: ') === true) return DISMISSED;
  if (features.length > 0) return FEATURE_ERROR;
  if (reason === null) return attempts > 0 ? IN_HAND : NOT_TAKEN;
  return byReason(reason) ?? (state === 'ignored' ? SKIPPED : OTHER);
}

export const causeOfAction = ({ state, detail }: Pick<StuckAction, 'state' | 'detail'>): Cause =>
  byReason(detail ?? '') ?? (state === 'refused' ? REFUSED : OTHER);
