// What the page shows, gathered: GitHub's items from the twin, Hearth's reasons from its own tables, the demo's notes.
import type { Feature } from '../../src/core/feature.js';
import { loadRows } from '../audit.js';
import type { Done, Row } from '../audit.js';
import { hasMade, lineOf } from '../hear.js';
import { keyOf } from '../scene.js';
import type { Chapter } from '../scene.js';
import { HEROINE, story } from '../story.js';
import { itemsOf } from '../tally.js';
import { reasonOf, silenceOf, unique } from './reason.js';
import type { Reason } from './reason.js';
import type { ItemView, Shown, Source } from './item-view.js';
import { timeLine } from './time-line.js';
import type { Entry } from './time-line.js';

export interface ChapterView extends Pick<Chapter, 'id' | 'title' | 'about'> {
  readonly items: readonly ItemView[];
  /** What Hearth wrote, for its card. */
  readonly quote: { readonly item: ItemView; readonly line: string; readonly reason: Reason | undefined } | undefined;
}

export interface View {
  readonly person: string;
  readonly entries: readonly Entry[];
  readonly chapters: readonly ChapterView[];
  /** Items from before Hearth came. */
  readonly before: readonly ItemView[];
  readonly told: number;
  readonly of: number;
}

export async function gather(source: Source): Promise<View> {
  const { memory, progress } = source;
  const rows = await loadRows(source.database);
  const items = itemsOf(source)
    .map((item): ItemView => viewOf(item, rows, source))
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  const beganBefore = ({ openedAt }: ItemView) => memory.begun.findLast(({ at }) => at <= openedAt)?.id;
  const chapters = story.map((chapter) =>
    chapterOf(
      chapter,
      items.filter((item) => beganBefore(item) === chapter.id),
    ),
  );
  const before = items.filter((item) => beganBefore(item) === undefined);
  return { person: HEROINE, entries: timeLine(HEROINE, rows, items, source), chapters, before, ...progress() };
}

function chapterOf({ id, title, about, quote }: Chapter, items: readonly ItemView[]): ChapterView {
  const quotes = items.flatMap((item) =>
    item.comments
      .filter(({ viaApp }) => viaApp)
      .map(({ body, reasons }) => ({
        item,
        line: lineOf(body, quote),
        reason: reasons.find(({ feature }) => feature === id),
      })),
  );
  return { id, title, about, items, quote: quotes.find(({ line }) => quote.test(line)) };
}

function viewOf(item: ReturnType<typeof itemsOf>[number], rows: readonly Row[], source: Source): ItemView {
  const { twin, features, memory } = source;
  const here = rows.filter((row) => row.repository === item.repository);
  const own = here.filter((row) => row.number === item.number);
  const applied = here.flatMap((row) => row.actions).filter(({ state }) => state === 'applied');
  const comments = twin.comments(item.repo, item.number).map(({ id, login, body, viaApp }): Shown => {
    const done = applied.filter((action) => viaApp && action.githubId === id && action.act.kind !== 'issue');
    return { author: login, body, viaApp, reasons: unique(done.map((action) => reasonOf(action, features))) };
  });
  // An issue of Hearth's own has its reason on itself.
  const made = applied.filter((done) => item.viaApp && hasMade(done, item.number));
  const reasons = made.map((done) => reasonOf(done, features));
  const body: Shown[] = item.viaApp ? [{ author: item.author, viaApp: true, body: item.body, reasons }] : [];
  return {
    ...item,
    labels: twin.labels(item.repo, item.number),
    labelled: own.flatMap(({ actions }) => actions).flatMap((done) => labelled(done, features)),
    comments: [...body, ...comments],
    notes: memory.notes.filter((note) => keyOf(note) === keyOf(item)),
    ...silences(own, memory.expected.get(keyOf(item))?.because, features),
  };
}

function labelled(done: Done, features: readonly Feature[]): ItemView['labelled'] {
  if (done.act.kind !== 'label' || done.state !== 'applied') return [];
  const { add, remove } = done.act;
  const what = [...add.map((label) => `put on ${label}`), ...remove.map((label) => `took off ${label}`)].join(', ');
  return [{ what, reason: reasonOf(done, features) }];
}

/** What was decided and led to nothing; first what the story is about. */
function silences(rows: readonly Row[], expected: string | undefined, features: readonly Feature[]) {
  const outcomes = rows.flatMap((row) =>
    row.outcomes
      .filter(({ because }) => because.code !== 'not_concerned')
      .filter(({ feature }) => !row.actions.some((done) => done.feature === feature && done.state === 'applied'))
      .map((outcome) => ({ code: outcome.because.code, reason: silenceOf(row, outcome, features) })),
  );
  const isTold = ({ code, reason }: (typeof outcomes)[number]) => code === expected || reason.state === 'would';
  return {
    silent: unique(outcomes.filter(isTold).map(({ reason }) => reason)),
    besides: unique(outcomes.filter((one) => !isTold(one)).map(({ reason }) => reason)),
  };
}
