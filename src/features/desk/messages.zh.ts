// What the desk says in Chinese.
import { quote } from '../../core/markdown.js';
import type { Hindrance } from './apply.js';
import { whyZh } from './messages-why.zh.js';
import type { FormProblem } from './reading.js';
import type { CaseWords, Messages, SponsorWords, Step, Turn } from './said.js';

const MOST_NAMED = 5;
const people = (logins: readonly string[]): string =>
  [
    ...logins.slice(0, MOST_NAMED).map((login) => quote(login)),
    ...(logins.length > MOST_NAMED ? [`另外 ${logins.length - MOST_NAMED} 人`] : []),
  ].join('、');
const who = (login: string | null): string => (login === null ? '已注销的账号' : ` ${quote(login)} `);

export const zh: Messages = {
  heading: (login, title, nominator) =>
    nominator === null
      ? `**${quote(login)} 的申请：${title}**`
      : `**提名 ${quote(login)}：${title}**，提名人 ${quote(nominator)}`,
  takes: '所需条件：',
  sponsors: (have, need) => `推荐人（${have}/${need}）：`,
  sponsor: (sponsor, roles) => `${who(sponsor.login).trim()}：${sponsorState(sponsor, roles)}`,
  unasked: (logins) => `另外列出、为免打扰而未询问的：${people(logins)}。其 +1 同样计入。`,
  seconds: (logins, need) =>
    `附议 ${logins.length > need ? `${logins.length} 人（${need} 人即可）` : `${logins.length}/${need}`}${logins.length === 0 ? '' : `：${people(logins)}`}。`,
  problem: problemOf,
  hindered: hinderedBy,
  labelGone: (label) => `标签 ${quote(label)} 已被移除，因此目前不作为申请处理。重新加上后，将在已有内容的基础上继续。`,
  applicantGone: '相关账号已不存在，无需再作决定。',
  titleGone: '所申请的头衔已不在 `hearth.yml` 中。重新加入后，将在已有内容的基础上继续。',
  turn: turnOf,
  askSponsors: (mentions, login, title) =>
    `${mentions.join('、')}：${quote(login)} 请您担任推荐人（${title}）。请在此回复 +1 或“暂不”，两者都可以。`,
  askAgain: (mentions, login, title) =>
    `${mentions.join('、')}：${quote(login)} 仍在等待您作为推荐人的答复（${title}）。回复 +1 或“暂不”即可，此后不会再次询问。`,
  ready: (mentions, login, title) =>
    `${mentions.join('、')}：${quote(login)} 的条件已齐备（${title}）。请作出决定：\`/accept\`，或 \`/not-yet\` 并说明还缺什么。`,
  welcome: (login, title, decidedBy, until) =>
    `恭喜 ${login}，感谢您的付出！经 ${quote(decidedBy)} 决定，您现在是「${title}」。${until === null ? '' : `任期至 ${until}。`}`,
  carried: carriedBy,
  step: stepFor,
  byHand: '请有权限的人完成：',
  refusedByGitHub: '部分操作未能由 Hearth 完成，原因见记录（`/hearth why`）。请有权限的人完成：',
  refused: (command, why, words) => `${quote(command)} 未执行：${whyZh(why, words)}`,
  private: {
    title: (login, title, number) => `${login}：${title}（#${number}）`.replaceAll('`', ''),
    intro: (login, title, link) => `${quote(login)}，「${title}」：${link}`,
    how: '顾虑只在此处提出。单独一行写 `/concern` 加上说明，决定就会暂缓，直到您本人或有决定权的人写 `/resolve` 加编号。推荐人的答复和决定请写在申请本身那里。',
    late: (logins) => `尚未答复、已逾期：${people(logins)}。`,
    deferredBefore: '最近 90 天内，同一头衔曾得到“暂不”的答复。',
    stage: (stage, until) => PRIVATE_STAGES[stage](until),
    concerns: (lines) => `顾虑：\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
    concern: (n, login, day, resolved) =>
      `${n}，${who(login).trimStart()}于 ${day} 提出：${resolved ? '已解决' : `未解决；\`/resolve ${n}\` 表示已解决`}`,
    none: '没有人提出顾虑。',
    settled: '所有顾虑均已解决。其余还缺什么、轮到谁，见申请本身。',
  },
};

const PRIVATE_STAGES: Readonly<Record<Parameters<Messages['private']['stage']>[0], (until: string | null) => string>> =
  {
    gathering: () => '还缺什么，见申请本身。',
    objections: (until) => `条件已齐备。可在 ${until ?? '截止时间'} 之前提出顾虑。`,
    blocked: (until) => `条件已齐备${until === null ? '' : `，可在 ${until} 之前提出顾虑`}；目前有未解决的顾虑。`,
    ready: () => '条件已齐备，可以作出决定。',
    accepted: () => '已通过。',
    deferred: () => '已答复“暂不”。',
    withdrawn: () => '已撤回。',
    closed: () => '未作决定即关闭。',
  };

function sponsorState({ as, answered, answeredOn, namedOn, late }: SponsorWords, roles: string): string {
  switch (as) {
    case 'not_eligible':
      return `不能为此推荐，推荐人须为${roles}`;
    case 'unknown':
      return `暂时无法查明是否为${roles}，稍后会再次查询`;
    case 'same_employer':
      return '与另一位推荐人受雇于同一单位，其中一位计入';
    case 'duplicate':
      return '被列出两次，只计一次';
    case 'applicant':
      return '不能为自己推荐';
    case 'gone':
      return '账号已注销';
    case 'eligible':
      break;
  }
  if (answered === 'yes') return `同意（${answeredOn ?? namedOn}）`;
  if (answered === 'not_yet') return `暂不（${answeredOn ?? namedOn}）`;
  if (answered === 'withdrawn') return `已撤回同意（${answeredOn ?? namedOn}）`;
  return late ? `${namedOn} 已询问，尚无答复` : `${namedOn} 已询问`;
}

function problemOf(problem: FormProblem, { titleOf }: CaseWords): string {
  switch (problem.code) {
    case 'applicant_unknown':
    case 'sponsor_unknown': {
      const meant = problem.meant === null ? '' : `是否指 ${quote(problem.meant)}？`;
      return `没有 ${quote(problem.login)} 这个账号。${meant}修改上面的内容后会重新读取。`;
    }
    case 'applicant_gone':
    case 'sponsor_gone':
      return `账号 ${quote(problem.login)} 已注销。修改上面的内容后会重新读取。`;
    case 'renamed':
      return `${quote(problem.login)} 现名 ${quote(problem.now)}。`;
    case 'several_applicants':
      return `申请人是谁？写了 ${people(problem.logins)}。只留一位，之后会重新读取。`;
    case 'several_titles':
      return `申请哪一个？标签对应${problem.titles.map((one) => `「${titleOf(one)}」`).join('和')}。请只留一个。`;
    case 'not_a_person':
      return `${quote(problem.login)} 不是个人账号。`;
  }
}

function hinderedBy(hindrance: Hindrance, { title }: CaseWords): string {
  if (hindrance.code === 'held') {
    const until = hindrance.until === null ? '' : `，有效期至 ${hindrance.until.slice(0, 10)}`;
    return `此人已经是「${title}」${until}，无需申请。`;
  }
  const where = hindrance.number === null ? '另一个仓库中' : `#${hindrance.number} `;
  return `${where}已有针对同一头衔的申请或提名，将在那里继续。`;
}

function turnOf(turn: Turn, words: CaseWords): string {
  const { stage, until, verdict } = turn;
  const by = verdict === null ? '' : `由${who(verdict.login)}于 ${verdict.day} `;
  switch (stage) {
    case 'accepted':
      return `**已通过**，${by}决定。`;
    case 'deferred':
      return `**还需时日**，${by}答复，并说明了还缺什么。大门一直敞开：补齐后可重新打开或再次申请，届时会重新询问推荐人。`;
    case 'withdrawn':
      return '**已撤回。** 由撤回者重新打开后，将在已有内容的基础上继续。';
    case 'closed':
      return '**已关闭**，未作决定。重新打开后，将在已有内容的基础上继续。';
    case 'gathering':
      return [
        '**下一步：**',
        ...turn.missing.flatMap((one) => missingOf(one, turn, words)).map((line) => `- ${line}`),
      ].join('\n');
    case 'objections':
    case 'blocked':
    case 'ready':
      return until === null
        ? `**下一步：** 条件已齐备；由${words.deciders}决定：\`/accept\`，或 \`/not-yet\` 并说明还缺什么。`
        : `**下一步：** 条件已齐备。${until} 之前可以提出异议，之后由${words.deciders}决定。`;
  }
}

function missingOf(
  missing: Turn['missing'][number],
  { sigs, words }: Turn,
  { deciders }: CaseWords,
): readonly string[] {
  switch (missing.code) {
    case 'sig': {
      const which = sigs.length === 0 ? '' : `可选：${sigs.map((one) => quote(one)).join('、')}。`;
      return [`属于哪个 SIG？请加上对应标签，或单独一行写 \`/sig 名称\`。${which}`];
    }
    case 'requirements':
      return [
        ...(missing.notYet.length === 0 ? [] : [`上面清单中还有待完成的：第 ${missing.notYet.join('、')} 项`]),
        ...words.map(({ n, by }) => `清单第 ${n} 项等待有人证明：请${by}写 \`/attest ${n}\``),
      ];
    case 'sponsors':
      return [`还需 ${missing.need - missing.have} 位推荐人回复 +1；也可以修改上面的内容，改请他人`];
    case 'seconds':
      return [`还需 ${missing.need - missing.have} 人附议（\`/second\`）`];
    case 'seats':
      return [`${missing.of} 个名额已满，需等待空缺；${deciders}也可以答复 \`/not-yet\``];
    default:
      return [];
  }
}

function carriedBy({ do: what, where, as }: Step): string {
  switch (what) {
    case 'team':
      return `邀请加入团队 ${quote(where)}；如收到 GitHub 的邮件邀请，请接受`;
    case 'owners':
      return `提交 pull request，将您加入 ${quote(where)}（${quote(as ?? '')}）`;
    case 'roster':
      return `提交 pull request，将您加入 ${quote(where)}`;
  }
}

function stepFor({ do: what, where, as, url }: Step, login: string): string {
  switch (what) {
    case 'team':
      return `将 ${quote(login)} 加入团队 ${quote(where)}${url === null ? '' : `：<${url}>`}`;
    case 'owners':
      return `将 ${quote(login)} 加入 ${quote(where)} 的 ${quote(as ?? '')}`;
    case 'roster':
      return `将 ${quote(login)} 加入 ${quote(where)}`;
  }
}
