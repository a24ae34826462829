// What the page shows, gathered: GitHub's items from the twin, Hearth's reasons from its own tables, the demo's notes.
import { explain } from '../../src/core/explain.js';
import type { Because } from '../../src/core/action.js';
import type { Feature } from '../../src/core/feature.js';
import { loadRows } from '../audit.js';
import type { Done, Row } from '../audit.js';
import type { Memory, Note, Parts } from '../stage.js';
import { HEROINE } from '../story.js';
import { itemsOf } from '../tally.js';

export interface Source extends Pick<Parts, 'twin' | 'database' | 'features' | 'clock'> {
  readonly memory: Memory;
  readonly progress: () => { readonly told: number; readonly of: number };
}

export interface Reason {
  readonly feature: string;
  /** The sentence behind the code. */
  readonly because: string;
  readonly rule: string | null;
  /** What became of it: `applied`, `would`, `silent`, `done before`. */
  readonly state: string;
}

export interface Shown {
  readonly author: string;
  readonly body: string;
  readonly viaApp: boolean;
  readonly reasons: readonly Reason[];
}

export type ItemView = ReturnType<typeof itemsOf>[number] & {
  readonly comments: readonly Shown[];
  /** What broke on the way, and what mended it. */
  readonly notes: readonly Note[];
  /** Decisions that led to no comment. */
  readonly silent: readonly Reason[];
};

export type Entry =
  | ({ readonly kind: 'note' } & Note)
  | {
      readonly kind: 'event';
      readonly at: Date;
      readonly item: ItemView;
      readonly what: string;
      readonly again: boolean;
      readonly reasons: readonly Reason[];
      readonly said: string | null;
    };

export interface View {
  readonly person: string;
  readonly entries: readonly Entry[];
  readonly items: readonly ItemView[];
  readonly told: number;
  readonly of: number;
}

const DEEDS: Readonly<Record<string, string>> = {
  'issue.opened': 'opened an issue',
  'pull_request.opened': 'opened a pull request',
  'pull_request.merged': 'had a pull request merged',
};

export async function gather(source: Source): Promise<View> {
  const rows = await loadRows(source.database);
  const items = itemsOf(source).map((item): ItemView => viewOf(item, rows, source));
  const events = rows.filter((row) => row.author === HEROINE && row.kind in DEEDS && !row.delayed);
  const entries = [
    ...events.flatMap((row, index) => entryOf(row, events.slice(0, index), items, source)),
    ...source.memory.notes
      .filter((note) => items.some((item) => isAt(item, note) && item.author === HEROINE))
      .map((note): Entry => ({ kind: 'note', ...note })),
  ];
  entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  return { person: HEROINE, entries, items, ...source.progress() };
}

const isAt = (item: { repo: string; number: number }, place: { repo: string; number: number }) =>
  item.repo === place.repo && item.number === place.number;

function viewOf(item: ReturnType<typeof itemsOf>[number], rows: readonly Row[], source: Source): ItemView {
  const { twin, features } = source;
  const own = rows.filter((row) => row.repository === item.repository && row.number === item.number);
  const actions = rows.flatMap((row) => row.actions);
  const comments = twin.comments(item.repo, item.number).map(({ id, login, body, viaApp }): Shown => {
    const done = viaApp ? actions.filter((action) => action.githubId === id && action.kind !== 'issue') : [];
    return { author: login, body, viaApp, reasons: done.map((action) => reasonOf(action, features)) };
  });
  const silent = own.flatMap((row) =>
    row.outcomes
      .filter((outcome) => !row.actions.some((done) => done.feature === outcome.feature && done.state === 'applied'))
      .map((outcome) => silenceOf(row, outcome, features)),
  );
  // An issue of Hearth's own has its reason on itself.
  const made = item.viaApp ? actions.filter((done) => done.kind === 'issue' && done.githubId === item.number) : [];
  const body: Shown[] = item.viaApp
    ? [{ author: item.author, body: item.body, viaApp: true, reasons: made.map((done) => reasonOf(done, features)) }]
    : [];
  const notes = source.memory.notes.filter((note) => isAt(item, note));
  return { ...item, comments: [...body, ...comments], notes, silent };
}

function reasonOf({ feature, because, rule, state }: Done, features: readonly Feature[]): Reason {
  return { feature, because: sentence(feature, because, features), rule, state };
}

/** A reason to act without an act of this row: its effect key was taken by an earlier one. */
const WITHOUT_ACT: Readonly<Record<string, string>> = { greeted: 'done before', waits: 'waits' };

function silenceOf(row: Row, { feature, because }: Row['outcomes'][number], features: readonly Feature[]): Reason {
  const would = row.actions.find((done) => done.feature === feature);
  const state = would?.state ?? WITHOUT_ACT[because.code] ?? 'silent';
  return { feature, because: sentence(feature, because, features), rule: would?.rule ?? null, state };
}

function sentence(feature: string, because: Because, features: readonly Feature[]): string {
  const known = features.find(({ name }) => name === feature);
  return known === undefined ? because.code : explain(known, because, 'en');
}

function entryOf(row: Row, before: readonly Row[], items: readonly ItemView[], { twin, features }: Source): Entry[] {
  const item = items.find((one) => one.repository === row.repository && one.number === row.number);
  if (item === undefined || row.decidedAt === null) return [];
  const again = before.some(
    (one) => one.kind === row.kind && one.number === row.number && one.repository === row.repository,
  );
  const made = row.actions.find(({ state, githubId }) => state === 'applied' && githubId !== null);
  const said = twin.comments(item.repo, item.number).find(({ id }) => id === made?.githubId)?.body ?? null;
  const reasons = row.outcomes.map((outcome) => {
    const done = row.actions.find(({ feature }) => feature === outcome.feature);
    return done === undefined ? silenceOf(row, outcome, features) : reasonOf(done, features);
  });
  return [{ kind: 'event', at: row.decidedAt, item, what: DEEDS[row.kind] ?? row.kind, again, reasons, said }];
}
