// The boards over the real ledger: what counts, for whom, on which board, and that whoever leaves is gone at once.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BoardAnswer } from '../../src/core/board-question.js';
import type { Repository } from '../../src/core/event.js';
import type { WordKind } from '../../src/core/fact.js';
import { boardNames } from '../../src/core/points.js';
import type { HoldsAnswer } from '../../src/core/title-question.js';
import { board } from '../../src/engine/answers/board.js';
import type { Ask } from '../../src/engine/answers/sources.js';
import type { Ledger } from '../../src/engine/ports.js';
import { createLedger } from '../../src/store/ledger.js';
import { forgetPerson } from '../../src/store/ledger/forget.js';
import { APP, communityOf, OWNER } from '../support/community.js';
import type { Community } from '../support/community.js';
import { say } from '../support/said.js';
import type { Saying } from '../support/said.js';

let it: Community;
let ledger: Ledger;
beforeEach(async () => {
  it = await communityOf();
  ledger = createLedger(it.database);
  for (const login of ['ana', 'bo', 'mo', 'robo[bot]']) it.id(login);
});
afterEach(() => it.end());

const NOW = '2026-11-22T00:00:00Z';
const repositoryOf = (id: number, more: Partial<Repository> = {}): Repository => ({
  ...{ id, name: 'app', owner: OWNER, private: false, archived: false, defaultBranch: 'main' },
  ...more,
});
const kinds = ['merged', 'reviewed', 'answered', 'issue', 'talk'] as const;

interface Asking {
  readonly own?: string;
  readonly holds?: HoldsAnswer;
  /** Whether the history was read from its beginning. */
  readonly whole?: boolean;
  readonly at?: string;
  readonly repository?: Repository;
}

/** Each kind gives ten points on its day; the half-life is so long that nothing fades within the test. */
async function asked({ own, holds = {}, whole = true, at = NOW, repository = repositoryOf(APP) }: Asking = {}) {
  await it.tell();
  const readUntil = new Date(NOW);
  const known: Ledger['known'] = async (ids) => {
    const found = await ledger.known(ids);
    const repositories = found.repositories.map((one) => ({ ...one, readUntil, unread: [] }));
    return whole ? { ...found, repositories } : found;
  };
  const scene = {
    sources: { ledger: { ...ledger, known }, installation: 1, now: new Date(at) },
    read: () => Promise.reject(new Error('the ledger tells it all')),
    ask: (() => Promise.resolve(holds)) as unknown as Ask,
  };
  const terms = { weights: kinds.map((kind) => ({ kind, points: 10, most: 9 })), halfLifeDays: 1_000_000 };
  const person = own === undefined ? null : { id: it.id(own), login: own, kind: 'user' as const };
  return board({ kind: 'board', repository, terms, maintainers: ['lead'], person, at }, scene);
}

const join = (who: string, at = '2026-11-01') => said('boards_joined', { by: who, about: who, at });
const leave = (who: string, at: string) => said('boards_left', { by: who, about: who, at });
const said = (kind: WordKind, saying: Saying) => say(it, kind, saying);
const shown = ({ boards }: BoardAnswer) =>
  boardNames.flatMap((name) => boards[name].map(({ login, hundredths }) => `${name} ${login} ${hundredths / 100}`));
const kindsOf = ({ own }: BoardAnswer) => own?.acts.map(({ kind, number }) => `${kind} ${number}`).sort();

