// Every problem of a hearth.yml, at its line and column, with the text a maintainer reads.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../src/config/parse.js';
import { printProblem } from '../../src/config/problem.js';
import { sectionsOf } from '../../src/engine/load-config.js';
import { loadFeatures } from '../../src/features/registry.js';

const known = sectionsOf(await loadFeatures());
const problemsOf = (text: string) => parseConfig('hearth.yml', text, known).problems.map(printProblem);

describe('what is right', () => {
  test('an empty file has no sections and no problems', () => {
    for (const text of ['', '# nothing yet\n', 'version: 1\n']) {
      expect(parseConfig('hearth.yml', text, known)).toMatchObject({ sections: {}, problems: [], language: 'en' });
    }
  });

  test('a section named alone observes, with every default filled in', () => {
    expect(parseConfig('hearth.yml', 'welcome:\n', known).sections['welcome']).toMatchObject({
      mode: 'observe',
      issue: true,
      pull_request: true,
      merge: true,
      wait: 0,
      checklist: [],
    });
  });

  test('lengths of time become milliseconds; the line of a section is kept', () => {
    const config = parseConfig('hearth.yml', 'language: zh\nwelcome: {mode: active, wait: 2h}\n', known);
    expect(config.sections['welcome']).toMatchObject({ mode: 'active', wait: 7_200_000 });
    expect(config).toMatchObject({ language: 'zh', lines: { welcome: 2 } });
  });
});

describe('what is wrong is told at its place', () => {
  test.each([
    [
      'an unknown section',
      'welcom:\n  mode: active\n',
      'hearth.yml:1:1 welcom: "welcom" is not a setting; did you mean "welcome"?',
    ],
    [
      'a far-off section',
      'robots: {}\n',
      'hearth.yml:1:1 robots: "robots" is not a setting here; known are version, language, welcome',
    ],
    [
      'an unknown key',
      'welcome:\n  mod: active\n',
      'hearth.yml:2:3 welcome.mod: "mod" is not a setting; did you mean "mode"?',
    ],
    [
      'an unknown nested key',
      'welcome:\n  messages:\n    en: {isue: Hi}\n',
      'hearth.yml:3:10 welcome.messages.en.isue: "isue" is not a setting; did you mean "issue"?',
    ],
    [
      'a wrong word',
      'welcome:\n  mode: on\n',
      'hearth.yml:2:9 welcome.mode: expected one of off, observe, active, got "on"',
    ],
    ['a wrong type', 'welcome:\n  issue: 3\n', 'hearth.yml:2:10 welcome.issue: expected true or false, got 3'],
    [
      'a wrong length of time',
      'welcome:\n  wait: soon\n',
      'hearth.yml:2:9 welcome.wait: expected a length of time such as 30m, 2h or 7d, got "soon"',
    ],
    ['too long a time', 'welcome:\n  wait: 8d\n', 'hearth.yml:2:9 welcome.wait: expected at most 7d, got "8d"'],
    [
      'a number for a time',
      'welcome:\n  wait: 2\n',
      'hearth.yml:2:9 welcome.wait: expected a length of time such as 30m, 2h or 7d, got 2',
    ],
    ['a list for a mapping', 'welcome: [a]\n', 'hearth.yml:1:10 welcome: expected a mapping of keys, got a list'],
    [
      'text for a list',
      'welcome:\n  checklist: tests\n',
      'hearth.yml:2:14 welcome.checklist: expected a list, got "tests"',
    ],
    [
      'a wrong entry of a list',
      'welcome:\n  checklist:\n    - ok\n    - {a: 1}\n',
      'hearth.yml:4:7 welcome.checklist[1]: expected text, got a mapping',
    ],
    [
      'an unknown placeholder',
      'welcome:\n  messages:\n    en: {issue: "Hi {autor}"}\n',
      'hearth.yml:3:17 welcome.messages.en.issue: {autor} is not a placeholder; known are {author}, {repo}, {sig}, {sig_contact}, {next_meeting}, {median_response}, {good_first_issues}, {introduce}, {ladder}',
    ],
    [
      'a placeholder in other letters',
      'welcome:\n  messages:\n    en: {issue: "Hi { Author }"}\n',
      'hearth.yml:3:17 welcome.messages.en.issue: { Author } is not a placeholder; did you mean {author}?',
    ],
    [
      'a placeholder in Chinese',
      'welcome:\n  messages:\n    zh: {issue: "你好 {作者}"}\n',
      'hearth.yml:3:17 welcome.messages.zh.issue: {作者} is not a placeholder; known are {author}, {repo}, {sig}, {sig_contact}, {next_meeting}, {median_response}, {good_first_issues}, {introduce}, {ladder}',
    ],
    [
      'an empty message',
      'welcome:\n  messages:\n    en: {issue: ""}\n',
      'hearth.yml:3:17 welcome.messages.en.issue: is empty; write something, or leave the line out',
    ],
    [
      'two lines where one is meant',
      'welcome:\n  checklist: ["a\\nb"]\n',
      'hearth.yml:2:15 welcome.checklist[0]: must be one line',
    ],
    [
      'a full-width colon',
      'welcome:\n  mode：active\n  issue: true\n',
      'hearth.yml:2:3: this colon is a full-width one (：); write ": " after a key',
    ],
    [
      'a quote never closed',
      'welcome:\n  introduce: "here\n',
      'hearth.yml:3:1: something that was opened is never closed: a quote, a bracket or a brace',
    ],
    [
      'a value that begins with @',
      'welcome:\n  introduce: @here\n',
      'hearth.yml:2:14: a value cannot begin with this character; put quotes around it',
    ],
    [
      'a wrong indentation',
      'welcome:\n  mode: active\n    issue: true\n',
      'hearth.yml:2:9: the indentation does not fit the lines above; use the same number of spaces for keys of one level',
    ],
    ['another version', 'version: 2\n', 'hearth.yml:1:10 version: expected 1, got 2; this Hearth reads version 1'],
    ['another language', 'language: fr\n', 'hearth.yml:1:11 language: expected one of en, zh, got "fr"'],
    ['a file that is a list', '- welcome\n', 'hearth.yml:1:1: expected sections such as "welcome:", got a list'],
    [
      'a key twice',
      'welcome:\n  mode: active\n  mode: off\n',
      'hearth.yml:3:3: this key stands here twice; keep one of the two',
    ],
    ['a tab', 'welcome:\n\tmode: active\n', 'hearth.yml:2:1: a tab cannot indent YAML; use spaces'],
    [
      'an alias',
      'welcome: &a {mode: active}\nother: *a\n',
      'hearth.yml:1:13: anchors (`&name`) are not allowed; write the value where it is needed',
    ],
    ['a merge key', 'welcome:\n  <<: {mode: active}\n', 'hearth.yml:2:3: the key "<<" is not allowed; take it out'],
    ['a tag', 'welcome: !!js/function "x"\n', 'hearth.yml:1:10: tags (`!name`) are not allowed; write the plain value'],
    [
      'a poisoned key',
      'welcome:\n  __proto__: {mode: active}\n',
      'hearth.yml:2:3: the key "__proto__" is not allowed; take it out',
    ],
    ['a key that is not text', 'welcome:\n  ? [a]\n  : b\n', 'hearth.yml:2:5: a key must be plain text'],
    [
      'two documents',
      'welcome: {}\n---\nwelcome: {}\n',
      'hearth.yml:2:1: a second document starts here; keep one document, without `---` between',
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)[0]).toBe(expected);
  });

  test('all problems at once, in the order of the file; sections without one stay', () => {
    const text = 'version: 3\nlanguage: xx\nwelcome:\n  mode: on\n  wait: never\n  isue: true\n';
    const config = parseConfig('hearth.yml', text, known);
    expect(config.problems.map(({ line }) => line)).toEqual([1, 2, 4, 5, 6]);
    expect(config.sections).toEqual({});
  });

  test('a file that is too large, too deep or of too many values is refused in bounded time', () => {
    expect(problemsOf(`# ${'x'.repeat(70_000)}`)).toEqual(['hearth.yml:1:1: is larger than 64 KB; keep it smaller']);
    expect(problemsOf(`welcome: [${'1,'.repeat(3_000)}]`)[0]).toContain('holds more than 2000 values');
    expect(problemsOf(`welcome: ${'['.repeat(60)}${']'.repeat(60)}`)[0]).toContain('holds more than 20 levels');
  });
});

