// Who may command, over the whole road: each standing and each failure of GitHub's answer, for the three sections that take
// commands. What GitHub does not say is a no; what it fails to say is asked again.
import { afterEach, expect, test } from '@jest/globals';
import claims from '../../src/features/claims/index.js';
import commands from '../../src/features/commands/index.js';
import lint from '../../src/features/directory-lint/index.js';
import sigs from '../../src/features/sigs/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { FaultRule } from '../twin/faults.js';
import type { Twin } from '../twin/twin.js';

const APP = 'acme/app';
const CONFIG = `commands: {mode: active}
claims: {mode: active}
directory-lint: {mode: active}
sigs: {mode: observe, groups: [{name: Network, label: sig/network, leads: [mo]}]}
`;
/** One of each section, each for those who may triage. */
const WORDS = '/triage accepted\n/assign @wim\n/hearth lint';
/** So short that a test can wait for it, so long that a busy machine does not reach it otherwise. */
const LIMIT_MS = 2_500;

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(timeoutMs?: number): Promise<void> {
  const collaborators = { rea: 'read', tina: 'triage', wim: 'write', max: 'maintain', adi: 'admin' } as const;
  const before = (twin: Twin) => {
    twin.as('mo').openIssue(APP, { title: 'All labels', labels: ['triage/accepted', 'sig/network'] });
    twin.org('acme', { members: [{ login: 'mei', role: 'member' }] });
  };
  town = await startTown(
    CONFIG,
    {
      features: [claims, commands, lint, sigs],
      client: { pacing: false, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
    },
    { repository: { files: { '.github/hearth.yml': CONFIG }, collaborators }, before },
  );
}

async function again(): Promise<void> {
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
}

/** Of which Hearth hears by the command: no delivery of its own is waited for. */
const issue = (): number =>
  town.twin.silently(() => town.twin.as('ana').openIssue(APP, { title: 'It does not start', body: 'When I run it.' }))
    .number;

/** A comment with all three, handled; `meanwhile`: after it was written, before Hearth hears of it. */
async function command(login: string, number: number, meanwhile?: () => void): Promise<number> {
  if (meanwhile !== undefined) town.twin.hold();
  const { id } = town.twin.as(login).comment(APP, number, WORDS);
  meanwhile?.();
  if (meanwhile !== undefined) await town.twin.release();
  await town.quiet();
  return id;
}

const repository = () => [...town.twin.state.repositories.values()][0]!;
const lints = async () =>
  (await town.hearth.database.rows(`select from actions where feature = 'directory-lint' and rule = 'lint'`)).length;

/** All that the commands could have changed, and what the sender sees. */
async function seen(number: number, comment: number, lintsBefore: number) {
  const assigned = repository().items.get(number)!.assigneeIds;
  return {
    labels: town.twin.labels(APP, number),
    assignees: assigned.map((id) => town.twin.state.accounts.get(id)!.login),
    lints: (await lints()) - lintsBefore,
    reactions: town.twin.reactions(APP, { comment }).map((one) => one.replace('hearth[bot] ', '')),
    said: town.twin.comments(APP, number).filter(({ viaApp }) => viaApp).length,
  };
}

const NOTHING = { labels: [], assignees: [], lints: 0, reactions: [], said: 0 };
const DONE = { labels: ['triage/accepted'], assignees: ['wim'], lints: 1, reactions: ['+1'], said: 0 };
const REFUSED = { ...NOTHING, reactions: ['confused'], said: 1 };

test('each standing: an admin of the owner, each role from outside, members, strangers, bots', async () => {
  await start();
  const standings = {
    // Whose item it is and who belongs to the organisation may not triage by that.
    ...{ ana: REFUSED, mei: REFUSED, rea: REFUSED, stranger: REFUSED },
    ...{ 'helper[bot]': NOTHING, 'acme-robot': NOTHING },
    ...{ tina: DONE, wim: DONE, max: DONE, adi: DONE, mo: DONE },
  };
  // A script's ordinary account may do all on GitHub, and commands nothing.
  town.twin.as('mo').setCollaborator(APP, 'acme-robot', 'admin');
  for (const [login, expected] of Object.entries(standings)) {
    const [number, before] = [issue(), await lints()];
    const comment = await command(login, number);
    expect([login, await seen(number, comment, before)]).toEqual([login, expected]);
  }
});

test("an account that is suspended or gone by now, and a login that is somebody else's, may nothing", async () => {
  await start();
  const meanwhile = {
    // GitHub does not tell of it any more, whatever it might do before.
    max: () => {
      town.twin.deleteUser('max');
    },
    wim: () => {
      town.twin.renameUser('wim', 'wim-of-old');
      town.twin.as('mo').setCollaborator(APP, 'wim', 'admin');
    },
  };
  for (const [login, happens] of Object.entries(meanwhile)) {
    const [number, before] = [issue(), await lints()];
    const comment = await command(login, number, happens);
    expect([login, await seen(number, comment, before)]).toEqual([login, REFUSED]);
  }
});

const PERMISSION = { route: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission' };
const refusals: readonly Omit<FaultRule, 'route'>[] = [
  { kind: 'fail-before', status: 403 },
  { kind: 'fail-before', status: 404 },
];
const failures: readonly Omit<FaultRule, 'route'>[] = [
  { kind: 'fail-before', status: 500 },
  { kind: 'fail-before', status: 503 },
  { kind: 'cut-before' },
  { kind: 'html' },
  { kind: 'truncate' },
];

test('what GitHub refuses to tell of an admin is a no', async () => {
  await start();
  for (const fault of refusals) {
    const [number, before] = [issue(), await lints()];
    town.twin.faults.add({ ...PERMISSION, ...fault });
    const comment = await command('mo', number);
    town.twin.faults.clear();
    await again();
    expect([fault, await seen(number, comment, before)]).toEqual([fault, REFUSED]);
  }
});

/** Nothing at the first try; at the next one, all of it. */
async function failsOnce(fault: Omit<FaultRule, 'route'>): Promise<void> {
  const [number, before] = [issue(), await lints()];
  town.twin.faults.add({ ...PERMISSION, ...fault, times: 1 });
  const comment = await command('mo', number);
  expect([fault, town.twin.faults.met, await seen(number, comment, before)]).toEqual([fault, [1], NOTHING]);
  town.twin.faults.clear();
  await again();
  expect([fault, await seen(number, comment, before)]).toEqual([fault, DONE]);
}

test('what GitHub fails to tell is a no until it tells it', async () => {
  await start();
  for (const fault of failures) await failsOnce(fault);
});

test('nor is an answer waited for that does not come', async () => {
  await start(LIMIT_MS);
  await failsOnce({ kind: 'delay', ms: LIMIT_MS + 500 });
});
