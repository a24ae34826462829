// The commands of the boards: their words, and what `/hearth help` says of them.
import type { Command } from '../../core/command.js';
import type { CommandSpec } from '../../core/command-spec.js';

/** By verb, with the other words for the same. */
const VERBS = { board: ['boards', 'leaderboard'], points: [] } as const;

export type Verb = keyof typeof VERBS;
const verbs = Object.keys(VERBS) as [Verb, ...Verb[]];
export const WORDS = verbs;

/** `/ladder board` is `/board`: what follows it is the same, too. */
const LADDER_BOARD = /^boards?(?:\s+|$)/i;

/** What of a command is for this section; null: nothing, or it is left to another bot. */
export function heardOf(
  { word, args }: Pick<Command, 'word' | 'args'>,
  leave: readonly string[],
): { readonly verb: Verb; readonly args: string } | null {
  const isLadder = word === 'ladder' && LADDER_BOARD.test(args);
  const verb = isLadder
    ? 'board'
    : verbs.find((one) => one === word || (VERBS[one] as readonly string[]).includes(word));
  if (verb === undefined || leave.includes(verb)) return null;
  return { verb, args: isLadder ? args.replace(LADDER_BOARD, '') : args };
}

const TAKES: Readonly<Record<Verb, string>> = { board: '[join|leave]', points: '' };

const MEANS: Readonly<Record<Verb, CommandSpec['means']>> = {
  board: {
    en: 'Shows the boards and how points are made; with `join` you are on them, with `leave` at once no more.',
    zh: '显示积分榜及积分算法；`join` 表示加入，`leave` 表示立即退出。',
  },
  points: { en: 'Shows which of your acts your points come from.', zh: '显示您的积分来自哪些贡献。' },
};

export const specsOf = ({ leave }: { readonly leave: readonly string[] }): readonly CommandSpec[] =>
  verbs
    .filter((verb) => !leave.includes(verb))
    .map((verb) => ({
      word: verb,
      ...(VERBS[verb].length === 0 ? {} : { aliases: VERBS[verb] }),
      takes: TAKES[verb],
      means: MEANS[verb],
      who: 'anyone',
    }));
