// The last real items of a repository, decided again under two configurations: what would be done otherwise. Nothing is
// written: neither to GitHub, nor to the audit, the inbox or the ledger.
import type { Config } from '../../config/resolve.js';
import type { Association, Item, ItemEvent, ItemEventKind, Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { Feature } from '../../core/feature.js';
import type { Difference, Replayed } from '../../core/config-question.js';
import { isInsider } from '../../core/maintainer.js';
import { draftAt, labelsAt, stateAt } from './as-of.js';
import { compare } from './describe.js';
import type { GitHubRead, ItemText, LastItem, Ledger } from '../ports.js';
import { createAnswersThen } from './answers-then.js';
import { doneBy } from './turns.js';
import type { Scene } from './turns.js';

/** As many as GitHub tells the words of in one request. */
const MOST_ITEMS = 100;

/** What is decided about again, in the ledger's words; for what it does not tell, a replay would only guess. */
const REPLAYED: readonly ItemEventKind[] = ['issue.opened', 'pull_request.opened', 'pull_request.merged'];

export interface ReplaySources {
  readonly ledger: Ledger;
  readonly github: { installation(id: number, toldAt?: Date): Promise<GitHubRead> };
  readonly features: readonly Feature[];
  readonly now: Date;
  readonly toldAt?: Date;
}

export interface ReplayOf {
  readonly repository: Repository;
  readonly installation: number;
  /** Null: there is no file. */
  readonly before: Config | null;
  readonly after: Config | null;
  /** How many items, at most 100. */
  readonly items: number;
}

/**
 * Decides about each item again as its events happened, and tells the items that are handled otherwise, newest first. What
 * was said and done by then counts, and nothing after; titles and bodies are as they are now, membership too. An item about
 * which GitHub refuses an answer is left out and not counted. Throws RateLimited and Unavailable.
 */
export async function replay(sources: ReplaySources, given: ReplayOf): Promise<Replayed> {
  const { ledger, github, features, now, toldAt } = sources;
  const { repository, installation, before, after } = given;
  const known = await ledger.lastItems(repository.id, Math.min(given.items, MOST_ITEMS));
  if (known.length === 0) return { items: 0, differences: [] };
  const read = () => github.installation(installation, toldAt);
  const texts = await textsOf(await read(), repository);
  const titles = new Map([...texts].map(([number, { title }]) => [number, title]));
  const answers = createAnswersThen({ ledger, read, installation, features, items: known, titles, now });
  const scene: Replaying = { ...given, features, answers, now, language: (before ?? after)?.language ?? 'en' };
  const differences: Difference[] = [];
  let items = 0;
  for (const item of known) {
    const text = texts.get(item.number);
    const compared = await compareOn(scene, item, text);
    if (compared === 'left out') continue;
    items += 1;
    const { number, kind } = item;
    if (compared !== null) differences.push({ number, kind, url: text?.url ?? '', ...compared });
  }
  return { items, differences };
}

/** The words of the newest items: one request. Where GitHub keeps them to itself (issues are switched off), there are none. */
async function textsOf(read: GitHubRead, repository: Repository): Promise<ReadonlyMap<number, ItemText>> {
  try {
    const texts = await read.texts(repository, MOST_ITEMS);
    return new Map(texts.map((text) => [text.number, text]));
  } catch (error) {
    if (error instanceof Refused) return new Map();
    throw error;
  }
}

type Replaying = ReplayOf & Scene;

async function compareOn(scene: Replaying, item: LastItem, text: ItemText | undefined) {
  const events = eventsOf(scene, item, text);
  try {
    const before = await doneBy(scene.before, scene, item, events);
    const after = await doneBy(scene.after, scene, item, events);
    return compare(before, after);
  } catch (error) {
    if (error instanceof Refused) return 'left out';
    throw error;
  }
}

/** What happened to the item, as it was told then. */
function eventsOf(scene: ReplayOf, item: LastItem, text: ItemText | undefined): readonly ItemEvent[] {
  const { repository, installation } = scene;
  const opened = { kind: 'opened', at: item.openedAt, person: item.author };
  return [opened, ...item.happened].flatMap(({ kind: what, at, person }) => {
    const kind = REPLAYED.find((one) => one === `${item.kind}.${what}`);
    if (kind === undefined) return [];
    return [{ kind, installation, repository, actor: person, at, item: itemAt(item, text, at) }];
  });
}

function itemAt(item: LastItem, text: ItemText | undefined, at: string): Item {
  const { kind, number, author, openedAt, lines, happened } = item;
  return {
    kind,
    number,
    author,
    association: associationOf(item, text),
    title: text?.title ?? '',
    body: text?.body ?? '',
    url: text?.url ?? '',
    ...stateAt(happened, at),
    draft: draftAt(happened, item.draft, at),
    labels: labelsAt(happened, at),
    openedAt,
    updatedAt: at,
    mergedAt: happened.find((one) => one.kind === 'merged' && one.at <= at)?.at ?? null,
    lines,
    answerable: null,
    // Which commit was its head then, nobody keeps.
    head: null,
    base: null,
  };
}

/**
 * GitHub's word for the author as it was told then. Where it was not told, its word of today counts only for those who
 * belong here: that somebody has contributed by today says nothing of then.
 */
function associationOf({ association }: LastItem, text: ItemText | undefined): Association {
  if (association !== null) return association;
  return text !== undefined && isInsider(text.association) ? text.association : 'NONE';
}
