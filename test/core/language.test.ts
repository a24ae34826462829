// The language of an item's prose.
import { expect, test } from '@jest/globals';
import { languageOf } from '../../src/core/language.js';
import { parseDuration } from '../../src/core/duration.js';
import { classOf } from '../../src/core/person.js';

test.each([
  ['English', 'The build fails on my machine.', 'en'],
  ['Chinese', '在我的机器上构建失败了。', 'zh'],
  ['Chinese with English words at 30 % Han or more', '运行 npm install 之后报错失败了', 'zh'],
  ['English with one Chinese word', 'The word 构建 is not translated in this dialog', 'en'],
  ['too little to tell', 'hm?', undefined],
  ['code is not prose', '```\nconst a = "English words in here";\n```\n构建失败了吗', 'zh'],
  ['an unclosed fence is not prose', '构建失败了\n```\nlong english log output here', 'zh'],
  [
    'links and comments are not prose',
    'https://example.org/english/words <!-- English template text --> 构建失败',
    'zh',
  ],
])('%s', (_, text, expected) => {
  expect(languageOf(text)).toBe(expected);
});

test.each([
  ['30m', 1_800_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
  ['0m', 0],
  ['2', undefined],
  ['2 h', undefined],
  ['-1h', undefined],
  ['99999h', undefined],
])('a length of time: %s', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test('who is a person', () => {
  const account = (login: string, kind: 'user' | 'bot' | 'mannequin' = 'user') => ({ id: 1, login, kind });
  expect(classOf(account('ana'))).toBe('human');
  expect(classOf(account('x', 'bot'))).toBe('bot');
  expect(classOf(account('renovate[bot]'))).toBe('bot');
  expect(classOf(account('old', 'mannequin'))).toBe('mannequin');
  expect(classOf(null)).toBe('ghost');
  expect(classOf({ id: 10_137, login: 'ghost', kind: 'user' })).toBe('ghost');
});
