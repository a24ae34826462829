// What this section says in English.
import { deedNames } from '../../community/ladder/deed-names.js';
import type { PointKind, ShownKind } from '../../core/points.js';
import { messagesBy } from './wording.js';

const shown: Readonly<Record<ShownKind, string>> = {
  merged: 'pull request merged',
  reviewed: 'pull request reviewed',
  answered: 'answer accepted',
  issue: 'issue completed',
};
const kinds = (kind: PointKind): string => ({ ...deedNames.en, ...shown })[kind];
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const en = messagesBy({
  refused: (command, reason) => `${command} was not done: ${reason}`,
  why: {
    unread: 'write `/board`, `/board join`, `/board leave` or `/points`.',
    others: 'points are shown to people themselves; `/points` shows you yours.',
    not_joined: 'you are not on the boards; `/board join` puts you there, and `/board leave` takes you off at once.',
  },
  boards: { newcomers: 'Newcomers', community: 'Community', maintainers: 'Maintainers' },
  heading: 'The boards, of those who joined them:',
  nobody: 'Nobody has points here yet.',
  newcomersUnknown: 'Who is new is not known, as the history was not read back to its beginning.',
  maintainersUnknown: 'Of some people it could not be found out whether they maintain; they are with the community.',
  join: '`/board join` puts you on them, `/board leave` takes you off at once, `/points` shows what yours come from.',
  kinds,
  weight: (what, points, most) => `${what}: ${plural(points, 'point')}, at most ${most} a week`,
  formula: (version) => `How points are made (formula \`${version}\`):`,
  byFormula: (version) => `How points are made: \`/board\` shows it (formula \`${version}\`).`,
  rules: (halfLife, maintainers) => [
    `after ${plural(halfLife, 'day')} an act gives half as much, and so on; of a week those that give the most count`,
    'a pull request counts where another person reviewed or merged it; a review of another’s, once each, where it has words of its own, comments on lines or asks for changes; an answer and an issue where another person accepted or completed it; a deed once it is confirmed',
    'bots, and what is deleted, hidden or spam, count for nothing',
    `new is who came within 90 days; maintainers are holders of ${maintainers.length === 0 ? 'no role' : maintainers.join(', ')}`,
  ],
  own: (points, board) => `Your points: **${points}** (board: ${board}). They come from:`,
  none: 'Nothing that gives points is known of you yet.',
  more: (acts, points) => `${points}: ${plural(acts, 'older act')}`,
});
