// Which issues a pull request would close, by the closing words in its text, and the other way round.
import type { Item, Repository } from '../model.js';
import { fullNameOf, type World } from '../world.js';
import { isVisible, type Scope } from './scope.js';

export interface Linked {
  readonly repository: Repository;
  readonly item: Item;
}

const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+([\w.-]+\/[\w.-]+)?#(\d+)/gi;

/** Only where it is meant for the default branch. */
function closedBy(world: World, repository: Repository, pull: Item): readonly Linked[] {
  if (pull.pull?.baseRef !== repository.defaultBranch) return [];
  const found = new Map<number, Linked>();
  for (const [, name, number] of (pull.body ?? '').matchAll(CLOSES)) {
    const home = world.repositories.get(
      world.names.get((name ?? fullNameOf(world, repository)).toLowerCase()) ?? repository.id,
    );
    const item = home?.items.get(Number(number));
    if (home !== undefined && item !== undefined && item.pull === undefined) {
      found.set(item.id, { repository: home, item });
    }
  }
  return [...found.values()];
}

/** What the App may not read is not told of. */
export function closingIssues(scope: Scope, repository: Repository, pull: Item): readonly Linked[] {
  return closedBy(scope.world, repository, pull).filter((one) => isVisible(scope, one.repository));
}

export function closingPulls(scope: Scope, issue: Item, alsoClosed: boolean): readonly Linked[] {
  return [...scope.world.repositories.values()]
    .filter((home) => isVisible(scope, home))
    .flatMap((home) =>
      home.items
        .all()
        .filter((pull) => pull.pull !== undefined && (alsoClosed || pull.state === 'open'))
        .filter((pull) => closedBy(scope.world, home, pull).some(({ item }) => item.id === issue.id))
        .map((item) => ({ repository: home, item })),
    );
}
