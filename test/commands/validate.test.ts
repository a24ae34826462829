// `hearth validate` and `hearth help settings`: what a maintainer, a script and a workflow see of a hearth.yml.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { printAnnotations } from '../../src/commands/validate-print.js';
import type { Problem } from '../../src/core/problem.js';
import { hearth, newFolder } from './cli.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const files = {
  'right.yml': 'language: en\nwelcome:\n  mode: active\n',
  'none.yml': 'language: en\n',
  'wrong.yml': 'welcome:\n  mode: "on"\n  merg: true\nlanguage: fr\n',
  'form.yml': 'welcome:\n\tmode: active\n',
  'warned.yml': 'welcome: { merge: false, messages: { en: { merge: Thanks } } }\n',
  'extending.yml': 'extends: kubernetes\nwelcome:\n  mode: active\n',
  'escapes\u001b]0;pwn\u0007.yml': '"\\e]0;pwn\\a\\x9b2J": 1\n',
  'lines, 100%: odd.yml': 'welcome: { introduce: "a\\nb", "\\u202e\\u001b[2J": 1 }\n',
};
const DEFAULTS = 'config-check is active by default; onboarding is active by default.';
const WRONG = [
  'wrong.yml:2:9 welcome.mode: expected one of off, observe, active, got "on"; did you mean active?',
  'wrong.yml:3:3 welcome.merg: "merg" is not a setting here; did you mean "merge"?',
  'wrong.yml:4:11 language: expected one of en, zh, got "fr"',
];

let folder: string;
beforeAll(async () => {
  folder = await newFolder();
  await mkdir(join(folder, '.github'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});

const validate = (...args: string[]) => hearth(['validate', ...args], {}, folder);
/** Sentences wrap to the terminal. */
const unwrapped = (text: string) => text.replace(/\n(?!\S+:\d+:|::)/g, ' ').trim();

describe('for people', () => {
  test('a right file: what it puts in force, from where', async () => {
    const { code, out, err } = await validate('right.yml');
    expect([code, err]).toEqual([0, '']);
    expect(unwrapped(out)).toBe(`right.yml is right: welcome is active by right.yml:2; ${DEFAULTS}`);
    expect(out.split('\n').filter((one) => one.length > 80)).toEqual([]);
  });

  test('a file without a section leaves what needs none', async () => {
    expect(unwrapped((await validate('none.yml')).out)).toBe(`none.yml is right: ${DEFAULTS}`);
  });

  test('a section with nothing but a mode takes the rest from the preset', async () => {
    const others = ['commands', 'credit', 'desk', 'directory-lint', 'ladder', 'needs', 'sigs'].map(
      (name) => `${name} is observing by preset kubernetes; `,
    );
    expect(unwrapped((await validate('extending.yml')).out)).toBe(
      `extending.yml is right: ${others.join('')}welcome is active by extending.yml:2 (all but its mode from preset kubernetes); ${DEFAULTS}`,
    );
  });

  test('a wrong file: every problem on its line, in order, then what is lost', async () => {
    const { code, out } = await validate('wrong.yml');
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual(WRONG);
    expect(unwrapped(out.split('\n').slice(3).join('\n'))).toBe(
      `wrong.yml is wrong, 3 mistakes: welcome is not in force; ${DEFAULTS}`,
    );
  });

  test('a file whose form is broken', async () => {
    const { code, out } = await validate('form.yml');
    expect([code, out]).toEqual([1, expect.stringMatching(/^form\.yml:2:1: .+\nform\.yml is wrong, 1 mistake: /)]);
  });

  test('a warning is told, and counts when asked', async () => {
    const told =
      'warned.yml:1:51 welcome.messages.en.merge: warning: is never said, because "merge: false" switches it off; ' +
      'take one of the two out';
    const [lenient, strict] = [await validate('warned.yml'), await validate('--strict', 'warned.yml')];
    expect([lenient.code, lenient.out.split('\n')[0]]).toEqual([0, told]);
    expect(lenient.out).toContain('warned.yml is right, 1 warning: welcome is observing by warned.yml:1');
    expect([strict.code, strict.out.split('\n')[0]]).toEqual([1, told]);
    expect(strict.out).toContain('warned.yml is wrong, 1 warning: ');
  });

  test('several files, each once; the worst decides', async () => {
    const { code, out } = await validate('right.yml', 'wrong.yml', 'right.yml');
    expect([code, out.match(/^\S+ is (right|wrong)/gm)]).toEqual([1, ['right.yml is right', 'wrong.yml is wrong']]);
  });

  test('the standard input', () => {
    const run = (input: string) => spawnSync(process.execPath, [MAIN, 'validate', '-'], { input, encoding: 'utf8' });
    const right = run('\ufeffwelcome:\n');
    expect([right.status, unwrapped(right.stdout)]).toEqual([
      0,
      `standard input is right: welcome is observing by standard input:1; ${DEFAULTS}`,
    ]);
    const wrong = run('welcome: 1\n');
    expect([wrong.status, wrong.stdout.split(' welcome: ')[0]]).toEqual([1, 'standard input:1:10']);
  });

  test('nothing that a terminal would obey', async () => {
    const { out } = await validate('lines, 100%: odd.yml');
    for (const obeyed of ['\u202e', '\u001b']) expect(out).not.toContain(obeyed);
    expect(out).toContain('lines, 100%: odd.yml:1:23 welcome.introduce: holds more than one line; write it on one\n');
  });
});

describe('what cannot be checked ends with 2', () => {
  test('a file that is not there, a folder; the others are checked nevertheless', async () => {
    const { code, out } = await validate('nothere.yml', '.github', 'wrong.yml');
    expect(code).toBe(2);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'nothere.yml is not there; is the path right, from the folder that this runs in?',
      '.github is a folder; name the file itself, such as .github/hearth.yml.',
      WRONG[0],
    ]);
  });

  test.each([
    [[], "error: missing required argument 'files'"],
    [['--loud', 'right.yml'], "error: unknown option '--loud'"],
    [
      ['--format', 'xml', 'right.yml'],
      "error: option '--format <form>' argument 'xml' is invalid. Allowed choices are text, github.",
    ],
  ])('wrong usage: %j', async (args, message) => {
    const { code, out, err } = await validate(...args);
    expect([code, out, err.trim()]).toEqual([2, '', message]);
  });

  test('wrong usage is JSON, too, where JSON was asked for', async () => {
    const { code, out, err } = await validate('--json', '--format', 'github', 'right.yml');
    expect([code, JSON.parse(out), err]).toEqual([
      2,
      { error: "option '--json' cannot be used with option '--format <form>'" },
      '',
    ]);
  });

  test('asking for help is no mistake', async () => {
    const { code, out } = await validate('--help');
    expect([code, out]).toEqual([0, expect.stringContaining('Exit code: 0 right')]);
  });
});

