// The tally at the end: what the twin recorded, held against what the story says and what Hearth noted.
import { loadRows, settledGuids } from './audit.js';
import { keyOf } from './scene.js';
import type { Memory, Parts } from './parts.js';

export interface Tally {
  readonly deliveries: number;
  readonly lost: number;
  readonly redelivered: number;
  readonly notArrived: number;
  readonly killed: number;
  readonly troubled: number;
  readonly items: number;
  readonly comments: number;
  readonly expectedComments: number;
  /** Issues that Hearth opened itself: what it observed, and the report. Each is one more text of its own. */
  readonly ownIssues: number;
  readonly observed: number;
  readonly violations: number;
  readonly errors: number;
}

export async function count(parts: Parts, memory: Memory): Promise<{ tally: Tally; mismatches: readonly string[] }> {
  const { twin, crew, database } = parts;
  const deliveries = [...memory.deliveries.values()];
  const settled = await settledGuids(database);
  const lost = new Set(deliveries.map(({ guid }) => guid).filter((guid) => !settled.has(guid)));
  const rows = await loadRows(database);
  const confirmed = new Set(rows.flatMap(({ actions }) => actions.flatMap(({ githubId }) => githubId ?? [])));
  const threads = itemsOf(parts).map((item) => ({
    ...item,
    own: twin.comments(item.repo, item.number).filter(({ viaApp }) => viaApp),
  }));
  const tally: Tally = {
    deliveries: deliveries.length,
    lost: lost.size,
    redelivered: deliveries.length - new Set(deliveries.map(({ request }) => JSON.stringify(request.payload))).size,
    notArrived: deliveries.filter((one) => one.status_code >= 300).length,
    killed: crew.killed.length,
    troubled: twin.requests.filter(({ status }) => status === 0 || status >= 500).length,
    items: threads.length,
    comments: threads.flatMap(({ own }) => own).length,
    expectedComments: [...memory.expected.values()].reduce((sum, { comments }) => sum + comments, 0),
    ownIssues: threads.filter(({ viaApp }) => viaApp).length,
    observed: rows.flatMap(({ actions }) => actions).filter(({ state }) => state === 'would').length,
    violations: twin.violations.length,
    errors: crew.errors.length,
  };
  const mismatches = [
    ...memory.mismatches,
    ...threads.flatMap((item) => {
      const expected = memory.expected.get(keyOf(item))?.comments ?? 0;
      const wrong =
        item.own.length === expected ? [] : [`${keyOf(item)}: ${item.own.length} comments, not ${expected}`];
      const unnoted = item.own.filter(({ id }) => !confirmed.has(id));
      return [...wrong, ...unnoted.map(({ id }) => `${keyOf(item)}: Hearth's records do not know its comment ${id}`)];
    }),
    ...twice(threads.filter(({ viaApp }) => viaApp)).map((title) => `Hearth opened "${title}" twice`),
    ...[...lost].map((guid) => `the delivery ${guid} was never handled`),
    ...twin.violations.map(({ method, path, reason }) => `GitHub would refuse ${method} ${path}: ${reason}`),
    ...crew.errors.map((error) => `a worker logged an error: ${error}`),
  ];
  return { tally, mismatches: [...new Set(mismatches)] };
}

export function inWords(tally: Tally, killed: readonly { readonly pid: number }[]): Readonly<Record<string, string>> {
  const { deliveries, redelivered, notArrived, lost } = tally;
  return {
    deliveries: `${deliveries} sent, ${redelivered} of them again, ${notArrived} never arrived; ${lost} lost`,
    'workers killed':
      killed.length === 0 ? 'none' : `${killed.length} (pid ${killed.map(({ pid }) => pid).join(', ')})`,
    'troubled requests': `${tally.troubled} that GitHub answered with an error, or not at all`,
    items: `${tally.items}, and ${tally.observed} ${tally.observed === 1 ? 'act' : 'acts'} only observed`,
    comments: `${tally.comments} written, ${tally.expectedComments} expected${and(tally.ownIssues)}`,
    'refused by the rules': `${tally.violations} requests that the published GitHub API would not accept`,
  };
}

const and = (issues: number) =>
  issues === 0 ? '' : `; and ${issues === 1 ? 'one issue' : `${issues} issues`} of its own`;

function twice(issues: readonly { readonly repo: string; readonly title: string }[]): readonly string[] {
  const names = issues.map(({ repo, title }) => `${repo}: ${title}`);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** All issues and pull requests of the community, oldest first in each repository. */
export function itemsOf({ twin }: Pick<Parts, 'twin'>) {
  return [...twin.state.repositories.values()].flatMap((repository) => {
    const owner = twin.state.accounts.get(repository.ownerId)?.login ?? '';
    const repo = `${owner}/${repository.name}`;
    return repository.items.all().map((item) => ({
      repo,
      repository: repository.id,
      number: item.number,
      title: item.title,
      author: twin.state.accounts.get(item.authorId)?.login ?? 'ghost',
      kind: item.pull === undefined ? ('issue' as const) : ('pull request' as const),
      viaApp: item.viaApp,
      body: item.body ?? '',
      openedAt: new Date(item.createdAt),
      state: item.pull?.mergedAt != null ? 'merged' : item.state,
    }));
  });
}
