// Why Hearth did what it did: the audit in sentences, with the line of the configuration, and only what the reader may read.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../src/config/resolve.js';
import type { Because } from '../../src/core/action.js';
import { itemOf } from '../../src/core/event.js';
import type { RepositoryEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import type { Origin } from '../../src/core/origin.js';
import type { DecisionOn, Questions } from '../../src/core/question.js';
import { section } from '../../src/core/settings.js';
import type { WhyOn } from '../../src/core/sig-question.js';
import { whyOn } from '../../src/engine/answers/why.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const sigs = feature({
  name: 'sigs',
  on: [],
  settings: section('Owners.', {}),
  explanations: {
    owned: { en: '{sig} owns {files} files.', zh: '{sig} 拥有 {files} 个文件。' },
    unowned: { en: 'Nobody owns it.', zh: '无人负责。' },
  },
  ask: (): Questions | null => null,
  decide: () => ({ because: { code: 'unowned', visibility: 'public' } }),
});

const OWNED: Because = { code: 'owned', params: { sig: 'Network', files: 3 }, visibility: 'public' };
const UNOWNED: Because = { code: 'unowned', visibility: 'public' };
const FILE = '.github/hearth.yml';
const URL = 'https://github.com/acme/app/blob/main/.github/hearth.yml';

const decision = (at: number, more: Partial<DecisionOn> = {}): DecisionOn => ({
  at: `2026-03-0${at}T10:00:00Z`,
  feature: 'sigs',
  rule: '',
  state: 'silent',
  act: '',
  about: [],
  because: UNOWNED,
  url: null,
  ...more,
});

const configOf = (origin: Origin | null): Config => ({
  language: 'en',
  sections: origin === null ? {} : { sigs: { settings: { mode: 'active' }, origin } },
  broken: {},
  problems: [],
  files: [],
});

const here: Origin = { from: 'repository', file: FILE, line: 12 };

function told(
  decisions: readonly DecisionOn[],
  {
    language = 'en',
    audience = 'public',
    origin = here,
  }: { language?: 'en' | 'zh'; audience?: 'public' | 'maintainers'; origin?: Origin | null } = {},
) {
  return whyOn(
    decisions,
    { language, audience },
    { config: configOf(origin), features: [sigs], links: { [FILE]: URL } },
  );
}

test('an act with its rule, what it is about, its reason and the line that made it so', () => {
  const label = { rule: 'owner_label', state: 'applied', act: 'label', about: ['sig/network'], because: OWNED };
  const url = 'https://github.com/acme/app/issues/12';
  expect(told([decision(1, { ...label, url })])).toEqual([
    {
      at: '2026-03-01T10:00:00Z',
      feature: 'sigs',
      rule: 'owner_label',
      state: 'applied',
      act: 'label',
      about: ['sig/network'],
      sentence: 'Network owns 3 files.',
      line: { place: `${FILE}:12`, url: `${URL}#L12` },
      url,
    },
  ]);
});

test('in the language of the reader', () => {
  expect(told([decision(1)], { language: 'zh' })[0]?.sentence).toBe('无人负责。');
});

describe('the line', () => {
  test.each<[string, Origin | null, { place: string; url: string | null } | null]>([
    [
      'of a preset is nowhere to be opened',
      { from: 'preset', file: 'preset kubernetes', line: 4 },
      { place: 'preset kubernetes', url: null },
    ],
    [
      "of the owner's file is told with it",
      { from: 'organization', file: 'acme/.github: .github/hearth.yml', line: 2, locked: true },
      { place: 'acme/.github: .github/hearth.yml:2 (locked by the organisation)', url: null },
    ],
    ['of a default is none', { from: 'default', file: '', line: 0 }, null],
    ['of a section that is gone is none', null, null],
    [
      'of a file called like what every object has',
      { from: 'repository', file: 'constructor', line: 1 },
      { place: 'constructor:1', url: null },
    ],
  ])('%s', (_, origin, line) => {
    expect(told([decision(1)], { origin })[0]?.line).toEqual(line);
  });
});

