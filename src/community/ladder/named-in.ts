// Where a title's settings name others: roles that must be held, and people who have a say by a role.
import type { NamedRole } from '../../core/named-role.js';
import type { Path } from '../../core/problem.js';
import type { RequirementSettings } from './requirement-entry.js';
import type { TitleSettings } from './settings.js';

export interface Named {
  /** From the title on. */
  readonly path: Path;
  readonly name: string;
}

interface Placed {
  readonly path: Path;
  readonly entry: RequirementSettings;
}

/** All requirements of a title, those within others, too. */
export function requirementsIn({ requirements }: Pick<TitleSettings, 'requirements'>): readonly Placed[] {
  const placed = (entries: readonly RequirementSettings[], at: Path): readonly Placed[] =>
    entries.flatMap((entry, index) => [
      { path: [...at, index], entry },
      ...placed(entry.of ?? [], [...at, index, 'of']),
    ]);
  return placed(requirements, ['requirements']);
}

/** Roles that must be held. */
const tenuresIn = (title: TitleSettings): readonly Named[] =>
  requirementsIn(title).flatMap(({ path, entry }) =>
    entry.held === undefined ? [] : [{ path: [...path, 'held'], name: entry.held }],
  );

/** Roles without which nobody can meet the requirements: not those of which others can stand in their place. */
export function neededRoles({ requirements }: Pick<TitleSettings, 'requirements'>): readonly Named[] {
  const needed = (entries: readonly RequirementSettings[], at: Path): readonly Named[] =>
    entries.flatMap((entry, index) => {
      const path = [...at, index];
      if (entry.held !== undefined) return [{ path: [...path, 'held'], name: entry.held }];
      const of = entry.of ?? [];
      return entry.any === of.length ? needed(of, [...path, 'of']) : [];
    });
  return needed(requirements, ['requirements']);
}

/** Those who have a say. */
function holdersIn(title: TitleSettings): readonly NamedRole[] {
  const named = (names: readonly string[], path: Path, also: NamedRole['also'] = ['lead']) =>
    names.map((name, index) => ({ path: [...path, index], name, also }));
  return [
    ...named(title.sponsors?.roles ?? [], ['sponsors', 'roles']),
    ...named(title.nominated_by, ['nominated_by'], ['lead', 'anyone']),
    ...named(title.decided_by, ['decided_by']),
    ...requirementsIn(title).flatMap(({ path, entry }) => named(entry.by, [...path, 'by'])),
  ];
}

/** Every role that a title names. */
export const rolesIn = (title: TitleSettings): readonly NamedRole[] => [
  ...tenuresIn(title).map((one) => ({ ...one, also: [] })),
  ...holdersIn(title),
];
