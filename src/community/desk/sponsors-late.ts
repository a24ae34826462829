// Whose turn the sponsors of a case make it, by its words alone; the desk's checklist says it in full.
import type { CaseAct } from '../../core/case.js';
import { DAY_MS } from '../../core/time.js';

export interface SponsorsSaid {
  /** Who said yes. */
  readonly yes: number;
  /** Named, and silent so far. */
  readonly waiting: number;
  /** Of those, who have been silent for longer than the desk gives them. */
  readonly late: number;
}

export function sponsorsIn(acts: readonly CaseAct[], sponsorDays: number, now: Date): SponsorsSaid {
  const those = (word: CaseAct['word']) => acts.filter((act) => act.word === word);
  const yes = new Set(those('sponsored').map(({ by }) => by));
  const answered = new Set([...yes, ...those('sponsor_declined').map(({ by }) => by)]);
  const waiting = those('sponsor_named').filter(({ about }) => !answered.has(about));
  const late = waiting.filter(({ at }) => Date.parse(at) + sponsorDays * DAY_MS <= now.getTime());
  return { yes: yes.size, waiting: waiting.length, late: late.length };
}
