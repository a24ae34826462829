// The commands of the desk: their words, and what `/hearth help` says of them.
import type { Command } from '../../core/command.js';
import { specsIn, verbIn, wordsIn } from '../../core/verbs.js';
import type { Verbs } from '../../core/verbs.js';

/** Who may is said by each title; it is looked at in each case. */
const VERBS = {
  nominate: {
    takes: '@LOGIN for TITLE [in SIG]',
    means: {
      en: 'Nominates somebody for a role or an honour, on an issue of its own.',
      zh: '在单独的 issue 中提名某人担任角色或获得荣誉。',
    },
    on: 'issue',
  },
  sponsor: {
    takes: '[cancel]',
    means: {
      en: 'Sponsors the application; `cancel` takes it back.',
      zh: '为该申请做推荐人；`cancel` 撤回推荐。',
    },
    on: 'issue',
  },
  second: {
    takes: '',
    means: { en: 'Seconds the nomination.', zh: '附议该提名。' },
    on: 'issue',
  },
  concern: {
    takes: 'WORDS',
    means: {
      en: 'Raises a concern, in the private issue of the case alone.',
      zh: '提出顾虑，仅限在该申请的私密 issue 中使用。',
    },
    on: 'issue',
  },
  resolve: {
    takes: 'NUMBER',
    means: { en: 'Says that a concern is settled.', zh: '表示某条顾虑已解决。' },
    on: 'issue',
  },
  accept: {
    takes: '',
    means: { en: 'Accepts the application or nomination.', zh: '接受该申请或提名。' },
    on: 'issue',
  },
  'not-yet': {
    aliases: ['notyet', 'not_yet'],
    takes: 'WORDS',
    means: {
      en: 'Says "not yet", and what is missing.',
      zh: '答复“暂不”，并说明还缺什么。',
    },
    on: 'issue',
  },
  withdraw: {
    takes: '',
    means: { en: 'Takes the application or nomination back.', zh: '撤回该申请或提名。' },
    on: 'issue',
  },
  attest: {
    takes: 'NUMBER',
    means: {
      en: 'Vouches for a requirement that no machine can judge, by its number in the checklist.',
      zh: '为机器无法判断的某项要求作证，按清单中的编号。',
    },
    on: 'issue',
  },
} as const satisfies Verbs<string>;

export type Verb = keyof typeof VERBS;
export const WORDS = wordsIn<Verb>(VERBS);

/** Null: it is not of this section, or left to another bot. */
export const verbOf = ({ word }: Pick<Command, 'word'>, leave: readonly string[]) => verbIn<Verb>(VERBS, word, leave);

export const specsOf = ({ leave }: { readonly leave: readonly string[] }) => specsIn<Verb>(VERBS, leave);
