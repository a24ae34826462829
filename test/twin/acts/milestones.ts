// Milestones come into being when an item is put into one.
import type { Actor, Item, Milestone, Repository } from '../model.js';
import { renderMilestone } from '../render/milestone.js';
import { nextId, stampOf, type World } from '../world.js';
import { emitItem, putItem, requireWritable } from './item-basics.js';
import { record } from './timeline.js';

function milestoneNamed(world: World, actor: Actor, repository: Repository, title: string): Milestone {
  const all = repository.milestones.all();
  const known = all.find((milestone) => milestone.title === title);
  if (known !== undefined) return known;
  const id = nextId(world);
  const shown = { number: all.length + 1, title, creatorId: actor.account.id, createdAt: stampOf(world) };
  return repository.milestones.put(id, { id, ...shown });
}

/** Null takes the item out of its milestone. */
export function setMilestone(
  world: World,
  actor: Actor,
  repository: Repository,
  item: Item,
  title: string | null,
): Item {
  requireWritable(repository);
  const before = repository.milestones.get(item.milestoneId ?? -1);
  const after = title === null ? undefined : milestoneNamed(world, actor, repository, title);
  if (before?.id === after?.id) return item;
  const changed = putItem(world, repository, { ...item, milestoneId: after?.id, updatedAt: stampOf(world) });
  const tell = (milestone: Milestone | undefined, kind: 'milestoned' | 'demilestoned'): void => {
    if (milestone === undefined) return;
    record(world, actor, repository, item.number, changed.updatedAt, { kind, title: milestone.title });
    emitItem(world, actor, repository, changed, kind, () => ({
      milestone: renderMilestone(world, repository, milestone),
    }));
  };
  tell(before, 'demilestoned');
  tell(after, 'milestoned');
  return changed;
}
