// How people write: forms well filled and badly, answers of sponsors in both languages, and what is no answer.
import { pick } from '../../support/busy-year-chance.js';
import type { Chance } from '../../support/busy-year-chance.js';

export const YES = [
  '+1',
  'LGTM',
  'Happy to sponsor, +1',
  'I support this.',
  'Sure, +1 from me',
  '赞成',
  '+1 支持',
  '同意',
];
export const NOT_YET = ['not yet', 'Not yet, sorry.', '暂不', '暂不支持'];
export const TALK = [
  'What did you work on so far?',
  'I will have a look next week.',
  'Thanks for all of this!',
  '你主要参与了哪些工作？',
  'If the tests are done, I could sponsor.',
];

export interface Form {
  readonly applicant: string;
  readonly sponsors: readonly string[];
  readonly chinese: boolean;
  /** The box of an ambassador's form; null: it has none. */
  readonly ticked?: boolean | null;
}

const BOX = 'I will speak for the community in my region';

/** An issue form as GitHub writes it down, its fields in any order, logins as people write them. */
export function formOf({ applicant, sponsors, chinese, ticked = null }: Form, chance: Chance): string {
  const spelled = (login: string) =>
    pick(chance, [`@${login}`, login, `@${login.toUpperCase()}`, `https://github.com/${login}`]);
  const joined = sponsors.map(spelled).join(pick(chance, [', ', '\n', ' and ']));
  const fields = chinese
    ? [
        `### GitHub 用户名\n\n${spelled(applicant)}`,
        `### 推荐人\n\n${joined || '_No response_'}`,
        '### 贡献列表\n\n- 文档与测试，详见已合并的改动',
      ]
    : [
        `### GitHub Username\n\n${spelled(applicant)}`,
        `### Sponsors\n\n${joined || '_No response_'}`,
        '### List of contributions\n\n- tests and docs, see what was merged',
      ];
  const box = ticked === null ? [] : [`### Requirements\n\n- [${ticked ? 'x' : ' '}] ${BOX}`];
  return [...(chance() < 0.3 ? fields.toReversed() : fields), ...box].join('\n\n');
}
