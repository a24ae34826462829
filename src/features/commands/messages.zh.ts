// What this feature says in Chinese.
import { quote } from '../../core/markdown.js';
import type { Turn } from '../../core/turn.js';
import type { Messages } from './wording.js';
import type { Reason } from './outcome.js';

const listed = (names: readonly string[], most = 10): string =>
  [...names.slice(0, most).map((name) => quote(name)), ...(names.length > most ? ['…'] : [])].join('、');
const meant = (near: string | null): string => (near === null ? '' : `是否想写 ${quote(near)}？`);

const standings = {
  anyone: '任何可以阅读本仓库的人',
  author: '作者，以及有 triage 权限的人',
  triage: '有 triage 权限的人',
  write: '有推送权限的人',
  maintain: '有 maintain 权限的人',
  admin: '管理员',
} as const;

const TURNS: Readonly<Record<string, string>> = {
  closed: '已关闭',
  draft: '仍是草稿',
  never_answered: '还没有人回复',
  no_maintainer_spoke: '有人回复，但维护者尚未回复',
  author_spoke: '维护者回复之后，作者或他人又有发言',
  maintainer_spoke: '维护者已回复',
  somebody_spoke: '已有人回复',
  review_requested: '已请求评审',
};

function turn({ of, because }: Turn, since: string, reviewers: string): string {
  const reason = TURNS[because] ?? quote(because);
  if (of === 'nobody') return `自 ${since} 起不等待任何人：${reason}。`;
  const whom = { author: '作者', maintainers: '维护者', reviewers: '评审者' }[of];
  return `自 ${since} 起轮到${whom}${reviewers === '' ? '' : `（${reviewers}）`}：${reason}。`;
}

function restricted({ teams, users }: Extract<Reason, { code: 'restricted' }>): string {
  const who = [
    ...(teams.length > 0 ? [`团队 ${listed(teams)} 的成员`] : []),
    ...(users.length > 0 ? [listed(users)] : []),
  ].join('和');
  return who === '' ? '任何人都不能通过命令' : `只有${who}可以`;
}

function refusal(reason: Reason): string {
  switch (reason.code) {
    case 'may_not':
      return `此命令仅限${standings[reason.who]}使用，请联系他们。`;
    case 'permission_unknown':
      return `GitHub 没有说明你在本仓库的权限，因此没有执行。此命令仅限${standings[reason.who]}使用。请稍后再试，或联系维护者。`;
    case 'permission_none':
      return `GitHub 表示你没有本仓库的阅读权限，因此没有执行。此命令仅限${standings[reason.who]}使用。请联系维护者获取权限。`;
    case 'issues_only':
      return '此命令只用于 issue。';
    case 'pulls_only':
      return '此命令只用于 pull request。';
    case 'merged':
      return '已合并的 pull request 不能重新打开，请新建一个。';
    case 'no_title':
      return '请在命令后写上新标题。';
    case 'title_long':
      return `标题最多 ${reason.most} 个字符。`;
    case 'title_mentions':
      return '标题里不能提及他人，请去掉 @。';
    case 'close_reason':
      return 'GitHub 接受的原因有 `completed` 和 `not-planned`。';
    case 'frozen_pull':
      return 'pull request 不能冻结；`lifecycle/frozen` 只用于 issue。';
    case 'team_review':
      return '请写具体的人，不能写团队。';
    case 'own_review':
      return 'GitHub 不允许评审自己的 pull request，请写其他人。';
    case 'no_name':
      return `请至少写一个标签，例如 ${quote(reason.example)}。`;
    case 'one_only':
      return `${quote(reason.family)} 类标签只能有一个，请只写一个。`;
    case 'no_label':
      return `这里没有标签 ${quote(reason.label)}。${meant(reason.near)}${known(reason)}`;
    case 'no_lifecycle':
      return `只能是 ${listed(reason.allowed)} 之一。`;
    case 'no_sig_label':
      return `${quote(reason.name)} 在 SIG 目录中没有标签。`;
    case 'not_listed':
      return notListed(reason);
    case 'restricted':
      return `${restricted(reason)}添加或移除 ${quote(reason.label)}。`;
    case 'bad_login':
      return `${quote(reason.login)} 不是 GitHub 用户名。`;
    case 'no_meta':
      return `没有这个命令。${meant(reason.near)}可用的有 ${listed(reason.known)}。`;
    case 'too_many':
      return `一次最多执行 ${reason.most} 个命令和同样多的名称。此命令及其后的命令没有执行，请写在另一条评论中。`;
  }
}

