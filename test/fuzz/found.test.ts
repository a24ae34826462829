// What fuzzing has found, each mended and kept in the words of what would have gone wrong.
import { expect, test } from '@jest/globals';
import { formFields } from '../../src/community/form.js';
import { eventOf } from '../../src/core/event-of.js';
import { marker, markersIn, quote } from '../../src/core/markdown.js';

const DIGEST = '0123456789abcdef0123456789abcdef';
const OWN = 'f'.repeat(32);

test('a marker that somebody copied into a title does not pass for one when Hearth quotes the title', () => {
  const comment = `${marker(OWN)}\nWelcome! ${quote(`Closes ${marker(DIGEST)}`)} is waiting.`;
  expect(comment).toContain(marker(DIGEST));
  expect(markersIn(comment)).toEqual([OWN]);
  expect(markersIn(`${marker(OWN)}\r\n${marker(DIGEST)}\r\nTwo in one.`)).toEqual([OWN, DIGEST]);
});

test('what is written after a fence with words does not end the code: no question comes out of it', () => {
  const body = '### Notes\n\n```text\n```js\n### Sponsors\n\n@eve\n```\n\n### SIG\n\nnetwork\n';
  expect(formFields(body).map(({ heading }) => heading)).toEqual(['Notes', 'SIG']);
});

test.each([
  ['', 'acme'],
  ['an\u0000a', 'acme'],
  ['ana', ''],
])(
  'an account that the ledger could not keep is a reason, not a row that fails until it is dead: %j, %j',
  (login, owner) => {
    const user = { id: 42, login, type: 'User' };
    const repository = {
      ...{ id: 7, name: 'app', private: false, archived: false, default_branch: 'main' },
      owner: { id: 1, login: owner, type: 'Organization' },
    };
    const body = {
      ...{ action: 'created', installation: { id: 5 }, repository, sender: user },
      starred_at: '2026-03-01T10:00:00Z',
    };
    expect(eventOf('star', body, '2026-03-01T10:00:00Z')).toEqual({
      ignored: expect.stringMatching(/^the body does not fit star\.created: (?:sender|repository\.owner)\.login$/),
    });
  },
);

test('thousands of marks upon one letter are cut, and so is a long text, without reading all of it', () => {
  expect(quote(`a${'\u0301'.repeat(10_000)}`).length).toBeLessThan(2_000);
  expect(quote('👍'.repeat(10_000))).toBe(`\`${'👍'.repeat(79)}…\``);
  expect(quote(`${'x'.repeat(79)}e\u0301`)).toBe(`\`${'x'.repeat(79)}é\``);
});
