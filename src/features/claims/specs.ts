// The commands of claims, for `/hearth help`.
import type { CommandSpec } from '../../core/command-spec.js';
import { ASSIGN, isClaimsCommand, UNASSIGN } from './names.js';
import type { Own } from './rules.js';

/** One command by the words for it that are not left to another bot; none where all are. */
function spec(words: readonly string[], { leave }: Own, means: CommandSpec['means']): readonly CommandSpec[] {
  const [word, ...aliases] = words.filter((one) => isClaimsCommand({ word: one }, leave));
  return word === undefined ? [] : [{ word, aliases, takes: '[@LOGIN…]', means, who: 'anyone' }];
}

export const specsOf = (own: Own): readonly CommandSpec[] => [
  ...spec(ASSIGN, own, {
    en: 'Takes an issue that is open to claims. Who may triage assigns anyone, on pull requests too.',
    zh: '认领开放认领的 issue。具备 triage 权限的人可以指派任何人，也可用于 pull request。',
  }),
  ...spec(UNASSIGN, own, {
    en: 'Gives it back. Who may triage takes the assignment of anyone back.',
    zh: '放弃认领。具备 triage 权限的人可以撤销任何人的指派。',
  }),
];
