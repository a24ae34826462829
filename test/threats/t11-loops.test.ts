// T11: bots that answer whatever Hearth says, with its own words, with commands, under names of people and of bots: it all
// comes to rest, and no item gets more than its share.
import { afterEach, expect, test } from '@jest/globals';
import { APP, hurry, said } from '../faults/support.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';

const CONFIG = `welcome: { mode: active }
commands: { mode: active }
claims: { mode: active }
needs: { mode: active, rules: [{ missing_label: needs-kind, regexp: '^kind/' }] }
`;
const ROUNDS = 12;

let town: Town;
afterEach(async () => {
  await town.close();
});

/** Three that answer every comment of Hearth's: an App that repeats it, a robot that commands, a script with a person's name. */
const echoes: readonly (readonly [string, (body: string) => string])[] = [
  ['echo[bot]', (body) => body],
  ['acme-robot', (body) => `${body}\n\n/assign\n/hearth why\n/close\n/reopen`],
  ['eve', (body) => `> ${body.split('\n').join('\n> ')}\n\n/hearth why`],
];

test('echoed by three for as long as it says anything, it falls silent', async () => {
  town = await startTown(
    CONFIG,
    {},
    {
      before: (twin) => {
        twin.user('echo[bot]', { type: 'Bot' });
        twin.as('mo').openIssue(APP, { title: 'Labels', labels: ['needs-kind', 'kind/bug'] });
      },
    },
  );
  const { twin } = town;
  const { number } = twin.as('ana').openIssue(APP, { title: 'It breaks', body: 'When I click it.' });
  await town.quiet();
  let heard = 0;
  let rounds = 0;
  for (; rounds < ROUNDS; rounds += 1) {
    const all = said(town, number);
    const news = all.slice(heard);
    heard = all.length;
    if (news.length === 0) break;
    for (const body of news) for (const [login, echo] of echoes) twin.as(login).comment(APP, number, echo(body));
    await town.quiet();
    await hurry(town);
  }
  // Only `eve` is taken for a person: each of her words is answered once, up to her share of an hour.
  expect(said(town, number).length).toBeLessThanOrEqual(1 + 10);
  expect(rounds).toBeLessThan(ROUNDS);
  const causes = await town.hearth.database.rows<{ login: string }>(
    `select distinct l.login from actions a join logins l on l.person = a.caused_by order by 1`,
  );
  expect(causes.map(({ login }) => login).filter((login) => /bot|robot/.test(login))).toEqual([]);
  expect(twin.violations).toEqual([]);
});
