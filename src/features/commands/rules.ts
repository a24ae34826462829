// Rules between the settings of `commands:`: words that mean two things, and settings that do nothing.
import type { Finding } from '../../core/feature.js';
import { errorAt, warningAt } from '../../core/feature.js';
import { isSame } from '../../core/name.js';
import type { Own } from './settings.js';
import { ofClaims, taken } from './words.js';

/** At most one finding a place. */
export function rules(own: Partial<Own>): readonly Finding[] {
  return [...wrongFamilies(own), ...idleFamilies(own), ...wrongLabels(own), ...idleLeave(own)];
}

function wrongFamilies({ families = [] }: Partial<Own>): readonly Finding[] {
  return families.flatMap((family, index): readonly Finding[] => {
    const path = ['families', index];
    if (/^(?:remove|un)-/.test(family)) {
      return [
        errorAt(
          path,
          `"${family}" is no family: words with "remove-" or "un-" before a family are made by themselves; take it out`,
        ),
      ];
    }
    if (taken.includes(family)) {
      return [errorAt(path, `"/${family}" is a command already; take it out`)];
    }
    return families.indexOf(family) < index ? [warningAt(path, `"${family}" is there twice; take one out`)] : [];
  });
}

function idleFamilies({ families, exclusive = [], leave = [] }: Partial<Own>): readonly Finding[] {
  if (families === undefined) return [];
  return exclusive.flatMap((family, index) =>
    families.includes(family) || leave.includes(family) || USUAL.includes(family)
      ? []
      : [warningAt(['exclusive', index], `"${family}" is not among "families:"; add it there, or take it out here`)],
  );
}

/** Exclusive where they are families at all. */
const USUAL = ['priority', 'triage'];

function wrongLabels({ restricted_labels: labels = [] }: Partial<Own>): readonly Finding[] {
  return labels.flatMap((rule, index): readonly Finding[] => {
    const first = labels.findIndex(({ label }) => isSame(label, rule.label));
    if (first < index) {
      return [
        errorAt(['restricted_labels', index, 'label'], `"${rule.label}" is restricted twice; write one entry for it`),
      ];
    }
    if (rule.allowed_teams.length + rule.allowed_users.length === 0) {
      const path = ['restricted_labels', index];
      return [
        warningAt(
          path,
          `lets nobody put "${rule.label}" on or take it off by command; add "allowed_teams:" or "allowed_users:"`,
        ),
      ];
    }
    if (rule.assign_on.length > 0 && rule.allowed_users.length === 0) {
      return [
        warningAt(
          ['restricted_labels', index, 'assign_on'],
          'assigns nobody, because "allowed_users:" is empty; add people there, or take this out',
        ),
      ];
    }
    return [];
  });
}

/** What another section obeys is left to another bot there. */
function idleLeave({ leave = [] }: Partial<Own>): readonly Finding[] {
  return leave.flatMap((word, index) =>
    ofClaims.includes(word.replace(/^remove-/, ''))
      ? [warningAt(['leave', index], `"/${word}" is of the section "claims"; write it under "leave:" of that section`)]
      : [],
  );
}
