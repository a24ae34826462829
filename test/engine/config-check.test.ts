// hearth.yml checked where the maintainer sees it: a check on pull requests, an issue for the default branch, and what was
// right before in force meanwhile. Through signed deliveries, on the twin.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HearthOptions } from '../../src/hearth.js';
import { startTown, WELCOME } from '../support/hearth.js';
import type { Seed, Town } from '../support/hearth.js';

const PATH = '.github/hearth.yml';
const BROKEN = 'welcome:\n  mode: on\n';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** A clock that tests turn: time goes on from now. */
function turnedClock() {
  let ahead = 0;
  return {
    clock: { now: () => new Date(Date.now() + ahead) },
    pass: (hours: number) => {
      ahead += hours * 3_600_000;
    },
  };
}

async function start(config: string | null, more: Partial<HearthOptions> = {}, seed: Seed = {}): Promise<void> {
  town = await startTown(config, more, seed);
  await town.quiet();
}

const push = async (text: string | undefined, repository = 'acme/app') => {
  town.twin.as('mo').push(repository, { files: { [PATH]: text }, message: 'Change the file' });
  await town.quiet();
};
const open = async (login: string) => {
  const { number } = town.twin.as(login).openIssue('acme/app', { title: 'It breaks', body: 'When I click.' });
  await town.quiet();
  return town.twin.comments('acme/app', number).length;
};
const issues = (repository = 'acme/app') =>
  town.twin
    .issues(repository)
    .filter((one) => one['title'] === '`hearth.yml` has mistakes')
    .map((one) => ({ number: one['number'] as number, state: one['state'], body: String(one['body']) }));
const checksOn = (head: string) => town.twin.checks('acme/app', head);
const headOf = (number: number): string => {
  const pull = town.twin.pulls('acme/app').find((one) => one['number'] === number);
  return (pull?.['head'] as { sha: string }).sha;
};

async function propose(login: string, text: string, repository = 'acme/app'): Promise<number> {
  const pull = town.twin.as(login).openPull(repository, { title: 'Configure', files: { [PATH]: text } });
  await town.quiet();
  await looked();
  return pull.number;
}

/** The next minute, in which pull requests with a new head are looked at. */
async function looked(): Promise<void> {
  await town.hearth.ticker.beat();
  await town.quiet();
}