test('what only maintainers may know is left out for all others', () => {
  const hidden = decision(2, {
    because: { ...OWNED, visibility: 'maintainers' },
    rule: 'r',
    state: 'refused',
    act: 'label',
  });
  expect(told([decision(1), hidden]).map(({ state }) => state)).toEqual(['silent']);
  expect(told([decision(1), hidden], { audience: 'maintainers' }).map(({ state }) => state)).toEqual([
    'silent',
    'refused',
  ]);
});

test('events that did not concern a section are no reason for anything', () => {
  expect(told([decision(1, { because: { code: 'not_concerned', visibility: 'public' } })])).toEqual([]);
});

test('the same silence is told once, by its last time; acts are told each', () => {
  const act = { rule: 'owner_label', state: 'applied', act: 'label', because: OWNED };
  const lines = told([
    decision(1),
    decision(2, act),
    decision(3),
    decision(4, { feature: 'needs' }),
    decision(5),
    decision(6, act),
  ]);
  expect(lines.map(({ at, feature: name, state }) => [at.slice(8, 10), name, state])).toEqual([
    ['02', 'sigs', 'applied'],
    ['04', 'needs', 'silent'],
    ['05', 'sigs', 'silent'],
    ['06', 'sigs', 'applied'],
  ]);
});

test('a section that Hearth does not have any more is told by its codes', () => {
  const line = told([decision(1, { feature: 'gone', because: OWNED })])[0];
  expect(line).toMatchObject({ feature: 'gone', sentence: 'owned', line: null });
});

describe('on the road', () => {
  /** Answers every comment of a person with what Hearth did on the item, and where that stands. */
  const asker = feature({
    name: 'asker',
    on: ['comment.created'],
    settings: section('Tells.', {}),
    explanations: { told: { en: 'It told why.', zh: '已说明。' } },
    ask: (event: RepositoryEvent): { readonly why: WhyOn } | null => {
      const number = itemOf(event)?.number ?? 0;
      return { why: { kind: 'whyOn', repository: event.repository, number, language: 'en', audience: 'public' } };
    },
    decide: ({ event, answers: { why } }) => {
      const number = itemOf(event)?.number ?? 0;
      const body = why
        .map(({ state, sentence, line }) => [state, sentence, line?.place, line?.url].join(' | '))
        .join('\n');
      const act = { kind: 'comment', number, body: `Why: ${body}` } as const;
      const about = 'comment' in event ? String(event.comment.id) : '';
      return {
        because: { code: 'told', visibility: 'public' },
        actions: [{ act, rule: 'why', scope: `item:${number}`, cause: about }],
      };
    },
  });

  let town: Town;
  afterEach(async () => {
    await town.close();
  });

  const said = (repo: string) =>
    town.twin
      .comments(repo, 1)
      .flatMap(({ body }) => (body.includes('Why:') ? [body.replace(/^[\s\S]*Why: ?/, '').trim()] : []));

  test.each([
    [
      'the repository',
      'acme/app',
      '.github/hearth.yml:2',
      'https://github.com/acme/app/blob/main/.github/hearth.yml#L2',
    ],
    [
      'the owner',
      'acme/.github',
      'acme/.github: .github/hearth.yml:2',
      'https://github.com/acme/.github/blob/main/.github/hearth.yml#L2',
    ],
  ])('the line has its link, in a file of %s', async (_, home, place, url) => {
    town = await startTown(null, { features: [asker] });
    const files = { '.github/hearth.yml': 'version: 1\nasker:\n  mode: active\n' };
    if (home === 'acme/app') town.twin.as('mo').push(home, { files, message: 'Configure' });
    else town.twin.repository(home, { files });
    town.twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'Help.' });
    town.twin.as('ana').comment('acme/app', 1, 'Why?');
    await town.quiet();
    expect(said('acme/app')).toEqual(['']);
    town.twin.as('ana').comment('acme/app', 1, 'And now?');
    await town.quiet();
    expect(said('acme/app')[1]).toBe(`applied | It told why. | ${place} | ${url}`);
  });
});
