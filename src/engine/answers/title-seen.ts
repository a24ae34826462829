// Which repositories an answer may tell of: those that everybody sees, and the one that asks. Whoever keeps a private repository
// has no say over the others.
import type { Config } from '../../config/resolve.js';
import type { Repository } from '../../core/event.js';
import { isSame } from '../../core/name.js';
import { isOwners } from './title-here.js';
import { onceFor } from './title-scene.js';
import type { TitleScene } from './title-scene.js';

/** Ids of the public repositories of its owner, and its own; with `privateToo` those of all. */
export function seenFrom(
  { id, owner }: Repository,
  privateToo: boolean,
  scene: TitleScene,
): Promise<readonly number[]> {
  return onceFor(scene, `seen ${id} ${privateToo}`, async () => {
    const scope = await scene.sources.ledger.reportScope({ community: owner.id }, privateToo);
    const ids = (scope?.repositories ?? []).map((one) => one.id);
    return ids.includes(id) ? ids : [...ids, id];
  });
}

/** Is this the repository in which the ladder is looked after, by the word of the file that all repositories share? */
export function isHome({ name }: Pick<Repository, 'name'>, config: Config | undefined): boolean {
  if (config === undefined || !isOwners(config, 'ladder')) return false;
  const home = config.sections['ladder']?.settings['home'];
  return typeof home === 'string' && isSame(home, name);
}
