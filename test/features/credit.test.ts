// What people tell of deeds: how it is read, what is kept of it, and what its file says.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditKinds } from '../../src/core/credit.js';
import { creditWordIn } from '../../src/core/credit-word.js';
import { commandsIn } from '../../src/core/command.js';
import type { ActFact } from '../../src/core/fact.js';
import { isLogin } from '../../src/core/person.js';
import type { WhoIs } from '../../src/core/title-question.js';
import credit from '../../src/features/credit/index.js';
import { readDeedsFile } from '../../src/features/credit/file.js';
import { kindNear, kindOf } from '../../src/features/credit/kinds.js';
import { messages } from '../../src/features/credit/messages.js';
import { pleaseIn } from '../../src/features/credit/please.js';
import { verbOf } from '../../src/features/credit/specs.js';
import { wishOf } from '../../src/features/credit/wish.js';
import { exampleEvent, personCalled } from '../support/example-event.js';
import { steepOf } from '../support/growth.js';

const wish = (text: string) => {
  const [command] = commandsIn(text);
  return wishOf(command!, verbOf(command!, [])!, 'ana');
};

describe('a command', () => {
  test.each([['https://a'], ['@a']])('that names %s is read in the time that its length takes', (begin) => {
    expect(steepOf((run) => wish(`/credit @bo talk ${begin}${run}b`), ['.', ')', '?!'])).toEqual([]);
  });

  test.each([
    ['/credit @bo talk', ['bo'], ['talk'], null, null],
    ['/credit bo talk', ['bo'], ['talk'], null, null],
    ['/credit me blog', ['ana'], ['blog'], null, null],
    ['/credit @Ana blog', ['ana'], ['blog'], null, null],
    ['/credit @bo, @cy talk, blog and video', ['bo', 'cy'], ['talk', 'blog', 'video'], null, null],
    ['/credit talk @bo', ['bo'], ['talk'], null, null],
    ['/credit @bo for event organizing', ['bo'], ['eventOrganizing'], null, null],
    ['/credit @bo userTesting', ['bo'], ['userTesting'], null, null],
    ['/credit @bo project-management', ['bo'], ['projectManagement'], null, null],
    ['/credit ＠bo 演讲、博客', ['bo'], ['talk', 'blog'], null, null],
    [
      '/credit @bo talk https://example.org/a?b=c,d 2026-2-3',
      ['bo'],
      ['talk'],
      'https://example.org/a?b=c,d',
      '2026-02-03',
    ],
    ['/credit @bo talk <https://example.org/a>.', ['bo'], ['talk'], 'https://example.org/a', null],
    ['/credit @bo talk at Code Days, a test of patience', ['bo'], ['talk'], null, null],
    ['/credit @bo @BO talk', ['BO'], ['talk'], null, null],
    ['/spoke', ['ana'], ['talk'], null, null],
    ['/spoke at the meetup https://example.org', ['ana'], ['talk'], 'https://example.org', null],
    ['/spoke @bo 2026-02-03', ['bo'], ['talk'], null, '2026-02-03'],
    ['/organised', ['ana'], ['eventOrganizing'], null, null],
    ['/organized @bo @cy', ['bo', 'cy'], ['eventOrganizing'], null, null],
    ['/mentored @bo', ['ana'], ['mentoring'], null, null],
  ])('%s', (text, logins, kinds, url, day) => {
    expect(wish(text)).toMatchObject({ logins, kinds, url, day, wrong: null, text });
  });

  test.each([
    ['/confirm', { logins: [], kinds: [], all: false }],
    ['/confirm all', { logins: [], kinds: [], all: true }],
    ['/confirm 全部', { logins: [], kinds: [], all: true }],
    ['/confirm @bo talk', { logins: ['bo'], kinds: ['talk'], all: false }],
    ['/refuse https://example.org/a', { url: 'https://example.org/a', all: false }],
  ])('%s', (text, read) => {
    expect(wish(text)).toMatchObject({ ...read, wrong: null });
  });

  test.each([
    ['/credit', 'nobody'],
    ['/credit talk', 'nobody'],
    ['/credit @a.b talk', 'nobody'],
    ['/credit @bo', 'kind'],
    ['/credit @bo magic', 'kind'],
    ['/confirm magic', 'kind'],
    ['/credit @bo talk 2026-02-30', 'day'],
    ['/credit @bo talk https://ana:pw@example.org/a', 'link'],
    ['/credit @bo talk https://localhost/a', 'link'],
    [`/credit @bo talk https://example.org/${'a'.repeat(500)}`, 'link'],
    ['/credit @bo talk https://example.org/a https://example.org/b', 'many'],
    [`/credit ${Array.from({ length: 11 }, (_, n) => `@p${n}`).join(' ')} talk`, 'many'],
    ['/credit @bo talk blog video code test design', 'many'],
  ])('%s cannot be read: %s', (text, code) => {
    expect(wish(text).wrong?.code).toBe(code);
  });

  test('whatever follows it, it is read without a failure', () => {
    const piece = fc.oneof(
      fc.constantFrom('@bo', 'talk', 'https://example.org', '2026-01-01', ',', '(', '@', 'me', '<'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.constantFrom('credit', 'spoke', 'mentored', 'confirm'), fc.array(piece), (verb, pieces) => {
        for (const command of commandsIn(`/${verb} ${pieces.join(' ')}`)) {
          const { wrong, logins, kinds } = wishOf(command, verb, 'ana');
          if (wrong === null) expect(logins.every(isLogin)).toBe(true);
          expect(creditKinds).toEqual(expect.arrayContaining([...kinds]));
        }
      }),
    );
  });
});

