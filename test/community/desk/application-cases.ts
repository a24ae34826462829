// Forms as people fill them, from well-formed to hostile, with what is to be read from each.
import type { Application } from '../../../src/core/case.js';

export interface Filling {
  readonly about: string;
  readonly title?: string;
  readonly body: string;
  /** Login of the author; absent: `opener`. */
  readonly author?: string | null;
  /** What is read; what is absent is empty, the applicant `alice`. */
  readonly read: Partial<Omit<Application, 'problems'>>;
  /** `code field` each; the field may be left out where there is none. */
  readonly problems?: readonly string[];
}

interface Answers {
  readonly github?: string;
  readonly one?: string;
  readonly two?: string;
  readonly contributions?: string;
}

/** A membership form as GitHub writes it: each question a heading, boxes as a task list. */
const membership = ({ github = '@alice', one = '@bob', two = '@carol', contributions = '_No response_' }: Answers) =>
  [
    `### GitHub Username\n\n${github}`,
    '### Requirements\n\n- [X] Active in the last half year\n- [x] Finished one or more features\n- [ ] Sponsored by two members',
    `### Sponsor 1\n\n${one}`,
    `### Sponsor 2\n\n${two}`,
    `### List of contributions to the project\n\n${contributions}\n`,
  ].join('\n\n');

const ticked = ['Active in the last half year', 'Finished one or more features'];
const two = { sponsors: ['bob', 'carol'], ticked };

/** One answer for sponsors, and how it is read. */
const naming = (
  about: string,
  answer: string,
  sponsors: readonly string[],
  ...problems: readonly string[]
): Filling => ({
  about,
  body: `### GitHub Username\n\nalice\n\n### Sponsors\n\n${answer}\n`,
  read: { sponsors },
  problems: [...problems.map((code) => `${code} Sponsors`), ...(sponsors.length === 0 ? ['no_sponsor Sponsors'] : [])],
});

