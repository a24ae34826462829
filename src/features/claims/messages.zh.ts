// What claims says in Chinese.
import { mention, quote } from '../../core/markdown.js';
import { dayOf } from '../../core/time.js';
import type { Holder, Why } from './judge.js';
import type { AtWork, Lack, Messages, OpenPull, Unmet } from './said.js';

export const zh: Messages = {
  refused: (command, why, repository) => `${quote(command)} 未执行：${reasonOf(why, repository)}`,
  notAssigned:
    'GitHub 没有接受全部指派：只有在此评论过、属于该组织或可写入仓库的人才能被指派，最多十人。先在此留言，之后即可被指派。',
  notUnassigned: 'GitHub 没有撤销指派；维护者可以手动操作。',
  reminder: (login, until) =>
    `${mention(login)}，你还在处理这个 issue 吗？在此留言，或有一个能关闭它的未合并 pull request，它就仍归你。如果有别的事也没关系：单独一行写 \`/unassign\` 即可让给别人。若一直没有消息，自 ${dayOf(until)} 起它将重新开放给其他人。`,
  offered: '这个 issue 重新开放给所有人：在评论中单独一行写 `/assign` 即可认领。',
  list: (pulls) => `针对这个 issue 的未合并 pull request：\n\n${pulls.map((one) => `- ${pullOf(one)}`).join('\n')}`,
  competing: (day, work) => `${work.map((one) => atWork(day, one)).join('\n\n')}\n\n不妨先和他们沟通，免得重复劳动。`,
  next: (login, number, label, shared) =>
    `${mention(login)}，如果想继续：#${number} 适合新人（${quote(label)}）${
      shared.length === 0 ? '' : `，并且与你刚完成的内容相近（${shared.map((name) => quote(name)).join('、')}）`
    }。在那里评论并单独一行写 \`/assign\` 即可认领。`,
  advice: (login, label, lacks) =>
    `${login === null ? '' : `${mention(login)}，`}关于标签 ${quote(label)}：若补充以下内容，新人会更容易上手：\n\n${lacks
      .map((lack) => `- ${LACKS[lack]}`)
      .join('\n')}\n\n这只是根据文字给出的建议，不影响任何流程。`,
  unmet: (day, rules) =>
    `截至 ${day}，这个 pull request 还需要：\n\n${rules.map((one) => `- ${unmetOf(one)}`).join('\n')}`,
};

function reasonOf(why: Why, repository: number): string {
  switch (why.code) {
    case 'permission':
      return 'GitHub 没有确认你可以在此参与。请稍后再试，或联系维护者。';
    case 'names':
      return '这不是最多十个用户的列表。请写成 `@login`，以空格分隔；不写名字则指您自己。';
    case 'triage':
      return '只有具备 triage 权限的人才能指派他人。不写名字则表示你自己。';
    case 'pull_request':
      return '在 pull request 上，只有具备 triage 权限的人才能指派。请联系他们，或写一份评审。';
    case 'closed':
      return '它已关闭。重新打开后才能认领。';
    case 'label':
      return `只有带标签 ${why.labels.map((name) => quote(name)).join(' 或 ')} 的 issue 可以认领。请维护者加上标签，或直接指派你。`;
    case 'taken':
      return `${why.holders.map(holderOf).join('；')}。`;
    case 'pull':
      return `${quote(why.author)} 的 pull request #${why.number} 正在处理它。若它未合并就被关闭，便可认领；在此之前欢迎参与评审。`;
    case 'limit':
      return limitOf(why, repository);
  }
}

function limitOf({ most, newcomer, issues }: Extract<Why, { code: 'limit' }>, repository: number): string {
  const here = issues.filter((one) => one.repository === repository).map(({ number }) => `#${number}`);
  const elsewhere = issues.length - here.length;
  const where = [...here.slice(0, 10), ...(elsewhere > 0 ? [`其他仓库 ${elsewhere} 个`] : [])].join('、');
  const rule = newcomer ? `在你的第一个 pull request 合并之前，同时最多 ${most} 个` : `同时最多 ${most} 个`;
  return `${rule}，而你已有 ${where}。完成一个，或在那里写 \`/unassign\`，就可以认领这个。`;
}

function holderOf({ login, since, until }: Holder): string {
  const from = since === null ? '' : `自 ${dayOf(since)} 起`;
  const free = until === null ? '可以问问本人或维护者是否需要帮手' : `若一直没有消息，将于 ${dayOf(until)} 释放`;
  return `${quote(login)} ${from}正在处理；${free}`;
}

function pullOf({ number, author, openedAt, draft }: OpenPull): string {
  const by = author === null ? '' : `，作者 ${quote(author)}`;
  return `#${number}${by}，自 ${dayOf(openedAt)}${draft ? '（草稿）' : ''}`;
}

function atWork(day: string, { issue, assigned, pulls }: AtWork): string {
  const lines = [
    ...assigned.map(
      ({ login, since }) => `- ${quote(login)} 已被指派${since === null ? '' : `（自 ${dayOf(since)}）`}`,
    ),
    ...pulls.map((one) => `- pull request ${pullOf(one)}`),
  ];
  return `截至 ${day}，同样在处理 #${issue} 的还有：\n\n${lines.join('\n')}`;
}

const LACKS: Readonly<Record<Lack, string>> = {
  description: '几句话的说明：是什么，为什么',
  code: '相关代码的位置：路径、链接或名称',
  steps: '要做什么（步骤或清单），以及怎样算完成',
  assigned: '无人被指派：现在看起来已有人认领',
  needs: '去掉表示仍缺少信息的标签',
  question: '一个明确的任务，而不是开放的提问',
};

function unmetOf(unmet: Unmet): string {
  switch (unmet.rule) {
    case 'most_open':
      return `第一个 pull request 合并之前，你在本社区同时未合并的 pull request 最多 ${unmet.most} 个；现在有 ${unmet.open} 个`;
    case 'disclosure':
      return `在描述中勾选以下之一：${unmet.boxes.map((box) => quote(box, 300)).join('、')}`;
    case 'assigned_first':
      return '它关闭一个已指派给你的 issue；在可认领的 issue 上单独一行写 `/assign` 即可';
  }
}
