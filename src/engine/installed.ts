// What is learnt of installations, and whose history is asked for because of it.
import type { InstallationEvent, RepositoryEvent } from '../core/event.js';
import type { Engine } from './engine.js';

const STATES = {
  created: 'active',
  resumed: 'active',
  suspended: 'suspended',
  deleted: 'deleted',
  changed: null,
} as const;

/** Notes the installation and its repositories. Gives the sentence that the row is settled with. */
export async function noteInstallation({ ledger, histories }: Engine, event: InstallationEvent): Promise<string> {
  const word = event.kind.slice('installation.'.length) as keyof typeof STATES;
  const { installation: id, account, added, removed } = event;
  const state = STATES[word];
  await ledger.installation({
    ...{ id, account, state, removed, at: new Date(event.at) },
    added: added.map((one) => one.id),
  });
  // What was given before may have missed something since.
  await histories.request(
    id,
    added.map((one) => ({ id: one.id, owner: account.login, name: one.name })),
    'again',
  );
  if (word === 'resumed') await histories.resume(id);
  return `noted: installation ${word}`;
}

/** The first that is heard of a repository: what happened in it before is read as well. */
export async function requestHistory({ histories }: Engine, { installation, repository }: RepositoryEvent) {
  const { id, name, owner } = repository;
  await histories.request(installation, [{ id, owner: owner.login, name }]);
}
