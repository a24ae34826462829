// The share of one outsider: who asks again and again is answered a while, and uses up what others need never.
import { afterEach, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { planner, writes } from './acts-support.js';

const APP = 'acme/app';
const CONFIG = 'echo:\n  mode: active\n';

let town: Town;
afterEach(async () => {
  await town.close();
});

/** Answers each comment with a comment, a label and a reaction. */
const echo = planner(
  'echo',
  (event) => [
    { act: { kind: 'comment', number: event.item.number, body: 'Heard.' } },
    { act: { kind: 'label', number: event.item.number, add: ['heard'], remove: [] } },
  ],
  ['comment.created'],
);

async function say(login: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) town.twin.as(login).comment(APP, 1, `Word ${time}.`);
  await town.quiet();
}

const ours = () => town.twin.comments(APP, 1).filter(({ viaApp }) => viaApp).length;

test('the eleventh comment of an hour is refused, labels go on, and others are answered', async () => {
  town = await startTown(CONFIG, { features: [echo] });
  town.twin.as('mo').openIssue(APP, { title: 'Here', body: 'We talk.' });
  town.twin.as('mo').openIssue(APP, { title: 'Its label', body: '', labels: ['heard'] });
  await say('eve', 13);
  expect(ours()).toBe(10);
  const refused = await town.hearth.database.rows(
    `select detail, count(*)::int as times from actions where state = 'refused' group by detail`,
  );
  expect(refused).toEqual([
    { detail: 'one person caused 10 comments within an hour, and is answered no more of them', times: 3 },
  ]);
  expect(town.twin.labels(APP, 1)).toEqual(['heard']);
  await say('ben', 1);
  expect(ours()).toBe(11);
  await say('mo', 12);
  expect(ours()).toBe(23);
  expect(writes(town).filter((write) => write.startsWith('POST') && write.includes('comments'))).toHaveLength(23);
  await town.hearth.database.rows(`update actions set sent_at = sent_at - interval '61 minutes'`);
  await say('eve', 1);
  expect(ours()).toBe(24);
});
