// Writes down what happened to an item, at the second that the item and its webhook show.
import type { Actor, Repository } from '../model.js';
import type { TimelineChange, TimelineEntry } from '../model-timeline.js';
import { nextId, type World } from '../world.js';

export function timelineOf(repository: Repository, number: number): TimelineEntry[] {
  const timeline = repository.timelines.get(number) ?? [];
  repository.timelines.set(number, timeline);
  return timeline;
}

/** Comments and reviews bring their own id. */
export function record(
  world: World,
  actor: Actor,
  repository: Repository,
  number: number,
  at: string,
  change: TimelineChange,
  id = nextId(world),
): void {
  const timeline = timelineOf(repository, number);
  // A test may turn the clock back; the order stays chronological, and within a second that of happening.
  const before = timeline.findLastIndex((entry) => entry.at <= at);
  timeline.splice(before + 1, 0, { ...change, id, at, actorId: actor.account.id });
}

/** A deleted comment leaves no entry of its own. */
export function forgetEntry(repository: Repository, number: number, kind: TimelineChange['kind'], id: number): void {
  const timeline = timelineOf(repository, number);
  const index = timeline.findIndex((entry) => entry.kind === kind && entry.id === id);
  if (index >= 0) timeline.splice(index, 1);
}