const wellFormed: readonly Filling[] = [
  { about: 'as it was meant', body: membership({}), read: two },
  { about: 'without @', body: membership({ github: 'alice', one: 'bob', two: 'carol' }), read: two },
  { about: 'with a full-width ＠', body: membership({ github: '＠alice', one: '＠bob', two: '＠ carol' }), read: two },
  { about: 'in full-width letters', body: membership({ github: 'ａｌｉｃｅ' }), read: two },
  { about: 'with space after @', body: membership({ github: '@ alice ', one: ' @ bob' }), read: two },
  { about: 'with two @', body: membership({ one: '@@bob' }), read: two },
  { about: 'in another letter case', body: membership({ one: '@Bob' }), read: { sponsors: ['Bob', 'carol'], ticked } },
  {
    about: 'with links to profiles',
    body: membership({
      github: 'https://github.com/alice',
      one: 'https://github.com/bob/',
      two: 'github.com/carol?tab=overview',
    }),
    read: two,
  },
  {
    about: 'with links in Markdown',
    body: membership({
      github: '[Alice](https://github.com/alice)',
      one: '[@bob](https://github.com/bob/)',
      two: '<https://github.com/carol>',
    }),
    read: two,
  },
  {
    about: 'in backticks and bold',
    body: membership({ github: '`@alice`', one: '**@bob**', two: '_carol_' }),
    read: two,
  },
  {
    about: 'with names beside',
    body: membership({ github: 'Alice Liu (@alice)', one: 'Bob Jones @bob', two: '@carol, approver of SIG Node' }),
    read: two,
  },
  { about: 'with remarks in brackets', body: membership({ one: 'bob (approver)', two: 'carol（成员）' }), read: two },
  {
    about: 'with remarks after a dash',
    body: membership({ one: 'bob - reviewer of the scheduler', two: '@carol — lead' }),
    read: two,
  },
  { about: 'with full stops', body: membership({ github: '@alice.', one: '@bob.', two: '"carol"' }), read: two },
  { about: 'with a label before', body: membership({ github: 'GitHub: alice', one: 'GitHub ID：bob' }), read: two },
  {
    about: 'as code that the form renders',
    body: membership({ one: '```text\nbob\n```', two: '~~~\n@carol\n~~~' }),
    read: two,
  },
  { about: 'with line ends of Windows', body: membership({}).replaceAll('\n', '\r\n'), read: two },
  {
    about: 'in another order',
    body: membership({})
      .split(/\n\n(?=###)/)
      .reverse()
      .join('\n\n'),
    read: { sponsors: ['carol', 'bob'], ticked },
  },
  {
    about: 'with contributions and a group',
    title: 'REQUEST: New membership for alice',
    body: membership({
      contributions:
        '- https://github.com/acme/app/pull/12, https://github.com/acme/app/pull/13.\n- reviews for @bob\n- SIG API Machinery, see [this](https://example.org/a_b)',
    }),
    read: {
      ...two,
      sig: ['SIG API Machinery', 'SIG API'],
      links: ['https://github.com/acme/app/pull/12', 'https://github.com/acme/app/pull/13', 'https://example.org/a_b'],
    },
  },
];

const languages: readonly Filling[] = [
  {
    about: 'a form in Chinese',
    body: '### GitHub 用户名\n\n@alice\n\n### 推荐人 1\n\n@bob\n\n### 推荐人 2\n\n＠carol\n\n### 兴趣小组\n\n网络\n\n### 贡献列表\n\nhttps://github.com/acme/app/pull/1、https://github.com/acme/app/pull/2。\n',
    read: {
      sponsors: ['bob', 'carol'],
      sig: ['网络'],
      links: ['https://github.com/acme/app/pull/1', 'https://github.com/acme/app/pull/2'],
    },
  },
  {
    about: 'other words of Chinese',
    body: '### 申请人\n\nalice\n\n### 担保人\n\nbob、carol\n\n### SIG 小组\n\nsig-node',
    read: { sponsors: ['bob', 'carol'], sig: ['sig-node'] },
  },
  {
    about: 'traditional characters',
    body: '### 申請人\n\nalice\n\n### 推薦人\n\nbob 和 carol',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'both languages in one',
    body: '### GitHub Username / GitHub 用户名 *\n\nalice\n\n### Sponsors 推荐人（必填）\n\nbob，carol',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'handles',
    body: '### Your GitHub handle\n\nalice\n\n### GitHub handle of your sponsor\n\nbob',
    read: { sponsors: ['bob'] },
  },
  { about: 'an identifier', body: '### GitHub ID\n\n@alice\n\n### Referees\n\n@bob', read: { sponsors: ['bob'] } },
  { about: 'underscores', body: '### github_username\n\nalice\n\n### sponsor_1\n\nbob', read: { sponsors: ['bob'] } },
  { about: 'a nominee', body: '### Nominee\n\nalice\n\n### Recommended by\n\nbob', read: { sponsors: ['bob'] } },
  {
    about: 'questions about sponsors that ask for no names',
    body: '### GitHub Username\n\nalice\n\n### Sponsors\n\nbob\n\n### Company of your sponsors\n\nacme\n\n### Do your sponsors know about it?\n\nyes\n\n### Reason of the sponsor\n\n@dave told me',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'names elsewhere are not on GitHub',
    body: '### GitHub Username\n\nalice\n\n### Slack username\n\n@alice-s\n\n### Name\n\nAlice\n\n### Email\n\na@example.org\n\n### Sponsor\n\nbob',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'a group that is asked for, several chosen',
    body: '### GitHub Username\n\nalice\n\n### Which SIG are you applying to?\n\nNetwork, API Machinery\n\n### Sponsor\n\nbob',
    read: { sponsors: ['bob'], sig: ['Network, API Machinery', 'Network', 'API Machinery'] },
  },
  {
    about: 'groups as boxes',
    body: '### SIG\n\n- [x] Network\n- [ ] Node\n\n### Sponsor\n\nbob\n\n### GitHub ID\n\nalice',
    read: { sponsors: ['bob'], sig: ['Network'], ticked: ['Network'] },
  },
];

const namings: readonly Filling[] = [
  naming('two with a comma', '@bob, @carol', ['bob', 'carol']),
  naming('two with a space', 'bob carol', ['bob', 'carol']),
  naming('two with @ and a space', '@bob @carol', ['bob', 'carol']),
  naming('two without any space', '@bob@carol', [], 'not_a_login'),
  naming('two with 、', '@bob、@carol', ['bob', 'carol']),
  naming('two with ；', 'bob；carol', ['bob', 'carol']),
  naming('two with a slash', '@bob / @carol', ['bob', 'carol']),
  naming('two with a slash and no space', '@bob/@carol', ['bob', 'carol']),
  naming('two with and', '@bob and @carol', ['bob', 'carol']),
  naming('two with 和', 'bob和carol', ['bob', 'carol']),
  naming('two with &', 'bob & carol', ['bob', 'carol']),
  naming('a list', '- @bob\n- carol\n', ['bob', 'carol']),
  naming('a numbered list', '1. @bob\n2) carol', ['bob', 'carol']),
  naming('a list of Chinese numbers', '①bob ②carol', ['bob', 'carol']),
  naming('lines with labels', 'Sponsor 1: @bob\nSponsor 2: @carol', ['bob', 'carol']),
  naming('profiles side by side', 'https://github.com/bob、https://github.com/carol', ['bob', 'carol']),
  naming('one twice', '@bob, @Bob, https://github.com/bob', ['bob']),
  naming('one and a word for nobody', '@bob, none', ['bob']),
  naming('a sentence with one of them', 'I asked @bob, he agreed', ['bob']),
  naming('an old account with a hyphen at its end', '@bob-', ['bob-']),
  naming('an account of an enterprise', '@bob_acme', ['bob_acme']),
  naming('a possessive', "bob's", ['bob']),
  naming('struck out', '~~@mallory~~ @bob', ['bob']),
  naming('struck out by one tilde', '~@mallory~ @bob', ['bob']),
  naming('no response', '_No response_', []),
  naming('nothing', '', []),
  naming('N/A', 'N/A', []),
  naming('@N/A', '@n/a', []),
  naming('none', 'None.', []),
  naming('nobody yet', 'None yet, still looking for one', []),
  naming('无', '无', []),
  naming('暂无', '暂无', []),
  naming('a dash', '-', []),
  naming('TBD', 'TBD', []),
  naming('the placeholder', '@sponsor-1', [], 'placeholder'),
  naming('the placeholder as the form shows it', 'e.g. @sponsor-1', [], 'placeholder'),
  naming('an example in Chinese', '例如：@bob', [], 'placeholder'),
  naming('another placeholder', '<your-sponsors-handle>', [], 'placeholder'),
  naming('a placeholder beside a name', '@sponsor-1 @bob', ['bob'], 'placeholder'),
  naming('an address', 'bob@example.org', [], 'email'),
  naming('an address beside a name', '@bob <bob@example.org>', ['bob'], 'email'),
  naming('a team', '@acme/sig-network', [], 'team'),
  naming('a real name', 'Bob Jones', [], 'not_a_login'),
  naming('a name in Chinese', '张三', [], 'not_a_login'),
  naming('a sentence', 'I will find somebody', [], 'not_a_login'),
  naming('letters that only look like others', '@bоb', [], 'not_a_login'),
  naming('a dot within', '@bob.jones', [], 'not_a_login'),
  naming('too long for a login', `@${'b'.repeat(40)}`, [], 'not_a_login'),
  naming('a page that is no profile', 'https://github.com/orgs/acme/people', []),
  naming('a pull request', 'https://github.com/acme/app/pull/1', []),
  naming(
    'a crowd',
    Array.from({ length: 30 }, (_, n) => `@person-${n}`).join(' '),
    Array.from({ length: 20 }, (_, n) => `person-${n}`),
    'too_many',
  ),
];

const shapeless: readonly Filling[] = [
  { about: 'an empty body', body: '', author: 'alice', read: {}, problems: ['no_sponsor'] },
  {
    about: 'an empty body of a deleted account',
    body: '',
    author: null,
    read: { applicant: [] },
    problems: ['no_applicant', 'no_sponsor'],
  },
  {
    about: 'a title that names',
    title: 'REQUEST: New membership for alice',
    body: '',
    read: {},
    problems: ['no_sponsor'],
  },
  {
    about: 'a title that mentions',
    title: 'New membership: @alice please',
    body: '',
    read: {},
    problems: ['no_sponsor'],
  },
  { about: 'a title in Chinese', title: '成员申请，申请人：alice', body: '', read: {}, problems: ['no_sponsor'] },
  {
    about: "a title with the template's placeholder",
    title: 'REQUEST: New membership for <your-GH-handle>',
    body: '',
    read: { applicant: ['opener'] },
    problems: ['no_sponsor'],
  },
  {
    about: 'a title for something else',
    title: 'Application for membership',
    body: '',
    read: { applicant: ['opener'] },
    problems: ['no_sponsor'],
  },
  {
    about: 'a title of nobody',
    title: 'REQUEST: New leader for a User Group in new city',
    body: '',
    read: { applicant: ['opener'] },
    problems: ['no_sponsor'],
  },
  { about: 'a body before the title', title: 'New membership for mallory', body: membership({}), read: two },
  {
    about: 'a sentence',
    body: 'I would like to become a member. My sponsors are @bob and @carol. Thanks to @dave!',
    author: 'alice',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'a sentence in Chinese',
    body: '我想申请成为成员。我的推荐人是 @bob 和 @carol。感谢 @dave！',
    author: 'alice',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'a sentence that denies',
    body: 'I have not asked @bob to be my sponsor yet.',
    author: 'alice',
    read: {},
    problems: ['no_sponsor'],
  },
  {
    about: 'labels without headings',
    body: 'GitHub username: alice\nSponsors: bob, carol\nSIG: network\n',
    read: { sponsors: ['bob', 'carol'], sig: ['network'] },
  },
  {
    about: 'bold labels in a list',
    body: '- **GitHub handle:** @alice\n- **Sponsor 1**: @bob\n- **Sponsor 2**: @carol\n',
    read: { sponsors: ['bob', 'carol'] },
  },
  { about: 'labels in Chinese', body: '申请人：alice\n推荐人：@bob，@carol\n', read: { sponsors: ['bob', 'carol'] } },
  {
    about: 'a label with a list below',
    body: 'GitHub username: alice\n\nMy sponsors:\n- @bob\n- @carol\n\ncc @dave',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'bold lines as headings',
    body: '**GitHub Username**\nalice\n\n**Sponsors**\nbob\ncarol\n',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'other headings',
    body: '# GitHub Username\nalice\n## Sponsors\nbob\n\nAnything else\n---\n@dave',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'underlined headings',
    body: 'GitHub Username\n---\nalice\n\nSponsors\n===\nbob\n',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'a table',
    body: '| Question | Answer |\n| --- | --- |\n| GitHub username | alice |\n| Sponsors | @bob, carol |\n',
    read: { sponsors: ['bob', 'carol'] },
  },
  {
    about: 'several applicants',
    body: '### GitHub Username\n\nalice, dave\n\n### Sponsor\n\nbob',
    read: { applicant: ['alice', 'dave'], sponsors: ['bob'] },
    problems: ['several_applicants GitHub Username'],
  },
  {
    about: 'an applicant who is told in words',
    body: '### GitHub Username\n\nmyself\n\n### Sponsor\n\nbob',
    author: 'alice',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'an applicant by a real name',
    body: '### GitHub Username\n\n刘爱丽\n\n### Sponsor\n\nbob',
    author: 'alice',
    read: { sponsors: ['bob'] },
    problems: ['not_a_login GitHub Username'],
  },
  {
    about: 'an ambassador without sponsors',
    body: '### GitHub Username\n\n@alice\n\n### Email\n\nalice@example.org\n\n### Social Media and Other Links\n\nhttps://example.org/alice\n\n### Requirements\n\n- [x]  Published four pieces\n- [ ] Organized an event\n* [√] Speaks of it\n\n### How do you plan to contribute?\n\nTalks, https://example.org/plans\n\n### Links and other resources about the requirements\n\n- Blog: https://example.org/1\n- Video: <https://example.org/2>\n',
    read: {
      ticked: ['Published four pieces', 'Speaks of it'],
      links: ['https://example.org/1', 'https://example.org/2'],
    },
    problems: ['no_sponsor'],
  },
];

const hostile: readonly Filling[] = [
  {
    about: 'a form within a comment',
    body: `<!--\n${membership({ one: '@mallory' })}\n-->\n${membership({})}`,
    read: two,
  },
  { about: 'a form within a quote', body: `> ### Sponsors\n> @mallory\n\n${membership({})}`, read: two },
  { about: 'a form within code', body: `\`\`\`\n### Sponsors\n\n@mallory\n\`\`\`\n\n${membership({})}`, read: two },
  { about: 'a comment that never ends', body: `${membership({})}\n<!-- ### Sponsors\n\n@mallory`, read: two },
  { about: 'code that never ends', body: `${membership({})}\n\`\`\`\n### Sponsors\n\n@mallory`, read: two },
  { about: 'a comment within a line', body: membership({ one: '@bob <!-- @mallory -->' }), read: two },
  {
    about: 'boxes within code and quotes',
    body: `${membership({})}\n\n\`\`\`\n- [x] Forged\n\`\`\`\n> - [x] Forged`,
    read: two,
  },
  { about: 'invisible characters', body: membership({ one: '@b\u200bob', two: '\u202e@carol' }), read: two },
  { about: 'HTML', body: membership({ one: '<b>@bob</b>', two: '<img src=x onerror=alert(1)>carol' }), read: two },
  {
    about: 'Markdown that would act',
    body: membership({ one: '![x](https://example.org/@mallory) @bob', two: '[@mallory](https://example.org) carol' }),
    read: { sponsors: ['bob', 'mallory'], ticked },
  },
  { about: 'commands', body: membership({ one: '/lgtm\n@bob' }), read: { ...two }, problems: [] },
  {
    about: 'a heading that mentions',
    body: '### Sponsor @mallory\n\n@bob\n\n### GitHub ID\n\nalice',
    read: { sponsors: ['bob'] },
  },
  {
    about: 'sponsors within the account of contributions',
    body: membership({ contributions: 'Sponsor: I spoke for @mallory\nSIG: network' }),
    read: { ...two, sig: ['network'] },
  },
  {
    about: 'prototype names',
    body: '### __proto__\n\nx\n\n### constructor\n\ny\n\n### GitHub ID\n\nalice\n\n### Sponsor\n\nconstructor',
    read: { sponsors: ['constructor'] },
  },
];

export const fillings: readonly Filling[] = [...wellFormed, ...languages, ...namings, ...shapeless, ...hostile];
