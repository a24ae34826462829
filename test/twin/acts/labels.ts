// A repository's labels.
import { invalid, notFound } from '../api-error.js';
import { emitOn } from '../events.js';
import type { Actor, Label, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { renderLabel } from '../render/repository.js';
import { nextId, type World } from '../world.js';

const DEFAULT_COLOR = 'ededed';

export function findLabel(repository: Repository, name: string, asOf?: number): Label | undefined {
  return repository.labels.all(asOf).find((label) => label.name.toLowerCase() === name.toLowerCase());
}

export function requireLabel(repository: Repository, name: string, asOf?: number): Label {
  const label = findLabel(repository, name, asOf);
  if (label === undefined) throw notFound();
  return label;
}

function emitLabelEvent(
  world: World,
  actor: Actor,
  repository: Repository,
  label: Label,
  action: string,
  more: Json = {},
): void {
  emitOn(world, actor, repository, 'label', action, () => ({ label: renderLabel(world, repository, label), ...more }));
}

export function createLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  wanted: { name: string; color?: string | undefined; description?: string | null | undefined },
): Label {
  const name = wanted.name.trim();
  if (name === '') throw invalid('Label', 'name', 'missing_field');
  if (name.length > 50) throw invalid('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
  if (findLabel(repository, name) !== undefined) throw invalid('Label', 'name', 'already_exists');
  const color = (wanted.color ?? DEFAULT_COLOR).toLowerCase();
  if (!/^[0-9a-f]{6}$/.test(color)) throw invalid('Label', 'color', 'invalid');
  const description = wanted.description ?? null;
  if (description !== null && description.length > 100) {
    throw invalid('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
  }
  const id = nextId(world);
  const label = repository.labels.put(id, { id, name, color, description });
  emitLabelEvent(world, actor, repository, label, 'created');
  return label;
}

export function editLabel(
  world: World,
  actor: Actor,
  repository: Repository,
  label: Label,
  change: { name?: string; color?: string; description?: string | null },
): Label {
  const changes = Object.fromEntries(
    (['name', 'color', 'description'] as const)
      .filter((key) => change[key] !== undefined && change[key] !== label[key])
      .map((key) => [key, { from: label[key] }]),
  );
  const edited = repository.labels.put(label.id, { ...label, ...change });
  emitLabelEvent(world, actor, repository, edited, 'edited', { changes });
  return edited;
}

export function deleteLabel(world: World, actor: Actor, repository: Repository, label: Label): void {
  repository.labels.delete(label.id);
  for (const item of repository.items.all()) {
    if (item.labelIds.includes(label.id)) {
      repository.items.put(item.number, { ...item, labelIds: item.labelIds.filter((id) => id !== label.id) });
    }
  }
  emitLabelEvent(world, actor, repository, label, 'deleted');
}

/** Ids of the named labels; an unknown one is created, as GitHub does when labels are put on an item. */
export function labelIdsFor(world: World, actor: Actor, repository: Repository, names: readonly string[]): number[] {
  const ids = names.map((name) => {
    const label = findLabel(repository, name) ?? createLabel(world, actor, repository, { name });
    return label.id;
  });
  return [...new Set(ids)];
}
