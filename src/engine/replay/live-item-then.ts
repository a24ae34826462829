// An item as a request for it would have shown it at a moment, from what the ledger remembers of it.
import type { LabelledBy, LabelMemory, LiveItem } from '../../core/live-item.js';
import { classOf, distinctPeople } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { Happening, LastItem } from '../ports.js';
import { draftAt, stateAt } from './as-of.js';

/** What the ledger does not have: title and body as they are now where somebody knows them, and the commit that a pull request is compared with. */
export interface NotRemembered {
  readonly title: string;
  readonly body: string;
  readonly base: LiveItem['base'];
}

/** Which items were linked with it then, and which commit was its head, nobody keeps: it has none of either. */
export function liveItemThen(item: LastItem, at: string, { title, body, base }: NotRemembered): LiveItem {
  const past = item.happened.filter((one) => one.at <= at);
  const { state, locked } = stateAt(past, at);
  return {
    exists: true,
    kind: item.kind,
    title,
    body,
    author: item.author,
    state,
    merged: past.some(({ kind }) => kind === 'merged'),
    draft: draftAt(item.happened, item.draft, at),
    locked,
    labels: memoriesOf(past),
    assignees: standing(past, 'assigned', 'unassigned'),
    reviewers: standing(past, 'review_requested', 'review_unrequested').filter(({ id }) => !hasReviewed(past, id)),
    reviewTeams: [],
    participants: distinctPeople([item.author, ...past.filter(isSaid).flatMap(({ person }) => person ?? [])]),
    linked: [],
    base: item.kind === 'pull_request' ? base : null,
    head: null,
  };
}

type Past = readonly Happening[];

/** Of each label its last change; names are compared as GitHub does. */
function memoriesOf(past: Past): readonly LabelMemory[] {
  const labels = new Map<string, LabelMemory>();
  for (const { kind, value, at, person } of past) {
    if (value === null || (kind !== 'labeled' && kind !== 'unlabeled')) continue;
    labels.set(value.toLowerCase(), { name: value, on: kind === 'labeled', at, last: changedBy(person) });
  }
  return [...labels.values()];
}

/** Which account is Hearth's own the ledger does not tell: it counts as the bot that it is. */
function changedBy(person: Person | null): LabelledBy {
  const kind = classOf(person);
  if (person === null || kind === 'ghost') return { by: 'unknown' };
  return { by: kind === 'human' ? 'person' : 'bot', person };
}

/** People for whom the first kind was told last. */
function standing(past: Past, comes: Happening['kind'], goes: Happening['kind']): readonly Person[] {
  const people = new Map<number, Person>();
  for (const { kind, subject } of past) {
    if (subject === undefined) continue;
    if (kind === comes) people.set(subject.id, subject);
    if (kind === goes) people.delete(subject.id);
  }
  return [...people.values()];
}

/** Whoever reviewed is not asked any more. */
const hasReviewed = (past: Past, id: number): boolean =>
  past.some(({ kind, person }) => kind === 'reviewed' && person?.id === id);

const isSaid = ({ kind }: Happening): boolean =>
  kind === 'commented' || kind === 'reviewed' || kind === 'review_commented';
