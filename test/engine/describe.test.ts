// Decisions in short phrases, and what differs between two lists of them.
import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/core/action.js';
import { compare, describe as inWords, describeLater } from '../../src/engine/replay/describe.js';

const phrase = (act: Act, language: 'en' | 'zh' = 'en', state: 'planned' | 'would' = 'planned') =>
  inWords({ feature: 'welcome', rule: 'first_issue', act, state }, language).phrase;

const issue = { kind: 'issue', series: 's', title: 'A title', body: 'b' } as const;
const check = { kind: 'check', number: 1, head: 'h', name: 'hearth.yml', title: 't', summary: 's' } as const;
const pull = { kind: 'pull', series: 's', branch: 'b', title: 'Propose', path: 'p', text: 't', message: 'm' } as const;

const team: Act = {
  kind: 'team',
  number: 1,
  team: 'members',
  title: 'role/member',
  person: 1,
  login: 'ana',
  decidedBy: { id: 2, login: 'mo' },
};
const files: Act = {
  kind: 'files',
  series: 's',
  branch: 'hearth/people',
  title: 'New members',
  body: 'b',
  message: 'm',
  changes: [
    { path: 'A.md', as: 'roster', login: 'ana' },
    { path: 'OWNERS', as: 'approvers', login: 'ana' },
  ],
};

describe('an act in words', () => {
  test.each<[Act, string, string]>([
    [{ kind: 'status', number: 1, body: 'Hello' }, 'status comment', '状态评论'],
    [{ kind: 'status', number: 1, body: '' }, 'takes its part out of the status comment', '从状态评论中移除其部分'],
    [{ kind: 'comment', number: 1, body: 'Hello' }, 'comment', '评论'],
    [
      { kind: 'label', number: 1, add: ['bug', 'a`@mo`'], remove: ['triage'] },
      "adds label `bug`, adds label `a'@mo'`, takes off label `triage`",
      "添加标签 `bug`，添加标签 `a'@mo'`，移除标签 `triage`",
    ],
    [{ kind: 'label', number: 1, add: [], remove: [] }, 'changes no label', '不更改标签'],
    [{ kind: 'reaction', number: 1, content: '+1' }, 'reacts 👍', '回应 👍'],
    [issue, 'keeps the issue `A title`', '维护 issue `A title`'],
    [{ ...issue, state: 'closed' }, 'closes the issue `A title`', '关闭 issue `A title`'],
    [{ ...check, conclusion: 'failure', annotations: [] }, 'check `hearth.yml`: failure', '检查 `hearth.yml`：failure'],
    [{ ...pull, body: 'b' }, 'pull request `Propose`', 'pull request `Propose`'],
    [{ kind: 'new-label', name: 'bug', color: 'ff0000', description: '' }, 'makes label `bug`', '创建标签 `bug`'],
    [
      { kind: 'assign', number: 1, add: ['ana', '@mo'], remove: ['ben'] },
      'assigns `ana`, assigns `@mo`, unassigns `ben`',
      '指派 `ana`，指派 `@mo`，取消指派 `ben`',
    ],
    [
      { kind: 'reviewers', number: 1, add: ['ana'], remove: ['ben'] },
      'asks `ana` for a review, asks `ben` no more for a review',
      '请 `ana` 评审，不再请 `ben` 评审',
    ],
    [{ kind: 'assign', number: 1, add: [], remove: [] }, 'changes nobody', '不更改任何人'],
    [{ kind: 'item', number: 1, state: 'completed' }, 'closes it as completed', '以已完成关闭'],
    [
      { kind: 'item', number: 1, state: 'not_planned', title: 'Better @mo' },
      'closes it as not planned, calls it `Better @mo`',
      '以不计划处理关闭，改标题为 `Better @mo`',
    ],
    [{ kind: 'item', number: 1, state: 'open' }, 'opens it again', '重新打开'],
    [{ kind: 'item', number: 1 }, 'leaves it as it is', '保持原样'],
    [team, 'makes `ana` a member of team `members`', '将 `ana` 加入团队 `members`'],
    [files, 'pull request `New members` with `A.md`, `OWNERS`', '更改 `A.md`，`OWNERS` 的 pull request `New members`'],
  ])('%j', (act, en, zh) => {
    expect(phrase(act)).toBe(`\`welcome\` first issue: ${en}`);
    expect(phrase(act, 'zh')).toBe(`\`welcome\` first issue：${zh}`);
  });

  test('that is only observed says so', () => {
    const act: Act = { kind: 'comment', number: 1, body: 'Hello' };
    expect(phrase(act, 'en', 'would')).toBe('`welcome` first issue: comment (only shown)');
    expect(phrase(act, 'zh', 'would')).toBe('`welcome` first issue：评论（仅展示）');
  });

  test('a later look', () => {
    const at = new Date('2026-03-01T12:34:56Z');
    expect(describeLater('welcome', at, 'en').phrase).toBe('`welcome`: looks again at 2026-03-01 12:34 UTC');
    expect(describeLater('welcome', at, 'zh').phrase).toBe('`welcome`：将于 2026-03-01 12:34 UTC 再次查看');
  });
});

describe('two sides', () => {
  const says = (body: string, state: 'planned' | 'would' = 'planned') =>
    inWords({ feature: 'a', rule: 'r', act: { kind: 'comment', number: 1, body }, state }, 'en');
  const adds = (...add: readonly string[]) =>
    inWords({ feature: 'b', rule: 'r', act: { kind: 'label', number: 1, add, remove: [] }, state: 'planned' }, 'en');

  test('are the same in any order, and said twice is said once', () => {
    expect(compare([], [])).toBeNull();
    expect(compare([says('x'), adds('bug')], [adds('bug'), says('x'), says('x')])).toBeNull();
  });

  test('differ by what is done, and by the words', () => {
    expect(compare([says('x')], [says('x'), adds('bug')])).toEqual({
      before: ['`a` r: comment'],
      after: ['`a` r: comment', '`b` r: adds label `bug`'],
    });
    expect(compare([says('x')], [says('y')])).toEqual({
      before: ['`a` r: comment'],
      after: ['`a` r: comment, other words'],
    });
    expect(compare([says('x', 'would')], [says('y', 'would')])).toEqual({
      before: ['`a` r: comment (only shown)'],
      after: ['`a` r: comment, other words (only shown)'],
    });
  });

  test('one that acts and one that observes differ by that alone', () => {
    expect(compare([says('x')], [says('y', 'would')])).toEqual({
      before: ['`a` r: comment'],
      after: ['`a` r: comment (only shown)'],
    });
  });

  test.each<[Act, Act]>([
    [
      { ...check, conclusion: 'success', annotations: [] },
      { ...check, conclusion: 'success', annotations: [], summary: 'other' },
    ],
    [
      { ...pull, body: 'b' },
      { ...pull, body: 'b', text: 'other' },
    ],
    [issue, { ...issue, body: 'other' }],
    [
      { kind: 'new-label', name: 'bug', color: 'ff0000', description: '' },
      { kind: 'new-label', name: 'bug', color: '00ff00', description: '' },
    ],
  ])('what is said is compared: %j', (one, other) => {
    const said = (act: Act) => [inWords({ feature: 'a', rule: 'r', act, state: 'planned' }, 'en')];
    expect(compare(said(one), said(one))).toBeNull();
    expect(compare(said(one), said(other))?.after[0]).toMatch(/, other words$/);
  });
});