test('--json: one object for all files', async () => {
  const { code, out } = await validate('--json', 'wrong.yml', 'right.yml', 'nothere.yml');
  const defaults = {
    'config-check': { mode: 'active', from: 'default' },
    onboarding: { mode: 'active', from: 'default' },
  };
  expect(code).toBe(2);
  expect(JSON.parse(out)).toEqual({
    valid: false,
    files: {
      'wrong.yml': {
        valid: false,
        problems: WRONG.map((told) => {
          const [, line, column, path, message] = /:(\d+):(\d+) (\S+): (.*)$/.exec(told)!;
          return { line: Number(line), column: Number(column), path, message, severity: 'error' };
        }),
        sections: defaults,
        broken: ['welcome'],
      },
      'right.yml': {
        valid: true,
        problems: [],
        sections: { ...defaults, welcome: { mode: 'active', from: 'right.yml:2' } },
        broken: [],
      },
      'nothere.yml': {
        valid: false,
        error: 'is not there; is the path right, from the folder that this runs in?',
      },
    },
  });
  expect(JSON.parse((await validate('--json', 'right.yml')).out)).toMatchObject({ valid: true });
});

describe('--format github: annotations of a workflow', () => {
  test('each problem at its line, then the sentence for the log', async () => {
    const { code, out } = await validate('--format', 'github', 'wrong.yml', 'warned.yml', 'nothere.yml');
    expect(code).toBe(2);
    expect(out.split('\n').filter((one) => one.startsWith('::'))).toEqual([
      '::error file=wrong.yml,line=2,col=9,title=hearth.yml::welcome.mode: expected one of off, observe, active, got "on"; did you mean active?',
      '::error file=wrong.yml,line=3,col=3,title=hearth.yml::welcome.merg: "merg" is not a setting here; did you mean "merge"?',
      '::error file=wrong.yml,line=4,col=11,title=hearth.yml::language: expected one of en, zh, got "fr"',
      '::warning file=warned.yml,line=1,col=51,title=hearth.yml::welcome.messages.en.merge: is never said, because "merge: false" switches it off; take one of the two out',
      '::error title=hearth.yml::nothere.yml is not there; is the path right, from the folder that this runs in?',
    ]);
    expect(out).toContain('wrong.yml is wrong, 3 mistakes: ');
  });

  test('nothing in a file or its name ends a command early', async () => {
    const { out } = await validate('--format', 'github', 'lines, 100%: odd.yml');
    expect(out.split('\n')[0]).toBe(
      '::error file=lines%2C 100%25%3A odd.yml,line=1,col=23,title=hearth.yml::welcome.introduce: holds more than one line; write it on one',
    );
  });

  test('nothing in a file steers the terminal or the log', async () => {
    for (const args of [['--format', 'github'], []]) {
      const { code, out } = await validate(...args, 'escapes\u001b]0;pwn\u0007.yml');
      expect([code, out.replace(/[^\P{C}\n]/gu, '')]).toEqual([1, out]);
      expect(out).toContain(args.length === 0 ? 'escapes]0;pwn.yml:1:1 ' : '::error file=escapes]0;pwn.yml,');
    }
  });

  test('nor does a problem that holds line ends, or what stands for one', () => {
    const problem = {
      file: 'a',
      line: 1,
      column: 2,
      path: '',
      message: '100%0A\r\n::add-mask::\u001bx',
      severity: 'error',
    };
    const lines = printAnnotations({
      file: 'a',
      valid: false,
      problems: [problem as Problem],
      sections: {},
      broken: [],
    }).split('\n');
    expect(lines).toEqual([
      '::error file=a,line=1,col=2,title=hearth.yml::100%250A%0A::add-mask::x',
      'a is wrong, 1 mistake: nothing is in force.',
    ]);
  });
});

