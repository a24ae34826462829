// The commands of this section: their words, and what `/hearth help` says of them.
import type { Command } from '../../core/command.js';
import { specsIn, verbIn, wordsIn } from '../../core/verbs.js';
import type { Verbs } from '../../core/verbs.js';

/** Who confirms is named by the settings; it is looked at in each case. */
const VERBS = {
  credit: {
    takes: '@LOGIN KIND [LINK] [DAY]',
    means: {
      en: 'Tells of a deed that leaves no trace on GitHub, such as a talk.',
      zh: '登记一项在 GitHub 上不留痕迹的贡献，例如演讲。',
    },
  },
  spoke: {
    takes: '[@LOGIN] [LINK] [DAY]',
    means: { en: 'Tells of a talk: your own, or of those named.', zh: '登记一次演讲：本人的，或所列人员的。' },
  },
  organised: {
    aliases: ['organized'],
    takes: '[@LOGIN] [LINK] [DAY]',
    means: {
      en: 'Tells of an event that you, or those named, organised.',
      zh: '登记本人或所列人员组织的一次活动。',
    },
  },
  mentored: {
    takes: '@LOGIN [LINK] [DAY]',
    means: { en: 'Tells that you mentored somebody.', zh: '登记您指导了某人。' },
  },
  confirm: {
    takes: '[@LOGIN] [KIND] [LINK]',
    means: { en: 'Confirms deeds that were told of here.', zh: '确认在此登记的贡献。' },
  },
  refuse: {
    takes: '[@LOGIN] [KIND] [LINK]',
    means: { en: 'Says that deeds that were told of here do not count.', zh: '表示在此登记的贡献不予计入。' },
  },
} as const satisfies Verbs<string>;

export type Verb = keyof typeof VERBS;
export const WORDS = wordsIn<Verb>(VERBS);

/** Null: it is not of this section, or left to another bot. */
export const verbOf = ({ word }: Pick<Command, 'word'>, leave: readonly string[]) => verbIn<Verb>(VERBS, word, leave);

export const specsOf = ({ leave }: { readonly leave: readonly string[] }) => specsIn<Verb>(VERBS, leave);
