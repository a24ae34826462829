// An issue or pull request as it is now, as the webhooks that told of it: for a preview, which reads payloads.
import type { Clock } from '../engine/ports.js';
import { installationOf } from './backfill/find.js';
import type { Client, Clients } from './client.js';
import { translate } from './failures.js';

export interface Told {
  /** GitHub's name of the event. */
  readonly name: string;
  readonly payload: object;
}

export interface ItemName {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** Its opening, and of a merged pull request its merge. Throws a sentence where the App is not installed or it is not there. */
export async function webhooksOf(clients: Clients, clock: Clock, item: ItemName): Promise<readonly Told[]> {
  const id = await installationOf(clients, clock, item.owner, item.repo);
  const client = await clients.installation(id);
  try {
    return await read(client, item, id);
  } catch (error) {
    throw translate(error, clock);
  }
}

async function read(client: Client, { owner, repo, number }: ItemName, id: number): Promise<readonly Told[]> {
  const { data: repository } = await client.rest.repos.get({ owner, repo });
  const { data: issue } = await client.rest.issues.get({ owner, repo, issue_number: number });
  const shared = { repository, installation: { id } };
  if (issue.pull_request === undefined) {
    return [{ name: 'issues', payload: { ...shared, action: 'opened', issue, sender: issue.user } }];
  }
  const { data: pull } = await client.rest.pulls.get({ owner, repo, pull_number: number });
  const opened = { ...shared, action: 'opened', number, pull_request: pull, sender: pull.user };
  const merged = { ...opened, action: 'closed', sender: pull.merged_by };
  return [opened, ...(pull.merged_at === null ? [] : [merged])].map((payload) => ({ name: 'pull_request', payload }));
}
