// The boards over the whole road, on the twin and real SQL: joined, shown, explained act by act, left at once.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import points from '../../src/features/points/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { nextSecond } from '../support/second.js';
import { titleSections } from './title-support.js';

const APP = 'acme/app';
const FILE = `points:
  mode: active
  weights: [{ for: issue, points: 7 }]
  half_life: 3650d
  maintainers: [lead]
sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea] }
`;

let town: Town;
beforeEach(async () => {
  const repository = { files: { '.github/hearth.yml': FILE } };
  const sections = titleSections(() => []).filter(({ name }) => name === 'ladder' || name === 'sigs');
  town = await startTown(
    null,
    { features: [points, ...sections] },
    {
      repository,
      before: (twin) => {
        for (const login of ['ana', 'bo', 'lea']) twin.user(login);
      },
    },
  );
  const { twin } = town;
  twin.as('mo').openIssue(APP, { title: 'Boards' });
  for (const login of ['ana', 'bo', 'lea']) {
    const { number } = twin.as(login).openIssue(APP, { title: 'It breaks' });
    twin.as('mo').close(APP, number);
  }
  await town.quiet();
  // What they did counts from the next second on.
  await nextSecond();
}, 120_000);
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function say(login: string, body: string): Promise<void> {
  town.twin.as(login).comment(APP, 1, body);
  await town.quiet();
}
const lastAnswer = () =>
  town.twin
    .comments(APP, 1)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->\n?/g, '').trim())
    .at(-1);
const named = () => (lastAnswer() ?? '').match(/^\*\*\w+\*\*$|^\d+\. .*$/gm);

test('who joins is named with what they did, who leaves is gone with the next word', async () => {
  await say('bo', '/board');
  expect(named()).toEqual(['**Newcomers**', '**Community**', '**Maintainers**']);
  await say('ana', '/board join');
  await say('lea', '/board join');
  await say('bo', '/ladder board');
  expect(named()).toEqual(['**Newcomers**', '**Community**', '1. `ana`: 7', '**Maintainers**', '1. `lea`: 7']);
  await say('ana', '/points');
  expect(lastAnswer()).toMatch(
    /^Your points: \*\*7\*\* \(board: Community\)[^]*\n- 7: issue completed, \d{4}-\d\d-\d\d, \[`app#2`\]/,
  );
  await say('bo', '/points');
  expect(lastAnswer()).toContain('you are not on the boards');
  await nextSecond();
  await say('ana', '/board leave');
  await say('bo', '/board');
  expect(named()).toEqual(['**Newcomers**', '**Community**', '**Maintainers**', '1. `lea`: 7']);
}, 120_000);
