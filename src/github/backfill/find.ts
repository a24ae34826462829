// `OWNER/REPO` on a command line: which repository it is, and by which installation Hearth may read it.
import { z } from 'zod';
import { Halt } from '../../engine/backfill-ports.js';
import type { Target } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import type { Clients } from '../client.js';
import { createAsker } from './ask.js';
import { failureOf } from './failures.js';
import { attempt, installationTransport } from './transport.js';

const shape = z.object({ id: z.int(), name: z.string(), owner: z.object({ login: z.string() }) });

/** Throws a sentence for people where the App is not installed there. */
export async function findTarget(clients: Clients, clock: Clock, owner: string, repo: string): Promise<Target> {
  const installation = await installationOf(clients, clock, owner, repo);
  const asker = createAsker(await installationTransport(clients)(installation), clock);
  const { data } = await asker.rest('GET /repos/{owner}/{repo}', { owner, repo }, shape);
  return { repository: data.id, installation, owner: data.owner.login, name: data.name };
}

/** The installation by which Hearth may read the repository. Throws a sentence for people where there is none. */
export async function installationOf(clients: Clients, clock: Clock, owner: string, repo: string): Promise<number> {
  const client = await clients.app();
  const transport = {
    request: client.request,
    renew: () =>
      Promise.reject(new Halt('installation', 'GitHub does not accept the key of the App: run "hearth doctor"')),
  };
  try {
    const { data } = await attempt(transport, clock, () => client.rest.apps.getRepoInstallation({ owner, repo }));
    return data.id;
  } catch (error) {
    const failure = failureOf(error, clock);
    if (!(failure instanceof Halt) || failure.scope !== 'repository') throw failure;
    const advice = 'install it there, or see that the name is right';
    throw new Halt('repository', `Hearth is not installed on ${owner}/${repo}: ${advice}`);
  }
}
