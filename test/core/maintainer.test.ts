// Who was a maintainer then: by the lists as they stood, else by GitHub's word.
import { expect, test } from '@jest/globals';
import { maintained } from '../../src/core/maintainer.js';
import type { Known, Listing, Word } from '../../src/core/maintainer.js';

const MO = 3;
const at = (month: number) => `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`;
const listing = (month: number, listed: boolean, by = 'permission'): Listing => ({
  person: MO,
  by,
  at: at(month),
  listed,
});
const word = (association: Word['association'], from: number, last: string): Word => ({
  ...{ association, firstAt: at(from), lastDay: last },
});
const known = (listsFrom: string | null, listings: readonly Listing[], words: readonly Word[] = []): Known => ({
  ...{ listsFrom, listings: new Map([[MO, listings]]), words: new Map([[MO, words]]) },
});

test.each<[string, Known, number, boolean | null]>([
  ['nothing is known', known(null, []), 5, null],
  ['listed', known(at(1), [listing(1, true)]), 5, true],
  ['not listed any more', known(at(1), [listing(1, true), listing(4, false)]), 5, false],
  ['not listed any more, then he was', known(at(1), [listing(1, true), listing(4, false)]), 3, true],
  ['on another list still', known(at(1), [listing(4, false), listing(2, true, 'owners')]), 5, true],
  ['there are lists, and he is on none', known(at(1), []), 5, false],
  ['before the first list: as he is now', known(at(4), [listing(4, true)]), 2, true],
  [
    'before the first list, by the word of then',
    known(at(4), [listing(4, true)], [word('NONE', 1, '2026-03-01')]),
    2,
    false,
  ],
  ["by GitHub's word", known(null, [], [word('MEMBER', 1, '2026-02-01')]), 5, true],
  [
    'by the last word',
    known(null, [], [word('MEMBER', 1, '2026-02-01'), word('CONTRIBUTOR', 3, '2026-04-01')]),
    5,
    false,
  ],
  [
    'by the word of then',
    known(null, [], [word('MEMBER', 1, '2026-02-01'), word('CONTRIBUTOR', 3, '2026-04-01')]),
    2,
    true,
  ],
  ['before the first word: as he is now', known(null, [], [word('MEMBER', 3, '2026-04-01')]), 2, true],
])('%s', (_, record, month, expected) => {
  expect(maintained(record, MO, at(month))).toBe(expected);
});

test('of somebody else nothing follows', () => {
  expect(maintained(known(at(1), [listing(1, true)]), 99, at(5))).toBe(false);
  expect(maintained(known(null, [], [word('MEMBER', 1, '2026-02-01')]), 99, at(5))).toBeNull();
});
