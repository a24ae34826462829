// The proposed hearth.yml: true of each shape of repository, right whatever stands there, and the same every time.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../src/config/parse.js';
import { placeholdersIn } from '../../src/core/markdown.js';
import { printProblem } from '../../src/core/problem.js';
import type { Newcomers, Survey } from '../../src/core/proposal.js';
import { readableAmong } from '../../src/core/readable.js';
import { proposeSections } from '../../src/engine/config/propose.js';
import { issueBody, newFileLink, pullBody } from '../../src/features/onboarding/body.js';
import { fileOf } from '../../src/features/onboarding/file.js';
import { boxes, hasTicked, tickedOf } from '../../src/features/onboarding/labels.js';
import { proposedFrom } from '../../src/features/onboarding/proposed.js';
import type { Proposed } from '../../src/features/onboarding/file.js';
import { loadFeatures } from '../../src/features/registry.js';
import { knownFrom } from '../../src/known.js';
import { labelsNamed, shapes } from '../support/shapes.js';

const features = await loadFeatures();
const known = knownFrom(features);

function surveyOf(parts: Partial<Survey> = {}): Survey {
  const files = parts.files ?? {};
  const readable = readableAmong(Object.keys(files), 30);
  return {
    repository: { name: 'app', owner: { id: 7, login: 'acme', kind: 'organization' }, private: false },
    tree: { paths: Object.keys(files), complete: true },
    labels: [],
    newcomers: null,
    ...parts,
    files: Object.fromEntries(readable.map((path) => [path, files[path] ?? ''])),
  };
}

function propose(parts: Partial<Survey> = {}): Proposed {
  const survey = surveyOf(parts);
  const proposed = proposedFrom({ survey, sections: proposeSections(survey, features) });
  if (proposed === null) throw new Error('nothing was proposed');
  return proposed;
}

describe('a ladder, which is not proposed', () => {
  test.each(['en', 'zh'] as const)('what is said of the preset is true of it (%s)', (language) => {
    const body = pullBody({ ...propose(), language }, undefined);
    const { ladder, desk } = parseConfig('hearth.yml', known.presets['small-project'] ?? '', known).sections;
    const { mode, roles } = ladder as { mode: string; roles: { name: string; defined_by?: { roster?: string } }[] };
    expect([mode, (desk as { mode: string }).mode]).toEqual(['observe', 'observe']);
    expect(body).toMatch(new RegExp(roles.map(({ name }) => name).join('[,、 ]+')));
    expect(body).toContain(`\`${roles.at(-1)?.defined_by?.roster ?? 'no roster'}\``);
  });

  test('the file with the line that is named is right, and is told which section it keeps for its own', () => {
    const problems = problemsOf(`extends: small-project\n${fileOf(propose())}`);
    expect(problems).toEqual([
      expect.stringContaining('welcome: warning: replaces all that preset small-project says'),
    ]);
    expect(fileOf(propose())).not.toContain('ladder');
  });
});

const problemsOf = (text: string) => parseConfig('hearth.yml', text, known).problems.map(printProblem);
const settingsOf = ({ top, sections }: Proposed) => [
  ...top.map(({ path, value, reason }) => [path.join('.'), value, reason]),
  ...sections.flatMap(({ section, choices }) =>
    choices.map(({ path, value, reason }) => [[section, ...path].join('.'), value, reason]),
  ),
];
const settingOf = (proposed: Proposed, name: string) => settingsOf(proposed).find(([path]) => path === name);

