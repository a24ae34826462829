// What an item's own words say: fields of a form, teams that are called, prose without what is not the author's.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { directoryOf } from '../../src/community/directory.js';
import { formFields } from '../../src/community/form.js';
import { mentionedSigs, sigOfTeam } from '../../src/community/mentions.js';
import { proseOf, withoutComments } from '../../src/community/prose.js';
import { settings } from './settings.js';

describe('an issue form', () => {
  test.each([
    [
      'one answer',
      '### Which SIG?\n\nNetwork\n\n### What happened?\n\nIt broke.\nTwice.\n',
      [
        ['Which SIG?', 'Network'],
        ['What happened?', 'It broke.\nTwice.'],
      ],
    ],
    ['several choices', '### SIGs\n\nNetwork, Node\n', [['SIGs', 'Network, Node', 'Network', 'Node']]],
    [
      'in Chinese, with line ends of Windows',
      '### 哪个小组？\r\n\r\n网络，存储\r\n',
      [['哪个小组？', '网络，存储', '网络', '存储']],
    ],
    ['no answer', '### SIG\n\n_No response_\n\n### Next\n\n', [['SIG'], ['Next']]],
    ['boxes', '### SIG\n\n- [x] Network\n- [ ] Node\n- [X] Docs, and web\n', [['SIG', 'Network', 'Docs, and web']]],
    [
      'a heading within code',
      '### Log\n\n```shell\n### Network\n```\n\n### SIG\n\nNode\n',
      [
        ['Log', '```shell\n### Network\n```'],
        ['SIG', 'Node'],
      ],
    ],
    [
      'headings of other levels, quoted or listed',
      '### A\n\n## B\n> ### C\n- ### D\n #### E\n',
      [['A', '## B\n> ### C\n- ### D\n #### E']],
    ],
    ['no form', 'Hello\n', []],
    ['an empty heading', '### \nx\n', []],
  ])('%s', (_, body, fields) => {
    expect(formFields(body).map(({ heading, values }) => [heading, ...values])).toEqual(fields);
  });
});

const directory = directoryOf(
  settings({
    groups: [
      { name: 'Network', teams: ['net-people'] },
      { name: 'Node' },
      { name: 'Node Lifecycle' },
      { name: 'Batch', kind: 'wg' },
    ],
  }),
  null,
);

describe('teams that are called', () => {
  const called = (body: string, owner: string | null = 'acme') =>
    mentionedSigs(directory, body, owner).map(({ sig, mention }) => `${sig.name} ${mention}`);

  test.each([
    ['cc @acme/net-people', ['Network @acme/net-people']],
    ['cc @ACME/Net-People, please.', ['Network @ACME/Net-People']],
    ['@acme/sig-node', ['Node @acme/sig-node']],
    ['@acme/sig-node-bugs and @acme/sig-node-misc', ['Node @acme/sig-node-bugs']],
    ['- @acme/sig-node-lifecycle', ['Node Lifecycle @acme/sig-node-lifecycle']],
    ['(@acme/wg-batch)', ['Batch @acme/wg-batch']],
    ['@acme/sig-network', ['Network @acme/sig-network']],
    ['@acme/sig-node-gpu', []],
    ['@acme/node', []],
    ['@other/sig-node', []],
    ['x@acme/sig-node', []],
    ['https://acme.example/@acme/sig-node', []],
    ['`@acme/sig-node`', []],
    ['``a ` @acme/sig-node``', []],
    ['```\n@acme/sig-node\n```', []],
    ['~~~\n@acme/sig-node\n```\nstill\n~~~\n', []],
    ['> @acme/sig-node', []],
    ['    @acme/sig-node', []],
    ['- a\n    @acme/sig-node', ['Node @acme/sig-node']],
    ['<!-- @acme/sig-node -->', []],
    ['<!-- open @acme/sig-node', []],
    ['[see](https://x/@acme/sig-node)', []],
    ['<a title="@acme/sig-node">', []],
    ['a `b @acme/sig-node', ['Node @acme/sig-node']],
  ])('%j', (body, expected) => {
    expect(called(body)).toEqual(expected);
  });

  test('of any organisation where ours is not known', () => {
    expect(called('@other/sig-node', null)).toEqual(['Node @other/sig-node']);
  });

  test('a list of teams has the word over names', () => {
    const other = directoryOf(settings({ groups: [{ name: 'Node' }, { name: 'Docs', teams: ['sig-node'] }] }), null);
    expect(sigOfTeam(other, 'SIG-node')?.name).toBe('Docs');
  });
});

test('prose costs no more than its length, whatever it is made of', () => {
  const pieces = [
    '`',
    '``',
    '<!--',
    '-->',
    '[',
    '](',
    ')',
    '<a ',
    '>',
    '\n',
    '    ',
    '> ',
    '```',
    '@a/b',
    'http://',
    'x ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (made) => {
      const body = made.join('');
      expect(proseOf(body).length).toBeLessThanOrEqual(body.length + made.length + 1);
      expect(withoutComments(body)).not.toMatch(/<!--[\s\S]*-->/);
    }),
  );
  for (const piece of pieces) expect(proseOf(piece.repeat(60_000)).length).toBeLessThanOrEqual(65_536 * 2);
});