test("a file's name is no workflow command", () => {
  const file = '::stop-commands::##[error]odd.yml';
  const outcome = { file, valid: true, problems: [], sections: {}, broken: [] };
  expect(printAnnotations(outcome).split('\n')).toEqual([
    expect.stringMatching(/^\.\/::stop-commands::## \[error\]odd\.yml/),
  ]);
});

describe('hearth help', () => {
  const help = (...args: string[]) => hearth(['help', ...args], {}, folder);

  test('settings: the top of the file, and the sections', async () => {
    const { code, out } = await help('settings');
    expect([code, out.match(/^[\w-]+$/gm)]).toEqual([
      0,
      [
        ...[
          'version',
          'language',
          'extends',
          'lock',
          'attention',
          'claims',
          'commands',
          'config-check',
          'credit',
          'desk',
          'directory-lint',
        ],
        ...['honours', 'ladder', 'needs', 'onboarding', 'points', 'reports', 'sigs', 'welcome'],
      ],
    ]);
    expect(out).toContain('\nhearth help settings SECTION shows the settings of one.\n');
    expect(out.split('\n').filter((one) => one.length > 80)).toEqual([]);
  });

  test('settings of a section, of a path, of one', async () => {
    const paths = async (path: string) => (await help('settings', path)).out.match(/^[\w.-]+$/gm);
    expect((await paths('welcome'))?.slice(0, 3)).toEqual(['welcome', 'welcome.mode', 'welcome.issue']);
    expect(await paths('welcome.messages.zh')).toEqual([
      'welcome.messages.zh',
      'welcome.messages.zh.issue',
      'welcome.messages.zh.pull_request',
      'welcome.messages.zh.merge',
    ]);
    expect((await help('settings', 'welcome.wait')).out).toBe(
      'welcome.wait\n    length of time, at most 7d; default 0m\n    Wait this long before a greeting, and stay silent when a person answered\n    first; 0m greets at once.\n',
    );
  });

  test.each([
    [['settings', 'welcom'], 'there is no setting "welcom"; did you mean "welcome"?'],
    [['settings', 'wait'], 'there is no setting "wait"; did you mean "welcome.wait"?'],
    [['settings', 'welcome.mesages'], 'there is no setting "welcome.mesages"; did you mean "welcome.messages"?'],
    [
      ['settings', 'robots'],
      'there is no setting "robots"; known are version, language, extends, lock, attention, claims, commands, config-check, credit, desk, directory-lint, honours, ladder, needs, onboarding, points, reports, sigs, welcome',
    ],
    [['prevew'], 'there is no command "prevew"; did you mean "preview"?'],
  ])('%j is not there, and what was probably meant is', async (args, message) => {
    const { code, out, err } = await help(...args);
    expect([code, out, err]).toEqual([1, '', `hearth: ${message}\n`]);
  });

  test('commands and the program have the help they always had', async () => {
    expect(await help('preview')).toEqual(await hearth(['preview', '--help'], {}, folder));
    expect(await help()).toEqual(await hearth(['--help'], {}, folder));
    expect((await help()).out).toContain('\n  validate [options] <files...>');
  });
});
