// Rules between the settings of `needs:`: what would never end, and what would never happen.
import type { Finding } from '../../core/feature.js';
import { errorAt, warningAt } from '../../core/feature.js';
import { isSame } from '../../core/name.js';
import type { SettingsOf } from '../../core/settings.js';
import type { settings } from './settings.js';

type Own = SettingsOf<typeof settings>;
export type Rule = Own['rules'][number];

/** At most one finding a place, in the order of the file. */
export function findings({ rules = [] }: Partial<Own>): readonly Finding[] {
  return rules.flatMap((rule, index) => [...ofItself(rule, index), ...idle(rule, index), ...doubled(rules, index)]);
}

/** A label that satisfies the rule which puts it on would come and go for ever. */
function ofItself({ missing_label, regexp }: Rule, index: number): Finding[] {
  if (!regexp.found(missing_label)) return [];
  return [
    errorAt(
      ['rules', index, 'regexp'],
      `matches ${missing_label} itself, so that it would be satisfied by its own label; anchor it, such as "^sig/"`,
    ),
  ];
}

function idle({ issues, prs, branch }: Rule, index: number): Finding[] {
  if (!issues && !prs) {
    return [
      warningAt(['rules', index], 'concerns nothing, because "issues" and "prs" are both false; set one to true'),
    ];
  }
  if (branch === undefined || prs) return [];
  return [warningAt(['rules', index, 'branch'], 'says nothing of issues, and "prs" is false; take one of the two out')];
}

/** Two rules for one label on one item would undo each other. */
function doubled(rules: readonly Rule[], index: number): Finding[] {
  const rule = rules[index];
  const other = rules.findIndex((one, at) => at < index && rule !== undefined && collide(one, rule));
  if (other === -1) return [];
  return [
    errorAt(
      ['rules', index, 'missing_label'],
      `is the label of rules[${other}], too, for the same items; unite their patterns in one rule, such as "^(a|b)/"`,
    ),
  ];
}

function collide(one: Rule, two: Rule): boolean {
  if (!isSame(one.missing_label, two.missing_label)) return false;
  const samePulls =
    one.prs && two.prs && (one.branch === undefined || two.branch === undefined || one.branch === two.branch);
  return (one.issues && two.issues) || samePulls;
}
