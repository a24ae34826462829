// One community's flood, paced by GitHub, does not stand in another's way.
import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTown, WELCOME } from '../support/hearth.js';

test('while one installation waits for its pace, another is answered', async () => {
  const town = await startTown(WELCOME, { client: { pacing: true } });
  const { twin } = town;
  twin.org('other', {});
  twin.repository('other/app', { files: { '.github/hearth.yml': WELCOME } });
  twin.install('other');
  await town.quiet();
  const flood = Array.from({ length: 12 }, (_, n) =>
    twin.as(`new-${n}`).openIssue('acme/app', { title: 'It breaks', body: 'When I click.' }),
  );
  await twin.settled();
  const { number } = twin.as('ana').openIssue('other/app', { title: 'It breaks', body: 'When I click.' });
  while (twin.comments('other/app', number).length === 0) await sleep(20);
  const answered = flood.filter((issue) => twin.comments('acme/app', issue.number).length > 0);
  // Comments of one installation are 3 s apart: had the other waited for them, most would stand here by now.
  expect(answered.length).toBeLessThan(flood.length / 2);
  await town.hearth.database.rows(`update inbox set state = 'ignored', lease_until = null where state = 'waiting'`);
  await town.close();
}, 60_000);
