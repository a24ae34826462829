// Names of titles: each once, those that are named elsewhere exist, and none needs itself.
import type { Finding } from '../../core/feature.js';
import { errorAt } from '../../core/feature.js';
import { wrongRole } from '../../core/named-role.js';
import { neededRoles, rolesIn } from './named-in.js';
import type { TitleSettings } from './settings.js';

const quoted = (text: string): string => JSON.stringify(text);

/** Of the titles under `list`. In `honours` names of roles stand, too, which are not known there. */
export function checkNames(
  titles: readonly TitleSettings[],
  list: string,
  section: 'ladder' | 'honours',
): readonly Finding[] {
  return [
    ...twice(titles, list),
    ...reserved(titles, list, section),
    ...(section === 'ladder' ? [...unknown(titles, list), ...circles(titles, list)] : []),
  ];
}

function twice(titles: readonly TitleSettings[], list: string): Finding[] {
  return titles.flatMap(({ name }, index) => {
    const first = titles.findIndex((one) => one.name === name);
    return first === index
      ? []
      : [errorAt([list, index, 'name'], `${quoted(name)} stands twice; give each its own name`)];
  });
}

/** `lead` and `anyone` mean somebody already. */
function reserved(titles: readonly TitleSettings[], list: string, section: 'ladder' | 'honours'): Finding[] {
  return titles.flatMap((title, index) => {
    const at = [list, index, 'name'];
    if (title.name === 'anyone') return [errorAt(at, '"anyone" means everybody; give it another name')];
    const isLeads = section === 'ladder' && title.scope === 'sig' && title.defined_by?.leads === true;
    if (title.name !== 'lead' || isLeads) return [];
    const message =
      '"lead" means a lead of a SIG; write "scope: sig" and "defined_by: {leads: true}", or give it another name';
    return [errorAt(at, message)];
  });
}

function unknown(titles: readonly TitleSettings[], list: string): Finding[] {
  const names = titles.map(({ name }) => name);
  return titles.flatMap((title, index) =>
    rolesIn(title).flatMap(({ path, ...one }) => {
      const message = wrongRole(one, names);
      return message === null ? [] : [errorAt([list, index, ...path], message)];
    }),
  );
}

/** A title that nobody could come to hold, because it is needed for itself. Told at the first of the circle. */
function circles(titles: readonly TitleSettings[], list: string): Finding[] {
  const needs = new Map(titles.map((title) => [title.name, neededRoles(title).map(({ name }) => name)]));
  const told = new Set<string>();
  return titles.flatMap((title, index) => {
    const way = wayBack(title.name, needs);
    if (way === null || way.some((name) => told.has(name))) return [];
    for (const name of way) told.add(name);
    const first = neededRoles(title).find(({ name }) => name === way[1]);
    const message = `nobody could ever hold it: ${way.map(quoted).join(' needs ')}; take one of these out`;
    return [errorAt([list, index, ...(first?.path ?? ['requirements'])], message)];
  });
}

/** The shortest way from a name over what it needs back to itself, both ends told; null: there is none. */
function wayBack(start: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer = ways.flatMap((way) => (needs.get(way.at(-1) ?? '') ?? []).map((name) => [...way, name]));
    const back = longer.find((way) => way.at(-1) === start);
    if (back !== undefined) return back;
    ways = longer.filter((way) => !seen.has(way.at(-1) ?? '') && seen.add(way.at(-1) ?? ''));
  }
  return null;
}
