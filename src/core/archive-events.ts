// Archived event → facts, with the same keys as webhooks give (`facts-of.ts`), so that the two join.
import { account, dateOr, itemIn, source, textIn } from './archive-payload.js';
import type { ArchivedItem, ArchivedText, ArchiveEvent, Who } from './archive-payload.js';
import { actKey } from './fact.js';
import type { ActFact, ActKind, AssociationFact, Fact, ItemFact, ItemKind, PersonFact } from './fact.js';
import { id, object, text, textOf } from './fact-line-fields.js';
import { textActs } from './facts-of.js';

type Reader = (event: ArchiveEvent) => readonly Fact[];

/** By the archive's name of the event. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['IssuesEvent', (event) => ofItem(event, 'issue')],
  ['PullRequestEvent', (event) => ofItem(event, 'pull_request')],
  ['DiscussionEvent', (event) => ofItem(event, 'discussion')],
  ['IssueCommentEvent', (event) => ofText(event, 'issue', 'comment')],
  ['PullRequestReviewEvent', (event) => ofText(event, 'pull_request', 'review')],
  ['PullRequestReviewCommentEvent', (event) => ofText(event, 'pull_request', 'review_comment')],
  ['ReleaseEvent', ofRelease],
  ['WatchEvent', ofStar],
  ['ForkEvent', ofFork],
  [
    'MemberEvent',
    (event) => [...met(event, event.actor), ...met(event, account(event.payload['member'], 'payload.member'))],
  ],
  [
    'PublicEvent',
    (event) => [...met(event, event.actor), act(event, 'publicized', actKey.event('publicized', event.at))],
  ],
]);

const met = ({ at }: ArchiveEvent, who: Who | null | undefined): readonly PersonFact[] =>
  who ? [{ fact: 'person', id: who.id, login: who.login, kind: who.kind, at }] : [];

/** What an action of the feed is called in the ledger. Opening, merging and editing are seen to apart. */
const CHANGES: Readonly<Record<string, ActKind>> = {
  ...{ closed: 'closed', reopened: 'reopened', locked: 'locked', unlocked: 'unlocked' },
  ...{ labeled: 'labeled', unlabeled: 'unlabeled', assigned: 'assigned', unassigned: 'unassigned' },
  ...{ milestoned: 'milestoned', demilestoned: 'demilestoned' },
  ...{ ready_for_review: 'ready', converted_to_draft: 'drafted' },
  ...{ review_requested: 'review_requested', review_request_removed: 'review_unrequested' },
};

function ofItem(event: ArchiveEvent, holder: ItemKind): readonly Fact[] {
  const opens = event.action === 'opened' || event.action === 'created';
  const found = itemIn(event, holder);
  // Who opens an item is its author, and opens it then: told even where the payload no longer says so.
  const item = opens ? { ...found, author: authorOf(found, event), openedAt: found.openedAt ?? event.at } : found;
  const known = [...met(event, event.actor), ...factsOfItem(event, item)];
  if (opens) return [...known, ...association(event, item.author, item.association, item.openedAt ?? event.at)];
  if (event.action === 'merged' || (event.action === 'closed' && item.from['merged'] === true)) {
    return [...known, ...merged(event, item)];
  }
  const kind = Object.hasOwn(CHANGES, event.action) ? CHANGES[event.action] : undefined;
  return kind === undefined ? known : [...known, ...changed(event, item, kind)];
}

const authorOf = (item: ArchivedItem, event: ArchiveEvent) => (item.author === undefined ? event.actor : item.author);

/** The item, and that it was opened: nothing where its author or its date is not told. */
function factsOfItem(event: ArchiveEvent, item: ArchivedItem): readonly Fact[] {
  const { author, openedAt, told, lines, updatedAt, number, kind } = item;
  if (author === undefined || openedAt === undefined) return [];
  const person = author?.id ?? null;
  const fact: ItemFact = {
    fact: 'item',
    repository: event.repository,
    ...{ number, kind, author: person, openedAt, source },
    ...(told === undefined ? {} : { told }),
    ...(lines === undefined || updatedAt === undefined ? {} : { size: { at: updatedAt, lines } }),
  };
  const opened = act(event, 'opened', actKey.opened(number), { number, person, at: openedAt });
  return [...met(event, author), fact, opened];
}

function merged(event: ArchiveEvent, item: ArchivedItem): readonly Fact[] {
  const at =
    dateOr(item.from['merged_at'], 'payload.pull_request.merged_at', event.latest) ?? item.updatedAt ?? event.at;
  const { number } = item;
  return [
    act(event, 'merged', actKey.merged(number), { number, at }),
    act(event, 'closed', actKey.change('closed', number, at), { number, at }),
  ];
}

/** It becomes part of a key in small letters, which can be longer. */
const labelName = textOf(300);

