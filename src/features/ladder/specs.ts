// The commands of the ladder: their words, and what `/hearth help` says of them.
import type { Command } from '../../core/command.js';
import { specsIn, verbIn, wordsIn } from '../../core/verbs.js';
import type { Verbs } from '../../core/verbs.js';

const VERBS = {
  ladder: {
    aliases: ['check-eligibility'],
    takes: '[SIG] [@LOGIN]',
    means: {
      en: 'Shows where you stand on the ladder and the nearest next step; of others, the titles that they hold.',
      zh: '显示您在贡献者阶梯上的位置和最近的下一步；对他人则显示其担任的角色。',
    },
  },
  away: {
    takes: '[until DAY]',
    means: {
      en: 'Says that you are away for a while: nobody asks after you.',
      zh: '表示您暂时离开：期间不会有人催问。',
    },
  },
  back: {
    takes: '',
    means: { en: 'Says that you are back.', zh: '表示您已回来。' },
  },
  emeritus: {
    takes: '[ROLE [SIG]]',
    means: {
      en: 'Says that you step back from your roles, or from one of them.',
      zh: '表示您卸任全部角色，或其中一个。',
    },
  },
} as const satisfies Verbs<string>;

export type Verb = keyof typeof VERBS;
export const WORDS = wordsIn<Verb>(VERBS);

/** Null: it is not of this section, or left to another bot. `/ladder board` is about points, another section. */
export function verbOf({ word, args }: Pick<Command, 'word' | 'args'>, leave: readonly string[]): Verb | null {
  const verb = verbIn<Verb>(VERBS, word, leave);
  return verb === 'ladder' && /^boards?(?:\s|$)/i.test(args) ? null : verb;
}

export const specsOf = ({ leave }: { readonly leave: readonly string[] }) => specsIn<Verb>(VERBS, leave);
