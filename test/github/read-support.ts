// A twin with an organisation and one repository in it, and Hearth's own reads of it.
import type { Repository } from '../../src/core/event.js';
import type { Person } from '../../src/core/person.js';
import type { GitHub, GitHubRead, GitHubWrite } from '../../src/engine/ports.js';
import { createClients } from '../../src/github/client.js';
import { createGitHub } from '../../src/github/github.js';
import type { NewRepository } from '../twin/acts/repositories.js';
import { APP_ID, privateKey, startTestTwin } from '../twin/support.js';
import type { Twin } from '../twin/twin.js';

export interface Readers {
  readonly twin: Twin;
  readonly github: GitHub;
  readonly installation: ReturnType<Twin['install']>;
  readonly hands: GitHubRead & GitHubWrite;
  /** The same, giving up after 300 ms. */
  readonly hasty: () => Promise<GitHubRead & GitHubWrite>;
  /** Makes a repository of acme, or describes it as an event would. */
  readonly describe: (name: string, options?: NewRepository) => Repository;
  readonly person: (login: string) => Person;
  /** Routes asked for since the last call, without tokens. */
  readonly routes: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** acme, which mo leads, with Hearth installed. */
export async function startReads(): Promise<Readers> {
  const twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  const installation = twin.install('acme');
  const credentials = { appId: APP_ID, privateKey, apiUrl: twin.url };
  const within = (timeoutMs: number) =>
    createGitHub(createClients(credentials, { pacing: false, timeoutMs }), APP_ID, { now: () => new Date() }).github;
  const github = within(30_000);
  let seen = 0;
  return {
    twin,
    github,
    installation,
    hands: await github.installation(installation.id),
    hasty: () => within(300).installation(installation.id),
    describe: (name, options = {}) => {
      const made = twin.repository(`acme/${name}`, options);
      const owner = { id: made.ownerId, login: 'acme', kind: 'organization' } as const;
      return { id: made.id, name: made.name, owner, private: false, archived: false, defaultBranch: 'main' };
    },
    person: (login) => ({ id: twin.user(login).id, login, kind: 'user' }),
    routes: () => {
      const all = twin.requests.filter(({ path }) => !path.endsWith('/access_tokens')).map(({ route }) => route);
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh;
    },
    close: () => twin.close(),
  };
}