describe.each(Object.entries(shapes))('%s', (_, shape) => {
  const proposed = propose({ files: shape.files, labels: labelsNamed(shape.labels) });

  test('every setting has a reason that is true, and the file is right', () => {
    expect(settingsOf(proposed)).toEqual(shape.settings);
    expect(proposed.labels.map(({ name }) => name)).toEqual(shape.missing);
    expect(proposed.findings).toEqual(shape.findings);
    expect(problemsOf(fileOf(proposed))).toEqual([]);
  });

  test('the file says what was proposed, and no line of a comment is longer than 100 columns', () => {
    const text = fileOf(proposed);
    const { sections } = parseConfig('hearth.yml', text, known);
    const own = shape.settings.filter(([path]) => path.startsWith('welcome.messages.'));
    for (const [path, value] of own) {
      const [, , language = '', occasion = ''] = path.split('.');
      expect(sections['welcome']).toMatchObject({ messages: { [language]: { [occasion]: value } } });
    }
    expect(sections['welcome']).toMatchObject({ mode: 'observe' });
    const comments = text.split('\n').filter((line) => line.trimStart().startsWith('#'));
    expect(comments.filter((line) => line.length > 100)).toEqual([]);
    expect(comments.length).toBeGreaterThanOrEqual(shape.settings.length);
  });

  test('the same repository gives the same text', () => {
    const again = propose({ files: shape.files, labels: labelsNamed(shape.labels) });
    expect(fileOf(again)).toBe(fileOf(proposed));
  });
});

describe('groups of a checkout, of which the labels are not known', () => {
  const groupsOf = (files: Readonly<Record<string, string>>) => {
    const proposed = propose({ files, labels: null });
    expect(problemsOf(fileOf(proposed))).toEqual([]);
    return settingOf(proposed, 'sigs.groups')?.slice(1);
  };
  const form = (label: string, options: readonly unknown[], type = 'dropdown') =>
    JSON.stringify({ name: 'Bug', body: [{ type, attributes: { label, options } }] });

  test('labels that other bots put on, with their paths, and answers of forms', () => {
    expect(
      groupsOf({
        '.github/labeler.yml': 'sig/network: [pkg/net/**]\nsig/node: []\nbug: [x]\n',
        '.github/boring-cyborg.yml': 'labelPRBasedOnFilePath:\n  wg/policy: [policy/*]\n  sig/network: [other]\n',
        '.github/ISSUE_TEMPLATE/bug.yml': form('Which SIG?', [
          'Network',
          'SIG Network',
          'wg/policy',
          'WG Node',
          'None',
          3,
        ]),
        '.github/ISSUE_TEMPLATE/other.yml': form('Version', ['Node']),
        '.github/ISSUE_TEMPLATE/ticks.yaml': form('SIG', [{ label: 'sig/node' }], 'checkboxes'),
      }),
    ).toEqual([
      [
        {
          name: 'network',
          label: 'sig/network',
          paths: ['pkg/net/**'],
          form_values: ['Network', 'SIG Network'],
        },
        { name: 'node', label: 'sig/node', form_values: ['sig/node'] },
        { name: 'policy', kind: 'wg', label: 'wg/policy', paths: ['policy/*'], form_values: ['wg/policy'] },
      ],
      '3 labels of groups stand in `.github/labeler.yml` and `.github/boring-cyborg.yml`, such as `sig/network`. What belongs to the groups was taken over from `.github/labeler.yml` and `.github/boring-cyborg.yml` and `.github/ISSUE_TEMPLATE/bug.yml` and `.github/ISSUE_TEMPLATE/ticks.yaml`.',
    ]);
  });

  test('labels of OWNERS, alone', () => {
    expect(groupsOf({ OWNERS: 'labels: [sig/network]\n' })).toEqual([
      [{ name: 'network', label: 'sig/network' }],
      'The label `sig/network` stands in `OWNERS`.',
    ]);
    expect(groupsOf({ OWNERS: 'filters:\n  "x":\n    labels: [sig/a, kind/b]\n' })?.[0]).toEqual([
      { name: 'a', label: 'sig/a' },
    ]);
  });

  test('where those of the repository are known, they count', () => {
    const files = { OWNERS: 'labels: [sig/network]\n' };
    expect(settingOf(propose({ files, labels: labelsNamed(['bug']) }), 'sigs.groups')).toBeUndefined();
  });

  test('a team is called without what it is, and lines that GitHub passes over name none', () => {
    const codeowners =
      '/net @acme/sig-network @acme/network\n/p @acme/wg-policy # @acme/no\n!/x @acme/gone\n[a] @acme/gone\n/y @acme/gone word\n/z @acme/policy\n';
    expect(
      groupsOf({ '.github/CODEOWNERS': codeowners, '.github/ISSUE_TEMPLATE/a.yml': form('SIG', ['Network']) }),
    ).toEqual([
      [
        { name: 'network', label: 'sig/network', teams: ['network', 'sig-network'], form_values: ['Network'] },
        { name: 'policy', label: 'sig/policy', teams: ['policy'] },
        { name: 'wg policy', kind: 'wg', label: 'wg/policy', teams: ['wg-policy'] },
      ],
      '`.github/CODEOWNERS` names 3 teams. What belongs to the groups was taken over from `.github/ISSUE_TEMPLATE/a.yml`.',
    ]);
  });

  test('a team stands under one group only, and one of another kind under none', () => {
    const proposed = propose({
      files: { CODEOWNERS: '* @acme/web @acme/wg-web @acme/team-sig-data\n' },
      labels: labelsNamed(['sig/web', 'wg/web', 'team/sig-data']),
    });
    expect(settingOf(proposed, 'sigs.groups')?.[1]).toEqual([
      { name: 'web', label: 'sig/web', teams: ['web'] },
      { name: 'wg web', kind: 'wg', label: 'wg/web', teams: ['wg-web'] },
      { name: 'data', label: 'team/sig-data' },
    ]);
    expect(problemsOf(fileOf(proposed))).toEqual([]);
  });
});

