// What this section says in English.
import { plural } from '../../community/points/words.js';
import { messagesBy } from './wording.js';

export const en = messagesBy({
  language: 'en',
  refused: (command, reason) => `${command} was not done: ${reason}`,
  why: {
    unread: 'write `/board`, `/board join`, `/board leave` or `/points`.',
    others: 'points are shown to people themselves; `/points` shows you yours.',
    not_joined: 'you are not on the boards; `/board join` puts you there, and `/board leave` takes you off at once.',
  },
  boards: { newcomers: 'Newcomers', community: 'Community', maintainers: 'Maintainers' },
  heading: 'The boards, of those who joined them:',
  rank: (login, points) => `${login}: ${points}`,
  nobody: 'Nobody has points here yet.',
  newcomersUnknown: 'Who is new is not known, as the history was not read back to its beginning.',
  maintainersUnknown: 'Of some people it could not be found out whether they maintain; they are with the community.',
  join: '`/board join` puts you on them, `/board leave` takes you off at once, `/points` shows what yours come from.',
  formula: (version) => `How points are made (formula <code>${version}</code>)`,
  byFormula: (version) => `How points are made: \`/board\` shows it (formula \`${version}\`).`,
  own: (points, board) => `Your points: **${points}** (board: ${board}). They come from:`,
  none: (board) => `Nothing that gives points is known of you yet; your board is the one called ${board}.`,
  act: (points, what, day) => `${points}: ${what}, ${day}`,
  place: (act, where) => `${act}, ${where}`,
  older: (acts) => plural(acts, 'older act'),
  more: (acts, points) => `${points}: ${plural(acts, 'act')} older than these`,
});
