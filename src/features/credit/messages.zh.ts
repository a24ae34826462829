// What this section says in Chinese.
import { deedNames } from '../../community/ladder/deed-names.js';
import { creditKinds } from '../../core/credit.js';
import type { CreditKind } from '../../core/credit.js';
import { quote } from '../../core/markdown.js';
import { longList } from '../../report/markdown/table.js';
import { kindNear } from './kinds.js';
import type { Waiting } from './judge.js';
import { rolesAndTeams } from './said.js';
import type { Logins, Messages } from './said.js';
import type { Why } from './why.js';

const more = (count: number): string => `另有 ${count} 项`;
const names = deedNames.zh;

const code = (kind: CreditKind): string => `\`${kind}\``;
const listed = (words: readonly string[]): string => words.map((word) => quote(word)).join('、');

function reason(why: Why): string {
  switch (why.code) {
    case 'nobody':
      return '没有写明是谁；请写成 `/credit @login talk https://…`。';
    case 'many':
      return '人员、类别或链接过多；每次一个链接，最多 10 人、5 个类别。';
    case 'link':
      return '链接不是普通网址；请写成 `https://…`。';
    case 'day':
      return `${quote(why.word)} 不是日期；请写成 \`2026-01-31\`。`;
    case 'kind':
      return noKind(why.word);
    case 'kind_off':
      return `此处不登记这一类贡献；可登记的有：${why.kinds.map(code).join('、')}。`;
    case 'future':
      return `${why.day} 还没有到；请在完成之后登记。`;
    case 'unknown':
      return `GitHub 上没有名为 ${quote(why.login)} 的账号；请按其个人主页上的写法填写。`;
    case 'resembles':
      return `GitHub 上没有名为 ${quote(why.login)} 的账号；您是指 ${quote(why.meant)} 吗？`;
    case 'gone':
      return `账号 ${quote(why.login)} 已不存在。`;
    case 'not_a_person':
      return `${quote(why.login)} 不是个人账号；贡献只登记给个人。`;
    case 'told':
      return `${quote(why.login)} 的这项贡献（${names[why.kind]}）此前已登记；如为另一项，请附上链接或日期。`;
    case 'no_say':
      return why.roles.length === 0
        ? '这里还没有人可以确认贡献；维护者可以在 `hearth.yml` 的 `confirmed_by` 中指定角色。'
        : `贡献由${holders(why.roles)}确认，请他们来写这条命令。`;
    case 'unknown_say':
      return '暂时无法查明您是否可以确认贡献，请稍后再试。';
    case 'nothing_waits':
      return '这里没有与之相符的待确认贡献；待确认的贡献列在状态评论中。';
    case 'which':
      return '这里有多项贡献待确认；请用 `@login`、类别或链接指明其一，或写 `all`。';
    case 'own':
      return '不能对自己的贡献作决定，可由其他有权确认的人来做。';
  }
}

function noKind(word: string): string {
  const meant = kindNear(word);
  const what = word === '' ? '没有写明贡献类别' : `${quote(word)} 不是贡献类别`;
  return meant === null
    ? `${what}；可用的有：${creditKinds.map(code).join('、')}。`
    : `${what}；您是指 ${code(meant)} 吗？`;
}

function holders(all: readonly string[]): string {
  const { roles, teams } = rolesAndTeams(all);
  return [
    ...(roles.length === 0 ? [] : [`担任 ${listed(roles)} 的人`]),
    ...(teams.length === 0 ? [] : [`团队 ${listed(teams)} 的成员`]),
  ].join('或');
}

function deed({ person, kind, url, day, toldBy }: Waiting, logins: Logins): string {
  const who = logins[person];
  const teller = toldBy === null || toldBy === person ? undefined : logins[toldBy];
  const parts = [
    `${who === undefined ? '已不存在的账号' : quote(who)}：${names[kind]}，${day}`,
    ...(url === null ? [] : [quote(url, 120)]),
    ...(teller === undefined ? [] : [`由 ${quote(teller)} 登记`]),
  ];
  return `- ${parts.join('，')}`;
}

export const zh: Messages = {
  refused: (command, why) => `${quote(command)} 未执行：${reason(why)}`,
  waiting: (deeds, confirm, logins) =>
    [
      confirm.length === 0
        ? '**待确认的贡献**：暂时没有人可以确认，因为 `hearth.yml` 的 `confirmed_by` 尚未指定任何角色。'
        : `**待确认的贡献**，由${holders(confirm)}用 \`/confirm @login\` 或 \`/refuse @login\` 答复：`,
      '',
      longList(
        deeds.map((one) => deed(one, logins)),
        more,
      ),
    ].join('\n'),
  please: (login, kind) =>
    `这句话没有登记任何贡献。如需登记，请单独一行写：${quote(`/credit @${login} ${kind}`)}，有链接的话请附上。`,
  fileTitle: '文件中的部分贡献无法读取',
  file: (path, problems) =>
    [
      `默认分支上的 ${quote(path)} 中，以下条目被跳过，其余条目均有效。`,
      '',
      longList(
        problems.map((problem) => `- ${problem}`),
        more,
      ),
      '',
      '文件改正后，此 issue 会自动关闭。',
    ].join('\n'),
  fileMended: '文件中的所有条目均可读取。',
  nobody: (login, meant) =>
    meant === null
      ? `GitHub 上没有名为 ${quote(login)} 的账号；请按其个人主页上的写法填写。`
      : `GitHub 上没有名为 ${quote(login)} 的账号；您是指 ${quote(meant)} 吗？`,
  tooMany: (most) => `文件中的人员超过 ${most} 名：其后条目中的人员未被查询。`,
};
