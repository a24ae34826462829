// What people complain of in the bots of today (evidence.md, 2.2 to 2.6), each complaint as it happens, and Hearth in it.
import { afterEach, describe, expect, test } from '@jest/globals';
import { APP, rebase, startStreet } from './street.js';
import type { Setting, Street } from './street.js';

let street: Street;
afterEach(async () => {
  expect(street.twin.violations).toEqual([]);
  expect(street.town.log.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await street.close();
});

const SIGS = `version: 1
sigs:
  mode: active
  groups:
    - { name: Network, teams: [sig-network], mention: sig-network, paths: ['net/**'] }
    - { name: Storage, paths: ['disk/**'] }
`;
const COMMANDS = 'commands:\n  mode: active\n';
const NEEDS = `needs:
  mode: active
  rules:
    - { missing_label: needs-sig, regexp: '^sig/', grace_period: 5m }
`;
const CLAIMS = 'claims:\n  mode: active\n';
const LABELS = ['sig/network', 'sig/storage', 'needs-sig', 'kind/bug', 'good first issue', 'help wanted'];

async function on(config: string, more: Partial<Setting> = {}): Promise<Street> {
  street = await startStreet({ config, labels: LABELS, ...more });
  return street;
}

const pull = (files: readonly string[], more: { title?: string; body?: string } = {}) => ({
  title: 'Mend it',
  body: 'It was broken.',
  files: Object.fromEntries(files.map((file) => [file, 'mended\n'])),
  ...more,
});

describe('2.2 paths to labels', () => {
  test('a label that a person took off comes back with every push (prow#319, triagebot#1688)', async () => {
    const { does, labels } = await on(SIGS);
    const { number } = await does('ana', (ana) => ana.openPull(APP, pull(['net/a.go'])));
    expect(labels(number)).toEqual(['sig/network']);
    await does('mo', (mo) => mo.unlabel(APP, number, 'sig/network'));
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'net/a.go': 'again\n' } }));
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'other.md': 'text\n' } }));
    expect(labels(number)).toEqual([]);
    // What the person decided on was another change than this.
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'net/b.go': 'new\n' } }));
    expect(labels(number)).toEqual(['sig/network']);
  });

  test('labels of foreign commits stay after a rebase went wrong and was mended (test-infra#17645, #13526)', async () => {
    const { does, labels, twin } = await on(SIGS);
    const { number } = await does('ana', (ana) => ana.openPull(APP, pull(['net/a.go'])));
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'Merge', files: { 'disk/theirs.go': 'x\n' } }));
    expect(labels(number)).toEqual(['sig/network', 'sig/storage']);
    await does('ana', (ana) => {
      rebase(ana, twin, number, { 'net/a.go': 'mended\n' });
    });
    expect(labels(number)).toEqual(['sig/network']);
  });

  test('a label that a person put on is taken off by the bot (labeler#908, #741, moby#51174)', async () => {
    const { does, labels } = await on(SIGS);
    const { number } = await does('ana', (ana) => ana.openPull(APP, pull(['net/a.go'])));
    await does('mo', (mo) => mo.label(APP, number, 'sig/storage', 'kind/bug'));
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'net/b.go': 'x\n' } }));
    expect(labels(number)).toEqual(['kind/bug', 'sig/network', 'sig/storage']);
  });
});

