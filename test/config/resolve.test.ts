// What is in force, and where each section of it comes from.
import { describe, expect, test } from '@jest/globals';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { resolve, resolveAlone } from '../../src/config/resolve.js';
import type { Config, Kept, Source } from '../../src/config/resolve.js';
import { printOrigin } from '../../src/core/origin.js';
import { printProblem } from '../../src/core/problem.js';
import { shop, lamp } from './shop.js';

const OWN = '.github/hearth.yml';
const SHARED = 'acme/.github: .github/hearth.yml';
const NOW = new Date('2026-03-01T12:00:00Z');
const presets = {
  small: 'language: zh\nshop: {share: 1, name: small}\n',
  large: 'shop: {share: 9, name: large, mode: active}\nlamp: {bright: false}\n',
  mistaken: 'shop: {share: ninety}\n',
};
const known = knownOf([shop, lamp], presets);

const source = (file: string, text: string, kept: Source['kept'] = {}): Source => ({
  file: parseConfig(file, text, known),
  kept,
});

/** The files of a repository and of its owner; null: there is none. */
function inForce(
  own: string | null,
  shared: string | null,
  kept: { own?: Source['kept']; shared?: Source['kept'] } = {},
) {
  return resolve(
    {
      own: own === null ? null : source(OWN, own, kept.own),
      shared: shared === null ? null : source(SHARED, shared, kept.shared),
    },
    known,
    NOW,
  );
}

const originOf = ({ sections }: Config, name: string) => {
  const section = sections[name];
  return section === undefined ? undefined : printOrigin(section.origin);
};
const settingsOf = ({ sections }: Config, name = 'shop') => sections[name]?.settings;
const problemsOf = ({ problems }: Config) => problems.map(printProblem);

describe('the first place that has a section', () => {
  test.each([
    [
      'the repository',
      'shop: {share: 2}\nextends: small\n',
      'shop: {share: 3}\nextends: large\n',
      2,
      '.github/hearth.yml:1',
    ],
    [
      'the organisation',
      'extends: small\n',
      'extends: large\nshop: {share: 3}\n',
      3,
      'acme/.github: .github/hearth.yml:2',
    ],
    ['the preset of the repository', 'extends: small\n', 'extends: large\n', 1, 'preset small'],
    ['the preset of the organisation', '# nothing\n', 'extends: large\n', 9, 'preset large'],
    ['the preset of the organisation, without a file', null, 'extends: large\n', 9, 'preset large'],
  ])('%s', (_, own, shared, share, origin) => {
    const config = inForce(own, shared);
    expect(settingsOf(config)).toMatchObject({ share });
    expect(originOf(config, 'shop')).toBe(origin);
  });

  test('is asked for each section alone, and taken whole', () => {
    const config = inForce('shop: {share: 2}\nextends: large\n', 'shop: {name: theirs}\n');
    expect(settingsOf(config)).toMatchObject({ share: 2, mode: 'observe' });
    expect(settingsOf(config)).not.toHaveProperty('name');
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'active', bright: false });
    expect(originOf(config, 'lamp')).toBe('preset large');
    expect(config.files).toEqual([OWN, SHARED]);
  });

  test('nowhere: off, unless it is in force without a file', () => {
    const config = inForce(null, null);
    expect(config).toMatchObject({ language: 'en', broken: {}, problems: [], files: [] });
    expect(Object.keys(config.sections)).toEqual(['lamp']);
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'active', bright: true });
    expect(originOf(config, 'lamp')).toBe('default');
  });
});

describe('a section that sets nothing but its mode', () => {
  test.each([
    [
      'shop: {mode: active}\n',
      'shop: {share: 3, name: theirs}\n',
      'active',
      3,
      `${OWN}:1 (all but its mode from ${SHARED}:1)`,
    ],
    ['shop: {mode: off}\n', 'extends: large\n', 'off', 9, `${OWN}:1 (all but its mode from preset large)`],
    ['shop:\n', 'shop: {share: 3, mode: active}\n', 'active', 3, `${OWN}:1 (all but its mode from ${SHARED}:1)`],
    ['shop: {}\nextends: large\n', null, 'active', 9, `${OWN}:1 (all but its mode from preset large)`],
    [
      'shop: {mode: observe}\nextends: large\n',
      '\nshop: {mode: off}\n',
      'observe',
      9,
      `${OWN}:1 (all but its mode from preset large)`,
    ],
    ['shop:\nextends: large\n', '\nshop: {mode: off}\n', 'off', 9, `${OWN}:1 (all but its mode from preset large)`],
    ['shop:\n', '\nshop:\nextends: small\n', 'observe', 1, `${OWN}:1 (all but its mode from preset small)`],
    ['shop: {mode: active}\n', null, 'active', 5, `${OWN}:1`],
    ['shop: {mode: active, share: 4}\n', 'shop: {share: 3}\n', 'active', 4, `${OWN}:1`],
  ])('%j over %j', (own, shared, mode, share, origin) => {
    const config = inForce(own, shared);
    expect(settingsOf(config)).toMatchObject({ mode, share });
    expect(originOf(config, 'shop')).toBe(origin);
  });

  test('is off where the next place has mistakes: nobody knows what the rest was meant to be', () => {
    const config = inForce('shop: {mode: active}\n', 'shop: {share: ninety}\nextends: large\n');
    expect(config.sections).not.toHaveProperty('shop');
    expect(config.broken).toEqual({ shop: { file: SHARED, line: 1 } });
    expect(problemsOf(config)).toEqual([
      `${SHARED}:1:1 shop: warning: replaces all that preset large says of shop: its name is not in force; copy what you want to keep of it`,
      `${SHARED}:1:15 shop.share: expected a whole number from 1 to 10, got "ninety"`,
    ]);
  });
});