describe('how newcomers were met', () => {
  const HOUR = 3_600;
  const met = (newcomers: Omit<Newcomers, 'days'>) => propose({ newcomers: { days: 365, ...newcomers } });

  test('where most are answered by themselves, a greeting waits twice as long as half of them did', () => {
    const proposed = met({ people: 48, answered: 38, medianSeconds: 2.4 * HOUR });
    expect(settingOf(proposed, 'welcome.wait')).toEqual([
      'welcome.wait',
      '8h',
      '38 of 48 people who were new here in the last 365 days were answered by a person, half of them within 3 h; a greeting waits at least twice as long, so that a person can answer first.',
    ]);
    expect(proposed.findings).toEqual([
      '10 of 48 people who were new here in the last 365 days have not been answered by a person.',
    ]);
    expect(proposed.sections[0]?.reason).toBe(
      'Greets people on their first issue, first pull request and first merge, each once; 48 people were new here in the last 365 days.',
    );
    expect(problemsOf(fileOf(proposed))).toEqual([]);
  });

  test.each([
    ['too few people', { people: 9, answered: 9, medianSeconds: HOUR }, undefined],
    ['just enough', { people: 10, answered: 10, medianSeconds: HOUR }, '2h'],
    ['too few answered', { people: 40, answered: 29, medianSeconds: HOUR }, undefined],
    ['three in four', { people: 40, answered: 30, medianSeconds: HOUR }, '2h'],
    ['nobody answered', { people: 40, answered: 0, medianSeconds: null }, undefined],
    ['within minutes', { people: 40, answered: 40, medianSeconds: 60 }, '1h'],
    ['twelve hours', { people: 40, answered: 40, medianSeconds: 12 * HOUR }, '1d'],
    ['longer than half a day', { people: 40, answered: 40, medianSeconds: 12 * HOUR + 1 }, undefined],
  ])('%s', (_, newcomers, wait) => {
    expect(settingOf(met(newcomers), 'welcome.wait')?.[1]).toBe(wait);
  });

  test('nothing is said of people where the history is not known, or nobody was new', () => {
    expect(propose().findings).toEqual([]);
    const none = met({ people: 0, answered: 0, medianSeconds: null });
    expect(none.findings).toEqual([]);
    expect(none.sections[0]?.reason).toBe(
      'Greets people on their first issue, first pull request and first merge, each once.',
    );
    expect(met({ people: 1, answered: 0, medianSeconds: null }).findings).toEqual([
      'The one person who was new here in the last 365 days has not been answered by a person.',
    ]);
  });
});

