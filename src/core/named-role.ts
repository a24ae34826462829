// Roles of the ladder by their names, where settings name them.
import { nearest } from './near.js';
import type { Path } from './problem.js';

/** A role that settings name. */
export interface NamedRole {
  /** Where, from the top of the section. */
  readonly path: Path;
  readonly name: string;
  /** Words that may stand there besides roles; where there are any, so may teams (`team:toc`). */
  readonly also: readonly ('lead' | 'anyone')[];
}

/** The roles of the ladder that settings define, and those that they name. */
export interface RolesIn {
  readonly defined: readonly string[];
  readonly named: readonly NamedRole[];
}

/** What is wrong with a name where these are the roles that there are; null: nothing. */
export function wrongRole({ name, also }: Omit<NamedRole, 'path'>, roles: readonly string[]): string | null {
  const known: readonly string[] = [...new Set([...roles, ...also])];
  if (known.includes(name) || (also.length > 0 && name.startsWith('team:'))) return null;
  return `there is no role ${JSON.stringify(name)}; ${nearest(name, known)}`;
}

/** Names of a list of those who have a say. */
export const sayIn = (key: string, names: readonly string[]): readonly NamedRole[] =>
  names.map((name, index) => ({ path: [key, index], name, also: ['lead'] }));
