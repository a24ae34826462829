// The contributor ladder: people see where they stand, say that they are away or step back, and the leads see who is ready.
// Nothing is given or taken here: who may have a role is decided at the desk.
import { because } from '../../core/action.js';
import { neededToGive } from '../../community/ladder/needs.js';
import { feature } from '../../core/feature.js';
import { decideCommands } from './commands.js';
import { explanations, words } from './explanations.js';
import { heardIn, LIST, STANDINGS } from './heard.js';
import { decideMerge } from './merge.js';
import { firstOf, moreOf } from './questions.js';
import type { First, More } from './questions.js';
import { check, settings } from './settings.js';
import { specsOf } from './specs.js';
import { decideList, decideStandings } from './ticks.js';

export default feature({
  name: 'ladder',
  on: [
    'comment.created',
    'comment.edited',
    'issue.opened',
    'item.edited',
    'pull_request.opened',
    'pull_request.merged',
    'review.submitted',
    'tick',
  ],
  // A tick is nobody's act and a merge often a bot's; commands are read of people only.
  actors: 'everyone',
  settings,
  check,
  roles: ({ roles }) => ({ defined: roles.map(({ name }) => name), named: [] }),
  needs: ({ roles, teams }) => ({
    issues: 'write',
    pull_requests: 'write',
    members: 'read',
    contents: 'read',
    ...neededToGive(roles, teams),
  }),
  labels: ({ roles }) =>
    roles.flatMap(({ apply }, index) =>
      apply === undefined ? [] : [{ path: ['roles', index, 'apply', 'label'], name: apply.label }],
    ),
  commands: specsOf,
  schedules: ({ roles, private: place, ask, list, zone }) => [
    ...(roles.length === 0 ? [] : [{ series: STANDINGS, cron: '40 5 * * *', zone: 'UTC' }]),
    ...(place === undefined && ask !== 'issue' ? [] : [{ series: LIST, cron: list, zone }]),
  ],
  explanations,
  words,

  ask: (event, own): First | null => firstOf(event, own),
  askMore: (event, own, answers): More => moreOf(event, own, answers),

  decide({ event, now, settings: own, answers, language }) {
    const heard = heardIn(event, own);
    switch (heard.is) {
      case 'none':
        return { because: because('not_concerned') };
      case 'elsewhere':
        return { because: because('elsewhere', { home: heard.home }) };
      case 'merge':
        return decideMerge(heard, answers, language);
      case 'standings':
        return decideStandings({ event: heard.event, own, answers, now, language });
      case 'list':
        return decideList({ event: heard.event, own, answers, now, language });
      case 'commands':
        return decideCommands({ event, heard, answers, language });
    }
  },
});