function known({ allowed = [], whole }: Extract<Reason, { code: 'no_label' }>): string {
  const sigs = allowed.length === 0 ? '' : `SIG 目录中有 ${listed(allowed)}。`;
  return `${sigs}${whole === undefined ? '' : `由多个词组成的名称要加引号：${quote(whole)}。`}`;
}

function notListed({ label, allowed, instead }: Extract<Reason, { code: 'not_listed' }>): string {
  const other = instead === null ? '' : `请使用 ${quote(instead)}。`;
  if (allowed.length === 0) return `这里没有对此命令开放的标签。${other}`;
  return `${quote(label)} 没有对此命令开放。${other}开放的有 ${listed(allowed)}。`;
}

export const zh: Messages = {
  comma: '、',
  refusal,
  refused: (command, why) => `${command}：${why}`,
  notTaken: (commands) =>
    `GitHub 没有完成 ${commands} 的全部内容。只能请有仓库权限的人评审；已关闭或锁定的条目可能无法更改。用 ${quote('/hearth why')} 可以查看哪些已完成。`,
  guidelines: (summary, url) =>
    ['欢迎任何人参与解决。', ...(summary === '' ? [] : [summary]), ...(url === null ? [] : [`指南：${url}`])].join(' '),
  version: (version) => `这是 Hearth ${version}。`,
  whyNothing: 'Hearth 在这里还没有做过可以说明的事。',
  whyNothingOf: (about) => `Hearth 在这里没有关于 ${about} 的记录。`,
  whyHead: ['时间（UTC）', '内容', '原因', '设置位置'],
  whyLeft: (count) => `更早的 ${count} 条未列出。写上标签或配置段的名称，可以只看相关内容。`,
  acts: {
    label: '标签',
    comment: '评论',
    status: '状态评论',
    reaction: '表情',
    issue: 'issue',
    check: '检查',
    pull: 'pull request',
    'new-label': '新标签',
    assign: '指派',
    reviewers: '请求评审',
    item: '状态或标题',
  },
  states: {
    applied: '已完成',
    unchanged: '原已如此',
    refused: '未执行',
    failed: '失败',
    would: '仅观察',
    silent: '未做任何事',
    planned: '进行中',
    sent: '进行中',
  },
  previewNothing: '仅观察的配置段在这里不会做任何事。',
  previewHead: '仅观察的配置段本会这样做：',
  turn,
  turnUnknown: '还不知道轮到谁。',
  sigs: (names) => `SIG：${names}`,
  labels: (names) => `标签：${names}`,
  noLabels: '没有标签。',
  me: (login) => `Hearth 所知的、关于 ${login} 的公开信息：`,
  issuesOf: (numbers) => (numbers === '' ? '这里没有指派给你的未关闭 issue。' : `这里指派给你的：${numbers}`),
  pullsOf: (numbers) =>
    numbers === '' ? '你在这里没有打开的 pull request。' : `你在这里打开的 pull request：${numbers}`,
  mergedOf: (count) => `在社区的公开仓库中已合并的 pull request：${count}`,
  helpHead: '这里可以使用以下命令，每个命令写在一行的开头：',
  helpColumns: ['命令', '谁可以使用', '作用'],
  helpObserving: (features) => `以下配置段仅观察，其命令不会执行：${features}。`,
  helpLeft: (words) => `这里由其他机器人处理：${words}。`,
  standings,
  nothingRequired: '没有缺少必需的标签。',
  requiredHead: '缺少以下标签：',
  required: (pattern, commands, label) =>
    `匹配 ${pattern} 的标签${commands === '' ? '' : `，可用 ${commands} 添加`}。${label === null ? '' : `之后 ${label} 会被移除。`}`,
};
