// Under which key something is kept that was made of repositories that are shown.
import { createHash } from 'node:crypto';
import type { Mark, ShownCommunity, ShownRepository } from '../../engine/ports.js';

export const repositoriesOf = (of: ShownRepository | ShownCommunity): readonly ShownRepository[] =>
  'repositories' in of ? of.repositories : [of];

export const idsOf = (of: ShownRepository | ShownCommunity): readonly number[] =>
  repositoriesOf(of).map(({ repository }) => repository.id);

/**
 * Another one for all that must be seen at once: what is shown, on which terms, and who was forgotten. `more`: whatever else
 * makes it another page.
 */
export function shownKey(
  of: ShownRepository | ShownCommunity,
  { terms }: Pick<Mark, 'terms'>,
  more: readonly unknown[],
): string {
  const names = repositoriesOf(of).map(({ repository: { id, owner, name } }) => [id, owner.login, name]);
  const kind = 'repositories' in of ? 'community' : 'repository';
  return createHash('sha256')
    .update(JSON.stringify([kind, names, terms, more]))
    .digest('base64url');
}
