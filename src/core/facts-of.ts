// Event → facts: of everyone, bots too. Deciding is filtered later, remembering is not.
import { createHash } from 'node:crypto';
import { isBare } from './command.js';
import type { CommentEvent, Event, Item, ItemChangeEvent, ItemEvent, Repository } from './event.js';
import { actKey, personFacts } from './fact.js';
import type { ActFact, ActKind, AssociationFact, Fact, ItemFact, ItemTold, RepositoryFact, TextTold } from './fact.js';
import { languageOf, languageOfItem } from './language.js';
import type { Person } from './person.js';
import { stamp } from './time.js';

/** The facts an event tells. */
export function factsOf(event: Event): readonly Fact[] {
  if (!('repository' in event) || event.kind === 'later' || event.kind === 'tick') return [];
  const deleted = event.kind === 'repository.deleted' ? { deletedAt: stamp(event.at) } : {};
  const told = [{ ...repositoryFact(event.repository, event.at), ...deleted }, ...personFacts(event.at, event.actor)];
  if ('item' in event) return [...told, ...ofItem(event)];
  return [...told, ...ofRepository(event)];
}

type ItemKindOfEvent = ItemEvent | ItemChangeEvent | CommentEvent;

/** Every event about an item also tells when and by whom it was opened, which heals a missed first webhook. */
function ofItem(event: ItemKindOfEvent): readonly Fact[] {
  const { item, repository, at } = event;
  const opened: ActFact = {
    fact: 'act',
    repository: repository.id,
    key: actKey.opened(item.number),
    kind: 'opened',
    number: item.number,
    person: item.author?.id ?? null,
    at: stamp(item.openedAt),
    source: 'webhook',
  };
  const more = 'comment' in event ? ofComment(event) : isChange(event) ? ofChange(event) : ofState(event);
  return [...personFacts(at, item.author), itemFact(event), opened, ...more];
}

const isChange = (event: ItemKindOfEvent): event is ItemChangeEvent => event.kind.startsWith('item.');

function itemFact({ item, repository, kind, at, ...event }: ItemKindOfEvent): ItemFact {
  return {
    fact: 'item',
    repository: repository.id,
    number: item.number,
    kind: item.kind,
    author: item.author?.id ?? null,
    openedAt: stamp(item.openedAt),
    source: 'webhook',
    told: itemTold(item),
    ...(item.lines === null ? {} : { size: { at: stamp(item.updatedAt), lines: item.lines } }),
    ...('movedTo' in event ? { movedTo: event.movedTo } : {}),
    ...(kind === 'item.deleted' ? { deletedAt: stamp(at) } : {}),
  };
}

/** What changes about an item. The title only as a digest, the body only as length and language. */
export function itemTold(item: Pick<Item, 'updatedAt' | 'draft' | 'title' | 'body' | 'answerable'>): ItemTold {
  return {
    at: stamp(item.updatedAt),
    draft: item.draft,
    title: createHash('sha256').update(item.title).digest('hex').slice(0, 16),
    length: item.body.length,
    language: languageOfItem(item) ?? null,
    answerable: item.answerable,
  };
}

/** What changes about a text: its length and language, never its words. */
export function textTold(body: string, updatedAt: string): TextTold {
  return { at: stamp(updatedAt), length: isBare(body) ? 0 : body.length, language: languageOf(body) ?? null };
}

export function repositoryFact(repository: Repository, at: string): RepositoryFact {
  return { fact: 'repository', ...repository, at: stamp(at) };
}

type About = Pick<ItemKindOfEvent, 'repository' | 'item' | 'at'>;

/** Something that can happen to an item again and again, keyed by its time. */
function change(
  { repository, item, at }: About,
  kind: ActKind,
  person: Person | null,
  more: Pick<ActFact, 'value' | 'subject'> & { readonly about?: string | number } = {},
): ActFact {
  const { about, ...rest } = more;
  return {
    fact: 'act',
    repository: repository.id,
    key: actKey.change(kind, item.number, at, about),
    kind,
    number: item.number,
    person: person?.id ?? null,
    at: stamp(at),
    source: 'webhook',
    ...rest,
  };
}

function ofState(event: ItemEvent): readonly Fact[] {
  const { kind, item, actor } = event;
  const [, word = ''] = kind.split('.');
  if (word === 'opened') return association(event, item.author, item.association);
  if (word === 'merged') {
    const merged = { ...change(event, 'merged', actor), key: actKey.merged(item.number) };
    return [merged, change(event, 'closed', actor)];
  }
  const value = word === 'closed' && item.stateReason !== null ? { value: item.stateReason } : {};
  return [change(event, word as ActKind, actor, value)];
}

