// Rules between the settings of `claims:`: what is written and would never take effect.
import { printDuration } from './dates.js';
import type { Finding, NamedLabel } from '../../core/feature.js';
import type { SettingsOf } from '../../core/settings.js';
import { CLAIMABLE } from './settings.js';
import type { settings } from './settings.js';

export type Own = SettingsOf<typeof settings>;
type UnknownAuthors = Own['unknown_authors'];

/** At most one finding a place; a setting that could not be read is missing. */
export function rules(own: Partial<Own>): readonly Finding[] {
  return [...limits(own), ...times(own), ...(own.unknown_authors === undefined ? [] : unknown(own.unknown_authors))];
}

function limits({ limit, newcomer_limit: newcomers }: Partial<Own>): Finding[] {
  if (limit === undefined || newcomers === undefined || newcomers <= limit) return [];
  const message = `is more than "limit" (${limit}): newcomers may not claim more than others; write at most ${limit}`;
  return [{ path: ['newcomer_limit'], message, severity: 'error' }];
}

function times({ remind_after: remind, release_after: release }: Partial<Own>): Finding[] {
  if (remind === undefined || release === undefined) return [];
  if (remind === 0) return release === 0 ? [] : [neverReleases()];
  if (release > remind) return [];
  const message = `must be longer than "remind_after" (${printDuration(remind)}): people are asked before they are unassigned`;
  return [{ path: ['release_after'], message, severity: 'error' }];
}

function neverReleases(): Finding {
  const message =
    'asks nobody, and so nobody is ever unassigned, whatever "release_after" says; write a time such as "7d", or, where that is meant, "release_after: 0m" as well';
  return { path: ['remind_after'], message, severity: 'warning' };
}

function unknown(own: Partial<UnknownAuthors>): Finding[] {
  const path = ['unknown_authors'];
  const judges = hasRules(own);
  const acts = own.label !== undefined || own.comment === true;
  if (judges && !acts) {
    return [{ path, message: 'has no consequence; add "label: NAME" or "comment: true" to it', severity: 'warning' }];
  }
  if (judges || !acts) return [];
  const message = 'asks for nothing; add "most_open", "disclosure" or "assigned_first" to it';
  return [{ path, message, severity: 'warning' }];
}

/** Is anything asked of unknown authors at all? */
export function hasRules(own: Partial<UnknownAuthors>): boolean {
  return (own.most_open ?? 0) > 0 || (own.disclosure ?? []).length > 0 || own.assigned_first === true;
}

/** The labels that the file itself names: nobody is told that a default does not exist. */
export function namedLabels({ labels, unknown_authors: { label } }: Own): readonly NamedLabel[] {
  const usual = labels.length === CLAIMABLE.length && labels.every((name, index) => name === CLAIMABLE[index]);
  return [
    ...(usual ? [] : labels.map((name, index) => ({ path: ['labels', index], name }))),
    ...(label === undefined ? [] : [{ path: ['unknown_authors', 'label'], name: label }]),
  ];
}

/** The label of issues for newcomers. */
export const newcomersLabel = ({ labels }: Own): string => labels[0] ?? 'good first issue';
