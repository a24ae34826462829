// Claims over the whole road, on the twin: taken, kept, reminded of, handed on; work done twice; unknown authors.
import { afterEach, describe, expect, test } from '@jest/globals';
import claims from '../../src/features/claims/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const APP = 'acme/app';
const DAY = 86_400_000;
const GFI = 'good first issue';

let town: Town;
/** How far the clock of GitHub and Hearth is turned on, in milliseconds. */
let ahead = 0;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(settings = '', history: 'known' | 'unknown' = 'known'): Promise<void> {
  ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const config = `claims:\n  mode: active\n${settings}`;
  const before = (twin: Twin) => {
    Object.assign(twin.state, { now });
    twin.as('mo').openIssue(APP, { title: 'All labels', labels: [GFI, 'needs-work', 'sig/network'] });
    twin.as('mo').close(APP, 1);
  };
  const repository = { files: { '.github/hearth.yml': config } };
  town = await startTown(config, { features: [claims], clock: { now } }, { repository, before });
  // The database's own clock is not turned: by it, what happens in the days to come would be too early to believe.
  await town.hearth.database.rows(
    `create function turned() returns trigger language plpgsql as $$
     begin new.received_at = now() + interval '1 year'; return new; end $$`,
  );
  await town.hearth.database.rows(
    'create trigger turned before insert on inbox for each row execute function turned()',
  );
  if (history === 'known') await readHistory();
}

/** The history of the community was read: who has nothing merged in the ledger has nothing merged. */
async function readHistory(): Promise<void> {
  await town.hearth.database.rows(
    `insert into backfills (repository, part, installation, owner, name, state, watermark)
     select $1, part, 1, 'acme', 'app', 'done', now() + interval '1 year'
     from unnest('{issues,pull_requests}'::text[]) part
     on conflict (repository, part) do update set state = 'done', watermark = excluded.watermark`,
    [[...town.twin.state.repositories.keys()][0]],
  );
}

/** The days go by; what Hearth noted for then comes due. */
async function pass(days: number): Promise<void> {
  ahead += days * DAY;
  await rest();
}

async function configure(mode: string): Promise<void> {
  const files = { '.github/hearth.yml': `claims:\n  mode: ${mode}\n` };
  town.twin.as('mo').push(APP, { files, message: 'Configure' });
  await rest();
}

/** Resolves when all is handled that is due by the turned clock. */
async function rest(): Promise<void> {
  await town.quiet();
  await town.hearth.database.rows(
    `update inbox set due_at = now() where state = 'waiting' and due_at <= now() + make_interval(secs => $1)`,
    [ahead / 1_000],
  );
  await town.quiet();
}

async function issue(labels: readonly string[] = [GFI], title = 'The server does not start'): Promise<number> {
  const body =
    'Without a port it does not start. It should start on port 8080: see `src/server.ts`, and add a test for it.';
  const { number } = town.twin.as('mo').openIssue(APP, { title, body, labels });
  await rest();
  return number;
}

async function say(login: string, number: number, body: string) {
  const comment = town.twin.as(login).comment(APP, number, body);
  await rest();
  return comment;
}

async function pull(login: string, body: string, title = 'Start without a port'): Promise<number> {
  const { number } = town.twin.as(login).openPull(APP, { title, body });
  await rest();
  return number;
}

const at = (number: number) => [...town.twin.state.repositories.values()][0]!.items.get(number)!;
const assignees = (number: number) => at(number).assigneeIds.map((id) => town.twin.state.accounts.get(id)!.login);
const ours = (number: number) =>
  town.twin
    .comments(APP, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->/g, '').trim())
    .filter((body) => body !== '');
const labels = (number: number) =>
  at(number).labelIds.map((id) => [...town.twin.state.repositories.values()][0]!.labels.get(id)!.name);
const reactions = (comment: number) =>
  town.twin.reactions(APP, { comment }).map((one) => one.replace('hearth[bot] ', ''));
const codes = async () =>
  (
    await town.hearth.database.rows<{ code: string }>(
      `select because ->> 'code' as code from outcomes where because ->> 'code' <> 'not_concerned' order by inbox_id`,
    )
  ).map(({ code }) => code);
const FREE = 'This issue is open to anyone again: a comment with `/assign` on a line of its own takes it.';

