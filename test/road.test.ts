// The way of one webhook: signed HTTP in, real SQL, a true comment at the GitHub twin.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown, WELCOME } from './support/hearth.js';
import type { Town } from './support/hearth.js';

let town: Town;
afterEach(async () => {
  await town.close();
});

describe('the road', () => {
  test('greets a first pull request once, truly and in the right words', async () => {
    town = await startTown();
    const pull = town.twin.as('ana').openPull('acme/app', { title: 'Fix the docs', body: 'A typo in the readme.' });
    await town.quiet();
    const comments = town.twin.comments('acme/app', pull.number);
    expect(comments.map((comment) => comment.body)).toEqual([
      expect.stringContaining('Hello @ana, and thank you for your first pull request in `app`!'),
    ]);
    expect(town.twin.violations).toEqual([]);
  });

  test('stays silent for a member, a returning author and a bot', async () => {
    town = await startTown();
    const { twin } = town;
    twin.user('robo', { type: 'Bot' });
    const first = twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
    await town.quiet();
    const second = twin.as('ana').openIssue('acme/app', { title: 'It breaks again', body: 'Again.' });
    const member = twin.as('mo').openIssue('acme/app', { title: 'Plan the release', body: 'Soon.' });
    const bot = twin.as('robo').openIssue('acme/app', { title: 'Bump', body: 'Bump it.' });
    await town.quiet();
    expect(twin.comments('acme/app', first.number)).toHaveLength(1);
    for (const item of [second, member, bot]) expect(twin.comments('acme/app', item.number)).toHaveLength(0);
  });

  test('two first pull requests at once by one newcomer: one greeting', async () => {
    town = await startTown();
    const { twin } = town;
    twin.repository('acme/web', { files: { '.github/hearth.yml': WELCOME } });
    const pulls = [
      twin.as('ana').openPull('acme/app', { title: 'One', body: 'First of two.' }),
      twin.as('ana').openPull('acme/app', { title: 'Two', body: 'Second of two.' }),
    ];
    const other = twin.as('ana').openPull('acme/web', { title: 'Three', body: 'In another repository.' });
    await town.quiet();
    const count = [...pulls, other].length;
    const all = [
      ...pulls.flatMap((pull) => twin.comments('acme/app', pull.number)),
      ...twin.comments('acme/web', other.number),
    ];
    expect(count).toBe(3);
    expect(all).toHaveLength(1);
  });
});
