// The desk over the whole road, on the twin and real SQL: an application from its form to the team, its private issue, a
// nomination; and nothing twice, whatever is delivered again.
import { afterEach, describe, expect, test } from '@jest/globals';
import desk from '../../src/features/desk/index.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { DEFAULT_PERMISSIONS } from '../twin/acts/installations.js';
import { requireRepository } from '../twin/world.js';
import type { Twin } from '../twin/twin.js';
import { titleSections } from './title-support.js';

const APP = 'acme/app';
const LEADS = 'acme/leads';
const DAY = 86_400_000;

const FILE = `desk:
  mode: active
  private: leads
sigs:
  mode: active
  groups:
    - { name: Network, leads: [lea], paths: [net/**] }
ladder:
  mode: active
  teams: [members]
  roles:
    - name: member
      title: { en: Member, zh: 成员 }
      requirements:
        - attested: Finished a feature
          by: ['team:steering']
      sponsors: { count: 2, roles: [reviewer] }
      decided_by: ['team:steering']
      objection_window: 3d
      apply: { label: membership }
      gives: { team: members }
    - name: reviewer
      title: { en: Reviewer, zh: 评审者 }
      scope: sig
      nominated_by: [lead]
      decided_by: ['team:steering']
      defined_by: { team: reviewers }
`;

const FORM =
  '### GitHub Username\n\n@ana\n\n### Sponsor 1\n\n@Bo\n\n### Sponsor 2\n\n@cyy\n\n### List of contributions\n\n- many';

let town: Town;
/** How far the clock of GitHub and Hearth is turned on, in milliseconds. */
let ahead = 0;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

async function start(file = FILE, members: 'read' | 'write' = 'write'): Promise<void> {
  ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const before = (twin: Twin) => {
    Object.assign(twin.state, { now });
    twin.repository('acme/.github', { files: { '.github/hearth.yml': file } });
    twin.repository(LEADS, { private: true });
    for (const login of ['ana', 'bo', 'cyanide', 'lea', 'stella', 'eve']) twin.user(login);
    twin.team('acme/members', {});
    twin.team('acme/reviewers', { members: ['bo', 'cyanide'] });
    twin.team('acme/steering', { members: ['stella', 'ana'] });
    twin.as('mo').openIssue(APP, { title: 'All labels', labels: ['membership', 'sig/network'] });
    twin.as('cyanide').openIssue(APP, { title: 'Somebody who was here' });
  };
  const sections = titleSections(() => []).filter(({ name }) => name !== 'desk');
  const permissions = { ...DEFAULT_PERMISSIONS, members };
  town = await startTown(
    null,
    { features: [desk, ...sections], clock: { now } },
    { before, installation: { permissions } },
  );
  // The database's own clock is not turned: by it, what happens in the days to come would be too early to believe.
  await town.hearth.database.rows(
    `create function turned() returns trigger language plpgsql as $$
     begin new.received_at = now() + interval '1 year'; return new; end $$`,
  );
  await town.hearth.database.rows(
    'create trigger turned before insert on inbox for each row execute function turned()',
  );
  // Hearth knows of a repository what it has heard of.
  for (const full of [LEADS, 'acme/.github']) town.twin.as('mo').openIssue(full, { title: 'For the leads' });
  await rest();
}