describe('a claim', () => {
  test('is an assignment and a thumb up, and nothing is said', async () => {
    await start();
    const number = await issue();
    const { id } = await say('ana', number, '/assign');
    expect(assignees(number)).toEqual(['ana']);
    expect(reactions(id)).toEqual(['+1']);
    expect(ours(number)).toEqual([]);
  });

  test('redelivered, edited around, or said in a quotation claims nothing again', async () => {
    await start();
    const number = await issue();
    const { id } = await say('ana', number, '/assign');
    await say('ana', number, '/unassign');
    for (const { guid } of town.twin.deliveries.filter(({ event }) => event === 'issue_comment')) {
      await town.twin.redeliver(guid);
    }
    const [first] = town.twin.deliveries.filter(({ event }) => event === 'issue_comment');
    await town.twin.deliver('issue_comment', first!.request.payload as object);
    town.twin.as('ana').editComment(APP, id, '/assign\n\nI know this part.');
    await say('bo', number, '> /assign\n\nNo, `/assign` is for others.');
    expect(assignees(number)).toEqual([]);
  });

  test('of two people at once: one has it, the other is told who and until when', async () => {
    await start();
    const number = await issue();
    const first = town.twin.as('ana').comment(APP, number, '/assign');
    const second = town.twin.as('bo').comment(APP, number, '/assign');
    await rest();
    const [winner] = assignees(number);
    expect(assignees(number)).toHaveLength(1);
    const [won, lost] = winner === 'ana' ? [first, second] : [second, first];
    expect([reactions(won.id), reactions(lost.id)]).toEqual([['+1'], ['confused']]);
    const said = ours(number);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^\`/assign\` was not done: \`${winner}\` has it since .* it is free on `));
  });

  test('that the reads of GitHub do not show yet stands all the same', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    town.twin.silently(() => town.twin.as('mo').assign(APP, number));
    const { id } = await say('bo', number, '/assign');
    expect([assignees(number), reactions(id)]).toEqual([[], ['confused']]);
    expect(ours(number)).toEqual([expect.stringContaining('`ana` has it since ')]);
  });

  test('of somebody who may have been merged before is not one by a newcomer', async () => {
    await start('', 'unknown');
    const [one, two] = [await issue(), await issue()];
    await say('ana', one, '/assign');
    await say('ana', two, '/assign');
    expect([assignees(one), assignees(two)]).toEqual([['ana'], ['ana']]);
  });

  test('beyond the limit is refused with what frees a place; given back, it goes', async () => {
    await start();
    const [one, two] = [await issue(), await issue()];
    await say('ana', one, '/assign');
    const refused = await say('ana', two, '/assign');
    expect(reactions(refused.id)).toEqual(['confused']);
    expect(ours(two)).toEqual([
      `\`/assign\` was not done: until your first pull request is merged you can have 1 at a time, and you have #${one}. Finish one, or write \`/unassign\` there, and you can take this one.`,
    ]);
    expect(assignees(two)).toEqual([]);
    await say('ana', one, '/unassign');
    await say('ana', two, 'Now, then:\n\n/assign');
    expect([assignees(one), assignees(two)]).toEqual([[], ['ana']]);
  });

  test('is refused without the label, when closed, and by name; bots are not heard', async () => {
    await start();
    const [plain, closed, open] = [await issue([]), await issue(), await issue()];
    town.twin.as('mo').close(APP, closed);
    await rest();
    for (const [number, words] of [
      [plain, '/assign'],
      [closed, '/take'],
      [open, '/assign @bo'],
    ] as const) {
      const { id } = await say('ana', number, words);
      expect(reactions(id)).toEqual(['confused']);
      expect(ours(number)).toHaveLength(1);
      expect(assignees(number)).toEqual([]);
    }
    const before = ours(open);
    const { id } = await say('helper[bot]', open, '/assign');
    expect([reactions(id), ours(open), assignees(open)]).toEqual([[], before, []]);
  });

  test('a maintainer assigns others; whom GitHub does not take, it is said of, never silently', async () => {
    await start();
    const number = await issue([]);
    town.twin.as('mo').setCollaborator(APP, 'bo', 'triage');
    const good = await say('mo', number, '/assign @bo');
    expect([assignees(number), reactions(good.id)]).toEqual([['bo'], ['+1']]);
    town.twin.user('stranger');
    const bad = await say('mo', number, '/assign @stranger');
    expect([assignees(number), reactions(bad.id)]).toEqual([['bo'], ['confused']]);
    expect(ours(number)).toEqual([expect.stringMatching(/^GitHub did not take all of the assignment/)]);
  });

  test.each([
    ['403', 403],
    ['404', 404],
  ])('GitHub refusing to tell what the sender may do (%s) is a no', async (_, status) => {
    await start();
    const number = await issue();
    town.twin.faults.add({ method: 'GET', path: /\/permission$/, kind: 'fail-before', status, times: 5 });
    await say('ana', number, '/assign');
    expect(assignees(number)).toEqual([]);
  });
});