describe('a pull request that changes the file', () => {
  test('gets one check with every mistake at its line, and another when they are mended', async () => {
    await start(WELCOME);
    await open('ana');
    const number = await propose('mo', `${BROKEN}  wait: 8d\n  isue: false\n`);
    const [check] = checksOn(headOf(number));
    expect(check).toMatchObject({ name: 'hearth.yml', conclusion: 'failure' });
    expect(check?.title).toBe('3 mistakes');
    expect(
      check?.annotations.map((one) => [one.start_line, one.start_column, one.annotation_level, one.message]),
    ).toEqual([
      [2, 9, 'failure', 'welcome.mode: expected one of off, observe, active, got "on"; did you mean active?'],
      [3, 9, 'failure', 'welcome.wait: expected at most 7d, got "8d"'],
      [4, 3, 'failure', 'welcome.isue: "isue" is not a setting here; did you mean "issue"?'],
    ]);
    town.twin.as('mo').pushToPull('acme/app', number, {
      files: { [PATH]: 'welcome: {mode: active, issue: false}\n' },
      message: 'Mend',
    });
    await town.quiet();
    await looked();
    const [mended, ...others] = checksOn(headOf(number));
    expect(others).toEqual([]);
    expect(mended).toMatchObject({ conclusion: 'success', title: 'Right', annotations: [] });
    expect(mended?.summary).toContain('| `welcome` | active | `.github/hearth.yml:1` |');
    expect(mended?.summary).toContain('Of the last 2 items, 1 would be handled otherwise.');
    expect(mended?.summary).toContain(
      '| [#1](https://redirect.github.com/acme/app/issues/1) | `welcome` first issue: status comment | nothing |',
    );
  });

  test('told twice gets one check', async () => {
    await start(WELCOME);
    const number = await propose('mo', 'welcome: {mode: observe}\n');
    const delivery = town.twin.deliveries.findLast((one) => one.event === 'pull_request');
    await town.twin.redeliver(delivery?.guid ?? '');
    await town.quiet();
    expect(checksOn(headOf(number))).toHaveLength(1);
  });

  test('by somebody who may not write is checked, and nothing is decided again for it', async () => {
    await start(WELCOME);
    await open('ana');
    const number = await propose('eve', 'welcome: {mode: observe}\n');
    const [check] = checksOn(headOf(number));
    expect(check?.conclusion).toBe('success');
    expect(check?.summary).toContain('only where the author may write to this repository');
    expect(check?.summary).not.toContain('would be handled otherwise');
  });

  test('that takes the file out is told so', async () => {
    await start(WELCOME);
    const pull = town.twin.as('mo').openPull('acme/app', { title: 'Away with it', files: { [PATH]: undefined } });
    await town.quiet();
    await looked();
    expect(checksOn(headOf(pull.number))[0]?.summary).toContain('This pull request takes the file out.');
  });

  test('and brings the first one is checked where no file is yet', async () => {
    await start(null);
    const number = await propose('mo', BROKEN);
    expect(checksOn(headOf(number))[0]).toMatchObject({ conclusion: 'failure' });
  });

  test('names labels that the repository does not have, and permissions that are not granted', async () => {
    await start(null);
    town.twin.as('mo').openIssue('acme/app', { title: 'Label it', body: '', labels: ['beginner-task'] });
    const number = await propose('mo', 'onboarding: {mode: active}\nwelcome:\n  good_first_issues: beginner task\n');
    const [check] = checksOn(headOf(number));
    expect(check).toMatchObject({ conclusion: 'neutral', title: 'Right, with 1 warning' });
    expect(check?.annotations[0]).toMatchObject({
      start_line: 3,
      annotation_level: 'warning',
      message:
        'welcome.good_first_issues: acme/app has no label "beginner task"; create it, or did you mean "beginner-task"?',
    });
    expect(check?.summary).toContain(
      `\`onboarding\` needs \`contents: write\`. Until an owner [grants it](https://github.com/organizations/acme/settings/installations/${town.installation.id}/permissions/update)`,
    );
  });

  test('of many people who may not write, three are reviewed at once, the others later', async () => {
    await start(WELCOME);
    const pulls = ['eve', 'fay', 'gus', 'hal', 'ida'].map((login) =>
      town.twin.as(login).openPull('acme/app', { title: 'Mine', files: { [PATH]: `language: zh # ${login}\n` } }),
    );
    await town.quiet();
    const checked = () => pulls.filter(({ number }) => checksOn(headOf(number)).length > 0).length;
    await looked();
    expect(checked()).toBe(3);
    await looked();
    expect(checked()).toBe(5);
  });

  test('that GitHub does not let be looked at does not hold back another', async () => {
    await start(WELCOME);
    const first = town.twin.as('mo').openPull('acme/app', { title: 'One', files: { [PATH]: BROKEN } });
    const second = town.twin.as('mo').openPull('acme/app', { title: 'Two', files: { [PATH]: 'language: zh\n' } });
    await town.quiet();
    town.twin.faults.add({
      method: 'GET',
      path: /\/contents\//,
      kind: 'fail-before',
      status: 403,
      times: 1,
      body: { message: 'Resource not accessible by integration' },
    });
    await looked();
    // Whichever was noted first.
    const checks = [first, second].map(({ number }) => checksOn(headOf(number)).length);
    expect(checks.sort()).toEqual([0, 1]);
  });

  test('is told in the status comment where Hearth may not write checks', async () => {
    const permissions = { contents: 'read', issues: 'write', members: 'read', pull_requests: 'write' } as const;
    await start(WELCOME, {}, { installation: { permissions } });
    const number = await propose('mo', BROKEN);
    expect(checksOn(headOf(number))).toEqual([]);
    const [comment] = town.twin.comments('acme/app', number);
    expect(comment?.body).toContain('### `hearth.yml`: 1 mistake');
    const strange = await propose('eve', BROKEN);
    expect(JSON.stringify(town.twin.comments('acme/app', strange))).not.toContain('hearth.yml`');
    expect(comment?.body).toContain(
      '`welcome.mode: expected one of off, observe, active, got "on"; did you mean active?`',
    );
  });
});