describe('a label for newcomers', () => {
  test.each([
    ['Good First Issue'],
    ['good-first-issue'],
    ['kind/good-first-bug'],
    ['first-timers-only'],
    ['difficulty: beginner'],
    ['newcomer'],
    ['E-easy'],
    ['适合新人'],
  ])('%s', (name) => {
    const proposed = propose({ labels: labelsNamed(['bug', name, 'question']) });
    expect(settingOf(proposed, 'welcome.good_first_issues')?.[1]).toBe(name);
    expect(proposed.labels).toEqual([]);
  });

  test.each([['not easy to reproduce'], ['goods'], ['firsthand issue'], ['help wanted']])('not %s', (name) => {
    const proposed = propose({ labels: labelsNamed([name]) });
    expect(proposed.labels).toEqual([{ name: 'good first issue', color: '7057ff', description: 'Good for newcomers' }]);
  });

  test('the plainest of several, whatever their order', () => {
    const proposed = propose({ labels: labelsNamed(['easy', 'beginner', 'good first issue']) });
    expect(settingOf(proposed, 'welcome.good_first_issues')?.[1]).toBe('good first issue');
  });

  test('unknown labels are said to be unknown, and none is asked for', () => {
    const proposed = propose({ labels: null });
    expect(settingOf(proposed, 'welcome.good_first_issues')).toEqual([
      'welcome.good_first_issues',
      'good first issue',
      "GitHub's own name for this label, `good first issue`; whether the repository has it cannot be seen from its files.",
    ]);
    expect(proposed.labels).toEqual([]);
  });
});