describe('a claim beside others', () => {
  test("is kept from nobody by an outsider's pull request for many issues; the claimant is told of it, once", async () => {
    await start();
    const [one, two] = [await issue(), await issue()] as const;
    const number = await pull('dee', `Closes #${one}, closes #${two}`);
    for (const text of ['/assign', '/unassign', '/assign']) await say('cy', one, text);
    await say('eve', two, '/assign');
    expect([assignees(one), assignees(two)]).toEqual([['cy'], ['eve']]);
    expect(ours(one)).toEqual([expect.stringContaining(`pull request #${number} by \`dee\``)]);
    expect(ours(two)).toHaveLength(1);
  });
});

test('a name that nobody could read is never the sender; one with a full-width sign is read', async () => {
  await start();
  const number = await issue();
  const odd = await say('mo', number, '/assign [@ana](https://github.com/ana)');
  expect([assignees(number), reactions(odd.id), ours(number).length]).toEqual([[], ['confused'], 1]);
  town.twin.as('ana').comment(APP, number, 'I could.');
  const { id } = await say('mo', number, '/assign ＠ana');
  expect([assignees(number), reactions(id)]).toEqual([['ana'], ['+1']]);
});

test('a command taken back by an edit, and written anew by the next, counts each time', async () => {
  await start();
  const number = await issue();
  const { id } = await say('ana', number, '/claim');
  const seen = [assignees(number)];
  for (const body of ['/unassign', '/claim']) {
    ahead += 5_000;
    town.twin.as('ana').editComment(APP, id, body);
    await rest();
    seen.push(assignees(number));
  }
  expect(seen).toEqual([['ana'], [], ['ana']]);
});

test('a review is answered in words: nobody is given a face on the pull request for it', async () => {
  await start();
  const number = await pull('ana', 'It starts without a port.');
  town.twin.as('mo').review(APP, number, { state: 'commented', body: '/assign @' });
  await rest();
  expect(ours(number)).toEqual([expect.stringContaining('Write them as `@login`')]);
  expect(town.twin.reactions(APP, { number })).toEqual([]);
});

test('what is left to another bot is left alone', async () => {
  await start('  leave: [assign]\n');
  const number = await issue();
  const { id } = await say('ana', number, '/assign');
  expect([assignees(number), reactions(id), ours(number)]).toEqual([[], [], []]);
});