test('a section that is in force without a file stays off where the next place has mistakes', () => {
  for (const shared of ['lamp: {bright: maybe}\n', null]) {
    const config = inForce('extends: huge\nlamp: {mode: off}\n', shared);
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'off', bright: true });
    expect(originOf(config, 'lamp')).toBe(`${OWN}:2`);
  }
});

describe('what the organisation locks', () => {
  test('is not the repository’s to change, and its file is told so at the line', () => {
    const config = inForce('extends: small\nshop: {share: 2}\n', 'lock: [shop]\nshop: {share: 3}\n');
    expect(settingsOf(config)).toMatchObject({ share: 3 });
    expect(originOf(config, 'shop')).toBe(`${SHARED}:2 (locked by the organisation)`);
    expect(problemsOf(config)).toEqual([
      `${OWN}:2:1 shop: warning: has no effect, because ${SHARED} locks it; take it out`,
    ]);
  });

  test('is off where the organisation does not have it', () => {
    expect(inForce('shop: {share: 2}\n', 'lock: [shop]\n').sections).not.toHaveProperty('shop');
    expect(originOf(inForce('lamp: {mode: off}\n', 'lock: [lamp]\n'), 'lamp')).toBe('default');
  });

  test('may come from a preset, and not even its mode is the repository’s', () => {
    const config = inForce('shop: {mode: off}\n', 'lock: [shop]\nextends: large\n');
    expect(settingsOf(config)).toMatchObject({ share: 9, mode: 'active' });
    expect(originOf(config, 'shop')).toBe('preset large (locked by the organisation)');
  });

  test('does not come from a preset that the repository extends, whole or in part', () => {
    const large = originOf(inForce('extends: small\n', 'lock: [shop]\nextends: large\n'), 'shop');
    expect(large).toBe('preset large (locked by the organisation)');
    expect(inForce('extends: small\n', 'lock: [shop]\n').sections).not.toHaveProperty('shop');
    const bare = inForce('extends: small\n', 'lock: [shop]\nshop: {mode: active}\n');
    expect(originOf(bare, 'shop')).toBe(`${SHARED}:2 (locked by the organisation)`);
  });

  test('is not the repository’s to lock', () => {
    const config = inForce('lock: [shop]\nshop: {share: 2}\n', 'shop: {share: 3}\n');
    expect(originOf(config, 'shop')).toBe(`${OWN}:2`);
    expect(problemsOf(config)).toEqual([
      `${OWN}:1:1 lock: warning: works in the file of the owner's \`.github\` repository only; take it out`,
    ]);
  });

  test('stays locked while the line of the lock has a mistake', () => {
    const kept = { lock: keep(['shop'], 1) };
    const config = inForce('shop: {share: 2}\n', 'lock: [dsk]\nshop: {share: 3}\n', { shared: kept });
    expect(originOf(config, 'shop')).toBe(`${SHARED}:2 (locked by the organisation)`);
  });
});

test('the language is of the repository, the organisation, their presets, or English', () => {
  const languages = [
    inForce('language: en\n', 'language: zh\n'),
    inForce('extends: small\n', 'language: en\n'),
    inForce('extends: small\n', 'extends: large\n'),
    inForce('extends: large\n', 'extends: small\n'),
    inForce('extends: large\n', null),
    inForce('language: fr\n', 'language: zh\n'),
  ].map(({ language }) => language);
  expect(languages).toEqual(['en', 'en', 'zh', 'zh', 'en', 'zh']);
});

const keep = (value: unknown, line: number, until = '2026-03-02T00:00:00.000Z'): Kept => ({ value, line, until });