describe('what counts', () => {
  test('each kind, with its item', async () => {
    it.pull(1, { by: 'ana', at: '2026-11-02' });
    it.review(1, { by: 'bo', at: '2026-11-03', says: 'approved' });
    it.merge(1, { by: 'mo', at: '2026-11-04' });
    it.pull(2, { by: 'bo', at: '2026-11-02' });
    it.review(2, { by: 'ana', at: '2026-11-03', length: 20 });
    it.review(2, { by: 'ana', at: '2026-11-04', length: 200 });
    it.discussion(3, { by: 'bo', at: '2026-11-02' });
    it.answer(3, { by: 'bo', of: 'ana', at: '2026-11-05' });
    it.issue(4, { by: 'ana', at: '2026-11-02' });
    it.close(4, { by: 'mo', at: '2026-11-06', reason: 'completed' });
    const key = said('credited', {
      by: 'mo',
      about: 'ana',
      value: 'talk 2026-11-07 https://example.org/t',
      at: '2026-11-08',
    });
    said('credit_confirmed', { by: 'mo', about: 'ana', value: key, at: '2026-11-09' });
    join('ana');
    const answer = await asked({ own: 'ana' });
    expect(answer.own).toMatchObject({ joined: true, hundredths: 5000, places: { [APP]: 'app' } });
    expect(answer.own?.acts.map(({ kind, number, at, url }) => [kind, number, at, url])).toEqual([
      ['talk', null, '2026-11-07T00:00:00Z', 'https://example.org/t'],
      ['issue', 4, '2026-11-06T00:00:00Z', null],
      ['answered', 3, '2026-11-05T00:00:00Z', null],
      ['merged', 1, '2026-11-04T00:00:00Z', null],
      ['reviewed', 2, '2026-11-03T00:00:00Z', null],
    ]);
  });

  const ready = {
    pull: (by: string) => {
      it.pull(1, { by, at: '2026-11-02' });
    },
  };
  const DAY = '2026-11-03';
  test.each<[string, () => void, readonly string[]]>([
    [
      'merged by another',
      () => {
        ready.pull('ana');
        it.merge(1, { by: 'mo', at: DAY });
      },
      ['merged 1'],
    ],
    [
      'merged by oneself, and nobody looked',
      () => {
        ready.pull('ana');
        it.merge(1, { by: 'ana', at: DAY });
      },
      [],
    ],
    [
      'merged by oneself after comments of another on its lines',
      () => {
        ready.pull('ana');
        it.reviewComment(1, { by: 'bo', at: DAY });
        it.merge(1, { by: 'ana', at: DAY });
      },
      ['merged 1'],
    ],
    [
      'looked at by a bot alone',
      () => {
        ready.pull('ana');
        it.review(1, { by: 'robo[bot]', at: DAY });
        it.merge(1, { by: 'robo[bot]', at: DAY });
      },
      [],
    ],
    [
      'closed without a merge',
      () => {
        ready.pull('ana');
        it.close(1, { by: 'mo', at: DAY });
      },
      [],
    ],
    [
      'merged and deleted',
      () => {
        ready.pull('ana');
        it.merge(1, { by: 'mo', at: DAY });
        it.remove(1, '2026-11-04');
      },
      [],
    ],
    [
      'merged and locked as spam',
      () => {
        ready.pull('ana');
        it.merge(1, { by: 'mo', at: DAY });
        it.lock(1, { by: 'mo', at: '2026-11-04', reason: 'spam' });
      },
      [],
    ],
    [
      'merged tomorrow',
      () => {
        ready.pull('ana');
        it.merge(1, { by: 'mo', at: '2026-11-23' });
      },
      [],
    ],
    [
      'a review of one’s own',
      () => {
        ready.pull('ana');
        it.review(1, { by: 'ana', at: DAY });
      },
      [],
    ],
    [
      'an approval without words',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, length: 0, says: 'approved' });
      },
      [],
    ],
    [
      'a review of /lgtm alone',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, length: 5 });
      },
      [],
    ],
    [
      'a comment of /lgtm alone',
      () => {
        ready.pull('bo');
        it.comment(1, { by: 'ana', at: DAY, length: 5 });
      },
      [],
    ],
    [
      'an approval with a comment on a line',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, length: 0, says: 'approved' });
        it.reviewComment(1, { by: 'ana', at: DAY });
      },
      ['reviewed 1'],
    ],
    [
      'changes asked for',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, length: 1, says: 'changes_requested' });
      },
      ['reviewed 1'],
    ],
    [
      'a review that was hidden',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, hidden: 'spam' });
      },
      [],
    ],
    [
      'a review that was deleted',
      () => {
        ready.pull('bo');
        it.review(1, { by: 'ana', at: DAY, deletedAt: '2026-11-04' });
      },
      [],
    ],
    [
      'an answer accepted by who gave it',
      () => {
        it.discussion(1, { by: 'bo', at: DAY });
        it.answer(1, { by: 'ana', of: 'ana', at: DAY });
      },
      [],
    ],
    [
      'an answer to oneself',
      () => {
        it.discussion(1, { by: 'ana', at: DAY });
        it.answer(1, { by: 'mo', of: 'ana', at: DAY });
      },
      [],
    ],
    [
      'an answer that is accepted no more',
      () => {
        it.discussion(1, { by: 'bo', at: DAY });
        it.answer(1, { by: 'bo', of: 'ana', at: DAY });
        it.unanswer(1, { by: 'bo', at: '2026-11-04' });
      },
      [],
    ],
    [
      'an issue that is open',
      () => {
        it.issue(1, { by: 'ana', at: DAY });
      },
      [],
    ],
    [
      'an issue closed by its author',
      () => {
        it.issue(1, { by: 'ana', at: DAY });
        it.close(1, { by: 'ana', at: DAY, reason: 'completed' });
      },
      [],
    ],
    [
      'an issue that is not planned',
      () => {
        it.issue(1, { by: 'ana', at: DAY });
        it.close(1, { by: 'mo', at: DAY, reason: 'not_planned' });
      },
      [],
    ],
    [
      'an issue that was opened again',
      () => {
        it.issue(1, { by: 'ana', at: '2026-11-01' });
        it.close(1, { by: 'mo', at: '2026-11-02', reason: 'completed' });
        it.reopen(1, { by: 'mo', at: DAY });
      },
      [],
    ],
    ['a deed that nobody confirmed', () => said('credited', { by: 'mo', about: 'ana', value: 'talk', at: DAY }), []],
    [
      'a deed that was refused',
      () => {
        const key = said('credited', { by: 'mo', about: 'ana', value: 'talk', at: DAY });
        said('credit_refused', { by: 'mo', about: 'ana', value: key, at: DAY });
      },
      [],
    ],
    [
      'a deed that somebody confirmed for themselves',
      () => {
        const key = said('credited', { by: 'mo', about: 'ana', value: 'talk', at: DAY });
        said('credit_confirmed', { by: 'ana', about: 'ana', value: key, at: DAY });
      },
      [],
    ],
  ])('%s', async (_, happen, expected) => {
    happen();
    join('ana');
    expect(kindsOf(await asked({ own: 'ana' }))).toEqual(expected);
  });

  test('in a private repository it is told to those alone who ask in one', async () => {
    const hidden = it.repository('hidden', { private: true });
    hidden.pull(1, { by: 'ana', at: '2026-11-02' });
    hidden.merge(1, { by: 'mo', at: '2026-11-03' });
    join('ana');
    expect(shown(await asked())).toEqual([]);
    const inside = repositoryOf(hidden.repositoryId, { name: 'hidden', private: true });
    expect(shown(await asked({ repository: inside }))).toEqual(['newcomers ana 10']);
  });

  test('elsewhere, at another owner, it gives nothing', async () => {
    const other = it.repository('app', { owner: { id: 2, login: 'globex', kind: 'organization' } });
    other.pull(1, { by: 'ana', at: '2026-11-02' });
    other.merge(1, { by: 'mo', at: '2026-11-03' });
    join('ana');
    expect(shown(await asked())).toEqual([]);
  });
});