describe('a claim without work', () => {
  test('is reminded of once, then handed on and offered again; what is said stands in one status comment', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    await pass(6);
    expect(ours(number)).toEqual([]);
    await pass(1.01);
    expect(ours(number)).toEqual([expect.stringMatching(/^@ana, are you still on this\?/)]);
    expect(assignees(number)).toEqual(['ana']);
    await pass(7.01);
    expect(assignees(number)).toEqual([]);
    expect(ours(number)).toEqual([expect.stringMatching(/^@ana, are you/), FREE]);
    await pass(30);
    expect(ours(number)).toHaveLength(2);
    await say('bo', number, '/assign');
    expect(assignees(number)).toEqual(['bo']);
    expect(ours(number)).toEqual([expect.stringMatching(/^@ana, are you/)]);
  });

  test('after a word of the claimant the clock begins anew, before the reminder and after it', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    await pass(5);
    await say('ana', number, 'I am on it.');
    await pass(3);
    expect(ours(number)).toEqual([]);
    await pass(4.1);
    expect(ours(number)).toHaveLength(1);
    await say('ana', number, 'Nearly done.');
    await pass(7.01);
    expect(assignees(number)).toEqual(['ana']);
    expect(ours(number)).toHaveLength(2);
    await pass(7.01);
    expect(assignees(number)).toEqual([]);
    expect(await codes()).toContain('heard_of');
  });

  test('a pull request keeps it', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    await pull('ana', `Fixes #${number}`);
    for (let week = 0; week < 4; week += 1) await pass(7.01);
    expect([assignees(number), ours(number)]).toEqual([['ana'], []]);
    expect(await codes()).toContain('has_pull');
  });

  test.each<[string, string, (number: number) => void]>([
    ['closed', 'claim_rests', (number) => void town.twin.as('mo').close(APP, number)],
    ['locked', 'claim_rests', (number) => void town.twin.as('mo').lock(APP, number)],
    ['given to somebody else', 'claim_over', (number) => void town.twin.as('mo').assign(APP, number, 'mo')],
  ])('of an issue that was %s in the meantime nothing is said', async (_, code, change) => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    change(number);
    await rest();
    const before = assignees(number);
    for (let week = 0; week < 3; week += 1) await pass(7.01);
    expect([ours(number), assignees(number)]).toEqual([[], before]);
    expect(await codes()).toContain(code);
  });

  test('that was closed at a look and is opened again is asked about anew, then handed on', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    town.twin.as('mo').close(APP, number);
    await pass(8);
    town.twin.as('mo').reopen(APP, number);
    await rest();
    await pass(6.9);
    expect([assignees(number), ours(number)]).toEqual([['ana'], []]);
    await pass(0.2);
    expect(ours(number)).toHaveLength(1);
    await pass(7.01);
    expect([assignees(number), ours(number).slice(1)]).toEqual([[], [FREE]]);
  });

  test('is looked at again when the section was off at a look, as soon as anybody speaks there', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    await configure('off');
    await pass(9);
    await configure('active');
    await say('bo', number, '/assign');
    const [refused = '', reminder = ''] = ours(number);
    expect([refused.includes('`ana` has it'), reminder.includes('@ana, are you still on this?')]).toEqual([true, true]);
    await say('bo', number, 'I could.');
    await pass(7.01);
    expect([assignees(number), ours(number).slice(2)]).toEqual([[], [FREE]]);
  });

  test('goes on where the section only observed at one look', async () => {
    await start();
    const number = await issue();
    await say('ana', number, '/assign');
    await configure('observe');
    await pass(7.01);
    await configure('active');
    expect(ours(number)).toEqual([]);
    await pass(7.01);
    expect(ours(number)).toHaveLength(1);
    await pass(7.01);
    expect([assignees(number), ours(number).slice(1)]).toEqual([[], [FREE]]);
  });

  test('what a maintainer assigned is never touched, also where it was claimed before', async () => {
    await start();
    const [plain, again] = [await issue(), await issue()];
    town.twin.as('ana').comment(APP, plain, 'May I?');
    town.twin.as('mo').assign(APP, plain, 'ana');
    await say('bo', again, '/assign');
    town.twin.as('mo').assign(APP, again);
    await rest();
    town.twin.as('mo').assign(APP, again, 'bo');
    await rest();
    for (let week = 0; week < 4; week += 1) await pass(7.01);
    expect([assignees(plain), assignees(again)]).toEqual([['ana'], ['bo']]);
    expect([...ours(plain), ...ours(again)]).toEqual([]);
  });
});

describe('several at work', () => {
  test('six pull requests for one issue: each but the first is told once, the issue lists them in place', async () => {
    await start();
    const number = await issue();
    await say('mo', number, '/assign @mo');
    const pulls: number[] = [];
    for (const login of ['ana', 'bo', 'cy', 'di', 'ed', 'fay']) pulls.push(await pull(login, `Fixes #${number}`));
    for (const [index, one] of pulls.entries()) {
      const [told = '', ...more] = ours(one);
      expect(more).toEqual([]);
      expect(told).toContain('- `mo` is assigned');
      for (const earlier of pulls.slice(0, index)) expect(told).toContain(`- pull request #${earlier} by `);
      expect(told).not.toContain('@');
    }
    expect(ours(number)).toHaveLength(1);
    for (const one of pulls) expect(ours(number)[0]).toContain(`- #${one} by `);
    town.twin.as('mo').close(APP, pulls[0]!);
    await rest();
    expect(ours(number)[0]).not.toContain(`#${pulls[0]} by`);
    expect(assignees(number)).toEqual(['mo']);
  });

  test('six at once make one comment on the issue', async () => {
    await start();
    const number = await issue();
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    town.twin.faults.add({ route, kind: 'delay', ms: 500 });
    for (const login of ['ana', 'bo', 'cy', 'di', 'ed', 'fay']) {
      town.twin.as(login).openPull(APP, { title: 'Start without a port', body: `Fixes #${number}` });
    }
    await rest();
    expect(ours(number)).toHaveLength(1);
  });
});

