// Which alarms fire (metrics.md, 2.4).
import { byText } from '../../core/order.js';
import type { Alarm } from '../../core/report.js';
import { isStale } from '../gaps.js';
import type { Material } from '../material.js';
import { dying } from './a2-dying.js';
import { onePerson } from './a3-one-person.js';
import { leaking } from './a4-leaking.js';
import { unread } from './a5-unread.js';
import { silence } from './a6-silence.js';
import { drought } from './a7-drought.js';
import { coreLeaving } from './a8-core.js';
import { dataGap } from './a9-gap.js';
import type { Rule } from './rule.js';

const MOST = 5;

/** They do not stand on figures of the ledger. */
const ALWAYS: readonly Rule[] = [dataGap, unread];
const RULES: readonly Rule[] = [dying, onePerson, leaking, silence, drought, coreLeaving];

/**
 * Rules that cannot be looked at: announcements and notices are not told apart from other posts, the ledger holds no texts
 * in which links could be found, and no files.
 */
export const UNLOOKED: readonly string[] = ['A1', 'A2_rules', 'A2_advertising', 'A2_moderation'];

/** At most five: those to act on before those to watch. Where figures are too low, none is made from them. */
export function alarmsOf(material: Material): readonly Alarm[] {
  const rules = isStale(material.gaps) ? ALWAYS : [...ALWAYS, ...RULES];
  const fired = rules.flatMap((rule) => rule(material));
  return fired.toSorted((one, other) => rank(one) - rank(other) || byText(one.code, other.code)).slice(0, MOST);
}

const rank = ({ level }: Alarm): number => (level === 'act' ? 0 : 1);