describe('who is named', () => {
  const work = (who: string, number: number, at = '2026-11-03') => {
    it.pull(number, { by: who, at });
    it.merge(number, { by: 'mo', at });
  };

  test('those alone who joined; whoever leaves is gone at once, and may come back', async () => {
    work('ana', 1);
    work('bo', 2);
    expect(shown(await asked())).toEqual([]);
    join('ana');
    expect(shown(await asked())).toEqual(['newcomers ana 10']);
    leave('ana', '2026-11-21 23:59');
    expect(shown(await asked())).toEqual([]);
    expect((await asked({ own: 'ana' })).own).toMatchObject({ joined: false, hundredths: 1000 });
    join('ana', '2026-11-21 23:59:30');
    expect(shown(await asked())).toEqual(['newcomers ana 10']);
  });

  test('nobody who asked to be forgotten', async () => {
    work('ana', 1);
    join('ana');
    expect(shown(await asked())).toEqual(['newcomers ana 10']);
    await forgetPerson(it.database, it.id('ana'));
    expect(shown(await asked())).toEqual([]);
  });

  test('a bot that joined has no points', async () => {
    work('robo[bot]', 1);
    join('robo[bot]');
    expect(shown(await asked())).toEqual([]);
  });

  test('maintainers, newcomers and everybody else apart', async () => {
    for (const [who, number] of [
      ['ana', 1],
      ['bo', 2],
      ['cy', 3],
    ] as const) {
      work(who, number);
      join(who);
    }
    it.issue(9, { by: 'bo', at: '2026-01-02' });
    it.issue(10, { by: 'cy', at: '2026-01-02' });
    const holds = { [it.id('cy')]: 'yes', [it.id('bo')]: 'no' } as const;
    const answer = await asked({ holds });
    expect(shown(answer)).toEqual(['newcomers ana 10', 'community bo 10', 'maintainers cy 10']);
    expect(answer).toMatchObject({ newcomersKnown: true, maintainersKnown: true });
  });

  test('where the history is not whole nobody is called new, and what GitHub did not say is told', async () => {
    work('ana', 1);
    join('ana');
    const answer = await asked({ whole: false, holds: { [it.id('ana')]: 'unknown' } });
    expect(shown(answer)).toEqual(['community ana 10']);
    expect(answer).toMatchObject({ newcomersKnown: false, maintainersKnown: false });
  });
});
