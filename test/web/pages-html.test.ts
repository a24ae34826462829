// What the pages are made of: templates that escape, addresses that lead nowhere else, languages, and work that is bounded.
import { describe, expect, test } from '@jest/globals';
import { addressIn, step } from '../../src/web/pages/address.js';
import { Busy, createBounded } from '../../src/web/pages/bounded.js';
import { escape, foreign, html, Html } from '../../src/web/pages/html.js';
import { languageAsked } from '../../src/web/pages/language.js';
import { prose } from '../../src/web/pages/prose.js';
import { readTarget } from '../../src/web/pages/target.js';

const said = (part: Html) => part.toString();

describe('a template', () => {
  test('escapes what is put into it, and not what came out of one', () => {
    const evil = `<img src=x onerror="alert(1)">&'\``;
    expect(said(html`<p>${evil}</p>`)).toBe('<p>&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;&#39;&#96;</p>');
    expect(said(html`<p title="${evil}">${html`<b>${1}</b>`}</p>`)).toBe(`<p title="${escape(evil)}"><b>1</b></p>`);
    const parts = ['a', null, undefined, false, 0, [html`<i>b</i>`]] as const;
    expect(said(html`<p>${parts}</p>`)).toBe('<p>a0<i>b</i></p>');
    expect(said(foreign('\u202eabc'))).toBe('<bdi>\u202eabc</bdi>');
  });

  test('what looks like HTML and is none stays text', () => {
    const forged = { toString: () => '<script>' } as unknown as Html;
    expect(() => html`<p>${forged}</p>`).toThrow();
    expect(said(html`<p>${'<script>'}</p>`)).not.toContain('<script');
  });

  test.each([
    ['NUL', 'a\0b', 'a\ufffdb'],
    ['half of a pair', 'a\ud800b', 'a\ufffdb'],
    ['carriage return and escape', 'a\r\x1bb', 'a\ufffd\ufffdb'],
    ['tab and line end', 'a\t\nb', 'a\t\nb'],
    ['emoji', '👩‍💻', '👩‍💻'],
  ])('%s', (_, text, shown) => {
    expect(escape(text)).toBe(shown);
  });

  /** As a template would be that the formatter has not put right. */
  const written = (...strings: readonly string[]) =>
    Object.assign([...strings], { raw: strings }) as unknown as TemplateStringsArray;
  const wrong: readonly [string, () => Html][] = [
    ['an attribute without quotes', () => html`<a href=${'x'}>y</a>`],
    ['a name of an attribute', () => html`<a ${'x'}="y">y</a>`],
    ['a name of an element', () => html`<${'a'}>y</a>`],
    ['a handler', () => html`<a onclick="${'x'}">y</a>`],
    ['a style', () => html`<a style="${'x'}">y</a>`],
    [
      'a script',
      () =>
        html`<script>
          ${'x'};
        </script>`,
    ],
    [
      'an element that is run, without a part',
      () =>
        html`<script>
          x;
        </script>`,
    ],
    ['HTML in an attribute', () => html`<a title="${html`<b>x</b>`}">y</a>`],
    ['an end within a tag', () => html`<a href="${'/x'}"`],
    ['a single quote', () => html(written("<a title='", "'>y</a>"), 'x')],
  ];
  test.each(wrong)('is refused with a part in the place of %s', (_, make) => {
    expect(make).toThrow();
  });

  test('a style that ends its element is refused', () => {
    expect(() => Html.style('a{}</style><script>')).toThrow();
  });
});

describe('an address', () => {
  test.each([
    '/r/acme/app',
    '/',
    '#main',
    '?lang=zh',
    'https://github.com/acme/app/issues/1',
    'https://ghe.example.org:8443/x',
  ])('%s is one', (text) => {
    expect(addressIn(text)).toBe(text);
    expect(said(html`<a href="${text}">x</a>`)).toContain(`href="${text}"`);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '/\t/evil.example',
    'data:text/html,<script>',
    'vbscript:x',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    'http://evil.example',
    'https:evil.example',
    'https://',
    'https:///evil',
    'ftp://x',
    '',
    'relative',
    'blob:https://x',
  ])('%j leads nowhere', (text) => {
    expect(said(html`<a href="${text}">x</a>`)).toBe('<a href="#">x</a>');
  });

  test('a step of a path stays one', () => {
    expect(step('a/../b?c#d')).toBe('a%2F..%2Fb%3Fc%23d');
    expect(step('\ud800')).toBe('%EF%BF%BD');
  });
});

