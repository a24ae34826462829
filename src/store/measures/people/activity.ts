// Who was active on which days, and who contributed for the first time: one pass over the acts of half a year, a look at the
// past of each account that was met in it, and what the firsts were. Windows that overlap share the pass.
import type { Frame } from '../../../metrics/frame.js';
import { firstKinds, othersItemsOnly, ownKinds, stewardKinds } from '../../../metrics/people/acts.js';
import type { Activity, FirstAct } from '../../../metrics/people/samples.js';
import type { ActKind } from '../../../core/fact.js';
import type { Database } from '../../database.js';
import { accountsOf, lensOf, metOf, seenFrom } from './activity-accounts.js';
import type { MetRow, Seen } from './activity-accounts.js';
import { BEGUN, MET, PULLS } from './activity-statements.js';
import { spansOf, viewOf } from './activity-windows.js';
import type { Span, View } from './activity-windows.js';

/** A second contribution is one within so many seconds; so long before a window a first may matter to it. */
const MONTH = 30 * 86_400;

const onAnyItem = (kind: ActKind) => !othersItemsOnly.includes(kind);
const ANY_ITEM = ownKinds.filter(onAnyItem);
const OTHERS = [...ownKinds.filter((kind) => !onAnyItem(kind)), ...stewardKinds].filter(
  (kind) => kind !== 'comment_deleted',
);

export async function activities(database: Database, frames: readonly Frame[]): Promise<readonly Activity[]> {
  const views = frames.map(viewOf);
  // A year ago lies apart: both are asked for at once, for this is what a report waits for longest.
  const spans = await Promise.all(spansOf(views).map((span) => activitiesIn(span, database)));
  const found = new Map(spans.flatMap((span) => [...span]));
  return views.flatMap((view) => found.get(view) ?? []);
}

async function activitiesIn(span: Span, database: Database): Promise<ReadonlyMap<View, Activity>> {
  const met = metOf(await database.rows<MetRow & object>(MET, valuesOf(span)), span);
  const seen = span.views.map((view) => {
    const lens = lensOf(view, span);
    return met.map((one) => seenFrom(lens, one)).filter((one) => one !== null);
  });
  const firsts = await firstsOf({ seen, span }, database);
  const pulls = await pullsOf({ seen, span }, database);
  return new Map(
    span.views.map((view, index) => {
      const told = { first: firsts[index] ?? new Map(), pulls: pulls[index] ?? new Map() };
      const { lastDay, fromDay, sinceDay } = view;
      return [view, { lastDay, fromDay, sinceDay, accounts: accountsOf(seen[index] ?? [], told) }];
    }),
  );
}

function valuesOf({ views, bounds, ends }: Span): readonly unknown[] {
  const last = views.find(({ to }) => to === ends.at(-1))?.frame;
  const instants = bounds.map((bound) => new Date(bound * 1_000).toISOString());
  return [last?.repositories, last?.to, instants, ends, ownKinds, ANY_ITEM, OTHERS, othersItemsOnly, last?.knownIn];
}

/** What was seen from each of the views, in the order of the span. */
interface Views {
  readonly seen: readonly (readonly Seen[])[];
  readonly span: Span;
}

type Act = NonNullable<FirstAct['act']>;

/** What is asked of somebody's first contribution. */
interface Ask {
  readonly person: number;
  readonly at: number;
  readonly until: number;
}

/**
 * What the firsts of those were who came in the 30 days before a window or in it, by account. Asked once each where nothing
 * that somebody did was on an item that left between the ends, which could make another act the first.
 */
async function firstsOf({ seen, span }: Views, database: Database): Promise<readonly ReadonlyMap<number, Act>[]> {
  const asks: Ask[] = [];
  const once = new Map<number, Ask>();
  const wanted = span.views.map((view, index) => {
    const { since, before } = wantedFirsts(view);
    const found: Ask[] = [];
    for (const { met, firstAt } of seen[index] ?? []) {
      if (firstAt === null || firstAt < since || firstAt >= before) continue;
      const known = met.stayed ? once.get(met.person) : undefined;
      const ask = known ?? { person: met.person, at: firstAt, until: met.stayed ? (span.ends.at(-1) ?? 0) : view.to };
      if (known === undefined) asks.push(ask);
      if (met.stayed) once.set(met.person, ask);
      found.push(ask);
    }
    return found;
  });
  const told = await begunOf(asks, span, database);
  return span.views.map(({ to }, index) => {
    const firsts = new Map<number, Act>();
    for (const ask of wanted[index] ?? []) {
      const act = told.get(ask);
      // Whose thirty days did not end by then may still come again.
      if (act !== undefined) firsts.set(ask.person, ask.at < to - MONTH ? act : { ...act, secondAt: null });
    }
    return firsts;
  });
}

/** At a glance it is only asked who came again (M10), of those whose 30 days ended in the window. */
function wantedFirsts({ frame: { glance }, from, to }: View): { readonly since: number; readonly before: number } {
  if (glance === undefined) return { since: from - MONTH, before: to };
  return glance.includes('M10') ? { since: from - MONTH, before: to - MONTH } : { since: to, before: to };
}

async function begunOf(asks: readonly Ask[], { views }: Span, database: Database): Promise<ReadonlyMap<Ask, Act>> {
  const rows = await database.rows<Act & { readonly n: number }>(BEGUN, [
    views[0]?.frame.repositories,
    firstKinds,
    asks.map(({ person }) => person),
    asks.map(({ at }) => at),
    ownKinds,
    asks.map(({ until }) => new Date(until * 1_000).toISOString()),
  ]);
  const told = new Map<Ask, Act>();
  for (const { n, kind, repository, number, secondAt } of rows) {
    const ask = asks[n - 1];
    if (ask !== undefined) told.set(ask, { kind, repository, number, secondAt });
  }
  return told;
}

/** How many pull requests those opened before who came back, by account. */
async function pullsOf({ seen, span }: Views, database: Database): Promise<readonly ReadonlyMap<number, number>[]> {
  const asks = span.views.flatMap(({ frame }, index) => {
    const asked = frame.glance === undefined ? (seen[index] ?? []) : [];
    return asked.filter(({ back }) => back).map(({ met }) => ({ index, person: met.person, from: frame.from }));
  });
  const rows = await database.rows<{ n: number; count: number }>(PULLS, [
    span.views[0]?.frame.knownIn,
    asks.map(({ person }) => person),
    asks.map(({ from }) => from),
  ]);
  const found = span.views.map(() => new Map<number, number>());
  for (const { n, count } of rows) {
    const ask = asks[n - 1];
    if (ask !== undefined) found[ask.index]?.set(ask.person, count);
  }
  return found;
}
