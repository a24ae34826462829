// Compares what is there in the end with what the oracle expects: what is lost, what is there twice, what nobody expected.
import type { GitHubState, SeenComment, SeenItem, SeenTown } from './github-state.js';
import type { InboxLook } from './inbox-look.js';
import { expectedOf } from './oracle.js';
import type { ExpectedItem, Said } from './oracle.js';
import type { Community } from './script.js';

export interface Finding {
  /** Of the invariants of docs/chaos.md. */
  readonly invariant: `I${number}`;
  readonly what: 'lost' | 'twice' | 'other';
  readonly text: string;
  /** The item that it is about. */
  readonly item?: ItemPlace;
}

export interface ItemPlace {
  readonly installation: number;
  readonly number: number;
}

export function compare(script: readonly Community[], { towns }: GitHubState): readonly Finding[] {
  return script.flatMap((community, index) => compareTown(community, towns[index]!));
}

function compareTown(community: Community, seen: SeenTown): readonly Finding[] {
  const found = compareItems(community, seen);
  const { ownIssues } = expectedOf(community);
  const count = seen.ownIssues.length;
  if (count === ownIssues) return found;
  const text = `${community.login}: ${count} issues of Hearth's own instead of ${ownIssues}`;
  return [...found, { invariant: 'I5', what: count > ownIssues ? 'twice' : 'lost', text }];
}

/** How the items of a community stand after the rounds that it has. */
export function compareItems(
  community: Community,
  { items: all, installation }: Pick<SeenTown, 'items' | 'installation'>,
): readonly Finding[] {
  const items = new Map(all);
  return [...expectedOf(community).items].flatMap(([name, wanted]) => {
    const item = items.get(name);
    const where = `${community.login} (${community.kind}) "${name}"`;
    if (item === undefined) return [];
    return compareItem(where, wanted, item).map((found) => ({ ...found, item: { installation, number: item.number } }));
  });
}

function compareItem(where: string, wanted: ExpectedItem, seen: SeenItem): readonly Finding[] {
  return [
    ...compareSaid(where, wanted.said, seen),
    ...plain(where, 'labels', wanted.labels, seen.labels),
    ...plain(where, 'assignees', wanted.assignees, seen.assignees),
    ...plain(where, 'state', [wanted.state], [seen.state]),
    ...plain(where, 'title', [wanted.title], [seen.title]),
    ...plain(where, 'reactions', reactionsIn(wanted.reactions), reactionsIn(seen.reactions)),
  ];
}

const reactionsIn = (reactions: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(reactions)
    .flatMap(([subject, list]) => list.map((one) => `${subject}: ${one}`))
    .sort();

function plain(where: string, field: string, wanted: readonly string[], seen: readonly string[]): readonly Finding[] {
  if (wanted.join() === seen.join()) return [];
  const isLost = wanted.some((one) => !seen.includes(one));
  const text = `${where}: ${field} are [${seen.join(', ')}] instead of [${wanted.join(', ')}]`;
  return [{ invariant: isLost ? 'I2' : 'I5', what: isLost ? 'lost' : 'other', text }];
}

function compareSaid(where: string, wanted: readonly Said[], seen: SeenItem): readonly Finding[] {
  const said = seen.comments.flatMap((comment): readonly string[] => {
    const what = whatIsSaid(comment, seen.author);
    return what.length > 0 ? what : [`something else: ${comment.body.slice(0, 200)}`];
  });
  const all = [...new Set<string>([...wanted, ...said])];
  return all.flatMap((what): readonly Finding[] => {
    const times = said.filter((one) => one === what).length;
    const expected = wanted.filter((one) => one === what).length;
    if (times === expected) return [];
    const text = `${where}: "${what}" is there ${times} times instead of ${expected}`;
    if (times < expected) return [{ invariant: 'I2', what: 'lost', text }];
    return [{ invariant: expected > 0 ? 'I4' : 'I5', what: expected > 0 ? 'twice' : 'other', text }];
  });
}

/** A greeting counts only where it calls the right person. */
function whatIsSaid({ body }: SeenComment, author: string): readonly (Said | 'greeting of somebody else')[] {
  const said: (Said | 'greeting of somebody else')[] = [];
  const greeting = (found: Said) => said.push(body.includes(`@${author}`) ? found : 'greeting of somebody else');
  if (body.includes('your first issue')) greeting('greeting: issue');
  if (body.includes('your first pull request')) greeting('greeting: pull_request');
  if (body.includes('your first merged pull request')) greeting('greeting: merge');
  if (body.includes('there is no label')) said.push('refusal');
  return said;
}

/** Comments that were made more than once for one cause, also where one of them was taken away again: by their marks. */
export function rawDuplicates({ writes }: GitHubState): number {
  const made = new Map<string, number>();
  for (const { method, path, status, body, installation } of writes) {
    const text = (body as { body?: unknown } | undefined)?.body;
    if (method !== 'POST' || typeof text !== 'string' || ![201, 200].includes(status)) continue;
    const mark = /<!-- hearth:[0-9a-f]+ -->/.exec(text)?.[0] ?? text;
    const key = `${installation ?? 0} ${path} ${mark}`;
    made.set(key, (made.get(key) ?? 0) + 1);
  }
  return [...made.values()].reduce((sum, times) => sum + times - 1, 0);
}

/** Every comment of Hearth's has its act on record, with the delivery and the reason that it rests on. */
export async function audited({ towns }: GitHubState, look: InboxLook): Promise<readonly Finding[]> {
  const acts = await look.acts();
  const byId = new Map(acts.map((act) => [act.githubId, act]));
  const comments = towns.flatMap(({ items }) => items.flatMap(([, item]) => item.comments));
  const unknown = comments.flatMap(({ id, body }): readonly Finding[] => {
    const act = byId.get(id);
    if (act !== undefined && act.guid !== '' && act.because !== null) return [];
    return [{ invariant: 'I9', what: 'other', text: `comment ${id} is nobody's act: ${body.slice(0, 100)}` }];
  });
  const open = acts.filter(({ state }) => state === 'planned' || state === 'sent');
  return [
    ...unknown,
    ...open.map(({ kind, state, guid, row }): Finding => {
      return { invariant: 'I9', what: 'other', text: `an act has no end: ${kind}, ${state}, of ${guid} (${row})` };
    }),
  ];
}