describe('what was right before', () => {
  const broken = 'shop: {share: eleven}\n';

  test('acts until its time', () => {
    const config = inForce(broken, 'shop: {share: 3}\n', { own: { shop: keep({ share: 7, mode: 'active' }, 4) } });
    expect(settingsOf(config)).toMatchObject({ share: 7, mode: 'active' });
    expect(originOf(config, 'shop')).toBe(
      `${OWN}:1 (as it was before the mistakes, acting until 2026-03-02T00:00:00.000Z)`,
    );
    expect(problemsOf(config)).toEqual([`${OWN}:1:15 shop.share: expected a whole number from 1 to 10, got "eleven"`]);
  });

  test.each([
    ['active', '2026-03-01T12:00:00.001Z', 'active'],
    ['active', '2026-03-01T12:00:00.000Z', 'observe'],
    ['observe', '2026-03-01T11:00:00.000Z', 'observe'],
    ['off', '2026-03-01T11:00:00.000Z', 'off'],
  ])('%s until %s is %s at noon', (mode, until, now) => {
    const config = inForce(broken, null, { own: { shop: keep({ share: 7, mode }, 1, until) } });
    expect(settingsOf(config)).toMatchObject({ share: 7, mode: now });
  });

  test('stays whole where the file cannot be read', () => {
    const kept = {
      ...{ shop: keep({ share: 7 }, 3), lamp: keep({ bright: false }, 5), language: keep('zh', 1) },
      extends: keep('large', 2),
    };
    const config = inForce('shop: "\n', 'shop: {share: 3}\n', { own: kept });
    expect(settingsOf(config)).toMatchObject({ share: 7 });
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'active', bright: false });
    expect(config.language).toBe('zh');
    expect(originOf(config, 'shop')).toBe(
      `${OWN}:3 (as it was before the mistakes, acting until 2026-03-02T00:00:00.000Z)`,
    );
  });

  test('is not there: the section is off, and the organisation’s does not come in its place', () => {
    const config = inForce(`language: zh\n${broken}`, 'shop: {share: 3}\nlamp: {bright: false}\n');
    expect(config.sections).not.toHaveProperty('shop');
    expect(config.broken).toEqual({ shop: { file: OWN, line: 2 } });
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'active', bright: false });
  });

  test('is not there, of a whole file: what it holds cannot be known, and unknown is off', () => {
    const config = inForce('shop: "\n', 'shop: {share: 3}\nlamp: {bright: false}\n');
    expect(config.broken).toEqual({ shop: { file: OWN, line: 1 } });
    expect(originOf(config, 'lamp')).toBe('default');
  });

  test('is not there, of what is in force without a file: it goes by its defaults', () => {
    const config = inForce('lamp: {bright: maybe}\n', 'lamp: {bright: false}\n');
    expect(settingsOf(config, 'lamp')).toEqual({ mode: 'active', bright: true });
    expect(originOf(config, 'lamp')).toBe('default');
  });

  test('is asked again whether it is still right', () => {
    const config = inForce(broken, null, { own: { shop: keep({ share: 70 }, 1) } });
    expect(config.sections).not.toHaveProperty('shop');
    expect(config.broken).toEqual({ shop: { file: OWN, line: 1 } });
  });

  test('is not asked where the file is right, or the section gone from it', () => {
    expect(settingsOf(inForce('shop: {share: 2}\n', null, { own: { shop: keep({ share: 7 }, 1) } }))).toMatchObject({
      share: 2,
    });
    expect(inForce('language: en\n', null).sections).not.toHaveProperty('shop');
  });
});

describe('presets', () => {
  test('one that does not exist is a problem at its line; what would come from it is off, whatever the next has', () => {
    const config = inForce('extends: huge\n', 'extends: large\n');
    expect(problemsOf(config)).toEqual([
      `${OWN}:1:10 extends: there is no preset "huge"; known are small, large, mistaken`,
    ]);
    expect(config.sections).not.toHaveProperty('shop');
    expect(config.broken).toHaveProperty('shop', { file: OWN, line: 1 });
    const bare = inForce('extends: huge\nshop: {mode: active}\n', null);
    expect(bare.sections).not.toHaveProperty('shop');
    expect(originOf(inForce('extends: huge\nshop: {share: 2}\n', null), 'shop')).toBe(`${OWN}:2`);
  });

  test('one with a mistake breaks its section, and does not let the next in', () => {
    const config = inForce('extends: mistaken\n', 'extends: large\n');
    expect(config.broken).toEqual({ shop: { file: 'preset mistaken', line: 1 } });
    expect(originOf(config, 'lamp')).toBe('preset large');
  });
});

test('a file alone puts in force what is right in it', () => {
  const config = resolveAlone(parseConfig(OWN, 'shop: {share: 2}\nlamp: {bright: 1}\n', known), known);
  expect(originOf(config, 'shop')).toBe(`${OWN}:1`);
  expect(originOf(config, 'lamp')).toBe('default');
});

test('problems of both files are told: the repository’s first, each in order', () => {
  const config = inForce('lock: [shop]\nshop: {share: 0}\n', 'lamp: 1\nlock: [shop]\n');
  expect(problemsOf(config)).toEqual([
    `${OWN}:1:1 lock: warning: works in the file of the owner's \`.github\` repository only; take it out`,
    `${OWN}:2:1 shop: warning: has no effect, because ${SHARED} locks it; take it out`,
    `${OWN}:2:15 shop.share: expected a whole number from 1 to 10, got 0`,
    `${SHARED}:1:7 lamp: expected keys with values, such as "mode: observe", got 1`,
  ]);
});
