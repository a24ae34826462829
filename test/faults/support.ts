// What tests of faults and threats do again and again with a town.
import { jest } from '@jest/globals';
import type { Hearth } from '../../src/hearth.js';
import type { Town } from '../support/hearth.js';

// Whole Hearths, often several of them, on a machine that is busy with other tests.
jest.setTimeout(120_000);

export const APP = 'acme/app';
export const CREATE_COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

/** Makes every waiting row due now, as if the time of its back-off had passed. */
export async function hurry(town: Town): Promise<void> {
  await dueNow(town.hearth);
  await town.quiet();
}

export const dueNow = (hearth: Hearth): Promise<unknown> =>
  hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);

/** A newcomer's first pull request, which is greeted. */
export const openPull = (town: Pick<Town, 'twin'>, login = 'ana', repository = APP) =>
  town.twin.as(login).openPull(repository, { title: 'Fix the docs', body: 'A typo in the readme.' });

/** Bodies of what Hearth itself wrote on an item. */
export const said = (town: Pick<Town, 'twin'>, number: number, repository = APP): readonly string[] =>
  town.twin.comments(repository, number).flatMap(({ viaApp, body }) => (viaApp ? [body] : []));

/** Rows of the inbox that came as webhooks of this kind, in their order. */
export const rowsOf = (town: Pick<Town, 'hearth'>, event: string) =>
  town.hearth.database.rows<{ state: string; reason: string | null; attempts: number; guid: string }>(
    'select state, reason, attempts, guid from inbox where event = $1 order by id',
    [event],
  );

/** What became of all that was planned, in its order. */
export const actionsOf = (town: Pick<Town, 'hearth'>) =>
  town.hearth.database.rows<{ state: string; detail: string | null }>('select state, detail from actions order by id');

/** What changed something at GitHub. */
export const writesOf = (town: Pick<Town, 'twin'>, after = 0) =>
  town.twin.requests.slice(after).filter(({ method, path }) => method !== 'GET' && !/access_tokens|graphql/.test(path));

/** Resolves when it holds; throws after a while. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, tries = 600): Promise<void> {
  for (let n = 0; n < tries; n += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never came to be: ${what}`);
}
