// What happened to one person: what they did, what was decided about it, what Hearth said, and what broke on the way.
import type { Done, Row } from '../audit.js';
import { sectionOf } from '../hear.js';
import { keyOf } from '../scene.js';
import type { Note } from '../parts.js';
import { reasonOf, silenceOf } from './reason.js';
import type { Reason } from './reason.js';
import type { ItemView, Source } from './item-view.js';

export type Entry =
  | ({ readonly kind: 'note' } & Note)
  | {
      readonly kind: 'event';
      readonly at: Date;
      readonly item: ItemView;
      readonly what: string;
      readonly again: boolean;
      readonly reasons: readonly Reason[];
      readonly said: readonly string[];
    };

const DEEDS: Readonly<Record<string, string>> = {
  'issue.opened': 'opened an issue',
  'pull_request.opened': 'opened a pull request',
  'pull_request.merged': 'had a pull request merged',
};

export function timeLine(
  person: string,
  rows: readonly Row[],
  items: readonly ItemView[],
  source: Source,
): readonly Entry[] {
  const own = items.filter(({ author }) => author === person);
  const isTold = (row: Row) => row.kind in DEEDS || (row.kind === 'comment.created' && speaks(row));
  const events = rows.filter((row) => row.author === person && !row.delayed && isTold(row));
  const entries = [
    ...events.flatMap((row, index) => entryOf([row, ...labelsOf(row, rows)], events.slice(0, index), own, source)),
    ...source.memory.notes
      .filter((note) => own.some((item) => keyOf(item) === keyOf(note)))
      .map((note): Entry => ({ kind: 'note', ...note })),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whether Hearth answered it by a comment. */
const speaks = ({ actions }: Row) => actions.some(({ act, state }) => act.kind === 'comment' && state === 'applied');

const isAtOne = (one: Row, other: Row) => one.repository === other.repository && one.number === other.number;

/** The labels of a form come with an opening, and GitHub tells of them apart: whichever is handled first is answered. */
const labelsOf = (opened: Row, rows: readonly Row[]) =>
  opened.kind !== 'issue.opened'
    ? []
    : rows.filter((row) => row.kind === 'item.labeled' && row.actor === opened.actor && isAtOne(row, opened));

/** One thing that happened, and what belongs to it. */
function entryOf(
  [row, ...more]: readonly [Row, ...Row[]],
  before: readonly Row[],
  items: readonly ItemView[],
  source: Source,
): readonly Entry[] {
  const item = items.find((one) => one.repository === row.repository && one.number === row.number);
  if (item === undefined || row.decidedAt === null) return [];
  const again = before.some((one) => isAtOne(one, row) && isSame(one, row));
  const what =
    DEEDS[row.kind] === undefined
      ? `${row.actor ?? 'ghost'} wrote "${row.words ?? ''}"`
      : `${item.author} ${DEEDS[row.kind]}`;
  return [{ kind: 'event', at: row.decidedAt, item, what, again, ...answerTo([row, ...more], item, source) }];
}

const isSame = (one: Row, other: Row) =>
  one.kind === other.kind && one.actor === other.actor && one.words === other.words;

/** What Hearth said, and why; where it said nothing, why it did not greet. */
function answerTo(
  rows: readonly Row[],
  item: ItemView,
  { twin, features }: Source,
): Pick<Extract<Entry, { kind: 'event' }>, 'said' | 'reasons'> {
  const texts = twin.comments(item.repo, item.number);
  const textOf = ({ act, githubId, feature }: Done) => {
    const comment =
      act.kind === 'comment' || act.kind === 'status' ? texts.find(({ id }) => id === githubId) : undefined;
    return comment === undefined ? [] : [sectionOf(comment.body, feature)];
  };
  const applied = rows
    .flatMap(({ actions }) => actions)
    .filter((done) => done.state === 'applied' && textOf(done).length > 0);
  // A status comment is edited as time goes on: it stands here only where nothing else was said.
  const comments = applied.filter(({ act }) => act.kind === 'comment');
  const spoken = comments.length > 0 ? comments : applied;
  if (spoken.length > 0) {
    const reasons = new Map(spoken.map((done) => [done.feature, reasonOf(done, features)]));
    return { said: spoken.flatMap(textOf), reasons: [...reasons.values()] };
  }
  const silent = rows.flatMap((row) =>
    row.outcomes.filter(({ feature }) => feature === 'welcome').map((outcome) => silenceOf(row, outcome, features)),
  );
  return { said: [], reasons: silent };
}