describe('prose', () => {
  test('code and emphasis are shown as such, everything else as text', () => {
    expect(said(prose('*Before* is `<b>` & <i>'))).toBe(
      '<em>Before</em> is <code><bdi>&#60;b&#62;</bdi></code> &#38; &#60;i&#62;',
    );
    expect(said(prose('one ` and one *'))).toBe('one &#96; and one *');
  });
});

describe('what an address asks for', () => {
  const asked = (url: string) => {
    const read = readTarget(url);
    return typeof read === 'string' ? read : { ...read.target, language: read.language, period: read.period };
  };
  const plain = { language: null, period: null };
  test.each([
    ['/', { page: 'front', ...plain }],
    ['/?lang=zh', { page: 'front', language: 'zh', period: null }],
    ['/c/acme', { page: 'community', owner: 'acme', ...plain }],
    ['/c/acme/sig/api%20machinery', { page: 'sig', owner: 'acme', slug: 'api machinery', ...plain }],
    ['/r/acme/.github', { page: 'report', owner: 'acme', name: '.github', ...plain }],
    [
      '/r/acme/app?period=2026-W47&lang=en',
      { page: 'report', owner: 'acme', name: 'app', language: 'en', period: '2026-W47' },
    ],
    ['/r/acme/app/report.json', { page: 'json', owner: 'acme', name: 'app', ...plain }],
    ['/r/acme/app/waiting', { page: 'waiting', owner: 'acme', name: 'app', ...plain }],
    ['/r/acme/app/charts/flow.csv', { page: 'chart', owner: 'acme', name: 'app', chart: 'flow', ...plain }],
    ['/r/acme/app/items/5', { page: 'item', owner: 'acme', name: 'app', number: 5, ...plain }],
    [
      '/badge/acme/app/absence-factor.svg',
      { page: 'badge', owner: 'acme', name: 'app', badge: 'absence-factor', ...plain },
    ],
    ['/metrics-explained', { page: 'methods', ...plain }],
    ['/metrics-explained/M17', { page: 'method', metric: 'M17', ...plain }],
    ['/?utm_source=x', { page: 'front', ...plain }],
  ])('%s', (url, target) => {
    expect(asked(url)).toEqual(target);
  });

  test.each([
    '',
    '//',
    '/c',
    '/c/',
    '/c/acme/',
    '/c/acme/sig',
    '/c/acme/sig/',
    '/c/acme/sig/..',
    '/c/acme/other/x',
    '/c/a%00b',
    '/c/%E0%A4%A',
    '/c/a%2Fb',
    '/r/acme',
    '/r/acme/',
    '/r/acme/..',
    '/r/acme/%2e%2e',
    '/r/acme/app/',
    '/r/acme/app/items/0',
    '/r/acme/app/items/1e3',
    '/r/acme/app/items/99999999999',
    '/r/acme/app/items/1/2',
    '/r/acme/app/report.json/x',
    '/r/acme/app/charts/other.csv',
    '/badge/acme/app/other.svg',
    '/badge/acme/app/response.svg/x',
    '/metrics-explained/',
    '/metrics-explained/a/b',
    '/metrics-explained/%3Cscript%3E',
    `/c/${'a'.repeat(2_000)}`,
    'http://elsewhere/c/acme',
    '*',
  ])('%s is none of ours', (url) => {
    expect(asked(url)).toBe('unknown');
  });

  test.each([
    '/?lang=fr',
    '/?lang=',
    '/r/acme/app?period=2026-13',
    '/r/acme/app?period=2026-W54',
    '/r/acme/app?period=1',
    '/c/acme?period=2026-Q5',
  ])('%s is malformed', (url) => {
    expect(asked(url)).toBe('malformed');
  });
});