test('pull requests that leave the file alone cost one request together', async () => {
  await start(WELCOME);
  const asked = async (act: () => Promise<void>) => {
    const before = town.twin.requests.length;
    await act();
    const own = town.twin.requests.slice(before).filter(({ route }) => !/access_tokens|deliveries/.test(route));
    return own.map(({ route }) => route);
  };
  const openTwo = async () => {
    for (const title of ['Something else', 'Something else again']) town.twin.as('mo').openPull('acme/app', { title });
    await town.quiet();
  };
  await openTwo();
  await looked();
  expect(await asked(openTwo)).toEqual([]);
  expect(await asked(looked)).toEqual(['POST /graphql']);
  expect(await asked(looked)).toEqual([]);
});

test('a pull request that comes between the look and its taking away is looked at, too', async () => {
  await start(WELCOME);
  const { ledger } = town.hearth.engine;
  await open('ana');
  const [row] = await town.hearth.database.rows<{ id: string }>(`select id from repositories where name = 'app'`);
  const repository = Number(row?.id);
  await ledger.pullChanged(repository, 5);
  const [due] = await ledger.pullsToCheck();
  expect(due?.numbers).toEqual([5]);
  await ledger.pullChanged(repository, 5);
  await ledger.pullChanged(repository, 6);
  await ledger.pullsTaken(due!);
  expect((await ledger.pullsToCheck())[0]?.numbers).toEqual([5, 6]);
});

