// What must be known at an event of a pull request.
import type { ItemChangeEvent, ItemEvent, RepositoryEvent } from '../../core/event.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type {
  DecisionsOn,
  Membership,
  MembershipAnswer,
  OpenWithLabel,
  OpenWithLabelAnswer,
  PermissionOf,
} from '../../core/question.js';
import type { InHand, InHandAnswer, LiveItemOf } from '../../core/sig-question.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import { targetsOf } from './competing.js';
import { newcomersLabel } from './rules.js';
import type { Own } from './rules.js';
import { judgesUnknown } from './unknown-author.js';

export type PullEvent = ItemEvent | ItemChangeEvent;

const OPEN: readonly string[] = ['pull_request.opened', 'pull_request.reopened', 'pull_request.ready'];
const OVER: readonly string[] = ['pull_request.closed', 'pull_request.merged'];

/** Open pull requests of an author that are looked at again when one of theirs is over. */
const MOST_OTHERS = 5;

/** An event after which others may be told, or a label may be due. */
export function isPullEvent(event: RepositoryEvent): event is PullEvent {
  if (!('item' in event) || event.item.kind !== 'pull_request') return false;
  const isEdit = event.kind === 'item.edited' && 'changed' in event && event.changed.includes('body');
  return OPEN.includes(event.kind) || OVER.includes(event.kind) || (isEdit && event.item.state === 'open');
}

export const isOver = ({ kind }: PullEvent): boolean => OVER.includes(kind);

/** Whom Hearth may speak to; null: a bot, or an account that is gone. */
export const humanAuthor = ({ item: { author } }: PullEvent): Person | null =>
  classOf(author) === 'human' ? author : null;

export type PullAsked = {
  readonly live?: LiveItemOf;
  readonly hand?: InHand;
  readonly history?: DecisionsOn;
  readonly member?: Membership;
  readonly open?: OpenWithLabel;
};

export type PullAskedMore = {
  readonly member?: Membership;
  readonly permission?: PermissionOf;
  readonly [issue: `issue_${number}`]: LiveItemOf | undefined;
  readonly [issue: `issue_history_${number}`]: DecisionsOn | undefined;
  readonly [candidate: `candidate_${number}`]: LiveItemOf | undefined;
  readonly [other: `other_${number}`]: LiveItemOf | undefined;
  readonly [other: `other_history_${number}`]: DecisionsOn | undefined;
};

export function askAboutPull(event: PullEvent, own: Own): PullAsked {
  const { repository, item } = event;
  const author = humanAuthor(event);
  const judges = author !== null && judgesUnknown(own);
  const suggests = suggestsNext(event, own);
  const live: LiveItemOf = { kind: 'liveItem', repository, number: item.number };
  const history: DecisionsOn = { kind: 'decisionsOn', repository, number: item.number };
  const open: OpenWithLabel = { kind: 'openWithLabel', repository, label: newcomersLabel(own), except: item.number };
  return {
    ...(own.competing || (judges && !isOver(event)) ? { live } : {}),
    ...(author !== null && judges ? { hand: { kind: 'inHand', community: repository.owner.id, person: author } } : {}),
    ...(own.competing || judges ? { history } : {}),
    ...(author !== null && suggests ? { member: { kind: 'membership', person: author, repository }, open } : {}),
  };
}

export const suggestsNext = (event: PullEvent, own: Own): boolean =>
  event.kind === 'pull_request.merged' && own.next_issue && humanAuthor(event) !== null;

/** Answers of the first round. */
export interface PullAnswers {
  readonly live?: LiveItemAnswer;
  readonly hand?: InHandAnswer;
  readonly member?: MembershipAnswer;
  readonly open?: OpenWithLabelAnswer;
}

export function askMoreAboutPull(event: PullEvent, own: Own, answers: PullAnswers): PullAskedMore {
  const { repository } = event;
  const { live, hand, member, open = [] } = answers;
  const author = humanAuthor(event);
  const liveItem = (number: number): LiveItemOf => ({ kind: 'liveItem', repository, number });
  const history = (number: number): DecisionsOn => ({ kind: 'decisionsOn', repository, number });
  const targets = own.competing && live?.exists === true ? targetsOf(live, repository.id) : [];
  const others = author === null || hand === undefined ? [] : othersOf(event, own, hand);
  const asksStanding = author !== null && hand?.merged === 0 && (!isOver(event) || others.length > 0);
  const standing = author !== null && asksStanding ? standingOf(event, author) : {};
  const candidates = member === 'outside' ? open : [];
  return {
    ...standing,
    ...byNumber('issue_', targets, liveItem),
    ...byNumber('issue_history_', targets, history),
    ...byNumber('candidate_', candidates, liveItem),
    ...byNumber('other_', others, liveItem),
    ...byNumber('other_history_', others, history),
  };
}

function standingOf({ repository }: PullEvent, person: Person): PullAskedMore {
  return {
    member: { kind: 'membership', person, repository },
    permission: { kind: 'permissionOf', person, repository },
  };
}

/** The author's other open pull requests here, whose label may be due to go when this one is over. */
export function othersOf(event: PullEvent, own: Own, { pulls, merged }: InHandAnswer): readonly { number: number }[] {
  const { label, most_open: most } = own.unknown_authors;
  if (!isOver(event) || label === undefined || merged === null || merged > 1 || (merged === 0 && most === 0)) return [];
  return pulls
    .filter((one) => one.repository === event.repository.id && one.number !== event.item.number)
    .slice(0, MOST_OTHERS);
}

/** The same question about several items, each under its number. */
function byNumber<const Prefix extends string, Question>(
  prefix: Prefix,
  items: readonly { readonly number: number }[],
  ask: (number: number) => Question,
): Readonly<Record<`${Prefix}${number}`, Question>> {
  const entries = items.map(({ number }) => [`${prefix}${number}`, ask(number)] as const);
  return Object.fromEntries(entries) as Record<`${Prefix}${number}`, Question>;
}