function changed(event: ArchiveEvent, item: ArchivedItem, kind: ActKind): readonly Fact[] {
  const { number, from } = item;
  const closedAt = kind === 'closed' ? dateOr(from['closed_at'], 'closed_at', event.latest) : undefined;
  const at = closedAt ?? item.updatedAt ?? event.at;
  const change = (more: Partial<ActFact> = {}, about?: string | number) =>
    act(event, kind, actKey.change(kind, number, at, about), { number, at, ...more });
  switch (kind) {
    case 'closed':
      return [
        change(typeof from['state_reason'] === 'string' ? { value: text(from['state_reason'], 'state_reason') } : {}),
      ];
    case 'labeled':
    case 'unlabeled': {
      const label = event.payload['label'];
      if (label === undefined) return [];
      const name = labelName(object(label, 'payload.label')['name'], 'payload.label.name');
      return [change({ value: name }, name.toLowerCase())];
    }
    case 'assigned':
    case 'unassigned':
    case 'review_requested':
    case 'review_unrequested': {
      const whom = kind.startsWith('review') ? 'requested_reviewer' : 'assignee';
      const who = account(event.payload[whom], `payload.${whom}`);
      return who ? [...met(event, who), change({ subject: who.id }, who.id)] : [change()];
    }
    default:
      return [change()];
  }
}

function ofText(event: ArchiveEvent, holder: ItemKind, what: keyof typeof textActs): readonly Fact[] {
  const item = itemIn(event, holder);
  const told = textIn(event, what === 'review' ? 'review' : 'comment');
  const author = told.author === undefined ? writer(event) : told.author;
  const state =
    what === 'review' && typeof told.from['state'] === 'string' ? told.from['state'].toLowerCase() : undefined;
  const said = act(event, textActs[what], actKey.numbered(what, told.id), {
    number: item.number,
    person: author?.id ?? null,
    at: told.at,
    ...(told.told === undefined ? {} : { told: told.told }),
    // What was dismissed had said something before, which this no longer tells.
    ...(state === undefined || state === '' || state === 'dismissed'
      ? {}
      : { value: text(state, 'payload.review.state') }),
    ...(event.action === 'deleted' ? { deletedAt: item.updatedAt ?? event.at } : {}),
  });
  return [
    ...met(event, event.actor),
    ...factsOfItem(event, item),
    ...met(event, author),
    said,
    ...association(event, author, told.association, toldWhen(event, item, told)),
    ...afterwards(event, item, told, what),
  ];
}

/** As webhooks do: what is done to a text later happened at its own last change, or at the item's. */
function toldWhen(
  { action, at }: ArchiveEvent,
  { updatedAt }: ArchivedItem,
  { at: madeAt, told }: ArchivedText,
): string {
  if (action === 'created' || action === 'submitted') return madeAt;
  return (action === 'edited' ? told?.at : updatedAt) ?? at;
}

/** Who writes a text is its author; who edits or deletes one need not be. */
const writer = ({ action, actor }: ArchiveEvent) => (action === 'created' || action === 'submitted' ? actor : null);

function afterwards(
  event: ArchiveEvent,
  { number, updatedAt }: ArchivedItem,
  { author }: ArchivedText,
  what: keyof typeof textActs,
): readonly Fact[] {
  const at = updatedAt ?? event.at;
  const change = (kind: ActKind, more: Partial<ActFact> = {}) =>
    act(event, kind, actKey.change(kind, number, at), { number, at, ...more });
  if (what === 'review' && event.action === 'dismissed') return [change('review_dismissed')];
  if (what !== 'comment' || event.action !== 'deleted') return [];
  return [change('comment_deleted', author ? { subject: author.id } : {})];
}

function association(
  { repository }: ArchiveEvent,
  who: Who | null | undefined,
  word: AssociationFact['association'] | undefined,
  at: string,
): readonly AssociationFact[] {
  return who && word !== undefined ? [{ fact: 'association', repository, person: who.id, association: word, at }] : [];
}

/** By whoever caused the event, at its time, unless `more` says otherwise. */
function act(event: ArchiveEvent, kind: ActKind, key: string, more: Partial<ActFact> = {}): ActFact {
  const { repository, actor, at } = event;
  return { fact: 'act', repository, key, kind, number: null, person: actor?.id ?? null, at, source, ...more };
}

function ofRelease(event: ArchiveEvent): readonly Fact[] {
  const known = met(event, event.actor);
  if (event.action !== 'published') return known;
  const release = object(event.payload['release'], 'payload.release');
  const told = account(release['author'], 'payload.release.author');
  const author = told === undefined ? event.actor : told;
  const released = act(event, 'released', actKey.numbered('release', id(release['id'], 'payload.release.id')), {
    person: author?.id ?? null,
    at: dateOr(release['published_at'], 'payload.release.published_at', event.latest) ?? event.at,
    // The greater word stands: a pre-release that became a release is one.
    ...(typeof release['prerelease'] === 'boolean' ? { value: release['prerelease'] ? 'prerelease' : 'release' } : {}),
  });
  return [...known, ...met(event, author), released];
}

function ofStar(event: ArchiveEvent): readonly Fact[] {
  return [...met(event, event.actor), act(event, 'starred', actKey.event('starred', event.at, event.actor?.id ?? 0))];
}

/** By whose the fork is, not by who pressed the button: as everywhere in the ledger. */
function ofFork(event: ArchiveEvent): readonly Fact[] {
  const fork = object(event.payload['forkee'], 'payload.forkee');
  const told = account(fork['owner'], 'payload.forkee.owner');
  const owner = told === undefined ? event.actor : told;
  const forked = act(event, 'forked', actKey.numbered('fork', id(fork['id'], 'payload.forkee.id')), {
    person: owner?.id ?? null,
    at: dateOr(fork['created_at'], 'payload.forkee.created_at', event.latest) ?? event.at,
  });
  return [...met(event, event.actor), ...met(event, owner), forked];
}