/** The days go by; what Hearth noted for then comes due. */
async function pass(days: number): Promise<void> {
  ahead += days * DAY;
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

async function apply(body = FORM, labels: readonly string[] = ['membership']): Promise<number> {
  const title = 'REQUEST: New membership for ana';
  const { number } = town.twin.as('ana').openIssue(APP, { title, body, labels });
  await rest();
  return number;
}

async function say(login: string, number: number, body: string, repository = APP): Promise<number> {
  ahead += 60_000;
  const { id } = town.twin.as(login).comment(repository, number, body);
  await rest();
  return id;
}

const ours = (number: number, repository = APP) =>
  town.twin
    .comments(repository, number)
    .filter(({ viaApp }) => viaApp)
    .map(({ body }) => body.replace(/<!--.*?-->\n?/g, '').trim());
const itemsOf = (full: string) => requireRepository(town.twin.state, full).items.all();
const notes = () => itemsOf(LEADS).filter(({ title }) => title !== 'For the leads');
const state = (number: number) => itemsOf(APP).find((one) => one.number === number)!.state;
const codes = async () =>
  (
    await town.hearth.database.rows<{ code: string }>(
      `select because ->> 'code' as code from outcomes where feature = 'desk' order by inbox_id`,
    )
  ).map(({ code }) => code);
const facts = async (kind: string) =>
  town.hearth.database.rows<{ value: string | null; number: number }>(
    'select value, number from acts where kind = $1 and not gone order by at, key',
    [kind],
  );

describe('an application', () => {
  test('goes from its form to the team: asked, answered, objected to, settled, decided, carried out', async () => {
    await start();
    const number = await apply();
    const [section, ask] = ours(number) as [string, string];
    expect(section).toContain('**Application of `ana`: Member**');
    expect(section).toContain('There is no account `cyy`.');
    expect(ask).toBe(
      '@bo: `ana` names you as a sponsor (Member). Please answer here, with +1 or with "not yet"; either is fine.',
    );
    expect(notes().map(({ title }) => title)).toEqual([`ana: Member (#${number})`]);

    ahead += 60_000;
    town.twin.as('ana').edit(APP, number, { body: FORM.replace('@cyy', 'https://github.com/cyanide') });
    await rest();
    expect(ours(number).slice(1)).toEqual([ask, ask.replace('@bo', '@cyanide')]);
    await say('bo', number, 'Happy to sponsor, +1');
    await say('eve', number, '+1');
    await say('cyanide', number, 'LGTM');
    await say('stella', number, '/attest 1');
    expect(ours(number)[0]).toMatch(/\*\*Next:\*\* all is there\. Until .* UTC there is time to object/);
    await say('stella', number, '/accept');
    expect(ours(number).at(-1)).toMatch(
      /^`\/accept` was not done: it cannot be decided yet: there is time to object until/,
    );

    const [note] = notes();
    await say('bo', note!.number, '/concern It is a little early', LEADS);
    expect(ours(note!.number, LEADS).at(-1)).toMatch(
      /^Concerns:\n\n- 1, by `bo` on .*: open; `\/resolve 1` settles it$/,
    );
    await pass(4);
    expect(ours(number)[0]).toContain('**Next:** all is there; a member of the team `steering` decides');
    await say('stella', number, '/accept');
    expect(ours(number).at(-1)).toBe(
      '`/accept` was not done: it cannot be decided yet: not all is settled in the private issue of this case.',
    );
    await say('bo', note!.number, '/resolve 1', LEADS);
    await say('ana', number, '/accept');
    expect(ours(number).at(-1)).toBe('`/accept` was not done: it is about yourself; somebody else has to say it.');
    expect(state(number)).toBe('open');

    await say('stella', number, '/accept');
    expect(ours(number).at(-1)).toBe(
      'Congratulations, @ana, and thank you! You are Member now, by the decision of `stella`.\n\n- an invitation to the team `members`; if GitHub sends one by mail, please accept it',
    );
    expect(ours(number)[0]).toContain('**Accepted** by `stella` on');
    expect(state(number)).toBe('closed');
    expect(await facts('title_given')).toEqual([{ value: 'role/member by decision', number }]);
    expect(notes().map((one) => one.state)).toEqual(['closed']);
    await pass(1);
    expect((await facts('carried_out')).map(({ value }) => value?.split(' ')[0])).toEqual(['team']);
    expect(await codes()).not.toContain('github_refused');
  }, 120_000);

  test('nothing is said twice, whatever is delivered again, and eight weeks of silence bring one reminder', async () => {
    await start();
    const number = await apply(FORM.replace('@cyy', '@cyanide'));
    await say('bo', number, '+1');
    const before = ours(number).slice(1);
    for (const { guid } of [...town.twin.deliveries]) await town.twin.redeliver(guid);
    await rest();
    expect(ours(number).slice(1)).toEqual(before);
    for (let weeks = 0; weeks < 8; weeks += 1) await pass(7);
    expect(ours(number).slice(1 + before.length)).toEqual([
      '@cyanide: `ana` still waits for your word as a sponsor (Member). +1 or "not yet" is enough, and you will not be asked again.',
    ]);
  }, 120_000);

  test('closed by who applied, opened again, and told "not yet"', async () => {
    await start(FILE, 'read');
    const number = await apply(FORM.replace('@cyy', '@cyanide'));
    await say('bo', number, '赞成');
    ahead += 60_000;
    town.twin.as('ana').close(APP, number);
    await rest();
    expect(ours(number)[0]).toContain('**Taken back.**');
    ahead += 60_000;
    town.twin.as('ana').reopen(APP, number);
    await rest();
    expect(ours(number)[0]).toContain('Sponsors, 1 of 2:');
    await say('stella', number, '/not-yet a few more reviews, please');
    expect(ours(number)[0]).toContain('**Not yet**, said by `stella`');
    expect((await facts('deferred')).map(({ value }) => value)).toEqual(['role/member']);
  }, 120_000);
});

describe('a nomination', () => {
  test('for a role of a SIG, by its lead, and by nobody else', async () => {
    await start();
    const nominate = async (login: string) => {
      ahead += 60_000;
      const { number } = town.twin
        .as(login)
        .openIssue(APP, { title: 'A nomination', body: '/nominate @ana for reviewer in network' });
      await rest();
      return number;
    };
    expect(ours(await nominate('eve'))).toEqual([
      '`/nominate @ana for reviewer in network` was not done: that takes a lead of the SIG.',
    ]);
    const number = await nominate('lea');
    expect(ours(number)[0]).toContain('**Nomination of `ana`: Reviewer of SIG `Network`**, by `lea`');
    await say('stella', number, '/accept');
    expect(ours(number).at(-1)).toBe(
      'Congratulations, @ana, and thank you! You are Reviewer of SIG `Network` now, by the decision of `stella`.',
    );
    expect(state(number)).toBe('open');
    expect((await facts('title_given')).map(({ value }) => value)).toEqual(['role/reviewer@network by decision']);
  }, 120_000);
});
