// Commands over the whole road, on the twin: obeyed once, refused with a reason, never by mistake, never on a guess.
import { afterEach, describe, expect, test } from '@jest/globals';
import commands from '../../src/features/commands/index.js';
import sigs from '../../src/features/sigs/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const APP = 'acme/app';
const PERMISSION = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
const LABELS = ['kind/bug', 'kind/feature', 'priority/low', 'priority/high', 'triage/accepted', 'sig/network', 'hold'];

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(settings = '', rest = ''): Promise<void> {
  const config = `${rest}commands:\n  mode: active\n${settings}`;
  const roles = { tina: 'triage', wim: 'write', max: 'maintain', rea: 'read' } as const;
  const repository = { files: { '.github/hearth.yml': config }, collaborators: roles };
  const before = (twin: Twin) => {
    twin.as('mo').openIssue(APP, { title: 'All labels', body: '', labels: LABELS });
    twin.team('acme/security', { members: ['sue'] });
  };
  town = await startTown(config, { features: [commands, sigs] }, { repository, before });
}

async function rest(): Promise<void> {
  await town.quiet();
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
}

async function issue(author = 'ana', body = 'When I run it, nothing happens.'): Promise<number> {
  const { number } = town.twin.as(author).openIssue(APP, { title: 'It does not start', body });
  await rest();
  return number;
}

async function say(login: string, number: number, body: string): Promise<number> {
  const { id } = town.twin.as(login).comment(APP, number, body);
  await rest();
  return id;
}

const labels = (number: number) => [...town.twin.labels(APP, number)].sort();
const reactions = (comment: number) =>
  town.twin.reactions(APP, { comment }).map((one) => one.replace('hearth[bot] ', ''));
const ours = (number: number) =>
  town.twin
    .comments(APP, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->/g, '').trim());
const item = (number: number) => [...town.twin.state.repositories.values()][0]!.items.get(number)!;

