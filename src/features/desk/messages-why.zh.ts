// Why the desk did not obey a command, in Chinese.
import type { Missing } from '../../community/desk/case-conditions.js';
import { wordings } from '../../community/ladder/wording.js';
import { quote } from '../../core/markdown.js';
import { minuteOf } from '../../core/time.js';
import type { CaseWords } from './said.js';
import type { Why } from './why.js';

export function whyZh(why: Why, words: CaseWords | null): string {
  switch (why.code) {
    case 'no_case':
      return '该 issue 既不是申请，也不是提名。申请带有其表单的标签；`/nominate @login for TITLE` 可发起提名。';
    case 'pull':
      return '提名须在单独的 issue 中进行，请新建一个 issue 再写。';
    case 'applicant':
      return '这关系到您本人，须由他人来说。';
    case 'own':
      return '您是提名人，已经计入；附议须由他人进行。';
    case 'unreadable':
      return '无法识别提名对象。请写 `/nominate @login for TITLE`；属于某个 SIG 的，再加 `in SIG`。';
    case 'has_case':
      return '该 issue 已有一项申请或提名。提名他人请新建 issue；支持本提名请写 `/second`。';
    case 'not_owner':
      return '只有申请人、提名人或当事人可以撤回。';
    case 'words':
      return '请在后面加上几句说明，以便他人据此行动。';
    case 'not_named':
      return '您不在推荐人之列，没有可以撤回的内容。';
    case 'no_sponsors':
      return '该头衔不需要推荐人。用自己的话写一条评论同样有帮助。';
    case 'no_nomination':
      return '这是申请，不需要附议。推荐人回复 +1 即可。';
    case 'self':
      return '不能提名自己。如该头衔有申请表单，请通过表单申请。';
    case 'unknown_say':
      return '暂时无法从 GitHub 查明您的角色，请稍后再试。';
    case 'twice':
      return '请一次只写一项，其余写在另一条评论中。';
    case 'elsewhere':
      return '此处只用于提出和解决顾虑。请写在申请本身那里，以便所有人看到。';
    case 'private':
      return why.place === null
        ? '这里没有指定私密的地方。请当面告诉有决定权的人，不要写在公开处。'
        : `请只在私密仓库 ${quote(why.place)} 中对应的 issue 里提出。若无法访问，请当面告诉有决定权的人。`;
    case 'label_gone':
      return `标签 ${quote(why.label)} 已被移除，因此目前不作为申请处理。请先重新加上。`;
    case 'over':
      return OVER[why.stage] ?? '此事已结束。';
    case 'no_say':
      return why.roles.length === 0
        ? '配置中没有指定任何人；维护者可以在 `hearth.yml` 中补充。'
        : `须由以下身份的人来做：${wordings.zh.or(why.roles.map((role) => words?.whoever(role) ?? quote(role)))}。`;
    case 'missing':
      return `现在还不能决定：${why.missing.map(missingOf).join('；')}。`;
    case 'no_concern':
      return why.open.length === 0
        ? '没有未解决的顾虑。'
        : `请写未解决顾虑的编号：${why.open.map((n) => `\`/resolve ${n}\``).join(' 或 ')}。`;
    case 'nobody':
      return `没有 ${quote(why.login)} 这个账号。${why.meant === null ? '' : `是否指 ${quote(why.meant)}？`}`;
    case 'no_title':
      return why.titles.length === 0
        ? '这里没有可提名的头衔；`hearth.yml` 没有说明谁可以提名。'
        : `提名什么？可提名的有 ${why.titles.map(({ name }) => quote(name)).join('、')}。`;
    case 'not_nominated':
      return `${quote(why.title.name)} 不接受提名${why.title.applyLabel === null ? '' : `，请通过带有标签 ${quote(why.title.applyLabel)} 的 issue 申请`}。`;
    case 'not_a_person':
      return `${quote(why.login)} 不是个人账号。`;
    case 'held':
      return `${quote(why.login)} 已经${words === null ? '持有该头衔' : `是「${words.title}」`}。`;
    case 'other_case':
      return `${why.number === null ? '另一个仓库中' : `#${why.number} `}已有针对同一头衔的申请或提名，将在那里继续。`;
    case 'requirement':
      return why.count === 0 ? '该头衔没有可以证明的条件。' : `哪一项？请写清单中的编号，从 1 到 ${why.count}。`;
    case 'known':
      return why.met ? '该项已经具备。' : '该项已经统计，尚未具备；证明只适用于无法查明的条件。';
  }
}

const OVER: Partial<Readonly<Record<string, string>>> = {
  accepted: '申请已经通过。',
  deferred: '已经答复“暂不”；可以再次申请。',
  withdrawn: '申请已撤回；重新打开后继续。',
  closed: '申请已关闭；重新打开后继续。',
};

function missingOf(missing: Missing): string {
  switch (missing.code) {
    case 'sig':
      return '没有说明属于哪个 SIG';
    case 'requirements':
      return `清单第 ${[...missing.notYet, ...missing.unknown].sort((a, b) => a - b).join('、')} 项`;
    case 'sponsors':
      return `推荐人 ${missing.have}/${missing.need}`;
    case 'seconds':
      return `附议 ${missing.have}/${missing.need}`;
    case 'seats':
      return `${missing.of} 个名额已满`;
    case 'objections':
      return `${minuteOf(missing.until)} UTC 之前可以提出异议`;
    case 'concerns':
      // What stands there is for those who may read it.
      return '该申请的私密 issue 中尚有未解决的内容';
    default:
      return '此事已结束';
  }
}
