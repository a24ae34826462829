// GitHub, for a replay: everything is asked once, for all items and moments together, and an item is as it was then.
import type { Repository } from '../../core/event.js';
import type { OwnersWanted } from '../ports.js';
import type { GitHubRead, LastItem, Ledger } from '../ports.js';
import { itemThen } from './as-of.js';
import { liveItemThen } from './live-item-then.js';

export interface ReadsOf {
  readonly ledger: Ledger;
  readonly items: readonly LastItem[];
  /** By number, as they are now. */
  readonly titles: ReadonlyMap<number, string>;
}

/** As GitHub would have answered at that moment (as the ledger writes times), as far as anybody knows. */
export type ReadsThen = (read: GitHubRead, then: string) => GitHubRead;

/** One for each replay. Files, owners, members, permissions and labels of the repository are those of now. */
export function createReadsThen({ ledger, items, titles }: ReadsOf): ReadsThen {
  const once = onceEach();
  const known = new Map(items.map((item) => [item.number, item]));
  const pulls = items.filter(({ kind }) => kind === 'pull_request').map(({ number }) => number);
  const changes = (read: GitHubRead, repository: Repository) =>
    once('changes', () => read.changesOf(repository, pulls));
  const labels = (read: GitHubRead, repository: Repository) =>
    once('labels', async () => (await read.labels(repository)).map(({ name }) => name));
  const ownersTree = async (read: GitHubRead, repository: Repository, commit: string, wanted: OwnersWanted) => {
    const { changes: all } = await changes(read, repository);
    const paths = [...all.values()].flatMap(({ files }) => files.map(({ path }) => path));
    return once(`owners ${commit} ${JSON.stringify(wanted)}`, () =>
      read.ownersTree(repository, commit, wanted, [...new Set(paths)]),
    );
  };
  const liveItem = async (read: GitHubRead, repository: Repository, number: number, then: string) => {
    const item = known.get(number);
    if (item === undefined) return once(`live ${number}`, () => read.liveItem(repository, number));
    const sha = item.kind === 'pull_request' ? (await changes(read, repository)).base : null;
    const base = sha === null ? null : { ref: repository.defaultBranch, sha };
    return liveItemThen(item, then, { title: titles.get(number) ?? '', body: '', base });
  };
  return (read, then) => ({
    ...read,
    itemsBy: (repository, login) => once(`items ${login}`, () => read.itemsBy(repository, login)),
    hasCommits: (repository, login) => once(`commits ${login}`, () => read.hasCommits(repository, login)),
    membership: (repository, person) => once(`member ${person.id}`, () => read.membership(repository, person)),
    permissionOf: (repository, person) => once(`permission ${person.id}`, () => read.permissionOf(repository, person)),
    openWithLabel: (repository, label) => once(`open ${label}`, () => read.openWithLabel(repository, label)),
    granted: () => once('granted', () => read.granted()),
    itemNow: async (repository, number, author) => itemThen(await ledger.thread(repository.id, number), then, author),
    liveItem: (repository, number) => liveItem(read, repository, number, then),
    changedFiles: async (repository, number) =>
      (await changes(read, repository)).changes.get(number) ?? { files: [], complete: false },
    ownersTree: (repository, commit, wanted) => ownersTree(read, repository, commit, wanted),
    ownersFiles: (repository) => once('owners files', () => read.ownersFiles(repository)),
    labelsExist: async (repository, names) => existing(await labels(read, repository), names),
    inTeams: (repository, teams, person) =>
      once(`teams ${person.id} ${teams.join(' ')}`, () => read.inTeams(repository, teams, person)),
    account: (repository, login) => once(`account ${login}`, () => read.account(repository, login)),
    accountOf: (repository, id) => once(`account of ${id}`, () => read.accountOf(repository, id)),
    teamMembers: (repository, slug) => once(`in team ${slug}`, () => read.teamMembers(repository, slug)),
    fileAt: (repository, path, ref) =>
      once(`file ${repository.id} ${path} ${ref ?? ''}`, () => read.fileAt(repository, path, ref)),
    accounts: (repository, logins) => once(`accounts ${logins.join(' ')}`, () => read.accounts(repository, logins)),
  });
}

function onceEach() {
  const known = new Map<string, Promise<unknown>>();
  return <Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = known.get(what) ?? ask();
    known.set(what, answer);
    return answer as Promise<Answer>;
  };
}

/** In the order asked for, spelled as GitHub spells them. */
function existing(labels: readonly string[], names: readonly string[]): readonly string[] {
  const spelled = new Map(labels.map((label) => [label.toLowerCase(), label]));
  return names.flatMap((name) => spelled.get(name.toLowerCase()) ?? []);
}
