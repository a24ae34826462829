// Each kind of act in one line, as `hearth preview` prints it.
import { expect, test } from '@jest/globals';
import { printPreview } from '../../src/commands/preview-print.js';
import type { Act } from '../../src/core/action.js';

const issue = { kind: 'issue', series: 's', title: 'Mistakes', body: '' } as const;
const check = { kind: 'check', number: 7, head: 'f', name: 'hearth.yml', summary: '', annotations: [] } as const;

test.each<[Act, string]>([
  [{ kind: 'status', number: 7, body: '' }, 'takes its part out of the status comment on #7'],
  [{ kind: 'label', number: 7, add: ['a'], remove: ['b'] }, 'labels #7 +"a" -"b"'],
  [{ kind: 'reaction', number: 7, content: 'eyes' }, 'reacts with eyes to #7'],
  [issue, 'keeps the issue "Mistakes"'],
  [{ ...issue, state: 'closed' }, 'closes the issue "Mistakes"'],
  [
    { ...check, conclusion: 'failure', title: '2 mistakes' },
    'marks #7 with the check "hearth.yml": failure, "2 mistakes"',
  ],
  [
    { kind: 'pull', series: 's', branch: 'b', title: 'Propose', body: '', path: 'OWNERS', text: 'x', message: 'm' },
    'opens the pull request "Propose" that adds OWNERS',
  ],
  [{ kind: 'new-label', name: 'bug', color: 'ff0000', description: '' }, 'makes the label "bug"'],
  [{ kind: 'assign', number: 7, add: ['ana'], remove: ['ben'] }, 'assigns #7 +ana -ben'],
  [{ kind: 'reviewers', number: 7, add: ['ana'], remove: ['ben'] }, 'asks for reviews of #7 +ana -ben'],
  [{ kind: 'item', number: 7, state: 'open' }, 'reopens #7'],
  [{ kind: 'item', number: 7, state: 'completed' }, 'closes #7'],
  [{ kind: 'item', number: 7, state: 'not_planned', title: 'New' }, 'closes as not planned and retitles #7 as "New"'],
  [{ kind: 'item', number: 7, title: 'New' }, 'retitles #7 as "New"'],
])('%j', (act, words) => {
  const decision = {
    feature: 'alpha',
    mode: 'active',
    place: 'hearth.yml:1',
    because: { code: 'x', visibility: 'public', sentence: 'It is so.' },
    asked: false,
    actions: [{ rule: 'r', act }],
    later: [],
  } as const;
  const event = { kind: 'issue.opened', repository: 'acme/app', item: 7, actor: 'ana', at: '2026-03-01T00:00:00Z' };
  const lines = printPreview({ event, decisions: [decision] }, [])
    .replace(/\n {4}/g, ' ')
    .split('\n');
  expect(lines).toContain(`  does: ${words}, by the rule r`);
});

test('only what rests on answers rests on assumptions', () => {
  const because = { code: 'x', visibility: 'public', sentence: 'It is so.' } as const;
  const decided = { mode: 'active', place: 'hearth.yml:1', because, actions: [], later: [] } as const;
  const event = { kind: 'issue.opened', repository: 'acme/app', item: 7, actor: 'ana', at: '2026-03-01T00:00:00Z' };
  const decisions = [
    { ...decided, feature: 'alpha', asked: true },
    { ...decided, feature: 'beta', asked: false },
  ];
  const reasons = printPreview({ event, decisions }, ['nobody is there'])
    .split('\n')
    .filter((one) => one.startsWith('  because'));
  expect(reasons).toEqual(['  because: It is so. (as assumed above)', '  because: It is so.']);
});