describe('a file made to be slow', () => {
  const size = 64_000;
  test.each([
    ['closing braces', '}'.repeat(size)],
    ['bad escapes', `a: "${'\\q'.repeat(size / 2)}"`],
    ['half escapes', `a: "${'\\x'.repeat(size / 2)}"`],
    ['many keys', Array.from({ length: 8_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['many keys in braces', `{${Array.from({ length: 8_000 }, (_, n) => `k${n}: 1`).join(',')}}`],
    ['open brackets', '['.repeat(size)],
    ['dashes', '- '.repeat(size / 2)],
    ['question marks', '? '.repeat(size / 2)],
  ])('%s: few problems, and no more time than four thousand small files', (_, text) => {
    const ordinary = 'welcome:\n  mode: active\n  checklist:\n    - one\n    - two\n';
    const timeOf = (work: () => void) => {
      const from = performance.now();
      work();
      return performance.now() - from;
    };
    timeOf(() => problemsOf(ordinary));
    const thousand = timeOf(() => {
      for (let n = 0; n < 1_000; n += 1) problemsOf(ordinary);
    });
    const one = timeOf(() => {
      expect(problemsOf(text.slice(0, size)).length).toBeLessThanOrEqual(50);
    });
    expect(one / thousand).toBeLessThan(4);
  });
});

describe('whatever is written', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        'welcome',
        ':',
        ' ',
        '\n',
        '  ',
        '- ',
        'mode',
        'active',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '&a',
        '*a',
        '!x',
        '?',
        '|',
        '>',
        '%',
        '\t',
        '<<',
        '__proto__',
        'é',
        '\u0000',
        '#',
        ',',
        '1',
        '~',
      ),
    )
    .map((parts) => parts.join(''));

  test('the answer is valid or a problem with line and column; nothing is thrown and nobody is poisoned', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { problems } = parseConfig('hearth.yml', text, known);
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
        expect(({} as Record<string, unknown>)['mode']).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});