describe('the language of a reader', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr, de;q=0.9, zh;q=0.1', 'zh'],
    ['en;q=0.2, zh-Hant;q=0.7', 'zh'],
    ['zh;q=0, en', 'en'],
    ['zh;q=0', 'en'],
    ['*', 'en'],
    ['zh;q=9', 'en'],
    [',,;;=', 'en'],
    [`${'x,'.repeat(100_000)}zh`, 'en'],
  ])('%j is %s', (header, language) => {
    expect(languageAsked(header)).toBe(language);
  });
});

describe('work that visitors cause', () => {
  const bounds = { atOnce: 2, waiting: 2, restMs: 1_000, staleMs: 5_000, kept: 100 };
  /** Work that ends when it is told to. */
  const work = () => {
    let finish: (value: string) => void = () => undefined;
    const promise = new Promise<string>((resolve) => (finish = resolve));
    return { make: () => promise, finish };
  };
  const size = (value: string) => value.length;

  test('is done once for a key, shared while it is under way, and kept', async () => {
    const bounded = createBounded(bounds, size);
    let made = 0;
    const make = () => Promise.resolve(`made ${(made += 1)}`);
    expect(await Promise.all([bounded.get('a', make), bounded.get('a', make)])).toEqual(['made 1', 'made 1']);
    expect(await bounded.get('a', make)).toBe('made 1');
    expect(await bounded.get('b', make)).toBe('made 2');
  });

  test('two at once, two wait, and who comes beyond is told so', async () => {
    const bounded = createBounded(bounds, size);
    const works = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, ...work() }));
    let begun = 0;
    const asked = works.map(({ key, make }) =>
      bounded.get(key, () => {
        begun += 1;
        return make();
      }),
    );
    await expect(asked[4]).rejects.toBeInstanceOf(Busy);
    expect(begun).toBe(2);
    works[0]!.finish('a');
    await asked[0];
    await Promise.resolve();
    expect(begun).toBe(3);
    for (const { finish, key } of works.slice(1, 4)) finish(key);
    expect(await Promise.all(asked.slice(0, 4))).toEqual(['a', 'b', 'c', 'd']);
    // Who was told to come again may: that it was busy is not held against the key.
    expect(await bounded.get('e', () => Promise.resolve('e'))).toBe('e');
  });

  test('what failed rests for a while, and is tried again after it', async () => {
    let now = 0;
    const bounded = createBounded(bounds, size, { clock: () => now });
    let tries = 0;
    const fail = () => {
      tries += 1;
      return Promise.reject<string>(new Error('too slow'));
    };
    await expect(bounded.get('a', fail)).rejects.toThrow('too slow');
    await expect(bounded.get('a', fail)).rejects.toEqual(
      new Busy('it failed a moment ago', { cause: new Error('too slow') }),
    );
    await expect(bounded.get('a', fail)).rejects.toBeInstanceOf(Busy);
    expect(tries).toBe(1);
    now = 1_001;
    expect(await bounded.get('a', () => Promise.resolve('well'))).toBe('well');
  });

  test('what is kept of another version is given while it is made anew, once; too old a one is waited for', async () => {
    let now = 0;
    const failures: unknown[] = [];
    const unseen = (error: unknown) => void failures.push(error);
    const bounded = createBounded(bounds, size, { clock: () => now, unseen });
    await bounded.get('a', () => Promise.resolve('first'), '1');
    const second = work();
    expect(await bounded.get('a', second.make, '2')).toBe('first');
    const third = () => Promise.reject<string>(new Error('it is made already'));
    expect(await bounded.get('a', third, '2')).toBe('first');
    second.finish('second');
    await new Promise(setImmediate);
    expect(await bounded.get('a', third, '2')).toBe('second');
    // What fails beside is told of, and what is kept stays.
    expect(await bounded.get('a', third, '3')).toBe('second');
    await new Promise(setImmediate);
    expect(await bounded.get('a', third, '3')).toBe('second');
    expect(failures).toEqual([new Error('it is made already')]);
    now = 5_000;
    expect(await bounded.get('a', () => Promise.resolve('fourth'), '3')).toBe('fourth');
  });

  test('no more is kept than there is room for', async () => {
    const bounded = createBounded(bounds, size);
    let made = 0;
    const make = () => {
      made += 1;
      return Promise.resolve('x'.repeat(60));
    };
    await bounded.get('a', make);
    await bounded.get('b', make);
    await bounded.get('a', make);
    expect(made).toBe(3);
  });
});
