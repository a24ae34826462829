// Doctor's look at the files it would decide by: `.github/hearth.yml` of some repositories of each installation, read only.
import { parseConfig } from '../config/parse.js';
import type { Known } from '../config/known.js';
import type { Repository } from '../core/event.js';
import { printProblem } from '../core/problem.js';
import type { ConfigSource, ConfigText } from '../engine/ports.js';
import type { Client, Clients, Credentials } from '../github/client.js';
import { createGitHub } from '../github/github.js';
import { loadKnown } from '../known.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';

const NAME = 'hearth.yml';
/** Of each installation: enough to show a mistake, and few enough for its rate limit. */
const MOST = 20;

export interface Installed {
  readonly id: number;
  /** The account's name. */
  readonly name: string;
}

/** One installation after the other: a check is no reason to hurry GitHub. */
export async function checkConfigs(
  clients: Clients,
  credentials: Credentials,
  installations: readonly Installed[],
): Promise<readonly Check[]> {
  const { configs } = createGitHub(clients, credentials.appId, { now: () => new Date() });
  const known = await loadKnown();
  const checks: Check[] = [];
  for (const installed of installations) {
    try {
      checks.push(...(await checkOne(await clients.installation(installed.id), configs, known, installed)));
    } catch (error) {
      checks.push(note(NAME, `the files of ${installed.name} cannot be read: ${reasonOf(error)}`));
    }
  }
  return checks;
}

async function checkOne(
  client: Client,
  configs: ConfigSource,
  known: Known,
  { id, name }: Installed,
): Promise<readonly Check[]> {
  const { data } = await client.rest.apps.listReposAccessibleToInstallation({ per_page: MOST });
  const wrong = new Map<string, Check>();
  const tell = ({ file, text, url }: ConfigText): void => {
    for (const problem of parseConfig(file, text, known).problems) {
      const told = printProblem(problem);
      const fix = url === '' ? 'mend it in that file' : `mend it at ${url}`;
      wrong.set(told, problem.severity === 'error' ? failed(NAME, told, fix) : note(NAME, told));
    }
  };
  let found = 0;
  for (const one of data.repositories) {
    const repository = toRepository(one);
    const { own, shared } = await configs.load(id, repository, 'anew');
    if (own !== null || shared !== null) found += 1;
    // The owner's own file is in force in many repositories, and told once.
    if (own !== null) tell({ ...own, file: `${name}/${repository.name}: ${own.file}` });
    if (shared !== null) tell(shared);
  }
  if (wrong.size > 0) return [...wrong.values()];
  const read = data.repositories.length;
  const of = data.total_count > read ? `the first ${read} of ${data.total_count}` : String(read);
  const repositories = `${of} ${data.total_count === 1 ? 'repository' : 'repositories'} of ${name}`;
  if (found === 0) return [note(NAME, `none in ${repositories}, so nothing is done there`)];
  return [ok(NAME, `${found} found in ${repositories}, without a mistake`)];
}

type Given = Awaited<
  ReturnType<Client['rest']['apps']['listReposAccessibleToInstallation']>
>['data']['repositories'][number];

function toRepository({ id, name, owner, private: closed, archived, default_branch }: Given): Repository {
  const kind = owner.type === 'Organization' ? 'organization' : 'user';
  return {
    id,
    name,
    owner: { id: owner.id, login: owner.login, kind },
    private: closed,
    archived,
    defaultBranch: default_branch,
  };
}
