// Reasons as sentences, in every language, with nothing raw left in them.
import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/core/explain.js';
import { languages } from '../../src/core/language.js';
import { loadFeatures } from '../../src/features/registry.js';

const features = await loadFeatures();
const welcome = features.find((feature) => feature.name === 'welcome')!;

describe('explain', () => {
  test('fills in what is known, in words', () => {
    const because = {
      code: 'greeted',
      params: { occasion: 'pull_request', repo: 'app', from: 'github' },
      visibility: 'public',
    } as const;
    expect(explain(welcome, because, 'en')).toBe(
      "This is the first pull request of this person in app, known from GitHub's list of the author's items.",
    );
    expect(explain(welcome, because, 'zh')).toBe(
      '这是作者在 app 的第一个 pull request，依据：GitHub 上作者的条目列表。',
    );
  });

  test('several codes are told one by one', () => {
    const desk = features.find((feature) => feature.name === 'desk')!;
    const params = { person: 'ana', title: 'role/member', words: 'sponsored, attested' };
    const because = { code: 'told', params, visibility: 'public' } as const;
    expect(explain(desk, because, 'en')).toBe(
      'It was said of ana and the role member: a sponsor said yes, somebody vouched for a requirement.',
    );
    const refused = { code: 'refused', params: { why: 'not_nominated' }, visibility: 'public' } as const;
    expect(explain(desk, refused, 'en')).toBe('The command was refused: nobody is nominated for that title.');
  });

  test('a title is told by its kind, and by its SIG', () => {
    const desk = features.find((feature) => feature.name === 'desk')!;
    const of = (title: string, language: 'en' | 'zh') =>
      explain(desk, { code: 'begun', params: { person: 'ana', title }, visibility: 'public' }, language);
    expect(of('role/reviewer@network', 'en')).toContain('the role reviewer of SIG network');
    expect(of('honour/speaker', 'zh')).toContain('荣誉 speaker');
    expect(of('role/', 'en')).toContain('role/');
  });

  test('a code without words is shown as it is', () => {
    expect(explain(welcome, { code: 'new_code', visibility: 'public' }, 'en')).toBe('new_code');
    expect(explain(welcome, { code: 'constructor', visibility: 'public' }, 'en')).toBe('constructor');
  });

  test('every parameter that is a code has its word in every language', () => {
    for (const feature of features) {
      for (const sentences of Object.values(feature.words ?? {})) {
        for (const language of languages) expect(sentences[language]).not.toBe('');
      }
    }
  });
});
