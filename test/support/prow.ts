// Prow's rules over one item at a time, as pure functions: its labels, title and state, and every comment that Prow posts.
// Written from the behaviour of kubernetes-sigs/prow (pkg/plugins/…, named at each rule), as kubernetes/test-infra configures
// it (config/prow/plugins.yaml). It shares nothing with Hearth, so that it can be held against it. Left out are the plugins
// for which Hearth has no counterpart: approve, lgtm, size, blunderbuss, trigger; they would only add comments.
import type { BusyYear, Life, Step } from './busy-year-words.js';
import { commandPlugins } from './prow-commands.js';
import { labelsForFiles } from './prow-owners.js';

/** A rule of `require_matching_label`. */
export interface RequiredLabel {
  readonly missingLabel: string;
  readonly regexp: RegExp;
  /** Whether Prow says that it is missing, by a comment. */
  readonly comments: boolean;
}

export interface ProwWorld {
  readonly year: BusyYear;
  readonly required: readonly RequiredLabel[];
  /** Labels besides those of families that `/label` takes. */
  readonly additionalLabels: readonly string[];
  /** Whom the welcome plugin knows, by their earlier pull requests here. Grows. */
  readonly knownAuthors: Set<string>;
}

/** An item as it stands. Comments are named by their plugin. */
export interface ProwItem {
  readonly isPull: boolean;
  author: string;
  title: string;
  state: 'open' | 'closed';
  readonly labels: Set<string>;
  readonly comments: string[];
  /** Of those comments, how many Prow deleted again. */
  pruned: number;
}

/** `kubernetes/ingress-nginx` has these rules for both kinds of items; `needs-sig` is `kubernetes/kubernetes`'s. */
export const REQUIRED: readonly RequiredLabel[] = [
  { missingLabel: 'needs-sig', regexp: /^(sig|wg|committee)\//, comments: true },
  { missingLabel: 'needs-triage', regexp: /^triage\/accepted$/, comments: true },
  { missingLabel: 'needs-kind', regexp: /^kind\//, comments: false },
  { missingLabel: 'needs-priority', regexp: /^priority\//, comments: false },
];

export function newItem(isPull: boolean): ProwItem {
  return { isPull, author: '', title: '', state: 'open', labels: new Set(), comments: [], pruned: 0 };
}

/** What becomes of an item when this happens to it, and all that Prow does about it is done. */
export function happen(world: ProwWorld, item: ProwItem, step: Step): void {
  const before = new Set(item.labels);
  const wasClosed = item.state === 'closed';
  byHand(item, step);
  const text = 'body' in step ? step.body : '';
  if (step.kind === 'open') welcome(world, item);
  if (item.isPull && (step.kind === 'open' || step.kind === 'push')) ownersLabel(world, item, step.files);
  if (text !== '') commandPlugins(world, item, { by: step.by, text });
  const isReopened = wasClosed && item.state === 'open';
  // owners-label listens to reopenings too, and finds nothing new: the files are as they were.
  requireLabels(world, item, step.kind === 'open' || isReopened ? null : changed(before, item.labels));
}

/** A whole life. The order of lives matters to the welcome alone. */
export function live(world: ProwWorld, life: Life): ProwItem {
  const item = newItem(life.isPull);
  for (const { step } of life.steps) happen(world, item, step);
  return item;
}

function byHand(item: ProwItem, step: Step): void {
  if (step.kind === 'open') {
    item.author = step.by;
    item.title = step.title;
    for (const label of step.labels) item.labels.add(label);
  }
  if (step.kind === 'edit') item.title = step.title;
  if (step.kind === 'label') item.labels.add(step.label);
  if (step.kind === 'unlabel') item.labels.delete(step.label);
  if (step.kind === 'close' || step.kind === 'merge') item.state = 'closed';
}

/** welcome.go: a first pull request in the repository, of somebody who is neither member nor collaborator, and no bot. */
function welcome({ year, knownAuthors }: ProwWorld, { isPull, author, comments }: ProwItem): void {
  if (!isPull || author === year.bot) return;
  if (!knownAuthors.has(author) && !year.members.includes(author)) comments.push('welcome');
  knownAuthors.add(author);
}

/** owners-label.go: what OWNERS files say of the changed files is added where the repository has it, and never withdrawn. */
function ownersLabel({ year }: ProwWorld, { labels }: ProwItem, files: readonly string[]): void {
  for (const label of labelsForFiles(year.tree, files)) if (year.labels.includes(label)) labels.add(label);
}

const changed = (before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] => [
  ...[...before].filter((label) => !now.has(label)),
  ...[...now].filter((label) => !before.has(label)),
];

/**
 * require-matching-label.go: at an opening or reopening (after the grace period) each rule is looked at, later those whose
 * pattern matches a label that came or went. The comment is deleted when a label matches.
 */
function requireLabels({ required }: ProwWorld, item: ProwItem, touched: readonly string[] | null): void {
  for (const { missingLabel, regexp, comments } of required) {
    if (touched !== null && !touched.some((label) => regexp.test(label))) continue;
    const matches = [...item.labels].some((label) => regexp.test(label));
    const isMissing = item.labels.has(missingLabel);
    if (matches && isMissing) {
      item.labels.delete(missingLabel);
      if (comments) item.pruned += 1;
    }
    if (!matches && !isMissing) {
      item.labels.add(missingLabel);
      if (comments) item.comments.push('require-matching-label');
    }
  }
}
