// What onboarding says, in the languages Hearth speaks: in the file, in the pull request, in the issue.
import type { Unread } from '../../core/foreign-yaml.js';
import type { Language } from '../../core/language.js';

interface Words {
  readonly header: string;
  readonly version: string;
  readonly and: string;
  readonly languageKnown: (han: number, letters: string, files: string) => string;
  readonly languageUnknown: string;
  readonly prow: (place: string) => string;
  readonly stale: (place: string) => string;
  readonly leftOut: (setting: string) => string;
  readonly unread: Readonly<Record<Unread, (file: string) => string>>;
  readonly misplaced: (file: string) => string;
  readonly title: string;
  readonly message: string;
  readonly pullIntro: string;
  readonly issueIntro: (why: string) => string;
  readonly byHand: Readonly<Record<'permission' | 'empty', string>> & { readonly refused: (why: string) => string };
  readonly steps: (link: string | null, branch: string) => string;
  readonly settings: string;
  readonly settingsHead: string;
  readonly inFile: string;
  readonly findings: string;
  readonly replay: string;
  readonly replayTooLong: string;
  readonly labels: string;
  readonly labelsIntro: string;
  readonly create: string;
  readonly ladder: string;
  readonly ladderHow: string;
  readonly decline: string;
  readonly declinePull: string;
  readonly declineIssue: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    header: 'Proposed by Hearth, from what stands in this repository. The reason of each setting stands above it.',
    version: 'The version of this format.',
    and: ' and ',
    languageKnown: (han, letters, files) =>
      `Of the ${letters} letters in the prose of ${files}, ${han} % are Chinese characters.`,
    languageUnknown:
      'No README.md or CONTRIBUTING.md of at most 128 KB has prose to tell the language by; English is the default.',
    prow: (place) =>
      `${place} names approvers, and the label \`lgtm\` is here, as Prow has it. Hearth takes none of Prow's words: commands such as \`/lgtm\` and \`/approve\` stay Prow's.`,
    stale: (place) =>
      `${place} has silent items closed by a bot. Where that bot is installed, a newcomer whom nobody answers hears from it next.`,
    leftOut: (setting) =>
      `${setting} was left out: with it the file would be more than Hearth reads of one (64 KB, 12,000 words and signs, 1,000 backslashes).`,
    unread: {
      broken: (file) => `${file} is not YAML that can be read; what stands in it was not looked at.`,
      beyond: (file) =>
        `${file} has aliases, or is larger than Hearth reads of it (64 KB, 2,000 values, 20 levels); what stands in it was not looked at.`,
    },
    misplaced: (file) => `${file} is here; Hearth reads only \`.github/hearth.yml\`.`,
    title: 'Propose a hearth.yml',
    message: 'Propose a hearth.yml',
    pullIntro:
      'Hearth is installed here and has no `hearth.yml`, so it does nothing. This pull request proposes one, made from what stands in this repository. Change it as you like; merged, it is in force.',
    issueIntro: (why) =>
      `Hearth is installed here and has no \`hearth.yml\`, so it does nothing. It proposes the file below, made from what stands in this repository. ${why}`,
    byHand: {
      permission: 'It cannot open a pull request itself, because it was not granted `contents: write`.',
      empty: 'It cannot open a pull request itself, because the repository is empty.',
      refused: (why) => `Its pull request was refused: ${why}.`,
    },
    steps: (link, branch) =>
      [
        link === null
          ? '1. Create the file `.github/hearth.yml` with the text below.'
          : `1. Open [GitHub's editor with the file filled in](${link}), or create \`.github/hearth.yml\` with the text below.`,
        `2. Change it as you like, and commit it to a new branch with a pull request, or to \`${branch}\`.`,
        `3. On \`${branch}\` it is in force.`,
      ].join('\n'),
    settings: 'What is proposed, and why',
    settingsHead: '| setting | value | why |\n| --- | --- | --- |',
    inFile: 'see the file',
    findings: 'What stands out',
    replay: 'What it would have done on the last items',
    replayTooLong: 'The table is too long for this page.',
    labels: 'Labels',
    labelsIntro:
      'The file names labels that are not here. Hearth creates one when somebody who may write here ticks its box.',
    create: 'create',
    ladder: 'A ladder, if you want one',
    ladderHow:
      'No `ladder` is proposed: what it takes to become a maintainer here was not counted, and is for you to say. `extends: small-project` at the top of the file brings one to begin with, in `observe`, with a `desk` for applications and nominations: contributor, collaborator, maintainer, with those who maintain the project in `MAINTAINERS.md`, a login on each line. Written into the file as a section of its own, with the name of a private repository under `private`, it tells the leads there who meets a role and was not asked.',
    decline: 'If you do not want this',
    declinePull:
      'Close this pull request. Hearth proposes once and not again. A `hearth.yml` that says `onboarding: {mode: off}`, here or in the `.github` repository of the owner, ends this for good.',
    declineIssue:
      'Close this issue. Hearth proposes once and not again. A `hearth.yml` that says `onboarding: {mode: off}`, here or in the `.github` repository of the owner, ends this for good.',
  },
  zh: {
    header: '由 Hearth 根据本仓库现有内容提议。每项设置的理由写在它的上方。',
    version: '此格式的版本。',
    and: ' 和 ',
    languageKnown: (han, letters, files) => `${files} 正文的 ${letters} 个字母和汉字中，汉字占 ${han} %。`,
    languageUnknown: '没有可供判断语言的、不超过 128 KB 的 README.md 或 CONTRIBUTING.md；默认为英文。',
    prow: (place) =>
      `${place} 列有 approvers，且这里有标签 \`lgtm\`，与 Prow 的用法一致。Hearth 不占用 Prow 的任何命令：\`/lgtm\`、\`/approve\` 等仍归 Prow。`,
    stale: (place) => `${place} 会让机器人关闭长期沉默的条目。若该机器人已安装，无人回复的新人接下来只会收到它的消息。`,
    leftOut: (setting) =>
      `${setting} 未写入：否则文件会超出 Hearth 读取的上限（64 KB、12,000 个词和符号、1,000 个反斜杠）。`,
    unread: {
      broken: (file) => `${file} 不是可读取的 YAML；其中的内容没有查看。`,
      beyond: (file) => `${file} 含有别名，或超出 Hearth 读取的上限（64 KB、2,000 个值、20 层）；其中的内容没有查看。`,
    },
    misplaced: (file) => `这里有 ${file}；Hearth 只读取 \`.github/hearth.yml\`。`,
    title: '提议添加 hearth.yml',
    message: '提议添加 hearth.yml',
    pullIntro:
      'Hearth 已安装在这里，但没有 `hearth.yml`，因此不做任何事。此 pull request 根据本仓库现有内容提议一份配置。可随意修改；合并后生效。',
    issueIntro: (why) =>
      `Hearth 已安装在这里，但没有 \`hearth.yml\`，因此不做任何事。下面是它根据本仓库现有内容提议的文件。${why}`,
    byHand: {
      permission: '它无法自行创建 pull request，因为没有获得 `contents: write` 权限。',
      empty: '它无法自行创建 pull request，因为仓库是空的。',
      refused: (why) => `它的 pull request 被拒绝：${why}。`,
    },
    steps: (link, branch) =>
      [
        link === null
          ? '1. 用下面的内容创建文件 `.github/hearth.yml`。'
          : `1. 打开[已填好内容的 GitHub 编辑器](${link})，或用下面的内容创建 \`.github/hearth.yml\`。`,
        `2. 按需修改，然后提交到新分支并创建 pull request，或直接提交到 \`${branch}\`。`,
        `3. 进入 \`${branch}\` 后即生效。`,
      ].join('\n'),
    settings: '提议的设置及理由',
    settingsHead: '| 设置 | 值 | 理由 |\n| --- | --- | --- |',
    inFile: '见文件',
    findings: '值得注意',
    replay: '对最近的条目本会做什么',
    replayTooLong: '表格太长，无法在此展示。',
    labels: '标签',
    labelsIntro: '文件提到了这里没有的标签。有写权限的人勾选后，Hearth 会创建它。',
    create: '创建',
    ladder: '如果需要贡献者阶梯',
    ladderHow:
      '这里没有提议 `ladder`：在此成为维护者需要什么，没有统计过，应由你们决定。在文件顶部写上 `extends: small-project`，即可从一套现成的阶梯开始（contributor、collaborator、maintainer，维护者列在 `MAINTAINERS.md` 中，每行一个登录名），并带有处理申请与提名的 `desk`，均处于 `observe`。若把它作为单独的一节写进文件，并在 `private` 下写上一个私有仓库的名称，负责人就能在那里看到谁已具备条件而尚未被邀请。',
    decline: '如果不需要',
    declinePull:
      '关闭此 pull request 即可。Hearth 只提议一次，不会再次提议。在本仓库或所有者的 `.github` 仓库的 `hearth.yml` 中写上 `onboarding: {mode: off}` 可永久关闭此功能。',
    declineIssue:
      '关闭此 issue 即可。Hearth 只提议一次，不会再次提议。在本仓库或所有者的 `.github` 仓库的 `hearth.yml` 中写上 `onboarding: {mode: off}` 可永久关闭此功能。',
  },
};