describe('a place to say hello', () => {
  const introduceIn = (text: string) => settingOf(propose({ files: { 'README.md': text } }), 'welcome.introduce');

  test.each([
    ['https://github.com/acme/app/discussions', 'GitHub Discussions'],
    ['https://github.com/orgs/acme/discussions/categories/hello', 'GitHub Discussions'],
    ['https://slack.k8s.io/', 'Slack'],
    ['https://join.slack.com/t/acme/shared_invite/zt-1', 'Slack'],
    ['https://discord.gg/abc', 'Discord'],
    ['https://acme.zulipchat.com', 'Zulip'],
    ['https://matrix.to/#/#acme:matrix.org', 'Matrix'],
    ['https://gitter.im/acme/app', 'Gitter'],
    ['https://qr.dingtalk.com/action/joingroup?code=v1,k1,A4Bgl+5q/nnU=', 'DingTalk'],
    ['https://applink.feishu.cn/client/chat/chatter/add_by_link?link_token=a7b-42c0', 'Feishu'],
    ['https://applink.larksuite.com/client/chat/chatter/add_by_link?link_token=a7b', 'Feishu'],
    ['https://t.me/acme', 'Telegram'],
    ['https://groups.google.com/g/acme', 'a mailing list'],
    ['https://lists.acme.org/archives/list/dev', 'a mailing list'],
    ['https://discuss.acme.org', 'a forum'],
  ])('%s', (url, what) => {
    expect(introduceIn(`Words.\n\nTalk to us: <${url}>, please.`)).toEqual([
      'welcome.introduce',
      url,
      `\`README.md:3\` links to ${what}.`,
    ]);
  });

  test.each([
    ['https://github.com/acme/app/discussions/12'],
    ['https://slack.com/'],
    ['https://api.slack.com/docs'],
    ['https://discord.com/developers'],
    ['https://acme.feishu.cn/wiki/Hj3k'],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/a'],
    ['https://oapi.dingtalk.com/robot/send'],
    ['https://alidocs.dingtalk.com/i/p/join'],
    ['https://acme.example/wechat.png'],
    ['https://badgen.net/badge/slack/join'],
    ['https://evil.example/?to=acme.slack.com'],
    [`https://acme.slack.com/${'a'.repeat(300)}`],
    ['mailto:list@groups.google.com'],
  ])('not %s', (url) => {
    expect(introduceIn(`Talk to us: ${url}`)).toBeUndefined();
  });

  test('not what no reader sees', () => {
    expect(
      introduceIn('<!-- https://acme.slack.com/ -->\n```\nhttps://acme.slack.com/\n```\n<!-- https://discord.gg/a'),
    ).toBeUndefined();
    expect(introduceIn('```\nhttps://discord.gg/a\n```\nhttps://acme.slack.com/')?.[2]).toBe(
      '`README.md:4` links to Slack.',
    );
  });

  test.each([
    ['a longer fence within', '````\n```\nhttps://discord.gg/a\n```\n````\nhttps://acme.slack.com/', 6],
    ['another kind of fence', '~~~ text\n```\nhttps://discord.gg/a\n~~~\nhttps://acme.slack.com/', 5],
    ['a fence that is indented', '  ```sh\n  https://discord.gg/a\n   ```  \nhttps://acme.slack.com/', 4],
    ['a word after what is no end', '```\n```sh\nhttps://discord.gg/a\n```\nhttps://acme.slack.com/', 5],
    ['code in a line', '```code``` here\nhttps://acme.slack.com/', 2],
    ['a comment of several lines', 'a <!-- b\n```\nhttps://discord.gg/a -->\nhttps://acme.slack.com/', 4],
    ['two comments on a line', '<!-- https://discord.gg/a --> or <!-- b --> https://acme.slack.com/', 1],
    ['Windows lines', '```\r\nhttps://discord.gg/a\r\n```\r\nhttps://acme.slack.com/\r\n', 4],
  ])('what a reader sees: %s', (_, text, line) => {
    expect(introduceIn(text)).toEqual([
      'welcome.introduce',
      'https://acme.slack.com/',
      `\`README.md:${line}\` links to Slack.`,
    ]);
  });

  test('a fence that nobody closes hides all that follows', () => {
    expect(introduceIn('```\n~~~\n```sh\nhttps://acme.slack.com/')).toBeUndefined();
  });

  test('an address that is too long is no address, and the next one counts', () => {
    const long = `https://acme.slack.com/${'.'.repeat(400)}x`;
    expect(introduceIn(`${long} and https://acme.slack.com/ too.`)?.[1]).toBe('https://acme.slack.com/');
    expect(introduceIn('See https://acme.slack.com/...')?.[1]).toBe('https://acme.slack.com/');
  });

  test('CONTRIBUTING comes first, and what is beyond half a megabyte in all is not looked at', () => {
    const filler = 'words\n'.repeat(21_000);
    const names = ['b', 'c', 'd', 'e'].map((letter) => `README.${letter}${letter}.md`);
    const files = Object.fromEntries(names.map((name) => [name, filler]));
    const said = (more: Readonly<Record<string, string>>) =>
      settingOf(propose({ files: { ...files, ...more } }), 'welcome.introduce')?.[2];
    expect(said({ 'README.zz.md': 'https://acme.slack.com/' })).toBe('`README.zz.md:1` links to Slack.');
    expect(said({ 'README.yy.md': filler, 'README.zz.md': 'https://acme.slack.com/' })).toBeUndefined();
    expect(said({ 'README.yy.md': filler, 'CONTRIBUTING.md': 'https://acme.slack.com/' })).toBe(
      '`CONTRIBUTING.md:1` links to Slack.',
    );
  });

  test('more than a thousand links are not looked at', () => {
    const other = 'https://acme.example/a\n';
    expect(introduceIn(`${other.repeat(999)}https://acme.slack.com/`)?.[1]).toBe('https://acme.slack.com/');
    expect(introduceIn(`${other.repeat(1_000)}https://acme.slack.com/`)).toBeUndefined();
  });
});