describe('2.3 needs-something', () => {
  test('two automations undo each other without end (test-infra#6862)', async () => {
    const { does, labels, told, twin } = await on(SIGS + NEEDS);
    twin.user('tidy[bot]', { type: 'Bot' });
    const { number } = await does('ana', (ana) => ana.openPull(APP, pull(['net/a.go'])));
    // The other bot believes that no pull request needs such labels, and looks after every change until it is content.
    let changes = 0;
    for (let before = -1; changes !== before && changes < 20;) {
      before = changes;
      const unwanted = labels(number).filter((label) => /^(sig\/|needs-)/.test(label));
      if (unwanted.length === 0) break;
      changes += unwanted.length;
      await does('tidy[bot]', (tidy) => tidy.unlabel(APP, number, ...unwanted));
      await does('ana', (ana) =>
        ana.pushToPull(APP, number, { message: 'More', files: { 'net/a.go': `${changes}\n` } }),
      );
      await street.pass(0.01);
    }
    expect(changes).toBeLessThanOrEqual(3);
    const events = told('pull_request', 'labeled') + told('pull_request', 'unlabeled');
    await does('ana', (ana) => ana.edit(APP, number, { title: 'Mend it well' }));
    expect(told('pull_request', 'labeled') + told('pull_request', 'unlabeled')).toBe(events);
  });

  test('a bot that puts back what Hearth takes off is left alone', async () => {
    const { does, labels, told, twin } = await on(NEEDS);
    twin.user('tidy[bot]', { type: 'Bot' });
    const { number } = await does('ana', (ana) => ana.openIssue(APP, { title: 'It breaks', body: 'When I click it.' }));
    await street.pass(0.01);
    expect(labels(number)).toEqual(['needs-sig']);
    await does('mo', (mo) => mo.label(APP, number, 'sig/network'));
    expect(labels(number)).toEqual(['sig/network']);
    let rounds = 0;
    for (; rounds < 10 && !labels(number).includes('needs-sig'); rounds += 1) {
      await does('tidy[bot]', (tidy) => tidy.label(APP, number, 'needs-sig'));
    }
    expect(rounds).toBeLessThanOrEqual(2);
    expect(told('issues', 'labeled')).toBeLessThanOrEqual(5);
  });

  test('a wait is lost with a restart (Prow sleeps in its handler)', async () => {
    const { does, labels, pass, restart } = await on(NEEDS);
    const { number } = await does('ana', (ana) => ana.openIssue(APP, { title: 'It breaks', body: 'When I click it.' }));
    expect(labels(number)).toEqual([]);
    await restart();
    await pass(0.01);
    expect(labels(number)).toEqual(['needs-sig']);
  });

  test('the comment stays when its words in the configuration were changed (found by its text)', async () => {
    const say = (words: string) => NEEDS.replace(' }', `, missing_comment: ${words} }`);
    const { does, said, pass, labels } = await on(say('Which SIG is this for?'));
    const { number } = await does('ana', (ana) => ana.openIssue(APP, { title: 'It breaks', body: 'When I click it.' }));
    await pass(0.01);
    expect(said(number)).toEqual(['Which SIG is this for?']);
    await does('mo', (mo) =>
      mo.push(APP, { message: 'Words', files: { '.github/hearth.yml': say('Name a SIG, please.') } }),
    );
    await does('mo', (mo) => mo.label(APP, number, 'sig/network'));
    expect(labels(number)).toEqual(['sig/network']);
    expect(said(number)).toEqual([]);
  });
});

describe('2.4 commands', () => {
  const config = `version: 1\n${COMMANDS}sigs:\n  mode: active\n  groups: [{ name: Network }, { name: Storage }]\n`;
  const issue = { title: 'It breaks', body: 'When I click it.' };

  test('who may not is left in silence (PGA: `/close`, `/reopen` and `/retitle` just do nothing)', async () => {
    const { does, said, reactions, twin } = await on(config);
    const { number } = await does('ana', (ana) => ana.openIssue(APP, issue));
    const asked = await does('bea', (bea) => bea.comment(APP, number, '/close'));
    const renamed = await does('bea', (bea) => bea.comment(APP, number, '/retitle All is lost'));
    expect(twin.issues(APP).find((one) => one['number'] === number)).toMatchObject({
      state: 'open',
      title: 'It breaks',
    });
    expect([reactions(asked.id), reactions(renamed.id)]).toEqual([['confused'], ['confused']]);
    expect(said(number)).toEqual([expect.stringContaining('`/close`'), expect.stringContaining('/retitle')]);
  });

  test('a label that does not exist is only logged (sigmention.go), or made by accident', async () => {
    const { does, said, labels, reactions } = await on(config);
    const { number } = await does('ana', (ana) => ana.openIssue(APP, issue));
    const asked = await does('ana', (ana) => ana.comment(APP, number, '/sig netwerk'));
    expect(labels(number)).toEqual([]);
    expect(reactions(asked.id)).toEqual(['confused']);
    expect(said(number)).toEqual([expect.stringContaining('`sig/network`')]);
  });

  test('a command acts where it is only spoken of', async () => {
    const spokenOf = {
      'in backticks (PGA#66: a maintainer explained commands)': 'Write `/sig network` or\n\n`/close`.',
      'in a fence (airbyte#71371)': '```\n/sig network\n/close\n```',
      'in a quotation (oca-github-bot#82)': '> /sig network\n> /close\n\nNo, please.',
      'in an HTML comment': '<!--\n/sig network\n-->',
      'in a list': '- /sig network\n- /close',
      'in a reply by e-mail':
        'Thanks!\n\nOn Mon, 2 Mar 2026 at 10:12, Ana <ana@example.com> wrote:\n/sig network\n/close',
    };
    const { does, said, labels, reactions, twin } = await on(config);
    const { number } = await does('ana', (ana) => ana.openIssue(APP, issue));
    for (const [where, body] of Object.entries(spokenOf)) {
      const comment = await does('mo', (mo) => mo.comment(APP, number, body));
      const seen = { where, labels: labels(number), said: said(number), reactions: reactions(comment.id) };
      expect(seen).toEqual({ where, labels: [], said: [], reactions: [] });
    }
    expect(twin.issues(APP).find((one) => one['number'] === number)).toMatchObject({ state: 'open' });
  });

  test('an edit runs all commands of a comment again', async () => {
    const { does, labels } = await on(config);
    const { number } = await does('ana', (ana) => ana.openIssue(APP, issue));
    const comment = await does('ana', (ana) => ana.comment(APP, number, '/sig network'));
    await does('ana', (ana) => ana.comment(APP, number, '/remove-sig network'));
    await does('ana', (ana) => ana.editComment(APP, comment.id, 'I believe:\n\n/sig network'));
    expect(labels(number)).toEqual([]);
    await does('mo', (mo) => mo.editComment(APP, comment.id, '/sig storage'));
    expect(labels(number)).toEqual([]);
    await does('ana', (ana) => ana.editComment(APP, comment.id, '/sig storage\n/kind bug'));
    expect(labels(number)).toEqual(['kind/bug']);
  });
});

