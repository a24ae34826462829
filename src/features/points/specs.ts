// The commands of the boards: their words, and what `/hearth help` says of them.
import type { Command } from '../../core/command.js';
import { specsIn, verbIn, wordsIn } from '../../core/verbs.js';
import type { Verbs } from '../../core/verbs.js';

const VERBS = {
  board: {
    aliases: ['boards', 'leaderboard'],
    takes: '[join|leave]',
    means: {
      en: 'Shows the boards and how points are made; with `join` you are on them, with `leave` at once no more.',
      zh: '显示积分榜及积分算法；`join` 表示加入，`leave` 表示立即退出。',
    },
  },
  points: {
    takes: '',
    means: { en: 'Shows which of your acts your points come from.', zh: '显示您的积分来自哪些贡献。' },
  },
} as const satisfies Verbs<string>;

export type Verb = keyof typeof VERBS;
export const WORDS = wordsIn<Verb>(VERBS);

/** `/ladder board` is `/board`: what follows it is the same, too. */
const LADDER_BOARD = /^boards?(?:\s+|$)/i;

/** What of a command is for this section; null: nothing, or it is left to another bot. */
export function heardOf(
  { word, args }: Pick<Command, 'word' | 'args'>,
  leave: readonly string[],
): { readonly verb: Verb; readonly args: string } | null {
  const isLadder = word === 'ladder' && LADDER_BOARD.test(args);
  const verb = verbIn<Verb>(VERBS, isLadder ? 'board' : word, leave);
  return verb === null ? null : { verb, args: isLadder ? args.replace(LADDER_BOARD, '') : args };
}

export const specsOf = ({ leave }: { readonly leave: readonly string[] }) => specsIn<Verb>(VERBS, leave);