describe('unknown authors', () => {
  const RULES = '  unknown_authors:\n    most_open: 1\n    label: needs-work\n';

  test('beyond the cap get a label and no word; it goes when there is room again', async () => {
    await start(RULES);
    const one = await pull('ana', 'A first change.', 'Change the start');
    const two = await pull('ana', 'A second change.', 'Change the end');
    expect([labels(one), labels(two)]).toEqual([[], ['needs-work']]);
    expect([ours(one), ours(two)]).toEqual([[], []]);
    town.twin.as('ana').close(APP, one);
    await rest();
    expect(labels(two)).toEqual([]);
  });

  test('who was merged once is unknown no more, and members never are', async () => {
    await start(RULES);
    const one = await pull('ana', 'A first change.', 'Change the start');
    const two = await pull('ana', 'A second change.', 'Change the end');
    expect(labels(two)).toEqual(['needs-work']);
    town.twin.as('mo').merge(APP, one);
    await rest();
    expect(labels(two)).toEqual([]);
    await pull('mo', 'One.', 'One');
    expect(labels(await pull('mo', 'Two.', 'Two'))).toEqual([]);
  });

  test('a label that a person took off stays off; one that a person put on stays on', async () => {
    await start('  unknown_authors:\n    disclosure: [I wrote this myself]\n    label: needs-work\n');
    const [taken, put] = [
      await pull('ana', '- [ ] I wrote this myself'),
      await pull('bo', '- [x] I wrote this myself'),
    ];
    expect([labels(taken), labels(put)]).toEqual([['needs-work'], []]);
    town.twin.as('mo').unlabel(APP, taken, 'needs-work');
    town.twin.as('mo').label(APP, put, 'needs-work');
    await rest();
    town.twin.as('ana').edit(APP, taken, { body: '- [ ] I wrote this myself, really' });
    town.twin.as('bo').edit(APP, put, { body: '- [x] I wrote this myself!' });
    await rest();
    expect([labels(taken), labels(put)]).toEqual([[], ['needs-work']]);
  });

  test('a box ticked later takes the label and the word back', async () => {
    await start(
      '  unknown_authors:\n    disclosure: [I wrote this myself]\n    label: needs-work\n    comment: true\n',
    );
    const number = await pull('ana', '- [ ] I wrote this myself');
    expect(labels(number)).toEqual(['needs-work']);
    expect(ours(number)).toEqual([
      expect.stringContaining('- a tick at one of these in its description: `I wrote this myself`'),
    ]);
    town.twin.as('ana').edit(APP, number, { body: '- [x] I wrote this myself' });
    await rest();
    expect([labels(number), ours(number)]).toEqual([[], []]);
  });
});

test('after a merge one issue near it is suggested, once a week; members are left alone', async () => {
  await start();
  const [far, near] = [await issue(), await issue([GFI, 'sig/network'])];
  const one = await pull('ana', 'A change of the network.');
  const two = await pull('ana', 'Another one.', 'Again');
  town.twin.as('mo').label(APP, one, 'sig/network');
  town.twin.as('mo').merge(APP, one);
  await rest();
  expect(ours(one)).toEqual([
    expect.stringMatching(new RegExp(`^@ana, should you like to go on: #${near} .*sig/network`)),
  ]);
  town.twin.as('mo').merge(APP, two);
  await rest();
  expect(ours(two)).toEqual([]);
  const own = await pull('mo', 'By a member.', 'Mine');
  town.twin.as('mo').merge(APP, own);
  await rest();
  expect(ours(own)).toEqual([]);
  expect(assignees(far)).toEqual([]);
});

test('an issue labelled for newcomers that says nothing: advice to who labelled it, once', async () => {
  await start();
  const { number } = town.twin.as('ana').openIssue(APP, { title: 'Does it work?', body: 'Hm.' });
  await rest();
  for (let n = 0; n < 2; n += 1) {
    town.twin.as('mo').label(APP, number, GFI);
    await rest();
    town.twin.as('mo').unlabel(APP, number, GFI);
    await rest();
  }
  expect(ours(number)).toEqual([expect.stringMatching(/^@mo, about the label `good first issue`/)]);
});

test('an observing section writes nothing and shows what it would have done', async () => {
  await start();
  const text = 'claims:\n  mode: observe\n';
  town.twin.as('mo').push(APP, { files: { '.github/hearth.yml': text }, message: 'Only look' });
  await rest();
  const number = await issue();
  const { id } = await say('ana', number, '/assign');
  await pass(8);
  expect([assignees(number), reactions(id), ours(number)]).toEqual([[], [], []]);
  const rows = await town.hearth.database.rows<{ state: string }>(`select distinct state from actions`);
  expect(rows).toEqual([{ state: 'would' }]);
});

test('what Hearth writes, told to it again, causes nothing', async () => {
  await start();
  const number = await issue();
  await say('ana', number, '/assign');
  await say('bo', number, '/assign');
  await pass(7.01);
  const before = ours(number);
  const actions = await town.hearth.database.rows('select from actions');
  for (const { body } of town.twin.comments(APP, number).filter(({ viaApp }) => viaApp))
    await say('hearth[bot]', number, body);
  for (const body of before) await say('mo', number, body);
  expect(await town.hearth.database.rows('select from actions')).toHaveLength(actions.length);
});