describe('greetings of other bots', () => {
  const issueMessage = (yaml: string) =>
    settingOf(propose({ files: { '.github/config.yml': yaml } }), 'welcome.messages.en.issue')?.[1];

  test('one that is too long is named, not cut', () => {
    const proposed = propose({
      files: { '.github/config.yml': `# ours\nnewIssueWelcomeComment: ${'long words '.repeat(400)}` },
    });
    expect(settingOf(proposed, 'welcome.messages.en.issue')).toBeUndefined();
    expect(proposed.findings).toContain(
      "`newIssueWelcomeComment` at `.github/config.yml:2` is longer than a greeting of Hearth's may be (4,000 characters), and was not taken over.",
    );
  });

  test.each([
    ['a list', 'newIssueWelcomeComment: [a, b]'],
    ['broken YAML', 'newIssueWelcomeComment: "never closed'],
    ['an alias', 'a: &x hello\nnewIssueWelcomeComment: *x'],
    ['nothing but a comment', 'newIssueWelcomeComment: "<!-- hidden -->"'],
    ['a file larger than 64 KB', `newIssueWelcomeComment: Hello there\n# ${'x'.repeat(70_000)}`],
    ['thousands of values', `newIssueWelcomeComment: Hello there\nx: [${'1,'.repeat(5_000)}1]`],
  ])('%s is not taken over', (_, yaml) => {
    expect(issueMessage(yaml)).toBeUndefined();
  });

  test.each([
    ['Hi @{{ user }}, welcome to {{repo}}', 'Hi {author}, welcome to {repo}'],
    ['Hi ${{ github.actor }}, see {{{x}}} and {a{b}c}', 'Hi {author}, see (x) and (a(b)c)'],
    ['Open { and close }', 'Open ( and close )'],
    ['Hello\u0007 there\uFFFD', 'Hello there'],
  ])('%j becomes %j', (given, taken) => {
    expect(issueMessage(JSON.stringify({ newIssueWelcomeComment: given }))).toBe(taken);
  });

  test('one that is far too long is not looked through for what would be left of it', () => {
    const proposed = propose({
      files: { '.github/config.yml': `newIssueWelcomeComment: "<!-- ${'x'.repeat(20_000)} --> Hello there"` },
    });
    expect(settingOf(proposed, 'welcome.messages.en.issue')).toBeUndefined();
    expect(proposed.findings).toContain(
      "`newIssueWelcomeComment` at `.github/config.yml:1` is longer than a greeting of Hearth's may be (4,000 characters), and was not taken over.",
    );
  });

  test('those with which the file would be too large are left out, the longest first, and it is said', () => {
    const greetings = (keys: readonly string[], character: string) =>
      keys.map((key, n) => `${key}: "${character.repeat(3_990 - n)}"\n`).join('');
    const proposed = propose({
      files: {
        '.github/boring-cyborg.yml': greetings(
          ['firstIssueWelcomeComment', 'firstPRWelcomeComment', 'firstPRMergeComment'],
          'あ',
        ),
        '.github/config.yml': greetings(['newIssueWelcomeComment', 'newPRWelcomeComment', 'firstPRMergeComment'], '你'),
      },
    });
    expect(problemsOf(fileOf(proposed))).toEqual([]);
    const kept = settingsOf(proposed).flatMap(([path]) => (String(path).startsWith('welcome.messages.') ? [path] : []));
    expect(kept).toEqual([
      'welcome.messages.en.pull_request',
      'welcome.messages.en.merge',
      'welcome.messages.zh.issue',
      'welcome.messages.zh.pull_request',
      'welcome.messages.zh.merge',
    ]);
    expect(proposed.findings.at(-1)).toBe(
      '`welcome.messages.en.issue` was left out: with it the file would be more than Hearth reads of one (64 KB, 12,000 words and signs, 1,000 backslashes).',
    );
    expect(proposed.findings.filter((finding) => finding.includes('was left out'))).toHaveLength(1);
  });

  test('each speaks its own language, whatever the repository speaks', () => {
    const proposed = propose({
      files: { '.github/config.yml': 'newIssueWelcomeComment: 感谢你的反馈！\nfirstPRMergeComment: Well done, you!' },
    });
    expect(settingOf(proposed, 'welcome.messages.zh.issue')?.[1]).toBe('感谢你的反馈！');
    expect(settingOf(proposed, 'welcome.messages.en.merge')?.[1]).toBe('Well done, you!');
  });
});

