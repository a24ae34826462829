// Six shapes of repository that a hearth.yml is proposed for, with what is true of each.
import type { Label } from '../../src/core/proposal.js';

export interface Shape {
  readonly files: Readonly<Record<string, string>>;
  readonly labels: readonly string[];
  /** Every setting of the proposal: its path, value and reason. */
  readonly settings: readonly (readonly [path: string, value: unknown, reason: string])[];
  readonly missing: readonly string[];
  readonly findings: readonly string[];
}

export const labelsNamed = (names: readonly string[]): readonly Label[] =>
  names.map((name) => ({ name, color: 'ededed', description: '' }));

const VERSION = ['version', 1, 'The version of this format.'] as const;
const NO_PROSE = [
  'language',
  'en',
  'No README.md or CONTRIBUTING.md of at most 128 KB has prose to tell the language by; English is the default.',
] as const;
const OBSERVE = [
  'welcome.mode',
  'observe',
  'Observing shows in one issue whom it would greet, and says nothing to anybody; write `active` once you like what you see.',
] as const;
const MISSING = [
  'welcome.good_first_issues',
  'good first issue',
  'No label for newcomers was found here; open issues labelled `good first issue` are also what GitHub shows to people who look for a first contribution.',
] as const;

const SIGS_OBSERVE = [
  'sigs.mode',
  'observe',
  'Observing shows in one issue which labels it would put on, and touches none.',
] as const;
const NEEDS_OBSERVE = [
  'needs.mode',
  'observe',
  'Observing shows in one issue which labels it would put on and take off, and touches none.',
] as const;

const prow: Shape = {
  files: {
    OWNERS: 'reviewers:\n  - ravi\napprovers:\n  - mo\n',
    'README.md':
      '# Machine\n\nRuns machines in a cluster.\n\n## Talk\n\n<!-- [Slack](https://hidden.slack.com/) -->\n[![chat](https://img.shields.io/badge/slack-join-green)](https://kubernetes.slack.com/messages/machine).\nList: https://groups.google.com/g/machine\n',
    'pkg/OWNERS': 'approvers: [ida]\n',
    'main.go': 'package main\n',
  },
  labels: ['lgtm', 'approved', 'kind/bug', 'help wanted', 'good first issue', 'sig/node', 'needs-sig', 'needs-triage'],
  settings: [
    VERSION,
    ['language', 'en', 'Of the 41 letters in the prose of `README.md`, 0 % are Chinese characters.'],
    NEEDS_OBSERVE,
    [
      'needs.rules',
      [{ missing_label: 'needs-sig', regexp: '^sig/' }],
      'The labels are here: `needs-sig`, and `sig/node` that satisfies it.',
    ],
    SIGS_OBSERVE,
    ['sigs.groups', [{ name: 'node', label: 'sig/node' }], 'The label `sig/node` is here.'],
    OBSERVE,
    ['welcome.good_first_issues', 'good first issue', 'The label `good first issue` is here.'],
    ['welcome.introduce', 'https://kubernetes.slack.com/messages/machine', '`README.md:8` links to Slack.'],
  ],
  missing: [],
  findings: [
    "`OWNERS:3` names approvers, and the label `lgtm` is here, as Prow has it. Hearth takes none of Prow's words: commands such as `/lgtm` and `/approve` stay Prow's.",
  ],
};

const codeowners: Shape = {
  files: { '.github/CODEOWNERS': '* @acme/core\n/docs/ @acme/docs\n', 'src/index.js': 'export {};\n' },
  labels: ['bug', 'enhancement'],
  settings: [
    VERSION,
    NO_PROSE,
    SIGS_OBSERVE,
    [
      'sigs.groups',
      [
        { name: 'core', label: 'sig/core', teams: ['core'] },
        { name: 'docs', label: 'sig/docs', teams: ['docs'] },
      ],
      '`.github/CODEOWNERS` names 2 teams.',
    ],
    OBSERVE,
    MISSING,
  ],
  missing: ['sig/core', 'sig/docs', 'good first issue'],
  findings: [],
};

const labelsOnly: Shape = {
  files: { 'main.c': 'int main(void) { return 0; }\n' },
  labels: ['bug', '🐣 Beginner-Friendly', 'E-easy', 'wontfix'],
  settings: [
    VERSION,
    NO_PROSE,
    OBSERVE,
    ['welcome.good_first_issues', '🐣 Beginner-Friendly', 'The label `🐣 Beginner-Friendly` is here.'],
  ],
  missing: [],
  findings: [],
};

