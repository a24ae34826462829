// CODEOWNERS as GitHub reads it: patterns, the last line that counts, lines that are passed over; and never slow.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCodeowners } from '../../src/community/codeowners.js';
import { createPathIndex } from '../../src/community/path-index.js';
import { parsePathPattern } from '../../src/community/path-pattern.js';
import type { PathPattern } from '../../src/community/path-pattern.js';

const ownersOf = (text: string, path: string) =>
  parseCodeowners('CODEOWNERS', text).ruleFor(path.split('/'))?.owners ?? null;

describe('a pattern', () => {
  test.each([
    // A name alone, at any level, with all that is in it.
    ['foo', ['foo', 'foo/bar', 'bar/foo', 'bar/foo/baz'], ['foo.txt', 'bar/foo.txt', 'bar/baz', 'Foo']],
    ['/foo', ['foo', 'foo/bar', 'foo/bar/baz'], ['bar/foo', 'fool']],
    ['foo/', ['foo/bar', 'foo/bar/baz', 'bar/foo/baz'], ['foo', 'bar/foo']],
    ['/foo/', ['foo/bar', 'foo/bar/baz'], ['foo', 'bar/foo/baz']],
    // A slash within it holds it to the top.
    ['foo/bar', ['foo/bar', 'foo/bar/baz'], ['baz/foo/bar', 'foo/bart', 'foo']],
    ['/foo/bar/', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/bar', 'baz/foo/bar/qux']],
    ['*', ['foo', 'foo/bar', 'a/b/c'], []],
    ['**', ['foo', 'foo/bar'], []],
    ['f*', ['foo', 'foo/bar', 'bar/foo', 'bar/foo/baz'], ['bar/baz', 'xfoo']],
    ['*.js', ['a.js', 'x/y/a.js', 'x.js/y'], ['a.jsx', 'js']],
    ['/*', ['foo'], ['foo/bar']],
    ['/f*', ['foo', 'foo/bar'], ['bar/foo']],
    ['/*/', ['foo/bar', 'foo/bar/baz'], ['foo']],
    ['docs/*', ['docs/a'], ['docs', 'docs/a/b', 'x/docs/a']],
    ['docs/*.md', ['docs/a.md'], ['docs/a/b.md', 'x/docs/a.md']],
    ['docs/**', ['docs/a', 'docs/a/b'], ['docs', 'x/docs/a']],
    ['foo/*/baz', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/baz', 'foo/a/b/baz']],
    ['**/logs', ['logs', 'build/logs', 'deep/build/logs/x'], ['logs.txt', 'a/logsx']],
    ['**/foo/bar', ['foo/bar', 'qux/foo/bar', 'qux/foo/bar/baz'], ['foo/baz/bar']],
    ['foo/**/bar', ['foo/bar', 'foo/q/bar', 'foo/q/r/bar/baz'], ['foo/q', 'q/foo/bar']],
    ['foo/**/bar/b*', ['foo/bar/baz', 'foo/q/bar/baz'], ['foo/bar/qux', 'foo/bar']],
    ['a/**/b/**/c', ['a/b/c', 'a/x/b/y/z/c', 'a/b/b/c/d'], ['a/c', 'a/b', 'a/c/b']],
    ['foo/**/', ['foo/bar', 'foo/bar/baz'], ['foo']],
    ['f?o', ['foo', 'fxo/a'], ['fo', 'fooo', 'f/o']],
    ['f?*o', ['fooo', 'fxo'], ['fo']],
    ['f\\*o', ['f*o'], ['foo']],
    ['f\\?o', ['f?o'], ['foo']],
    ['with\\ space/', ['with space/a'], ['with', 'withspace/a']],
    ['/', [], ['foo', 'foo/bar']],
  ])('%s', (pattern, matching, others) => {
    const text = `${pattern} @ana`;
    expect(matching.filter((path) => ownersOf(text, path) === null)).toEqual([]);
    expect(others.filter((path) => ownersOf(text, path) !== null)).toEqual([]);
  });

  test('of the settings begins at the top', () => {
    const matches = (glob: string, path: string) =>
      (parsePathPattern(glob, true) as PathPattern).matches(path.split('/'));
    expect([matches('docs', 'docs/a'), matches('docs', 'a/docs'), matches('docs', 'docs')]).toEqual([
      true,
      false,
      true,
    ]);
    expect([matches('*.md', 'a.md'), matches('*.md', 'x/a.md'), matches('**/*.md', 'x/a.md')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('matches what its regular expression matches', () => {
    const name = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '?', 'a?*');
    const glob = fc.array(name, { minLength: 1, maxLength: 6 });
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'abb'), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(glob, path, (names, segments) => {
        const pattern = parsePathPattern(names.join('/'), true) as PathPattern;
        expect(pattern.matches(segments)).toBe(expressionOf(names).test(segments.join('/')));
      }),
      { numRuns: 3_000 },
    );
  });

  /** Written down without a thought for what it costs. */
  function expressionOf(names: readonly string[]): RegExp {
    const one = (text: string) => text.replaceAll('?', '[^/]').replaceAll('*', '[^/]*');
    const last = names.length - 1;
    const pieces = names.map((text, at) => {
      if (text === '**') return at === last ? '.+' : '(?:[^/]+/)*';
      if (at === last) return text === '*' ? '[^/]+' : `${one(text)}(?:/.+)?`;
      return `${one(text)}/`;
    });
    return new RegExp(`^${pieces.join('')}$`);
  }
});

describe('a file', () => {
  test('the last line that matches counts, also where it names nobody', () => {
    const text = '* @all\n/docs/ @writers\n/docs/api/ @api @acme/api a@b.example\n/docs/api/old/\n';
    expect(ownersOf(text, 'x')).toEqual(['@all']);
    expect(ownersOf(text, 'docs/x')).toEqual(['@writers']);
    expect(ownersOf(text, 'docs/api/x')).toEqual(['@api', '@acme/api', 'a@b.example']);
    expect(ownersOf(text, 'docs/api/old/x')).toEqual([]);
  });

  test('comments, blank lines and line ends of Windows', () => {
    const { rules, problems } = parseCodeowners(
      'CODEOWNERS',
      '# words\r\n\r\n  a @ana # why\r\nb#c @ben\r\nd #nobody\r\n',
    );
    expect(rules.map(({ line, pattern, owners }) => [line, pattern, owners])).toEqual([
      [3, 'a', ['@ana']],
      [4, 'b#c', ['@ben']],
      [5, 'd', []],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['!a @ana', 'begins with !, which CODEOWNERS does not know; name the paths that are owned'],
    ['a[bc] @ana', 'has [ or ], which CODEOWNERS does not know; write a line for each path'],
    ['\\#a @ana', 'begins with \\#, which CODEOWNERS does not know; write ? for the first character'],
    ['a ana', '"ana" is no owner; write @login, @organisation/team or an e-mail address'],
    ['a @ana/b/c', '"@ana/b/c" is no owner; write @login, @organisation/team or an e-mail address'],
    ['a*** @ana', 'the pattern holds ***; write ** for any folders'],
    ['/ @ana', 'the pattern names no path'],
    [`${'a'.repeat(1_001)} @ana`, 'the pattern is longer than 1000 characters'],
  ])('%s is passed over and told', (line, problem) => {
    const { rules, problems } = parseCodeowners('docs/CODEOWNERS', `x @ana\n${line}\ny @ben\n`);
    expect(rules.map(({ pattern }) => pattern)).toEqual(['x', 'y']);
    expect(problems).toEqual([`docs/CODEOWNERS:2: ${problem}; GitHub passes over this line, too`]);
  });

  test('of many mistakes some are told', () => {
    const { problems } = parseCodeowners('CODEOWNERS', '!a\n'.repeat(60));
    expect([problems.length, problems.at(-1)]).toEqual([51, 'CODEOWNERS: and 10 lines more']);
  });

  test('larger than GitHub reads is not read', () => {
    const { rules, problems, ruleFor } = parseCodeowners('CODEOWNERS', `* @ana\n#${'x'.repeat(3 * 1024 * 1024)}`);
    expect([rules, problems, ruleFor(['a'])]).toEqual([
      [],
      ['CODEOWNERS: is larger than 3 MB, and GitHub does not read it; make it smaller'],
      null,
    ]);
  });

  test('with more patterns that may match anywhere than can be looked at it does not count, and plain lines may be many', () => {
    const { rules, problems, complete } = parseCodeowners('CODEOWNERS', '*x*y @ana\n'.repeat(2_001));
    expect([rules, complete]).toEqual([[], false]);
    expect(problems).toEqual([
      'CODEOWNERS: does not count, because more than 2000 of its patterns may match anywhere; begin them with a folder',
    ]);
    const plain = parseCodeowners('CODEOWNERS', '/a/b @ana\nname @ana\n'.repeat(10_000));
    expect([plain.rules.length, plain.problems, plain.complete]).toEqual([20_000, [], true]);
    expect(parseCodeowners('CODEOWNERS', 'a @ana\n'.repeat(50_001))).toMatchObject({ rules: [], complete: false });
  });

  test('a word without end is no owner', () => {
    const { problems } = parseCodeowners('CODEOWNERS', `a a@${'.'.repeat(1_000_000)}@`);
    expect(problems).toEqual([expect.stringContaining('is no owner')]);
  });

  test('finds what looking at each line from the end finds', () => {
    const pattern = fc.constantFrom('*', 'a', '/a', 'a/', '/a/b', '**/b', 'b/*', '*.c', 'a/**/b', 'd', '/d/**');
    const path = fc.array(fc.constantFrom('a', 'b', 'd', 'x.c'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), path, (patterns, segments) => {
        const { ruleFor } = parseCodeowners('CODEOWNERS', patterns.map((one, n) => `${one} @o${n}`).join('\n'));
        const last = patterns.findLastIndex((one) => (parsePathPattern(one, false) as PathPattern).matches(segments));
        expect(ruleFor(segments)?.owners ?? null).toEqual(last === -1 ? null : [`@o${last}`]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('made to be slow', () => {
  /** The path, and how often one of its names was looked at. */
  function counted(segments: readonly string[]) {
    let looks = 0;
    const path = new Proxy(segments, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    return { path, looks: () => looks };
  }
  const looksOf = (pattern: string, segments: readonly string[]) => {
    const { path, looks } = counted(segments);
    (parsePathPattern(pattern, false) as PathPattern).matches(path);
    return looks();
  };
  const names = (count: number) => Array.from({ length: count }, () => 'a');

  test.each([['**/**/**/**/**/x'], [`${'**/a/'.repeat(100)}x`], [`${'**/'.repeat(300)}x`], ['**/a/a/a/a/x']])(
    '%s looks at no more than its own length for each name',
    (pattern) => {
      for (const count of [100, 1_000, 4_000]) {
        expect(looksOf(pattern, names(count))).toBeLessThanOrEqual((pattern.split('/').length + 2) * (count + 2));
      }
    },
  );

  test('ten thousand lines: only those that could match are looked at', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `/area${n}/**/**/** @o${n}`);
    const patterns = lines.map((line) => parsePathPattern(line.split(' ')[0]!, false) as PathPattern);
    const index = createPathIndex(patterns);
    expect(index(['area77', 'b', 'c']).flat()).toEqual([77]);
    expect(index(['b', 'area77']).flat()).toEqual([]);
    expect(ownersOf(lines.join('\n'), 'area77/b')).toEqual(['@o77']);
  });

  test('ten thousand lines that could match anywhere: each is looked at once, from the end', () => {
    const { path, looks } = counted(['x', 'y', 'z']);
    const { ruleFor } = parseCodeowners('CODEOWNERS', '**/**/**/q*\n'.repeat(10_000));
    expect(ruleFor(path)).toBeNull();
    expect(looks()).toBeLessThan(10_000 * 8);
  });
});
