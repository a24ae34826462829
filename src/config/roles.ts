// Roles that one section of a file names, and the ladder in another has not: told where the file itself shows the ladder.
import type { Mapping } from '../core/mapping.js';
import { isMapping } from '../core/mapping.js';
import { wrongRole } from '../core/named-role.js';
import type { Path } from '../core/problem.js';
import type { Known } from './known.js';

type Sections = Readonly<Record<string, unknown>>;

export interface Roles {
  /** The sections of the file, as they are written. */
  readonly data: Mapping;
  /** Those that are right, after defaults. */
  readonly sections: Sections;
  /** The same of the preset that it extends. */
  readonly preset: Sections;
}

/**
 * Where no ladder is to be seen, it may stand in the owner's file; where a section is wrong, what it should define is not
 * known. Nothing is told then.
 */
export function strangeRoles({ data, sections, preset }: Roles, { sections: all }: Known): (readonly [Path, string])[] {
  if (Object.keys(all).some((name) => Object.hasOwn(data, name) && !Object.hasOwn(sections, name))) return [];
  const rolesIn = (name: string, values: unknown) => all[name]?.roles(values as never) ?? { defined: [], named: [] };
  const isOwn = (name: string) => isMapping(data[name]) && Object.keys(data[name]).some((key) => key !== 'mode');
  const inForce = Object.entries({ ...preset, ...sections }).map(
    ([name, values]) => [name, isOwn(name) ? values : (preset[name] ?? values)] as const,
  );
  const defined = inForce.flatMap(([name, values]) => rolesIn(name, values).defined);
  if (defined.length === 0) return [];
  return Object.entries(sections).flatMap(([name, values]) =>
    (Object.hasOwn(all, name) && isOwn(name) ? rolesIn(name, values).named : []).flatMap((one) => {
      const message = wrongRole(one, defined);
      return message === null ? [] : [[[name, ...one.path], message] as const];
    }),
  );
}