const cyborg: Shape = {
  files: {
    'README.md': '# Air\n\nA program that moves air, written by people.\n',
    'CONTRIBUTING.md':
      'Ask us in [Discussions](https://github.com/acme/air/discussions), or on https://discord.gg/air.\n',
    '.github/boring-cyborg.yml':
      '# labels\nlabelPRBasedOnFilePath:\n  docs:\n    - docs/**/*\nfirstPRWelcomeComment: >\n  Thanks for opening your first pull request, @{{ author }}!\n  Run `make {all}` before you ask for a review.\n\nfirstIssueWelcomeComment: |\n  Thanks for opening your first issue in {{repo}}!\n\n  Be sure to follow the template. <!-- internal -->\nfirstPRMergeComment: "Awesome work, congrats on your first merged pull request!"\n',
    '.github/config.yml': 'newIssueWelcomeComment: Another greeting, by the bot of the bots.\n',
    '.github/stale.yml': 'daysUntilStale: 60\ndaysUntilClose: 7\n',
  },
  labels: ['good-first-issue'],
  settings: [
    VERSION,
    [
      'language',
      'en',
      'Of the 60 letters in the prose of `CONTRIBUTING.md` and `README.md`, 0 % are Chinese characters.',
    ],
    OBSERVE,
    ['welcome.good_first_issues', 'good-first-issue', 'The label `good-first-issue` is here.'],
    [
      'welcome.introduce',
      'https://github.com/acme/air/discussions',
      '`CONTRIBUTING.md:1` links to GitHub Discussions.',
    ],
    [
      'welcome.messages.en.issue',
      'Thanks for opening your first issue in {repo}!\n\nBe sure to follow the template.',
      'Taken over from `firstIssueWelcomeComment` at `.github/boring-cyborg.yml:9`.',
    ],
    [
      'welcome.messages.en.pull_request',
      'Thanks for opening your first pull request, {author}! Run `make (all)` before you ask for a review.',
      'Taken over from `firstPRWelcomeComment` at `.github/boring-cyborg.yml:5`. What stood in braces there stands in parentheses here, for Hearth would take it for a placeholder.',
    ],
    [
      'welcome.messages.en.merge',
      'Awesome work, congrats on your first merged pull request!',
      'Taken over from `firstPRMergeComment` at `.github/boring-cyborg.yml:13`.',
    ],
  ],
  missing: [],
  findings: [
    '`.github/boring-cyborg.yml` holds greetings, too: while the bot it belongs to is installed, newcomers would be greeted twice. Take its greetings out before `welcome` becomes active.',
    '`.github/config.yml` holds greetings, too: while the bot it belongs to is installed, newcomers would be greeted twice. Take its greetings out before `welcome` becomes active.',
    '`.github/stale.yml:2` has silent items closed by a bot. Where that bot is installed, a newcomer whom nobody answers hears from it next.',
  ],
};

const chinese: Shape = {
  files: {
    'README.md':
      '# 应用\n\n这是一个用于演示的应用，欢迎参与贡献。微信群：https://acme.example/wechat/join 。\n\n```sh\nnpm install app\n```\n',
    'README_en.md':
      '# App\n\nAn app for the demonstration of things, in English, with many more letters than the other one has.\n',
    '.github/config.yml': 'newPRWelcomeComment: 感谢你的第一个 pull request！我们会尽快查看。\n',
  },
  labels: ['缺陷', '新手友好'],
  settings: [
    ['version', 1, '此格式的版本。'],
    ['language', 'zh', '`README.md` 正文的 22 个字母和汉字中，汉字占 100 %。'],
    ['welcome.mode', 'observe', '处于观察状态时，只在一个 issue 中展示会问候谁，不对任何人发言；满意后改为 `active`。'],
    ['welcome.good_first_issues', '新手友好', '这里已有标签 `新手友好`。'],
    ['welcome.introduce', 'https://acme.example/wechat/join', '`README.md:3` 链接到 微信。'],
    [
      'welcome.messages.zh.pull_request',
      '感谢你的第一个 pull request！我们会尽快查看。',
      '取自 `.github/config.yml:1` 的 `newPRWelcomeComment`。',
    ],
  ],
  missing: [],
  findings: [
    '`.github/config.yml` 中也有问候语：只要它所属的机器人仍在安装，新人就会被问候两次。在启用 `welcome` 之前请先删去其中的问候语。',
  ],
};

const directory: Shape = {
  files: {
    'sigs.yaml':
      'sigs:\n  - name: Network\n    dir: sig-network\n    label: network\n  - name: Storage\n    dir: sig-storage\n    label: [storage]\n',
    'net/a.go': 'package net\n',
  },
  labels: ['sig/network', 'good first issue'],
  settings: [
    VERSION,
    NO_PROSE,
    SIGS_OBSERVE,
    ['sigs.from', 'sigs.yaml', '`sigs.yaml` names 2 groups; 1 of its values could not be read. It is read as it is.'],
    OBSERVE,
    ['welcome.good_first_issues', 'good first issue', 'The label `good first issue` is here.'],
  ],
  missing: [],
  findings: [],
};

const labeler: Shape = {
  files: {
    '.github/CODEOWNERS': '/web/ @acme/team-web @acme/everyone # @acme/nobody\n',
    '.github/labeler.yml':
      "team/web:\n  - changed-files:\n      - any-glob-to-any-file: ['web/**', '!web/old/**']\narea/api:\n  - api/**\n  - 'src/{a,b}/**'\nrelease:\n  - base-branch: release/*\narea/gone:\n  - gone/**\n",
    'web/index.js': 'export {};\n',
  },
  labels: ['team/web', 'team/data', 'area/api', 'area/other', 'release', 'E-easy'],
  settings: [
    VERSION,
    NO_PROSE,
    SIGS_OBSERVE,
    [
      'sigs.groups',
      [
        { name: 'web', label: 'team/web', teams: ['team-web'], paths: ['web/**'] },
        { name: 'data', label: 'team/data' },
        { name: 'api', label: 'area/api', paths: ['api/**'] },
      ],
      '3 labels of groups are here, such as `team/web`. What belongs to the groups was taken over from `.github/CODEOWNERS` and `.github/labeler.yml`.',
    ],
    OBSERVE,
    ['welcome.good_first_issues', 'E-easy', 'The label `E-easy` is here.'],
  ],
  missing: [],
  findings: [],
};

const empty: Shape = {
  files: {},
  labels: [],
  settings: [VERSION, NO_PROSE, OBSERVE, MISSING],
  missing: ['good first issue'],
  findings: [],
};

export const shapes: Readonly<Record<string, Shape>> = {
  'Prow with OWNERS': prow,
  'CODEOWNERS only': codeowners,
  'labels only': labelsOnly,
  "boring-cyborg's file": cyborg,
  Chinese: chinese,
  'a sigs.yaml': directory,
  'a labeler': labeler,
  empty,
};
