// What Hearth may read in a repository, and from how many of those files a proposal is made.
import { describe, expect, test } from '@jest/globals';
import { mostBytesOf, readableAmong } from '../../src/core/readable.js';

describe('may be read', () => {
  test.each([
    ['.github/hearth.yml', 65_536],
    ['OWNERS', 524_288],
    ['OWNERS_ALIASES', 524_288],
    ['pkg/OWNERS', 524_288],
    ['pkg/.hidden/..x/OWNERS', 524_288],
    ['CODEOWNERS', 524_288],
    ['.github/CODEOWNERS', 524_288],
    ['docs/CODEOWNERS', 524_288],
    ['sigs.yaml', 1_048_576],
    ['README.md', 131_072],
    ['docs/a/b.md', 524_288],
    ['community/members.yaml', 524_288],
    ['honours/ambassadors.txt', 524_288],
  ])('%s, %i bytes of it', (path, bytes) => {
    expect(mostBytesOf(path)).toBe(bytes);
  });

  test.each([
    '../OWNERS',
    'a/../OWNERS',
    './OWNERS',
    'a/./OWNERS',
    '/OWNERS',
    'a//OWNERS',
    'pkg/OWNERS_ALIASES',
    'pkg/CODEOWNERS',
    'pkg/OWNERS/x',
    'pkg/OWNERS.md/x',
    'NOT_OWNERS',
    'pkg/owners',
    'pkg/sigs.json',
    '.hidden/members.yaml',
    'a/.b/members.txt',
    '.github/workflows/ci.yml',
    '../a.md',
    '.md/x',
    'docs/.env',
    'src/a.ts',
    '',
  ])('not: %s', (path) => {
    expect(mostBytesOf(path)).toBeNull();
  });
});

describe('a proposal is made from', () => {
  test('none of the files that may be nested', () => {
    const nested = Array.from({ length: 2_000 }, (_, n) => [`d${n}/OWNERS`, `d${n}/x.md`]).flat();
    expect(readableAmong([...nested, 'OWNERS', 'a.md', 'README.md'])).toEqual(['README.md', 'OWNERS']);
  });
});

test('a path as long as git allows is looked at once', () => {
  const long = `${'a/'.repeat(100_000)}OWNERS`;
  expect(mostBytesOf(long)).toBe(524_288);
  expect(mostBytesOf(`${long}/`)).toBeNull();
  expect(mostBytesOf(`${'.'.repeat(200_000)}/OWNERS`)).toBe(524_288);
});
