// Which rules an event may concern, by the event alone.
import type { Item, ItemChangeEvent, ItemEvent, RepositoryEvent } from '../../core/event.js';
import { isSame } from '../../core/name.js';
import type { Rule } from './rules.js';

/** `opened`: the grace periods begin; `due`: one of them is over; `labels`: a label came or went. */
export interface Look {
  readonly why: 'opened' | 'due' | 'labels';
  readonly cause: ItemEvent | ItemChangeEvent;
  readonly rules: readonly Rule[];
}

const OPENED: readonly string[] = ['issue.opened', 'issue.reopened', 'pull_request.opened', 'pull_request.reopened'];

/** Null: this event concerns no rule. */
export function lookAt(event: RepositoryEvent, rules: readonly Rule[]): Look | null {
  const cause = event.kind === 'later' ? event.cause : event;
  if (!('item' in cause) || 'comment' in cause) return null;
  const fitting = rules.filter((rule) => concerns(rule, cause.item));
  if (fitting.length === 0) return null;
  if (event.kind === 'later') return { why: 'due', cause, rules: fitting };
  if (OPENED.includes(cause.kind)) return { why: 'opened', cause, rules: fitting };
  const { label } = cause as ItemChangeEvent;
  if (label === undefined || cause.item.state === 'closed') return null;
  const touched = fitting.filter((rule) => isTouched(rule, cause, label));
  return touched.length === 0 ? null : { why: 'labels', cause, rules: touched };
}

function concerns({ issues, prs, branch }: Rule, { kind, base }: Item): boolean {
  if (kind === 'issue') return issues;
  // Where the payload does not tell the branch, the live item is asked for it.
  return kind === 'pull_request' && prs && (branch === undefined || base === null || base.ref === branch);
}

/**
 * Labels that came concern a rule where its own label is on; labels that went, where no other matches. Its own label
 * concerns it when it comes: another may have come first; when it goes, only where it is spoken of.
 */
function isTouched(rule: Rule, { kind, item }: ItemEvent | ItemChangeEvent, label: string): boolean {
  const { regexp, missing_label: own, missing_comment: comment } = rule;
  const came = kind === 'item.labeled';
  if (isSame(label, own)) return came || comment !== undefined;
  if (!regexp.found(label)) return false;
  return came ? item.labels.some((one) => isSame(one, own)) : !item.labels.some((one) => regexp.found(one));
}
