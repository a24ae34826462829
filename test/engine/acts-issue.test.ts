// An issue of Hearth's own: made, edited, closed and opened again, as long as no person says otherwise.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { IssueAct } from '../../src/core/action.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { later, outcomes, planner, writes } from './acts-support.js';

const CREATE = 'POST /issues';
const EDIT = 'PATCH /issues/{issue_number}';

let town: Town;
let wanted: Pick<IssueAct, 'body' | 'state'>;
let asker: number;

beforeEach(async () => {
  const plan = () => [{ act: { kind: 'issue', series: 'mistakes', title: 'Mistakes', ...wanted } as const }];
  town = await startTown('alpha: {mode: active}\n', { features: [planner('alpha', plan, ['comment.created'])] });
  asker = town.twin.as('ana').openIssue('acme/app', { title: 'A question', body: 'How?' }).number;
});
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

/** Hearth is to keep the issue so. Answers what became of it. */
async function keep(body: string, state?: 'open' | 'closed'): Promise<object | undefined> {
  wanted = { body, ...(state === undefined ? {} : { state }) };
  town.twin.as('ana').comment('acme/app', asker, body);
  await town.quiet();
  return (await outcomes(town)).at(-1);
}

/** `open: body` of the issue that Hearth keeps. */
function shown(): readonly string[] {
  const own = town.twin.issues('acme/app').filter(({ title }) => title === 'Mistakes');
  return own.map(({ state, body }) => `${String(state)}: ${String(body).split('\n').slice(1).join('\n')}`);
}

const number = () => Number(town.twin.issues('acme/app').find(({ title }) => title === 'Mistakes')?.['number']);
const done = (state: string, detail: string | null = null) => ({ state, detail });

test('closed with its last words in one request, and opened again in one', async () => {
  expect(await keep('Two mistakes.')).toEqual(done('applied'));
  expect(await keep('Mended.', 'closed')).toEqual(done('applied'));
  expect(shown()).toEqual(['closed: Mended.']);
  expect(await keep('One mistake.', 'open')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: One mistake.']);
  expect(await keep('Mended again.', 'closed')).toEqual(done('applied'));
  expect(writes(town)).toEqual([`${CREATE} 201`, `${EDIT} 200`, `${EDIT} 200`, `${EDIT} 200`]);
});

test('nothing to close: nothing is made', async () => {
  expect(await keep('Mended.', 'closed')).toEqual(done('unchanged'));
  expect(shown()).toEqual([]);
  expect(writes(town)).toEqual([]);
});

test('closed already is left as it is', async () => {
  await keep('One mistake.');
  await keep('Mended.', 'closed');
  expect(await keep('Mended.', 'closed')).toEqual(done('unchanged'));
  expect(await keep('Mended, I say.', 'closed')).toEqual(done('unchanged'));
  expect(shown()).toEqual(['closed: Mended.']);
});

test('closed by a person stays closed, as does one that a person closed after Hearth opened it again', async () => {
  await keep('One mistake.');
  town.twin.as('mo').close('acme/app', number());
  expect(await keep('Two mistakes.')).toEqual(done('refused', 'a person closed the issue'));
  town.twin.as('mo').reopen('acme/app', number());
  await keep('Mended.', 'closed');
  await keep('One mistake.');
  town.twin.as('mo').close('acme/app', number());
  expect(await keep('Three mistakes.')).toEqual(done('refused', 'a person closed the issue'));
  expect(shown()).toEqual(['closed: One mistake.']);
});

test("a person's close counts until what it was about is over, also where Hearth then had nothing left to close", async () => {
  await keep('One mistake.');
  town.twin.as('mo').close('acme/app', number());
  expect(await keep('Two mistakes.')).toEqual(done('refused', 'a person closed the issue'));
  expect(await keep('Mended.', 'closed')).toEqual(done('unchanged'));
  expect(await keep('Another mistake.')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: Another mistake.']);
});

test('closed by Hearth, opened and closed again by a person: it was over, and is opened for what is new', async () => {
  await keep('One mistake.');
  await keep('Mended.', 'closed');
  town.twin.as('mo').reopen('acme/app', number());
  town.twin.as('mo').close('acme/app', number());
  expect(await keep('Two mistakes.')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: Two mistakes.']);
});

test('opened again by a person is edited, and closed when there is nothing left', async () => {
  await keep('One mistake.');
  await keep('Mended.', 'closed');
  town.twin.as('mo').reopen('acme/app', number());
  expect(await keep('Two mistakes.')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: Two mistakes.']);
  expect(await keep('Mended.', 'closed')).toEqual(done('applied'));
  expect(shown()).toEqual(['closed: Mended.']);
});

test.each(['open', 'closed'] as const)('rewritten by a person is theirs, also to be %s', async (state) => {
  await keep('One mistake.');
  town.twin.as('mo').edit('acme/app', number(), { body: 'Mine now.' });
  expect(await keep('Two mistakes.', state)).toEqual(done('refused', 'a person edited the issue'));
});

test("a close that took effect and was never confirmed is Hearth's own: opened again later", async () => {
  await keep('One mistake.');
  town.twin.faults.add({ route: `PATCH /repos/{owner}/{repo}/issues/{issue_number}`, kind: 'cut-after', times: 1 });
  expect(await keep('Mended.', 'closed')).toEqual(done('sent'));
  await later(town);
  expect((await outcomes(town)).at(-1)).toEqual(done('applied'));
  expect(await keep('Two mistakes.')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: Two mistakes.']);
  expect(writes(town)).toEqual([`${CREATE} 201`, `${EDIT} 0`, `${EDIT} 200`]);
});

test('opened again although GitHub still shows it open, with the same words', async () => {
  await keep('One mistake.');
  await keep('Mended.', 'closed');
  const [open] = town.twin.issues('acme/app').filter(({ title }) => title === 'Mistakes');
  const stale = {
    ...open,
    state: 'open',
    closed_by: null,
    body: String(open?.['body']).replace('Mended', 'One mistake'),
  };
  town.twin.faults.add({
    path: /issues\/\d+$/,
    method: 'GET',
    kind: 'fail-before',
    status: 200,
    body: stale,
    times: 1,
  });
  expect(await keep('One mistake.')).toEqual(done('applied'));
  expect(shown()).toEqual(['open: One mistake.']);
});
