// A label that asks for those who decide on another one: they are assigned, once.
import type { ItemChangeEvent, RepositoryEvent } from '../../core/event.js';
import type { Action } from '../../core/action.js';
import { isSame } from '../../core/name.js';
import type { Own } from './settings.js';

export const isLabelled = (event: RepositoryEvent): event is ItemChangeEvent => event.kind === 'item.labeled';

/** People to be assigned because of the label that was put on. */
export function assigneesOf({ label, item }: ItemChangeEvent, own: Own): readonly string[] {
  if (label === undefined || item.kind === 'discussion' || item.state === 'closed') return [];
  const rules = own.restricted_labels.filter((rule) => rule.assign_on.some((one) => isSame(one, label)));
  return [...new Set(rules.flatMap((rule) => rule.allowed_users.map((login) => login.toLowerCase())))];
}

/** Once for each label and item: whoever was unassigned by a person stays so. */
export function assignment({ repository, item, label = '' }: ItemChangeEvent, logins: readonly string[]): Action {
  return {
    act: { kind: 'assign', number: item.number, add: logins, remove: [] },
    rule: 'assign_on',
    scope: `item:${repository.id}:${item.number}`,
    cause: `label:${label.toLowerCase()}`,
  };
}
