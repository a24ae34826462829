// What attention says, in the languages Hearth speaks.
import type { OpenTurn } from '../../core/attention-question.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';

type Kind = OpenTurn['kind'];

interface Messages {
  readonly title: (group: string, repository: string) => string;
  readonly others: string;
  /** `leads`: mentions. */
  readonly intro: (repository: string, leads: readonly string[]) => string;
  readonly newcomers: string;
  readonly maintainers: string;
  readonly reviewers: string;
  /** `item`: a link. */
  readonly line: (item: string, turn: OpenTurn, since: string, days: number) => string;
  readonly more: (count: number) => string;
  readonly nothing: string;
  /** `groups`: titles of those without a list of their own, each with how many items wait. */
  readonly further: (groups: readonly string[]) => string;
  readonly outro: string;
  /** The list of the ladder. */
  readonly ladder: {
    readonly title: (repository: string) => string;
    readonly intro: (repository: string) => string;
    readonly nothing: string;
    readonly outro: string;
  };
  /** In the item's status comment. `leads`: mentions; `sig`: its title; null: no SIG has it. */
  readonly status: (parts: {
    readonly kind: Kind;
    readonly author: string;
    readonly day: string;
    readonly sig: string | null;
    readonly leads: readonly string[];
  }) => string;
}

const EN_KINDS = { issue: 'issue', pull_request: 'pull request', discussion: 'discussion' } as const;
const ZH_KINDS = { issue: ' issue', pull_request: ' pull request', discussion: '讨论' } as const;

const named = (logins: readonly string[], comma: string) => logins.map((login) => quote(login)).join(comma);

export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    title: (group, repository) => `Whose turn it is: ${group} in ${repository}`,
    others: 'items without a SIG',
    intro: (repository, leads) =>
      `What waits in ${repository}, the longest waiting first.${leads.length === 0 ? '' : ` For ${leads.join(', ')}.`}`,
    newcomers: 'First contributions that nobody has answered',
    maintainers: 'Waiting for a maintainer',
    reviewers: 'Waiting for a review that was asked for',
    line: (item, { kind, author, of, people }, since, days) => {
      const from = `${EN_KINDS[kind]} of ${quote(author)}`;
      const whom = of === 'reviewers' && people.length > 0 ? `, asked of ${named(people, ', ')}` : '';
      return `${item}: ${from}${whom}, since ${since}${days === 0 ? '' : days === 1 ? ' (1 day)' : ` (${days} days)`}`;
    },
    more: (count) => `and ${count} more`,
    nothing: 'Nobody waits.',
    further: (groups) => `There are no more lists than these at once; items also wait for: ${groups.join(', ')}.`,
    outro:
      "As far as Hearth's ledger reaches. This issue is edited, and closed while nobody waits. Nothing is closed for silence: an answer, even a short one, hands the turn over.",
    ladder: {
      title: (repository) => `The ladder in ${repository}: what the leads can do`,
      intro: (repository) =>
        `What of the contributor ladder waits for a lead, as the settings of ${repository} have it.`,
      nothing: 'Nothing waits.',
      outro:
        "As far as Hearth's ledger reaches. This issue is edited, and closed while nothing waits. It says nothing of what anybody lacks.",
    },
    status: ({ kind, author, day, sig, leads }) => {
      const fact = `By ${day} nobody had answered this first ${EN_KINDS[kind]} of ${author}.`;
      if (sig === null) return `${fact} It is the maintainers' turn.`;
      return leads.length === 0
        ? `${fact} It is the turn of ${sig}.`
        : `${fact} ${leads.join(', ')}, it is the turn of ${sig}.`;
    },
  },
  zh: {
    title: (group, repository) => `轮到谁了：${group}（${repository}）`,
    others: '没有 SIG 的条目',
    intro: (repository, leads) =>
      `${repository} 中等待处理的条目，等待最久的在前。${leads.length === 0 ? '' : `提醒 ${leads.join('、')}。`}`,
    newcomers: '无人答复的首次贡献',
    maintainers: '等待维护者',
    reviewers: '等待已请求的评审',
    line: (item, { kind, author, of, people }, since, days) => {
      const whom = of === 'reviewers' && people.length > 0 ? `，已请 ${named(people, '、')} 评审` : '';
      return `${item}：${quote(author)} 的${ZH_KINDS[kind]}${whom}，自 ${since} 起${days === 0 ? '' : `（${days} 天）`}`;
    },
    more: (count) => `另有 ${count} 个`,
    nothing: '没有人在等待。',
    further: (groups) => `列表数量已达上限；另有条目等待：${groups.join('、')}。`,
    outro:
      '以 Hearth 的记录所及为准。本 issue 会持续更新，无人等待时关闭。沉默不会关闭任何条目：一句简短的答复就能把轮次交出去。',
    ladder: {
      title: (repository) => `贡献者阶梯（${repository}）：负责人可以做什么`,
      intro: (repository) => `按 ${repository} 的设置，贡献者阶梯中等待负责人处理的事项。`,
      nothing: '没有等待处理的事项。',
      outro: '以 Hearth 的记录所及为准。本 issue 会持续更新，没有等待事项时关闭。其中不会提及任何人还缺什么。',
    },
    status: ({ kind, author, day, sig, leads }) => {
      const fact = `到 ${day} 为止，${author} 的这个首次${ZH_KINDS[kind]}${kind === 'discussion' ? '' : ' '}还没有人答复。`;
      if (sig === null) return `${fact}轮到维护者了。`;
      return leads.length === 0 ? `${fact}轮到 ${sig} 了。` : `${fact}${leads.join('、')}，轮到 ${sig} 了。`;
    },
  },
};