describe('2.5 reaching people', () => {
  const mentions = (said: readonly string[]) => said.join('\n').match(/@acme\/sig-network/g)?.length ?? 0;

  test('the same team is called again and again (triagebot#1862, #1738)', async () => {
    const { does, said, twin } = await on(SIGS + COMMANDS);
    const { number } = await does('ana', (ana) => ana.openPull(APP, pull(['net/a.go'])));
    expect(mentions(said(number))).toBe(1);
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'net/b.go': 'x\n' } }));
    await does('mo', (mo) => mo.unlabel(APP, number, 'sig/network'));
    await does('mo', (mo) => mo.comment(APP, number, '/sig network'));
    await does('ana', (ana) => ana.close(APP, number));
    await does('ana', (ana) => ana.reopen(APP, number));
    await does('ana', (ana) => {
      rebase(ana, twin, number, { 'disk/a.go': 'x\n' });
    });
    await does('ana', (ana) => ana.pushToPull(APP, number, { message: 'More', files: { 'net/c.go': 'x\n' } }));
    for (const delivery of [...twin.deliveries]) await twin.redeliver(delivery.guid);
    await street.quiet();
    expect(mentions(said(number))).toBe(1);
  });

  test('who takes part already is called nonetheless (triagebot#1494)', async () => {
    const config = SIGS.replace('teams:', 'leads: [lea], teams:');
    const { does, said } = await on(config);
    const { number } = await does('lea', (lea) => lea.openPull(APP, pull(['net/a.go'])));
    expect(mentions(said(number))).toBe(0);
  });
});

describe('2.6 claims', () => {
  const task = {
    title: 'Say which port is taken',
    body:
      'When the port is taken, the server ends with "cannot listen", and nobody knows which port that is. ' +
      'The message in `src/port.ts` should name it.\n\n- [ ] name the port\n- [ ] add a test for it',
    labels: ['good first issue'],
  };

  test('issues are claimed and nothing happens on them (pandas#29648)', async () => {
    const { does, said, assignees, pass, labels } = await on(CLAIMS);
    const { number } = await does('mo', (mo) => mo.openIssue(APP, task));
    await does('ana', (ana) => ana.comment(APP, number, '/assign'));
    expect(assignees(number)).toEqual(['ana']);
    await pass(8);
    expect(assignees(number)).toEqual(['ana']);
    expect(said(number)).toEqual([expect.stringContaining('@ana, are you still on this?')]);
    await pass(8);
    expect(assignees(number)).toEqual([]);
    await does('bea', (bea) => bea.comment(APP, number, '/assign'));
    expect(assignees(number)).toEqual(['bea']);
    expect(labels(number)).toEqual(['good first issue']);
  });

  test('who asks for an issue outside the pool hears nothing (career-ops#3224)', async () => {
    const { does, said, assignees, reactions } = await on(CLAIMS);
    const { number } = await does('mo', (mo) => mo.openIssue(APP, { ...task, labels: [] }));
    const asked = await does('ana', (ana) => ana.comment(APP, number, '/assign'));
    expect(assignees(number)).toEqual([]);
    expect(reactions(asked.id)).toEqual(['confused']);
    expect(said(number)).toEqual([expect.stringContaining('good first issue')]);
  });

  test('six pull requests are made for one issue (llvm#84635)', async () => {
    const { does, said } = await on(CLAIMS);
    const { number } = await does('mo', (mo) => mo.openIssue(APP, task));
    await does('ana', (ana) => ana.comment(APP, number, '/assign'));
    const pulls: number[] = [];
    for (const login of ['ana', 'bea', 'cai', 'dan', 'eva', 'fox']) {
      const made = await does(login, (one) => one.openPull(APP, pull([`${login}.ts`], { body: `Fixes #${number}` })));
      pulls.push(made.number);
    }
    const [first = 0, ...others] = pulls;
    expect(said(first).join('\n')).not.toContain('At work on');
    // Each is told once, of all who were there before; the claimant is named and not called.
    for (const one of others) {
      expect(said(one)).toHaveLength(1);
      expect(said(one)[0]).toContain(`#${first}`);
      expect(said(one)[0]).not.toContain('@ana');
    }
    // On the issue it is one comment, edited.
    const [list, ...more] = said(number);
    expect(more).toEqual([]);
    for (const one of pulls) expect(list).toContain(`#${one}`);
  });
});