describe('a kind of deed', () => {
  test('each of the 33 is understood by its name, in any letter case, and by its name in both languages', () => {
    expect(creditKinds).toHaveLength(33);
    for (const kind of creditKinds) expect([kindOf(kind), kindOf(kind.toUpperCase())]).toEqual([kind, kind]);
    expect([kindOf('blog post'), kindOf('组织活动'), kindOf('user testing'), kindOf('speaking')]).toEqual([
      'blog',
      'eventOrganizing',
      'userTesting',
      'talk',
    ]);
    expect([kindOf(''), kindOf('constructor'), kindOf('magic')]).toEqual([null, null, null]);
  });

  test('a slip of the pen is near one', () => {
    expect([kindNear('tlak'), kindNear('translaton'), kindNear('xyzzyplugh')]).toEqual(['talk', 'translation', null]);
  });
});

const bo = personCalled('bo')!;
const ana = personCalled('ana')!;
const settings = (own: object = {}) => ({ mode: 'active', confirmed_by: ['lead'], kinds: [], leave: [], ...own });

function decide(body: string, more: { event?: object; own?: object; answers?: object } = {}) {
  const event = exampleEvent({
    kind: 'comment.created',
    author: 'mo',
    comment: { author: 'ana', body },
    ...more.event,
  });
  const answers = {
    who: { bo: { is: 'person', person: bo } satisfies WhoIs },
    holds: { [ana.id]: 'no' },
    waiting: [],
    logins: {},
    ...more.answers,
  };
  return credit.decide({
    event,
    now: new Date(event.at),
    settings: settings(more.own),
    answers,
    language: 'en',
  } as never);
}

const acts = (decision: ReturnType<typeof decide>): readonly ActFact[] =>
  (decision.facts ?? []).flatMap((fact) => (fact.fact === 'act' ? [fact] : []));
const told = (body: string, more = {}) =>
  acts(decide(body, more)).map(({ kind, key, subject, value }) => [kind, key, subject, value]);
const why = (body: string, more = {}) => decide(body, more).because.params?.['why'];

const waiting = (more: object = {}) => ({
  ...{ key: 'credited:comment:1:0', person: bo.id, kind: 'talk', url: null, at: '2026-02-20T00:00:00Z' },
  ...{ toldBy: 5, state: 'told', decidedBy: null, repository: 70, number: 12, ...more },
});

