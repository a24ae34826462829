// What the lint says, in the languages Hearth speaks. Each remark says what to do about it.
import type { Language } from '../../core/language.js';
import type { Chapter } from './chapters.js';

/** Of a repository of an organisation, and of one of a user. */
type OfEither<Words> = Readonly<Record<'organization' | 'user', Words>>;

interface Messages {
  readonly title: string;
  readonly intro: string;
  readonly clean: string;
  readonly outro: string;
  readonly chapters: Readonly<Record<Chapter | 'unknown', string>>;
  readonly more: (count: number) => string;
  readonly and: string;
  readonly lead: {
    readonly gone: (login: string, sig: string) => string;
    readonly outside: OfEither<(login: string, sig: string) => string>;
  };
  readonly label: (label: string, places: string) => string;
  readonly owner: (place: string, name: string) => string;
  readonly alias: {
    readonly unused: (alias: string) => string;
    readonly empty: (alias: string) => string;
    readonly gone: (alias: string, login: string) => string;
  };
  readonly quiet: (sig: string, label: string, days: number, last: string | null) => string;
  readonly meeting: (sig: string, words: string) => string;
  readonly unknownNames: OfEither<(count: number, names: string) => string>;
  readonly unknownOwners: string;
  readonly unknownLabels: (count: number) => string;
  readonly refused: string;
}

const notKnown = (count: number, what: string, names: string): string =>
  `What ${count === 1 ? 'one name is' : `${count} names are`} to ${what} could not be told: ${names}. ${count === 1 ? 'It is' : 'They are'} taken neither for right nor for wrong.`;

export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    title: 'What to mend in the SIG directory and in OWNERS files',
    intro: 'This was found on the default branch. Each line says where, and what to do.',
    clean: 'Nothing is left to mend.',
    outro:
      'This issue is edited each time Hearth looks, and closed when nothing is left. Who may triage here can write `/hearth lint` to have it look at once.',
    chapters: {
      directory: 'The directory cannot be read whole',
      people: 'Leads',
      labels: 'Labels that do not exist',
      owners: 'OWNERS files and aliases',
      quiet: 'Quiet SIGs',
      meetings: 'Meetings whose date cannot be told',
      unknown: 'Not known',
    },
    more: (count) => `and ${count} more`,
    and: ' and ',
    lead: {
      gone: (login, sig) => `${login} leads ${sig} and is no account on GitHub: write the new name, or take it out.`,
      outside: {
        organization: (login, sig) =>
          `${login} leads ${sig} and is not in the organisation: invite them, or name another lead.`,
        user: (login, sig) =>
          `${login} leads ${sig} and is no collaborator of this repository: invite them, or name another lead.`,
      },
    },
    label: (label, places) => `${label}, named by ${places}: make the label, or name one that exists.`,
    owner: (place, name) =>
      `${place}: ${name} is neither an account on GitHub nor an alias; take it out, or write the new name.`,
    alias: {
      unused: (alias) => `The alias ${alias} stands in no OWNERS file: take it out of \`OWNERS_ALIASES\`, or use it.`,
      empty: (alias) => `The alias ${alias} has no members: add some, or take it out.`,
      gone: (alias, login) =>
        `${login} of the alias ${alias} is no account on GitHub: take it out, or write the new name.`,
    },
    quiet: (sig, label, days, last) =>
      `${sig}: nobody worked on an item with ${label} in the last ${days} days, as far as Hearth's ledger reaches${last === null ? '' : ` (last on ${last})`}. Ask its leads whether it still meets, or whether its label is still used.`,
    meeting: (sig, words) =>
      `${sig}, ${words}: write it as weekly, or add \`anchor\` (a day on which it takes place), and a zone such as \`Europe/Berlin\`.`,
    unknownNames: {
      organization: (count, names) => notKnown(count, 'the organisation', names),
      user: (count, names) => notKnown(count, 'this repository', names),
    },
    unknownLabels: (count) => `${count} more labels are named than are asked for at a time: they were not looked at.`,
    unknownOwners: 'Not all OWNERS files could be read: aliases that seem unused may be used in the others.',
    refused:
      '`/hearth lint` is for those who may triage in this repository, asked of GitHub at this moment. Somebody with that role can write it, or give it to you.',
  },
  zh: {
    title: 'SIG 目录和 OWNERS 文件中需要修正之处',
    intro: '以下内容来自默认分支。每一行说明位置和处理办法。',
    clean: '已没有需要修正之处。',
    outro:
      'Hearth 每次检查都会更新本 issue，全部修正后自动关闭。有分类（triage）权限的人可以评论 `/hearth lint` 立即检查。',
    chapters: {
      directory: '目录无法完整读取',
      people: '负责人',
      labels: '不存在的标签',
      owners: 'OWNERS 文件和别名',
      quiet: '沉寂的 SIG',
      meetings: '无法确定日期的会议',
      unknown: '未知',
    },
    more: (count) => `另有 ${count} 处`,
    and: '、',
    lead: {
      gone: (login, sig) => `${sig} 的负责人 ${login} 不是 GitHub 账号：请改为新的名字或删去。`,
      outside: {
        organization: (login, sig) => `${sig} 的负责人 ${login} 不在组织中：请邀请其加入，或改由他人负责。`,
        user: (login, sig) => `${sig} 的负责人 ${login} 不是本仓库的协作者：请邀请其加入，或改由他人负责。`,
      },
    },
    label: (label, places) => `${label}，出处：${places}。请创建该标签，或改用已有的标签。`,
    owner: (place, name) => `${place}：${name} 既不是 GitHub 账号也不是别名，请删去或改为新的名字。`,
    alias: {
      unused: (alias) => `别名 ${alias} 没有出现在任何 OWNERS 文件中：请从 \`OWNERS_ALIASES\` 中删去，或使用它。`,
      empty: (alias) => `别名 ${alias} 没有成员：请添加成员，或删去该别名。`,
      gone: (alias, login) => `别名 ${alias} 中的 ${login} 不是 GitHub 账号：请删去或改为新的名字。`,
    },
    quiet: (sig, label, days, last) =>
      `${sig}：据 Hearth 的记录，最近 ${days} 天没有人处理带有 ${label} 的条目${last === null ? '' : `（最近一次是 ${last}）`}。请向其负责人确认是否仍在活动，或该标签是否仍在使用。`,
    meeting: (sig, words) =>
      `${sig}，${words}：请写成每周一次（weekly），或加上 \`anchor\`（某次会议的日期），并写明时区，例如 \`Europe/Berlin\`。`,
    unknownNames: {
      organization: (count, names) => `有 ${count} 个名字与组织的关系无法得知：${names}。既不视为正确，也不视为错误。`,
      user: (count, names) => `有 ${count} 个名字与本仓库的关系无法得知：${names}。既不视为正确，也不视为错误。`,
    },
    unknownLabels: (count) => `另有 ${count} 个标签超出一次查询的数量，没有检查。`,
    unknownOwners: '未能读取全部 OWNERS 文件：看似未使用的别名可能在其他文件中使用。',
    refused:
      '`/hearth lint` 只供在本仓库有分类（triage）权限的人使用，权限在此刻向 GitHub 查询。请由有该权限的人来写，或请其授予你权限。',
  },
};