describe('what of the files is not looked at', () => {
  const findings = (files: Readonly<Record<string, string>>) => propose({ files }).findings;

  test('broken YAML of another bot is named, in the language of the repository', () => {
    const broken = 'newIssueWelcomeComment: "never closed\n';
    expect(findings({ '.github/boring-cyborg.yml': broken, OWNERS: broken })).toEqual([
      '`.github/boring-cyborg.yml` is not YAML that can be read; what stands in it was not looked at.',
      '`OWNERS` is not YAML that can be read; what stands in it was not looked at.',
    ]);
    expect(findings({ 'README.md': '这是一个用于演示的应用。', '.github/stale.yml': broken })).toEqual([
      '`.github/stale.yml` 不是可读取的 YAML；其中的内容没有查看。',
    ]);
  });

  test.each([
    ['an alias', 'a: &x hello\nb: *x'],
    ['a large file', `a: b\n# ${'x'.repeat(70_000)}`],
    ['many values', `x: [${'1,'.repeat(5_000)}1]`],
    ['many levels', `x: ${'['.repeat(30)}`],
  ])('%s is beyond what is read', (_, yaml) => {
    expect(findings({ '.github/config.yml': yaml })).toEqual([
      '`.github/config.yml` has aliases, or is larger than Hearth reads of it (64 KB, 2,000 values, 20 levels); what stands in it was not looked at.',
    ]);
    expect(findings({ 'README.md': '这是一个用于演示的应用。', '.github/config.yml': yaml })).toEqual([
      '`.github/config.yml` 含有别名，或超出 Hearth 读取的上限（64 KB、2,000 个值、20 层）；其中的内容没有查看。',
    ]);
  });

  test.each(['', '# nothing\n', '- a\n', 'words', 'a: 1\n'])('nothing is said of %j', (yaml) => {
    expect(findings({ '.github/stale.yml': yaml })).toEqual([]);
  });

  test('a file that is not where Hearth reads', () => {
    expect(findings({ '.github/hearth.yaml': '', 'hearth.yaml': '', 'docs/hearth.yml': '' })).toEqual([
      '`.github/hearth.yaml` is here; Hearth reads only `.github/hearth.yml`.',
      '`hearth.yaml` is here; Hearth reads only `.github/hearth.yml`.',
    ]);
    expect(findings({ 'README.md': '这是一个用于演示的应用。', 'hearth.yml': '' })).toEqual([
      '这里有 `hearth.yml`；Hearth 只读取 `.github/hearth.yml`。',
    ]);
  });
});