function ofChange(event: ItemChangeEvent): readonly Fact[] {
  const kind = event.kind.slice('item.'.length) as ItemChangeEvent['kind'] extends `item.${infer K}` ? K : never;
  const { actor, label, person, reason, about } = event;
  switch (kind) {
    case 'edited':
    case 'deleted':
      return [];
    case 'labeled':
    case 'unlabeled':
      return label === undefined ? [] : [change(event, kind, actor, { value: label, about: label.toLowerCase() })];
    case 'assigned':
    case 'unassigned':
    case 'review_requested':
    case 'review_unrequested': {
      // A team that is asked for a review, or an account that is gone: that somebody was asked is known, and no more.
      if (!person) return [change(event, kind, actor)];
      return [...personFacts(event.at, person), change(event, kind, actor, { subject: person.id, about: person.id })];
    }
    case 'locked':
      return [change(event, kind, actor, reason === undefined ? {} : { value: reason })];
    case 'pushed':
      return [change(event, kind, actor, about === undefined ? {} : { about })];
    case 'answered':
      return [
        ...personFacts(event.at, person),
        change(event, kind, actor, {
          ...(person ? { subject: person.id } : {}),
          ...(about === undefined ? {} : { about }),
        }),
      ];
    default:
      return [change(event, kind, actor)];
  }
}

/** What people's words count as, by GitHub's name for them. */
export const textActs = { comment: 'commented', review: 'reviewed', review_comment: 'review_commented' } as const;

function ofComment(event: CommentEvent): readonly Fact[] {
  const { comment, item, repository, kind, actor } = event;
  const [what, how] = kind.split('.') as [keyof typeof textActs, string];
  const numbered = what === 'comment' && item.kind === 'discussion' ? 'discussion_comment' : what;
  const said: ActFact = {
    fact: 'act',
    repository: repository.id,
    key: actKey.numbered(numbered, comment.id),
    kind: textActs[what],
    number: item.number,
    person: comment.author?.id ?? null,
    at: stamp(comment.at),
    source: 'webhook',
    told: textTold(comment.body, comment.updatedAt),
    // What was dismissed had said something before, which this no longer tells.
    ...(comment.state === undefined || comment.state === 'dismissed' ? {} : { value: comment.state }),
    ...(how === 'deleted' ? { deletedAt: stamp(event.at) } : {}),
  };
  const facts: Fact[] = [
    // Who edits an old comment bears today's login: it is known as of the telling.
    ...personFacts(event.at, comment.author),
    said,
    ...association(event, comment.author, comment.association),
  ];
  if (how === 'deleted' && what === 'comment' && item.kind !== 'discussion') {
    const subject = comment.author === null ? {} : { subject: comment.author.id };
    facts.push(change(event, 'comment_deleted', actor, subject));
  }
  if (how === 'dismissed') facts.push(change(event, 'review_dismissed', actor));
  return facts;
}

function association(
  event: Pick<ItemKindOfEvent, 'repository' | 'at'>,
  person: Person | null,
  word: AssociationFact['association'],
): readonly AssociationFact[] {
  if (person === null) return [];
  return [
    {
      fact: 'association',
      repository: event.repository.id,
      person: person.id,
      association: word,
      at: stamp(event.at),
    },
  ];
}

type RepositoryKindOfEvent = Exclude<Extract<Event, { repository: unknown }>, ItemKindOfEvent | { feature: string }>;

function ofRepository(event: RepositoryKindOfEvent): readonly Fact[] {
  const { repository, actor } = event;
  const at = stamp(event.at);
  const act = (kind: ActKind, key: string, more: Partial<ActFact> = {}): ActFact => ({
    fact: 'act',
    repository: repository.id,
    key,
    kind,
    number: null,
    person: actor?.id ?? null,
    at,
    source: 'webhook',
    ...more,
  });
  switch (event.kind) {
    case 'push':
    case 'tick':
      return [];
    case 'release.published': {
      const { id, author, prerelease } = event.release;
      const more = { person: author?.id ?? null, value: prerelease ? 'prerelease' : 'release' };
      return [...personFacts(at, author), act('released', actKey.numbered('release', id), more)];
    }
    case 'star.created':
      return [act('starred', actKey.event('starred', at, actor?.id ?? 0))];
    case 'star.deleted':
      return [act('unstarred', actKey.event('unstarred', at, actor?.id ?? 0))];
    case 'fork.created':
      return event.fork === undefined ? [] : [act('forked', actKey.numbered('fork', event.fork))];
    case 'member.changed': {
      const { member, permission } = event;
      // Added, but GitHub does not say with which rights: the list of collaborators will tell.
      if (event.listed && permission === null) return personFacts(at, member);
      const listed = event.listed && permission !== null && MAY_TRIAGE.includes(permission);
      const fact = {
        fact: 'maintainer',
        repository: repository.id,
        person: member.id,
        by: 'permission',
        listed,
        at,
      } as const;
      return [...personFacts(at, member), fact];
    }
    default: {
      const kind = event.kind.slice('repository.'.length) as ActKind;
      return [act(kind, actKey.event(kind, at))];
    }
  }
}

/** GitHub's words, old and new, for the right to triage and more. */
export const MAY_TRIAGE: readonly string[] = ['triage', 'write', 'push', 'maintain', 'admin'];
