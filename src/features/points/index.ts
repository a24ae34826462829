// Points and boards: of people who joined them by a word of their own, by a formula that is told with each board.
import { termsOf } from '../../community/points/terms.js';
import { because } from '../../core/action.js';
import type { Board } from '../../core/board-question.js';
import { feature } from '../../core/feature.js';
import { sayIn } from '../../core/named-role.js';
import { decideCommands } from './decide.js';
import { explanations, words } from './explanations.js';
import { check, settings } from './settings.js';
import { specsOf } from './specs.js';
import { heardIn } from './wish.js';

type Asked = { readonly board?: Board };

export default feature({
  name: 'points',
  on: ['comment.created', 'comment.edited', 'issue.opened', 'item.edited', 'pull_request.opened', 'review.submitted'],
  settings,
  check,
  roles: ({ maintainers }) => ({ defined: [], named: sayIn('maintainers', maintainers) }),
  needs: () => ({ issues: 'write', pull_requests: 'write' }),
  commands: specsOf,
  explanations,
  words,

  ask(event, own): Asked | null {
    const heard = heardIn(event, own);
    if (heard === null) return null;
    const { repository, at } = event;
    const asksOwn = heard.wishes.some(({ is }) => is === 'own');
    if (!asksOwn && !heard.wishes.some(({ is }) => is === 'show')) return {};
    const person = asksOwn ? heard.spoken.author : null;
    return { board: { kind: 'board', repository, terms: termsOf(own), maintainers: own.maintainers, person, at } };
  },

  decide({ event, settings: own, answers, language }) {
    const heard = heardIn(event, own);
    if (heard === null) return { because: because('not_concerned') };
    return decideCommands({ event, heard, own, board: answers.board, language });
  },
});