describe('whatever stands in a repository', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '{author}',
      '{{x}}',
      '\n',
      '  - ',
      '# ',
      '"',
      "'",
      ': ',
      '|',
      '`',
      '\\|',
      '\u2028',
      '\uFFFD',
      '\u202e',
      '<!-- ',
      '- [x] create `a`',
      '\t',
      '---',
    ),
  );
  const text = fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join(''));

  test('the proposed file is right, and every cell of the table keeps its place', () => {
    fc.assert(
      fc.property(text, text, text, text, (issue, merge, label, readme) => {
        const proposed = propose({
          files: {
            'README.md': `${readme} https://acme.slack.com/${readme}`,
            '.github/config.yml': JSON.stringify({ newIssueWelcomeComment: issue, firstPRMergeComment: merge }),
          },
          labels: labelsNamed([`beginner ${label}`]),
        });
        const file = fileOf(proposed);
        expect(problemsOf(file)).toEqual([]);
        for (const [, value] of settingsOf(proposed)) {
          if (typeof value !== 'string') continue;
          expect(
            placeholdersIn(value).filter(
              (name) => name !== 'author' && name !== 'repo' && !value.startsWith('beginner'),
            ),
          ).toEqual([]);
        }
        const rows = pullBody(proposed, undefined)
          .split('\n')
          .filter((line) => line.startsWith('| `'));
        expect(rows).toHaveLength(settingsOf(proposed).length + 1);
        for (const row of rows) expect(row.replace(/\\[\\|]/g, '').split('|')).toHaveLength(5);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the words around it', () => {
  const proposed = propose();
  const missing = { name: 'good first issue', color: '7057ff', description: 'Good for newcomers' };

  test('a link that would be too long is left out, and the steps say what to do without it', () => {
    expect(newFileLink('main', 'x'.repeat(8_000))).toBeNull();
    expect(newFileLink('feature/it', "a (b)'s `c`\n")).toBe(
      '../new/feature/it?filename=.github%2Fhearth.yml&value=a%20%28b%29%27s%20%60c%60%0A',
    );
    const body = issueBody(proposed, undefined, { text: 'x'.repeat(8_000), branch: 'main', why: 'permission' });
    expect(body).toContain('\n1. Create the file `.github/hearth.yml` with the text below.\n');
  });

  test('a fence in the file ends nothing', () => {
    const body = issueBody(proposed, undefined, {
      text: 'a: |\n  ```\n  b\n  ```\n',
      branch: 'main',
      why: 'permission',
    });
    expect(body).toContain('\n````yaml\na: |\n  ```\n  b\n  ```\n````\n');
  });

  test('a table too long for GitHub is left out, not cut', () => {
    const long = 'x'.repeat(2_000);
    const differences = Array.from({ length: 50 }, (_, number) => ({
      number,
      kind: 'issue' as const,
      url: 'https://github.com/acme/app/issues/1',
      before: [],
      after: [long],
    }));
    const body = pullBody(proposed, { items: 50, differences });
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain('### What it would have done on the last items\n\nThe table is too long for this page.');
    expect(body).not.toContain(long);
  });

  test('a ticked box is read in either language, and only a box of Hearth itself', () => {
    const body = boxes([missing], 'en');
    expect(hasTicked(body)).toBe(false);
    expect(tickedOf(body, [missing])).toEqual([]);
    for (const language of ['en', 'zh'] as const) {
      const done = boxes([missing], language).replace('[ ]', '[X]').replaceAll('\n', '\r\n');
      expect(hasTicked(done)).toBe(true);
      expect(tickedOf(done, [missing])).toEqual([missing]);
    }
    expect(hasTicked('- [x] create `good first issue`')).toBe(false);
    expect(hasTicked(`${body}\n- [x] another task of somebody's`)).toBe(false);
    expect(tickedOf(body.replace('[ ]', '[x]').replace('first', 'second'), [missing])).toEqual([]);
  });
});

describe('a feature that proposes what it does not take', () => {
  test('has a mistake, and no file is made of it', () => {
    const [welcome] = features.filter(({ name }) => name === 'welcome');
    if (welcome === undefined) throw new Error('there is no welcome');
    const choice = { path: ['wait'], value: 'soon', reason: 'So.' };
    const wrong = { ...welcome, propose: () => ({ reason: 'So.', choices: [choice], labels: [], findings: [] }) };
    expect(() => proposeSections(surveyOf(), [wrong])).toThrow(
      'welcome proposes settings that it does not take: expected a length of time such as 30m, 2h or 7d, got "soon"',
    );
  });
});
