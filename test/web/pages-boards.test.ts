// Boards for visitors: worked out once an hour, and at once where what is shown, or who is named, is another.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { ShownBoards, ShownCommunity, ShownRepository } from '../../src/engine/ports.js';
import { createBoards } from '../../src/web/pages/boards.js';

function shown(id: number, name: string): ShownRepository {
  const owner = { id: 1, login: 'acme', kind: 'organization' as const };
  const repository = { id, name, owner, private: false, archived: false, defaultBranch: 'main' };
  return { installation: 3, repository, version: { own: 0, shared: 0 } };
}
const acme: ShownCommunity = { id: 1, login: 'acme', repositories: [shown(7, 'app'), shown(8, 'tool')] };
const onlyApp: ShownCommunity = { ...acme, repositories: [shown(7, 'app')] };

const BOARDS: ShownBoards = {
  boards: { newcomers: [], community: [], maintainers: [] },
  ...{ newcomersKnown: true, maintainersKnown: true, version: '1', formula: { en: [], zh: [] } },
};
const NOON = new Date('2026-11-21T12:00:00Z');
const never = () => new Promise<never>(() => undefined);

/** Counts how often they are worked out. */
function counting() {
  const state = {
    made: 0,
    make: () => Promise.resolve<ShownBoards | null>(BOARDS),
    joined: [3, 5] as readonly number[] | null,
    terms: 'a',
    news: 'a',
    now: NOON,
    unseen: [] as unknown[],
  };
  const boards = createBoards(
    {
      boards: () => {
        state.made += 1;
        return state.make();
      },
      onBoards: () => Promise.resolve(state.joined),
      mark: () =>
        Promise.resolve({ terms: state.terms, news: state.news, begins: null, behind: false, unworked: false }),
    },
    { now: () => state.now, unseen: (error) => state.unseen.push(error) },
  );
  return { state, boards };
}

describe('boards for visitors', () => {
  test('are worked out once an hour, whatever happens meanwhile', async () => {
    const { state, boards } = counting();
    await Promise.all([boards.of(acme), boards.of(acme)]);
    state.news = 'b';
    state.joined = [5, 3];
    state.now = new Date('2026-11-21T12:59:59Z');
    expect(await boards.of(acme)).toMatchObject({ at: NOON });
    expect(state.made).toBe(1);
  });

  test('those of the hour before are given, with when they were made, while they are made anew', async () => {
    const { state, boards } = counting();
    await boards.of(acme);
    state.now = new Date('2026-11-21T13:00:00Z');
    let done: () => void = () => undefined;
    state.make = () =>
      new Promise(
        (resolve) =>
          (done = () => {
            resolve(BOARDS);
          }),
      );
    expect(await boards.of(acme)).toMatchObject({ at: NOON });
    expect(await boards.of(acme)).toMatchObject({ at: NOON });
    expect(state.made).toBe(2);
    done();
    await sleep(0);
    expect(await boards.of(acme)).toMatchObject({ at: state.now });
  });

  test('what failed meanwhile is told, and what was there before is given', async () => {
    const { state, boards } = counting();
    await boards.of(acme);
    state.now = new Date('2026-11-21T13:00:00Z');
    state.make = () => Promise.reject(new Error('away'));
    expect(await boards.of(acme)).toMatchObject({ at: NOON });
    await sleep(0);
    expect(state.unseen).toEqual([new Error('away')]);
  });

  test.each<[string, (state: ReturnType<typeof counting>['state']) => ShownCommunity]>([
    ['somebody joined', (state) => ((state.joined = [3, 5, 9]), acme)],
    ['somebody left', (state) => ((state.joined = [3]), acme)],
    ['a file changed, or somebody was forgotten', (state) => ((state.terms = 'b'), acme)],
    ['a repository turned private', () => onlyApp],
    ['a repository bears another name', () => ({ ...acme, repositories: [shown(7, 'app'), shown(8, 'kit')] })],
  ])('nothing of before is given once %s', async (_, change) => {
    const { state, boards } = counting();
    await boards.of(acme);
    state.make = never;
    expect(await Promise.race([boards.of(change(state)), sleep(50, 'it waits')])).toBe('it waits');
    expect(state.made).toBe(2);
  });

  test('are none once the section is off', async () => {
    const { state, boards } = counting();
    await boards.of(acme);
    state.joined = null;
    expect(await boards.of(acme)).toBeNull();
    expect(state.made).toBe(1);
  });
});