describe('what is kept', () => {
  test('of each person and kind one act, by who said it, where and when', () => {
    const decision = decide('/credit @bo talk, blog https://example.org/a 2026-02-20');
    expect(acts(decision)).toEqual(
      ['talk', 'blog'].map((kind, nth) => ({
        ...{ fact: 'act', repository: 70, key: `credited:comment:900:${nth}`, kind: 'credited', number: 12 },
        ...{ person: ana.id, subject: bo.id, value: `${kind} 2026-02-20 https://example.org/a` },
        ...{ at: '2026-03-01T10:00:00Z', source: 'webhook' },
      })),
    );
    expect(decision.facts?.filter(({ fact }) => fact === 'person')).toMatchObject([
      { id: ana.id },
      { id: bo.id, login: 'bo' },
    ]);
    for (const { value } of acts(decision)) expect(creditWordIn(value!)).not.toBeNull();
  });

  test('the same delivery twice is the same; an edit says it anew', () => {
    expect(told('/spoke')).toEqual(told('/spoke'));
    const edit = { kind: 'comment.edited', before: 'nothing', at: '2026-03-02T10:00:00Z' };
    expect(told('/spoke', { event: edit })).toEqual([
      ['credited', 'credited:comment:900@20260302100000:0', ana.id, 'talk'],
    ]);
    expect(
      told('x', { event: { kind: 'issue.opened', author: 'ana', body: '/spoke', comment: undefined } })[0]?.[1],
    ).toBe('credited:issue:12:0');
  });

  test('whoever may confirm confirms what they tell of others, never of themselves', () => {
    const answers = { holds: { [ana.id]: 'yes' } };
    expect(told('/credit @bo talk', { answers })).toEqual([
      ['credited', 'credited:comment:900:0', bo.id, 'talk'],
      ['credit_confirmed', 'credit_confirmed:comment:900:0', bo.id, 'credited:comment:900:0'],
    ]);
    expect(told('/credit @ana talk', { answers })).toEqual([['credited', 'credited:comment:900:0', ana.id, 'talk']]);
    expect(told('/mentored @bo', { answers })).toEqual([['credited', 'credited:comment:900:0', ana.id, 'mentoring']]);
  });

  test('a decision names the deed', () => {
    const answers = {
      holds: { [ana.id]: 'yes' },
      waiting: [waiting(), waiting({ key: 'credited:comment:2:0', kind: 'blog' })],
    };
    expect(told('/confirm @bo blog', { answers })).toEqual([
      ['credit_confirmed', 'credit_confirmed:comment:900:0', bo.id, 'credited:comment:2:0'],
    ]);
    expect(told('/refuse all', { answers }).map(([kind, , , key]) => [kind, key])).toEqual([
      ['credit_refused', 'credited:comment:1:0'],
      ['credit_refused', 'credited:comment:2:0'],
    ]);
    expect(told('/confirm @bo talk\n/refuse blog', { answers }).map(([kind, , , key]) => [kind, key])).toEqual([
      ['credit_confirmed', 'credited:comment:1:0'],
      ['credit_refused', 'credited:comment:2:0'],
    ]);
  });

  test.each([
    ['by who may not', { holds: { [ana.id]: 'no' }, waiting: [waiting()] }, '/confirm', 'no_say'],
    ['by who is not known to', { holds: {}, waiting: [waiting()] }, '/confirm', 'unknown_say'],
    ['where nothing waits', { holds: { [ana.id]: 'yes' } }, '/confirm', 'nothing_waits'],
    [
      'of what waits elsewhere',
      { holds: { [ana.id]: 'yes' }, waiting: [waiting({ number: 13 }), waiting({ repository: 71 })] },
      '/confirm all',
      'nothing_waits',
    ],
    [
      'of one of several',
      { holds: { [ana.id]: 'yes' }, waiting: [waiting(), waiting({ key: 'x', kind: 'blog' })] },
      '/confirm',
      'which',
    ],
    ['of their own', { holds: { [ana.id]: 'yes' }, waiting: [waiting({ person: ana.id })] }, '/confirm @ana', 'own'],
    [
      'of a stranger',
      { holds: { [ana.id]: 'yes' }, who: { x: { is: 'unknown' } }, waiting: [waiting()] },
      '/confirm @x',
      'unknown',
    ],
  ])('nothing of a decision %s', (_, answers, body, code) => {
    expect([why(body, { answers }), told(body, { answers })]).toEqual([code, []]);
  });

  test('of what waits, one’s own stays when all is confirmed', () => {
    const answers = { holds: { [ana.id]: 'yes' }, waiting: [waiting(), waiting({ key: 'own', person: ana.id })] };
    const decision = decide('/confirm all', { answers });
    expect([decision.because.code, decision.because.params?.['why'], acts(decision).map(({ value }) => value)]).toEqual(
      ['confirmed', 'own', ['credited:comment:1:0']],
    );
  });

  test.each([
    ['somebody gone', { who: { bo: { is: 'gone' } } }, {}, '/credit @bo talk', 'gone'],
    [
      'somebody who is none',
      { who: { bo: { is: 'person', person: personCalled('robo[bot]') } } },
      {},
      '/credit @bo talk',
      'not_a_person',
    ],
    ['a kind that is not told of here', {}, { kinds: ['talk'] }, '/credit @bo blog', 'kind_off'],
    ['a talk where they are not told of', {}, { kinds: ['blog'] }, '/spoke', 'kind_off'],
    ['a day to come', {}, {}, '/credit @bo talk 2026-03-02', 'future'],
    [
      'the same link again',
      { [`deeds${bo.id}`]: [waiting({ url: 'https://example.org/A', state: 'confirmed' })] },
      {},
      '/credit @bo talk https://example.org/a',
      'told',
    ],
    [
      'the same day again, without a link',
      { [`deeds${bo.id}`]: [waiting()] },
      {},
      '/credit @bo talk 2026-02-20',
      'told',
    ],
  ])('nothing of %s', (_, answers, own, body, code) => {
    expect([why(body, { answers, own }), told(body, { answers, own })]).toEqual([code, []]);
  });

  test('another link, another day, another kind, and what was refused are told', () => {
    const of = (deed: object) => ({ answers: { [`deeds${bo.id}`]: [waiting(deed)] } });
    expect(told('/credit @bo talk https://example.org/b', of({ url: 'https://example.org/a' }))).toHaveLength(1);
    expect(told('/credit @bo talk 2026-02-21', of({}))).toHaveLength(1);
    expect(told('/credit @bo blog 2026-02-20', of({}))).toHaveLength(1);
    expect(told('/credit @bo talk 2026-02-20', of({ state: 'refused' }))).toHaveLength(1);
    expect(told('/credit @bo talk\n/credit @bo talk')).toHaveLength(1);
  });
});

