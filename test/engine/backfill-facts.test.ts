// What the backfill writes down is what the webhooks of the same acts would have told.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contentOf, hear, newMemory, REPO, rigOf, startScene } from './backfill-support.js';
import type { Memory, Scene } from './backfill-support.js';
import type { Twin } from '../twin/twin.js';

let scene: Scene;
let read: Memory;
let heard: Memory;

beforeAll(async () => {
  [read, heard] = [await newMemory(), await newMemory()];
});
beforeEach(async () => {
  scene = await startScene();
  await Promise.all([read.clear(), heard.clear()]);
});
afterEach(() => scene.close());
afterAll(() => Promise.all([read.close(), heard.close()]));

type Act = (twin: Twin) => unknown;

/** Each act a minute after the one before; heard by webhook, and then read from GitHub. */
async function compare(...acts: readonly Act[]): Promise<void> {
  const { twin, clock } = scene;
  const payloads = twin.payloadsOf(() => {
    // The organisation's admin is a maintainer from the start, of which no webhook tells.
    for (const act of [
      () => {
        twin.as('mo').setCollaborator(REPO, 'mo', 'admin');
      },
      ...acts,
    ]) {
      act(twin);
      clock.pass();
    }
  });
  await hear(heard, payloads);
  const { request, backfiller, rows } = rigOf(scene, read);
  await request();
  await backfiller.drain();
  expect((await rows()).map(({ part, state, reason }) => ({ part, state, reason }))).toEqual(
    (await rows()).map(({ part }) => ({ part, state: 'done', reason: null })),
  );
  const content = await contentOf(read);
  const other = await contentOf(heard);
  for (const table of Object.keys(content)) expect({ [table]: content[table] }).toEqual({ [table]: other[table] });
  expect(twin.violations).toEqual([]);
}

describe('backfill equals webhooks', () => {
  test('the life of an issue', async () => {
    await compare(
      (twin) => twin.as('ana').openIssue(REPO, { title: '应用崩溃了', body: '打开就崩溃', labels: ['Bug'] }),
      (twin) => twin.as('mo').comment(REPO, 1, 'Which version is it?'),
      (twin) => twin.as('mo').label(REPO, 1, 'triage'),
      (twin) => twin.as('mo').unlabel(REPO, 1, 'triage'),
      (twin) => twin.as('mo').assign(REPO, 1, 'ben'),
      (twin) => twin.as('mo').assign(REPO, 1),
      (twin) => twin.as('mo').milestone(REPO, 1, 'v1'),
      (twin) => twin.as('mo').milestone(REPO, 1, null),
      (twin) => twin.as('mo').close(REPO, 1, { reason: 'not_planned' }),
      (twin) => twin.as('ana').reopen(REPO, 1),
      (twin) => twin.as('mo').lock(REPO, 1, 'too heated'),
      (twin) => twin.as('mo').unlock(REPO, 1),
      (twin) => twin.as('mo').lock(REPO, 1, 'off-topic'),
      (twin) => twin.as('mo').close(REPO, 1, { reason: 'duplicate' }),
      (twin) => twin.as('ana').openIssue(REPO, { title: 'Second' }),
      (twin) => twin.as('mo').close(REPO, 2),
    );
  });

  test('the life of a pull request, with bots and a deleted comment', async () => {
    await compare(
      (twin) => twin.user('dependabot[bot]', { type: 'Bot' }),
      (twin) => twin.as('ana').openPull(REPO, { title: 'Fix', draft: true, files: { 'a.ts': 'one\ntwo' } }),
      (twin) => twin.as('ana').setDraft(REPO, 1, false),
      (twin) => twin.as('mo').requestReview(REPO, 1, 'ben'),
      (twin) => twin.as('mo').unrequestReview(REPO, 1, 'ben'),
      (twin) => twin.as('mo').review(REPO, 1, { state: 'changes_requested', body: 'Please add a test' }),
      (twin) =>
        twin
          .as('mo')
          .dismissReview(REPO, 1, [...twin.state.repositories.values()][0]!.items.get(1)!.pull!.reviews[0]!.id),
      (twin) => twin.as('ben').review(REPO, 1, { state: 'approved' }),
      (twin) => twin.as('ben').reviewComment(REPO, 1, { body: 'Nice line' }),
      (twin) => {
        const { id } = twin.as('spammer').comment(REPO, 1, 'Buy now');
        scene.clock.pass();
        twin.as('mo').deleteComment(REPO, id);
      },
      (twin) => twin.as('mo').setDraft(REPO, 1, true),
      (twin) => twin.as('mo').setDraft(REPO, 1, false),
      (twin) => twin.as('mo').merge(REPO, 1),
      (twin) => twin.as('dependabot[bot]').openPull(REPO, { title: 'Bump' }),
      (twin) => twin.as('mo').close(REPO, 2),
    );
    const acts = await read.database.rows(`select kind, number from acts where kind = 'committed' order by number`);
    // The very first commit has no account behind it, and is nobody's act.
    expect(acts).toEqual([{ kind: 'committed', number: 1 }]);
  });

  test('discussions, their answers and replies', async () => {
    const ids: number[] = [];
    await compare(
      (twin) => twin.as('ana').openDiscussion(REPO, { title: 'How do I begin?', body: 'I am new here' }),
      (twin) => ids.push(twin.as('ben').discuss(REPO, 1, 'Read the guide').id),
      (twin) => twin.as('ana').discuss(REPO, 1, 'Thanks!', { replyTo: ids[0]! }),
      (twin) => twin.as('ana').answer(REPO, ids[0]!),
      (twin) => twin.as('mo').closeDiscussion(REPO, 1),
      (twin) => twin.as('mo').openDiscussion(REPO, { title: 'Ideas', category: 'Ideas' }),
    );
  });

  test('releases, stars, forks and maintainers', async () => {
    await compare(
      (twin) => twin.as('mo').release(REPO, { tagName: 'v1' }),
      (twin) => twin.as('mo').release(REPO, { tagName: 'v2-rc', prerelease: true }),
      (twin) => {
        twin.as('ana').star(REPO);
      },
      (twin) => {
        twin.as('ben').star(REPO);
      },
      (twin) => twin.as('ana').fork(REPO),
      (twin) => {
        twin.as('mo').setCollaborator(REPO, 'ben', 'triage');
      },
    );
  });
});

test('a commit that bears a date to come is not written down, the others are', async () => {
  const { twin, clock } = scene;
  for (const login of ['eve', 'ana']) {
    twin.as(login).push(REPO, { message: login, files: { [login]: login } });
    clock.pass();
  }
  const { commits } = [...twin.state.repositories.values()][0]!;
  const forged = [...commits.values()].find(({ message }) => message === 'eve')!;
  commits.set(forged.sha, { ...forged, at: '2099-01-01T00:00:00Z' });
  const { request, backfiller } = rigOf(scene, read);
  await request();
  await backfiller.drain();
  const acts = await read.database.rows(
    `select l.login from acts a join logins l on l.person = a.person where a.kind = 'committed'`,
  );
  expect(acts).toEqual([{ login: 'ana' }]);
});