describe('a broken file on the default branch', () => {
  test('is told in one issue, edited and closed; what was right before acts for a day, then observes', async () => {
    const { clock, pass } = turnedClock();
    await start(WELCOME, { clock });
    expect(await open('ana')).toBe(1);
    await push(BROKEN);
    const [told, ...more] = issues();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ state: 'open' });
    expect(told?.body).toContain('got "on"; did you mean active?`');
    expect(told?.body).toMatch(
      /- `welcome` goes on as it was before the mistakes, until \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    );
    expect(await open('bob')).toBe(1);
    pass(23);
    expect(await open('cho')).toBe(1);
    pass(2);
    expect(await open('dee')).toBe(0);
    const rows = await town.hearth.database.rows<{ state: string }>(
      `select state from actions where feature = 'welcome' order by id`,
    );
    expect(rows.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'would']);
    await push(`${BROKEN}  wait: soon\n`);
    expect(issues()[0]?.body).toContain('expected a length of time such as 30m, 2h or 7d, got "soon"');
    await push(WELCOME);
    expect(issues()).toMatchObject([{ number: told?.number, state: 'closed' }]);
    expect(await open('eli')).toBe(1);
    // The very text that was broken before: told again, in the same issue, and its day begins anew.
    await push(BROKEN);
    expect(issues()).toMatchObject([{ number: told?.number, state: 'open' }]);
    expect(await open('fay')).toBe(1);
  });

  test('closed by a person it stays closed, until the file was right and broke anew', async () => {
    await start(WELCOME);
    await push(BROKEN);
    const number = issues()[0]?.number ?? 0;
    town.twin.as('mo').close('acme/app', number);
    await push(`${BROKEN}  wait: soon\n`);
    expect(issues()).toMatchObject([{ number, state: 'closed' }]);
    await push(WELCOME);
    expect(issues()).toMatchObject([{ number, state: 'closed' }]);
    await push(BROKEN);
    expect(issues()).toMatchObject([{ number, state: 'open' }]);
  });

  test('mended and broken again by a change of which no push tells, it is told all the same', async () => {
    const { clock, pass } = turnedClock();
    await start(WELCOME, { clock });
    await push(BROKEN);
    const number = issues()[0]?.number;
    const silently = async (text: string, login: string) => {
      town.twin.silently(() => town.twin.as('mo').push('acme/app', { files: { [PATH]: text }, message: 'Reset' }));
      pass(1);
      await open(login);
      await town.quiet();
    };
    await silently(WELCOME, 'ana');
    expect(issues()).toMatchObject([{ number, state: 'closed' }]);
    await silently(BROKEN, 'bob');
    expect(issues()).toMatchObject([{ number, state: 'open' }]);
  });

  test('a misspelt section is what it was before, not taken out', async () => {
    await start('welcome: {mode: "off"}\n');
    town.twin.repository('acme/.github', { files: { [PATH]: WELCOME } });
    expect(await open('ana')).toBe(0);
    await push('welcom: {mode: "off"}\n');
    expect(await open('bob')).toBe(0);
    expect(issues()[0]?.body).toContain('`welcom: "welcom" is not a setting here; did you mean "welcome"?`');
    expect(issues()[0]?.body).toContain('- `welcome` goes on as it was before the mistakes');
    expect(issues()[0]?.body).not.toContain('- `welcom` ');
  });

  test('many mistakes are told all the same: the first ones, and how many more there are', async () => {
    await start(WELCOME);
    const many = Array.from({ length: 60 }, (_, n) => `unknown_${n}: 1\n`).join('');
    await push(`${many}welcome: {mode: on}\n`);
    expect(issues()[0]?.body.match(/^- ❌/gm)).toHaveLength(20);
    expect(issues()[0]?.body).toMatch(/^- and \d+ more$/m);
    const number = await propose('mo', `${many}welcome: {mode: on}\n`.replace('unknown_1:', 'another:'));
    expect(checksOn(headOf(number))[0]?.annotations).toHaveLength(50);
  });

  test('names of keys reach neither the log nor the database as they are', async () => {
    await start(`"a\\0b": 1\nproject_falcon: 1\n${WELCOME}`);
    expect(await open('ana')).toBe(1);
    await town.quiet();
    expect(issues()).toMatchObject([{ state: 'open' }]);
    expect(town.log.lines.join('\n')).not.toContain('falcon');
  });

  test('one section with mistakes does not stop another', async () => {
    await start('config-check: {replay: many}\nwelcome: {mode: active}\n');
    expect(await open('ana')).toBe(1);
    await town.quiet();
    expect(issues()[0]?.body).toContain('expected a whole number from 0 to 100, got "many"');
    expect(issues()[0]?.body).toContain('- `config-check` goes on with its defaults.');
    expect(issues()[0]?.body).toContain('The other sections of the file work.');
  });

  test('a file that was never right is told when it is first come upon, and does nothing', async () => {
    await start(BROKEN);
    expect(await open('ana')).toBe(0);
    await town.quiet();
    expect(issues()[0]?.body).toContain('- `welcome` does nothing: no right state of it was ever seen.');
    expect(town.log.lines.filter((line) => line.includes('"message":"hearth.yml has mistakes"'))).toHaveLength(1);
    expect(town.log.lines.join('\n')).not.toContain('did you mean active');
  });

  test('a file of which nothing can be read goes on whole, as it was', async () => {
    await start(WELCOME);
    expect(await open('ana')).toBe(1);
    await push('welcome: [\n');
    expect(await open('bob')).toBe(1);
    expect(issues()[0]?.body).not.toContain('The other sections');
    await push(undefined);
    expect(await open('cho')).toBe(0);
    expect(issues()).toMatchObject([{ state: 'closed' }]);
  });

  test("the owner's broken file is told in their .github repository, come upon from another", async () => {
    await start(null);
    town.twin.repository('acme/.github', { files: { [PATH]: BROKEN } });
    town.twin.as('mo').openIssue('acme/.github', { title: 'Hello', body: 'Is anybody there?' });
    await town.quiet();
    await open('ana');
    await town.quiet();
    expect(issues('acme/.github')).toMatchObject([{ state: 'open' }]);
    expect(issues()).toEqual([]);
  });

  test('a preset that there is not leaves off what would have come from it', async () => {
    await start('extends: kubernets\nwelcome: {mode: active}\n');
    expect(await open('ana')).toBe(0);
    await town.quiet();
    expect(issues()[0]?.body).toContain('there is no preset "kubernets"; did you mean "kubernetes"?');
  });

  test('config-check goes on though its own section has mistakes for longer than a day', async () => {
    const { clock, pass } = turnedClock();
    await start(`config-check: {replay: 5}\n${WELCOME}`, { clock });
    await open('ana');
    await push(`config-check: {replay: many}\n${WELCOME}`);
    expect(issues()[0]?.body).toContain('- `config-check` goes on as it was before the mistakes.');
    pass(30);
    await push(`config-check: {replay: 5}\n${WELCOME}`);
    expect(issues()).toMatchObject([{ state: 'closed' }]);
  });

  test('config-check switched off says nothing', async () => {
    await start(`config-check: {mode: off}\n${WELCOME}`);
    await push(`config-check: {mode: off}\n${BROKEN}`);
    expect(issues()).toEqual([]);
    const number = await propose('mo', BROKEN);
    expect(checksOn(headOf(number))).toEqual([]);
  });
});