test('every refusal is a sentence in both languages, and says nothing in the words of others but quoted', () => {
  const hostile = '@evil](https://x) `<b>`';
  const whys = [
    ...(['nobody', 'many', 'link', 'unknown_say', 'nothing_waits', 'which', 'own'] as const).map((code) => ({ code })),
    ...(['kind', 'day'] as const).map((code) => ({ code, word: hostile })),
    ...(['unknown', 'gone', 'not_a_person'] as const).map((code) => ({ code, login: hostile })),
    { code: 'resembles', login: hostile, meant: hostile } as const,
    { code: 'kind_off', kinds: ['talk'] } as const,
    { code: 'future', day: '2026-03-02' } as const,
    { code: 'told', login: hostile, kind: 'talk' } as const,
    { code: 'no_say', roles: [hostile] } as const,
    { code: 'no_say', roles: [] } as const,
  ];
  for (const said of Object.values(messages)) {
    for (const one of whys) {
      const sentence = said.refused(hostile, one);
      expect(sentence).toMatch(/[.。?？]$/);
      expect(sentence.replace(/`[^`]*`/g, '')).not.toMatch(/[@<\]]/);
    }
  }
});

describe('words for another bot', () => {
  const said = (body: string, more = {}) => {
    const please = pleaseIn(
      exampleEvent({ kind: 'comment.created', author: 'mo', comment: { author: 'ana', body }, ...more }),
    );
    return please === null ? null : [please.login, please.kind];
  };

  test.each([
    ['please add @bo for talk', ['bo', 'talk']],
    ['@all-contributors please add @bo for code, doc', ['bo', 'code']],
    ['@all-contributors[bot] add bo for user testing', ['bo', 'userTesting']],
    ['Thanks!\n\nPlease add @bo as a contributor for translations.', ['bo', 'translation']],
    ['please add a test for talk', null],
    ['please add @bo for dinner', null],
    ['> please add @bo for talk', null],
    ['`please add @bo for talk`', null],
    ['I would please add @bo for talk', null],
  ])('%j', (body, read) => {
    expect(said(body)).toEqual(read);
  });

  test('of a bot, and on an edit, are not answered', () => {
    expect(
      said('please add @bo for talk', { comment: { author: 'robo[bot]', body: 'please add @bo for talk' } }),
    ).toBeNull();
    expect(said('please add @bo for talk', { kind: 'comment.edited' })).toBeNull();
  });
});

describe('the file of deeds', () => {
  const read = (text: string) => readDeedsFile('deeds.yml', text, '2026-03-01');

  test('names each person with each kind, once', () => {
    const { deeds, problems } = read(
      'deeds:\n  - who: ["@Bo", cy]\n    did: [talk, Blog]\n    on: 2026-02-20\n    link: https://example.org/a\n  - { who: bo, did: talk, on: 2026-02-20, link: https://example.org/a }\n',
    );
    expect(problems).toEqual([]);
    expect(deeds.map(({ login, kind, day, url }) => [login, kind, day, url])).toEqual([
      ['bo', 'talk', '2026-02-20', 'https://example.org/a'],
      ['bo', 'blog', '2026-02-20', 'https://example.org/a'],
      ['cy', 'talk', '2026-02-20', 'https://example.org/a'],
      ['cy', 'blog', '2026-02-20', 'https://example.org/a'],
    ]);
  });

  test.each([
    ['', 'deeds.yml:1:1 has no key `deeds` with a list'],
    ['- who: bo', 'deeds.yml:1:1 has no key `deeds` with a list'],
    ['deeds: talk', 'deeds.yml:1:8 deeds: expected a list, got'],
    ['deeds:\n  - talk', 'deeds.yml:2:5 deeds[0]: expected keys with values'],
    ['deeds:\n  - { did: talk, on: 2026-02-20 }', 'names nobody; add "who: LOGIN"'],
    ['deeds:\n  - { who: bo, on: 2026-02-20 }', 'names no kind of deed; add "did: talk"'],
    ['deeds:\n  - { who: bo, did: talk }', 'expected the day it was done'],
    ['deeds:\n  - { who: bo, did: talk, on: 2026-03-02 }', 'not one to come'],
    ['deeds:\n  - { who: bo, did: talk, on: 2026-02-20, link: "javascript:alert(1)" }', 'expected a web address'],
    ['deeds:\n  - { who: "刘慧", did: talk, on: 2026-02-20 }', '"刘慧" is no login'],
    ['deeds: [', 'is not YAML here'],
    ['a: &a [b]\ndeeds: [*a]', 'uses aliases'],
    [`deeds: [${'a,'.repeat(30_000)}]`, 'is larger than'],
  ])('%j is told: %s', (text, problem) => {
    const { deeds, problems } = read(text);
    expect([deeds, problems[0]]).toEqual([[], expect.stringContaining(problem)]);
  });

  test('says nothing new where nothing in it changed, and only people count', () => {
    const event = (head: string) => exampleEvent({ kind: 'push', paths: ['deeds.yml'], head });
    const answers = {
      file: 'deeds:\n  - { who: [bo, robo], did: talk, on: 2026-02-20 }\n',
      who0: { bo: { is: 'renamed', person: bo }, robo: { is: 'person', person: personCalled('robo[bot]') } },
    };
    const push = (head: string) =>
      credit.decide({
        event: event(head),
        now: new Date(),
        settings: settings({ file: 'deeds.yml' }),
        answers,
        language: 'zh',
      } as never);
    const [one, other] = [push('a'.repeat(40)), push('b'.repeat(40))].map(acts);
    expect(one!.map(({ kind, subject, number }) => [kind, subject, number])).toEqual([
      ['credited', bo.id, null],
      ['credit_confirmed', bo.id, null],
    ]);
    expect(other!.map(({ key }) => key)).toEqual(one!.map(({ key }) => key));
    expect(one![1]!.value).toBe(one![0]!.key);
  });

  test('confirms nobody their own: theirs waits until somebody else changes it', () => {
    const answers = {
      file: 'deeds:\n  - { who: [ana, bo], did: talk, on: 2026-02-20 }\n',
      who0: { ana: { is: 'person', person: ana }, bo: { is: 'person', person: bo } },
    };
    const pushed = (actor: string) => {
      const event = exampleEvent({ kind: 'push', actor, paths: ['deeds.yml'] });
      const own = settings({ file: 'deeds.yml' });
      return acts(credit.decide({ event, now: new Date(), settings: own, answers, language: 'en' } as never));
    };
    const kept = (actor: string) => pushed(actor).map(({ kind, subject }) => [kind, subject]);
    expect(kept('ana')).toEqual([
      ['credited', ana.id],
      ['credited', bo.id],
      ['credit_confirmed', bo.id],
    ]);
    expect(kept('bo')).toEqual([
      ['credited', ana.id],
      ['credit_confirmed', ana.id],
      ['credited', bo.id],
    ]);
    expect(pushed('bo')[0]!.key).toBe(pushed('ana')[0]!.key);
  });

  test('is asked for on the default branch alone, and so many people at once', () => {
    const own = settings({ file: 'deeds.yml' });
    const asked = (more: object) => credit.ask(exampleEvent({ kind: 'push', paths: ['deeds.yml'], ...more }), own);
    expect(asked({})).toMatchObject({ file: { kind: 'namedFile', path: 'deeds.yml' } });
    expect([
      asked({ branch: 'next' }),
      asked({ paths: ['other.yml'] }),
      credit.ask(exampleEvent({ kind: 'push', paths: ['deeds.yml'] }), settings()),
    ]).toEqual([null, null, null]);
    const people = Array.from({ length: 230 }, (_, n) => `p${n}`);
    const file = `deeds:\n  - { who: [${people.join(', ')}], did: talk, on: 2026-02-20 }\n`;
    const more = credit.askMore!(exampleEvent({ kind: 'push', paths: ['deeds.yml'] }), own, { file });
    expect(Object.values(more).map((one) => (one as { logins: readonly string[] }).logins.length)).toEqual(
      Array.from({ length: 10 }, () => 20),
    );
  });
});