describe('a command', () => {
  test('changes labels and gets a thumb up, and nothing is said', async () => {
    await start();
    const number = await issue();
    const id = await say('rea', number, 'Looks like a bug.\n/kind bug\n/priority low');
    expect(labels(number)).toEqual(['kind/bug', 'priority/low']);
    await say('rea', number, '/priority high\n/remove-kind bug');
    expect([labels(number), reactions(id), ours(number)]).toEqual([['priority/high'], ['+1'], []]);
  });

  test('counts in the body of an issue', async () => {
    await start();
    const number = await issue('ana', 'It fails.\n\n/kind bug');
    expect(labels(number)).toEqual(['kind/bug']);
    expect(town.twin.reactions(APP, { number })).toEqual(['hearth[bot] +1']);
  });

  test('that explains commands to somebody is none', async () => {
    await start();
    const number = await issue();
    await say('mo', number, 'Write `/kind bug`, or\n```\n/kind feature\n```\n> /hold\n\n- /close');
    expect([labels(number), ours(number), item(number).state]).toEqual([[], [], 'open']);
  });

  test('is obeyed once, whatever is delivered again, and not again after a person took it back', async () => {
    await start();
    const number = await issue();
    const id = await say('rea', number, '/kind bug');
    town.twin.as('mo').unlabel(APP, number, 'kind/bug');
    const [first] = town.twin.deliveries.filter(({ event }) => event === 'issue_comment');
    await town.twin.redeliver(first!.guid);
    await town.twin.deliver('issue_comment', first!.request.payload as object);
    town.twin.as('rea').editComment(APP, id, '/kind bug\n\nAnd thank you.');
    await rest();
    expect(labels(number)).toEqual([]);
    town.twin.as('rea').editComment(APP, id, '/kind bug\n/kind feature');
    await rest();
    expect(labels(number)).toEqual(['kind/feature']);
  });

  test('taken back by an edit, and written anew by the next, counts each time', async () => {
    await start();
    const number = await issue();
    const id = await say('rea', number, '/kind bug');
    const seen = [labels(number)];
    for (const body of ['/remove-kind bug', '/kind bug']) {
      // GitHub tells times by the second.
      const now = () => new Date(Date.now() + 5_000 * seen.length);
      Object.assign(town.twin.state, { now });
      town.twin.as('rea').editComment(APP, id, body);
      await rest();
      seen.push(labels(number));
    }
    expect(seen).toEqual([['kind/bug'], [], ['kind/bug']]);
  });

  test("in another's text is nobody's: a maintainer's edit commands nothing", async () => {
    await start();
    const number = await issue();
    const id = await say('rea', number, 'Please close it.');
    town.twin.as('mo').editComment(APP, id, '/close');
    await rest();
    expect(item(number).state).toBe('open');
  });

  test('never comes from a bot, nor from what Hearth itself wrote', async () => {
    await start();
    const number = await issue();
    await say('mo', number, '/hearth help');
    const [help = ''] = ours(number);
    expect(help).toContain('`/kind NAME…`');
    await say('robo[bot]', number, '/close');
    await say('rea', number, help);
    expect([item(number).state, labels(number), ours(number).length]).toEqual(['open', [], 1]);
  });

  test('closes and renames, by the author; opens again, by who may triage', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/close not-planned\n/retitle It does not start on Windows');
    expect(item(number)).toMatchObject({
      state: 'closed',
      stateReason: 'not_planned',
      title: 'It does not start on Windows',
    });
    await say('ana', number, '/reopen');
    expect(item(number).state).toBe('closed');
    await say('tina', number, '/reopen');
    expect(item(number).state).toBe('open');
  });

  test('asks for reviews; of whom GitHub does not take, it is said', async () => {
    await start();
    const { number } = town.twin.as('ana').openPull(APP, { title: 'Fix it', body: '/cc @wim' });
    await rest();
    expect(item(number).pull?.reviewerIds).toEqual([town.twin.state.logins.get('wim')]);
    const id = await say('ana', number, '/cc @stranger');
    expect(reactions(id)).toEqual(['confused']);
    expect(ours(number)).toEqual([expect.stringContaining('GitHub did not do all of `/cc @stranger`')]);
  });

  test('finds a SIG by its directory', async () => {
    const groups = 'sigs:\n  mode: observe\n  groups: [{ name: Network Things, label: sig/network }]\n';
    await start('', groups);
    const number = await issue();
    await say('rea', number, '/sig network things');
    expect(labels(number)).toEqual(['sig/network']);
  });

  test('leaves to another bot what the file leaves to it', async () => {
    await start('  leave: [kind]\n');
    const number = await issue();
    const id = await say('rea', number, '/kind bug');
    expect([labels(number), reactions(id), ours(number)]).toEqual([[], [], []]);
  });

  test('is explained: whose it was, by which command, where it is set', async () => {
    await start();
    const number = await issue();
    await say('rea', number, '/kind bug');
    await say('ana', number, '/hearth why kind/bug');
    expect(ours(number)).toEqual([
      expect.stringMatching(/`commands: person`.*`kind\/bug` \(done\).*`rea` asked for it/s),
    ]);
    expect(ours(number)[0]).toContain('hearth.yml');
  });

  test('is explained by what was done, and not by what was only meant for the other outcome', async () => {
    await start();
    const { number } = town.twin.as('ana').openPull(APP, { title: 'Fix it', body: 'As said.' });
    await rest();
    const rules = () => [
      ...new Set(
        ours(number)
          .at(-1)
          ?.match(/(?<=commands: )\w+/g),
      ),
    ];
    await say('rea', number, '/kind bug');
    await say('rea', number, '/hearth why');
    expect(rules()).toEqual(['person', 'done']);
    await say('ana', number, '/cc @stranger');
    await say('ana', number, '/hearth why commands');
    expect(rules()).toEqual(['person', 'done', 'answer', 'reviewers', 'refused', 'not_taken']);
    expect(ours(number).at(-1)).not.toContain('was so already');
  });
});

