// T17: what somebody did in a private repository, and on which day, is told to nobody in public.
import { afterEach, expect, test } from '@jest/globals';
import { tickRow } from '../../src/engine/read-row.js';
import { APP, startStreet } from '../scenarios/street.js';
import type { Street } from '../scenarios/street.js';
import { requireRepository } from '../twin/world.js';

const CONFIG = `ladder:
  mode: active
  ask: issue
  roles:
    - name: member
      defined_by: { team: members }
      inactivity: { after: 30d }
    - name: regular
      requirements:
        - active: 30d
      decided_by: [member]
`;

let street: Street;
afterEach(async () => {
  await street.close();
});

async function tick(series: string): Promise<void> {
  const { inbox, ledger, clock } = street.town.hearth.engine;
  const { ownerId } = requireRepository(street.twin.state, APP);
  const there = await ledger.repositoryCalled(ownerId, 'app');
  const at = clock.now();
  await inbox.insert([tickRow(there!, { series, period: at.toISOString(), at })]);
  await street.quiet();
}

test('the day on which a holder was seen last, and that they were seen at all', async () => {
  street = await startStreet({
    config: CONFIG,
    before: (twin) => {
      for (const login of ['ana', 'bo']) twin.user(login);
      twin.repository('acme/secret', { private: true });
      twin.team('acme/members', { members: ['ana'] });
    },
  });
  const asked = () =>
    [...requireRepository(street.twin.state, APP).items.all()].filter(({ viaApp, body }) => viaApp && body !== null);
  await street.does('ana', (ana) => ana.openIssue(APP, { title: 'What is this?' }));
  await tick('ladder/standings');
  await street.pass(10);
  const inPrivate = street.town.hearth.engine.clock.now().toISOString().slice(0, 10);
  await street.does('ana', (ana) => ana.openIssue('acme/secret', { title: 'A secret' }));
  await street.pass(21);
  await tick('ladder/list');
  // Whoever was seen in private is not asked in public whether they are still there.
  expect(asked()).toEqual([]);
  await street.pass(10);
  await tick('ladder/list');
  expect(asked()).toHaveLength(1);
  expect(asked()[0]?.body).toContain('@ana');
  expect(asked()[0]?.body).not.toContain(inPrivate);
}, 120_000);

test('nor does it show in what a role asks of them, where everybody reads', async () => {
  street = await startStreet({
    config: CONFIG,
    before: (twin) => {
      for (const login of ['ana', 'bo']) twin.user(login);
      twin.repository('acme/secret', { private: true });
      twin.team('acme/members', { members: ['ana'] });
    },
  });
  const number = await street.does('ana', (ana) => ana.openIssue(APP, { title: 'What is this?' }).number);
  await street.does('bo', (bo) => bo.openIssue('acme/secret', { title: 'A secret' }));
  await street.pass(1);
  await street.does('bo', (bo) => bo.comment(APP, number, '/ladder'));
  const said = street.twin
    .comments(APP, number)
    .map(({ body }) => body)
    .find((body) => body.includes('active'));
  expect(said).toContain('active in the last 30 days');
  expect(said).not.toContain('active in the last 30 days: met');
}, 120_000);