describe('whose file it is', () => {
  const shared = async (text: string) => {
    town.twin.repository('acme/.github', { files: { [PATH]: text } });
    town.twin.as('mo').push('acme/.github', { files: { [PATH]: text, 'README.md': 'x' }, message: 'Share' });
    await town.quiet();
  };

  test("a repository's section replaces the organisation's; a bare mode takes the rest from there", async () => {
    await start('welcome: {mode: active}\n');
    await shared('welcome:\n  mode: observe\n  messages:\n    en: {issue: "Our own words, {author}."}\n');
    await open('ana');
    expect(town.twin.comments('acme/app', 1)[0]?.body).toContain('Our own words, @ana.');
  });

  test('a locked section cannot be changed by a repository', async () => {
    await start('welcome: {mode: active}\n');
    await shared('lock: [welcome]\nwelcome: {mode: off}\n');
    expect(await open('ana')).toBe(0);
    const number = await propose('mo', 'welcome: {mode: active, issue: true}\n');
    expect(checksOn(headOf(number))[0]?.annotations[0]?.message).toBe(
      'welcome: has no effect, because acme/.github: .github/hearth.yml locks it; take it out',
    );
  });

  test('a preset is in force where nobody else has the section', async () => {
    await start('extends: kubesphere\nwelcome: {mode: active, wait: 0m}\n');
    await open('ana');
    // Setting more than the mode, it stands alone; the preset gives its language.
    expect(town.twin.comments('acme/app', 1)[0]?.body).toContain('Hello @ana');
    await push('extends: kubesphere\nwelcome: {mode: active}\n');
    const waiting = () =>
      town.hearth.database.rows(`select 1 from inbox where event = 'hearth:later' and guid like '%:welcome:%'`);
    expect(await waiting()).toEqual([]);
    await open('bob');
    expect(await waiting()).toHaveLength(1);
  });
});

test('the deletion of all that is remembered of a repository takes its file with it', async () => {
  await start(WELCOME);
  await open('ana');
  expect(await town.hearth.database.rows(`select key from config_keys order by key`)).toEqual([
    { key: 'version' },
    { key: 'welcome' },
  ]);
  await town.hearth.database.rows(`update repositories set removed_at = now() - interval '40 days'`);
  await town.hearth.engine.ledger.expire(new Date());
  expect(await town.hearth.database.rows('select key from config_keys')).toEqual([]);
});
