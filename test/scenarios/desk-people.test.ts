// What befalls people while their application is open, over the whole road: each has its sentence, and nobody is asked twice.
import { afterEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import type { Twin } from '../twin/twin.js';
import { APP, startStreet } from './street.js';
import type { Street } from './street.js';

const CONFIG = `version: 1
ladder:
  mode: active
  teams: [members]
  roles:
    - name: member
      title: { en: Member, zh: 成员 }
      sponsors: { count: 2, roles: [reviewer] }
      decided_by: ['team:steering']
      objection_window: 1d
      apply: { label: membership }
      gives: { team: members }
    - name: reviewer
      title: { en: Reviewer, zh: 评审者 }
      defined_by: { team: reviewers }
desk:
  mode: active
`;
const GOOD = '### GitHub Username\n\n@ana\n\n### Sponsors\n\n@bo, @cyrus';

let street: Street;
afterEach(async () => {
  expect(street.twin.violations).toEqual([]);
  expect(street.town.log.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  await street.close();
});

/** The issue of an application that ana has opened. */
async function applied(body = GOOD, before: (twin: Twin) => void = () => undefined): Promise<number> {
  street = await startStreet({
    config: 'version: 1\n',
    labels: ['membership'],
    permissions: { ...DEFAULT_PERMISSIONS, members: 'write' },
    before: (twin) => {
      twin.repository('acme/.github', { files: { '.github/hearth.yml': CONFIG } });
      for (const login of ['ana', 'bo', 'cyrus', 'dee', 'stella']) twin.user(login);
      twin.team('acme/members', {});
      twin.team('acme/reviewers', { members: ['bo', 'cyrus', 'dee'] });
      twin.team('acme/steering', { members: ['stella'] });
      before(twin);
    },
  });
  await street.does('mo', (mo) => mo.openIssue('acme/.github', { title: 'Hello' }));
  const issue = { title: 'REQUEST: New membership for ana', body, labels: ['membership'] };
  return (await street.does('ana', (ana) => ana.openIssue(APP, issue))).number;
}

const says = (login: string, number: number, body: string) =>
  street.does(login, (person) => person.comment(APP, number, body));

async function sponsored(number: number, ...sponsors: readonly string[]): Promise<void> {
  for (const login of sponsors) await says(login, number, '+1');
}

/** The checklist stands first. */
const checklist = (number: number): string => street.said(number)[0] ?? '';
const last = (number: number): string => street.said(number).at(-1) ?? '';
const joins = (): readonly string[] =>
  street.twin.requests
    .filter(({ method, path }) => method === 'PUT' && path.includes('/memberships/'))
    .map(({ path }) => path);
const given = async () =>
  street.town.hearth.database.rows<{ value: string }>(`select value from acts where kind = 'title_given' and not gone`);

async function accepted(number: number): Promise<string> {
  await street.pass(2);
  await says('stella', number, '/accept');
  return last(number);
}

describe('renamed', () => {
  test('the applicant goes on under the new name', async () => {
    const number = await applied();
    await sponsored(number, 'bo');
    street.twin.renameUser('ana', 'anna');
    await sponsored(number, 'cyrus');
    expect(checklist(number)).toContain('**Application of `anna`: Member**');
    expect(await accepted(number)).toContain('@anna');
    expect(joins()).toEqual(['/orgs/acme/teams/members/memberships/anna']);
  }, 120_000);

  test('a sponsor under the old name is found and told of, and asked under the new one', async () => {
    const number = await applied(GOOD, (twin) => {
      // The community has heard of cyrus before.
      twin.as('cyrus').openIssue(APP, { title: 'Somebody who was here' });
    });
    expect(street.said(number)).toHaveLength(2);
    street.twin.renameUser('cyrus', 'cy-the-new');
    await street.does('ana', (ana) => ana.edit(APP, number, { body: `${GOOD}\n\nThanks!` }));
    expect(checklist(number)).toContain('`cyrus` is called `cy-the-new` now.');
    expect(street.said(number)).toHaveLength(2);
    await sponsored(number, 'bo', 'cy-the-new');
    expect(checklist(number)).toContain('Sponsors, 2 of 2:');
  }, 120_000);
});

describe('deleted', () => {
  test('the applicant: said once, nothing is decided, and nobody is invited', async () => {
    const number = await applied();
    await sponsored(number, 'bo', 'cyrus');
    street.twin.deleteUser('ana');
    await street.pass(8);
    await says('stella', number, '/accept');
    expect(checklist(number)).toBe(
      'The account that this is about does not exist any more, so there is nothing left to decide.',
    );
    expect(joins()).toEqual([]);
    expect(await given()).toEqual([]);
  }, 120_000);

  test('a sponsor: their yes counts no more', async () => {
    const number = await applied();
    await sponsored(number, 'bo', 'cyrus');
    street.twin.deleteUser('cyrus');
    await street.pass(8);
    expect(checklist(number)).toContain('Sponsors, 1 of 2:');
    expect(checklist(number)).toContain('an account that is gone: the account is gone');
  }, 120_000);
});

test('blocked: it is decided, GitHub refuses the invitation, and the steps are for a person', async () => {
  const number = await applied(GOOD, (twin) => {
    twin.block('acme', 'ana');
  });
  await sponsored(number, 'bo', 'cyrus');
  const words = await accepted(number);
  expect(words).toContain('Not all of it could be done by Hearth');
  expect(words).toContain('- add `ana` to the team `members`');
  await street.pass(8);
  expect(joins()).toHaveLength(1);
  expect(street.said(number).filter((one) => one.startsWith('Congratulations'))).toHaveLength(1);
}, 120_000);

test('spelled in other letter case: everybody is who they are', async () => {
  const number = await applied('### GitHub Username\n\n@ANA\n\n### Sponsors\n\nhttps://github.com/BO, @Cyrus');
  expect(checklist(number)).toContain('**Application of `ana`: Member**');
  expect(street.said(number)[1]).toMatch(/^@bo, @cyrus: /);
  await sponsored(number, 'bo', 'cyrus');
  expect(await accepted(number)).toContain('Congratulations, @ana');
}, 120_000);

test('invited already: nobody is invited twice', async () => {
  const number = await applied(GOOD, (twin) => {
    twin.team('acme/members', { pending: ['ana'] });
  });
  await sponsored(number, 'bo', 'cyrus');
  expect(await accepted(number)).toContain('an invitation to the team `members`; if GitHub sends one by mail');
  expect(joins()).toEqual([]);
}, 120_000);

test('the team is deleted: the title is theirs, and the steps are for a person', async () => {
  const number = await applied();
  await sponsored(number, 'bo', 'cyrus');
  street.twin.deleteTeam('acme/members');
  expect(await accepted(number)).toContain('Not all of it could be done by Hearth');
  expect(joins()).toEqual([]);
  expect(await given()).toHaveLength(1);
}, 120_000);

test('a sponsor leaves before the decision: it waits for another one', async () => {
  const number = await applied();
  await sponsored(number, 'bo', 'cyrus');
  street.twin.team('acme/reviewers').members.delete(street.twin.user('cyrus').id);
  expect(await accepted(number)).toContain('`/accept` was not done: ');
  expect(checklist(number)).toContain('Sponsors, 1 of 2:');
  expect(checklist(number)).toContain('`cyrus`: cannot sponsor this; ');
  await street.does('ana', (ana) => ana.edit(APP, number, { body: GOOD.replace('cyrus', 'dee') }));
  expect(last(number)).toMatch(/^@dee: /);
  await sponsored(number, 'dee');
  expect(await accepted(number)).toContain('Congratulations, @ana');
}, 120_000);

describe('the applicant closes the issue', () => {
  test('it is taken back, nobody is asked or reminded, and opened again it goes on', async () => {
    const number = await applied();
    await sponsored(number, 'bo');
    await street.does('ana', (ana) => ana.close(APP, number));
    expect(checklist(number)).toContain('**Taken back.**');
    await street.pass(15);
    expect(street.said(number)).toHaveLength(2);
    await street.does('ana', (ana) => ana.reopen(APP, number));
    await sponsored(number, 'cyrus');
    expect(checklist(number)).toContain('Sponsors, 2 of 2:');
    expect(await accepted(number)).toContain('Congratulations, @ana');
  }, 120_000);

  test('after "not yet" and opened again, the sponsors are asked anew, once, and reminded anew', async () => {
    const number = await applied();
    await sponsored(number, 'bo', 'cyrus');
    await says('stella', number, '/not-yet a few more reviews, please');
    await street.does('ana', (ana) => ana.close(APP, number));
    await street.pass(10);
    expect(street.said(number)).toHaveLength(2);
    await street.does('ana', (ana) => ana.reopen(APP, number));
    expect(last(number)).toMatch(/^@bo, @cyrus: `ana` names you as sponsors/);
    expect(checklist(number)).toContain('Sponsors, 0 of 2:');
    await street.does('ana', (ana) => ana.edit(APP, number, { body: `${GOOD}\n\nThanks!` }));
    await street.pass(8);
    expect(
      street
        .said(number)
        .slice(2)
        .map((words) => /still waits/.test(words)),
    ).toEqual([false, true]);
    await street.pass(20);
    expect(street.said(number)).toHaveLength(4);
  }, 120_000);
});

test('what an edit says counts when it is looked at again later, too', async () => {
  const number = await applied('### GitHub Username\n\n@ana\n\n### Sponsors\n\n@bo, @cyrrus');
  expect(checklist(number)).toContain('`cyrrus`');
  await street.does('ana', (ana) => ana.edit(APP, number, { body: GOOD }));
  expect(checklist(number)).not.toContain('`cyrrus`');
  await street.pass(9);
  expect(checklist(number)).not.toContain('`cyrrus`');
}, 120_000);