describe('the permission of the sender', () => {
  test('is asked of GitHub, of each role', async () => {
    await start();
    const people = { mo: true, max: true, wim: true, tina: true, rea: false, stranger: false };
    for (const [login, may] of Object.entries(people)) {
      const number = await issue();
      const id = await say(login, number, '/triage accepted');
      const done = [login, labels(number), reactions(id), ours(number)];
      const said = [expect.stringContaining('this is for who may triage here')];
      expect(done).toEqual(may ? [login, ['triage/accepted'], ['+1'], []] : [login, [], ['confused'], said]);
    }
  });

  test('is asked each time: a right that is taken away is gone', async () => {
    await start();
    const number = await issue();
    await say('tina', number, '/triage accepted');
    const repository = [...town.twin.state.repositories.values()][0]!;
    repository.collaborators.set(town.twin.state.logins.get('tina')!, 'read');
    await say('tina', number, '/remove-triage accepted');
    expect(labels(number)).toEqual(['triage/accepted']);
  });

  test('that GitHub refuses to tell is a no, and is said', async () => {
    await start();
    const told = { 403: 'GitHub does not tell what you may do', 404: 'you may not even read this repository' };
    for (const [status, words] of Object.entries(told)) {
      const number = await issue();
      town.twin.faults.add({ route: PERMISSION, kind: 'fail-before', status: Number(status) });
      const id = await say('mo', number, '/kind bug\n/close');
      town.twin.faults.clear();
      expect([labels(number), item(number).state, reactions(id)]).toEqual([[], 'open', ['confused']]);
      expect(ours(number)).toEqual([expect.stringContaining(words)]);
    }
  });

  test('that GitHub fails to tell is asked again later, and nothing is done until then', async () => {
    await start();
    for (const kind of ['fail-before', 'cut-before', 'html', 'truncate'] as const) {
      const number = await issue();
      town.twin.faults.add({ route: PERMISSION, kind, ...(kind === 'fail-before' ? { status: 503 } : {}) });
      town.twin.as('mo').comment(APP, number, '/kind bug');
      await rest();
      expect([kind, labels(number), ours(number)]).toEqual([kind, [], []]);
      town.twin.faults.clear();
      await rest();
      expect([kind, labels(number)]).toEqual([kind, ['kind/bug']]);
    }
  });

  test('of a restricted label is that of its team', async () => {
    await start('  restricted_labels: [{ label: hold, allowed_teams: [security] }]\n');
    const number = await issue();
    await say('mo', number, '/label hold');
    expect(labels(number)).toEqual([]);
    expect(ours(number)).toEqual([expect.stringContaining('only members of `security` may put `hold` on')]);
    await say('sue', number, '/label hold');
    expect(labels(number)).toEqual(['hold']);
  });
});

describe('a refusal', () => {
  test('names what was probably meant, and makes no label', async () => {
    await start();
    const number = await issue();
    const id = await say('rea', number, '/kind bgu');
    expect([labels(number), reactions(id)]).toEqual([[], ['confused']]);
    expect(ours(number)).toEqual(['- `/kind bgu`: there is no label `kind/bgu` here. Did you mean `kind/bug`?']);
  });

  test('of a section that only observes is silence', async () => {
    await start();
    await town.close();
    const config = 'commands:\n  mode: observe\n';
    town = await startTown(config, { features: [commands] });
    const { number } = town.twin.as('ana').openIssue(APP, { title: 'Down', body: '/close' });
    await rest();
    expect([item(number).state, ours(number)]).toEqual(['open', []]);
    // What would be done, and not also what would be said if it were refused.
    expect(await town.hearth.database.rows(`select rule, state from actions order by id`)).toEqual([
      { rule: 'state', state: 'would' },
      { rule: 'done', state: 'would' },
    ]);
  });
});
