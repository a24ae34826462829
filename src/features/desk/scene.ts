// What an event is to the desk, by itself: nothing is asked for it yet.
import { answerIn } from '../../community/desk/answer.js';
import type { Answered } from '../../core/case.js';
import { commandsFor } from '../../core/command.js';
import type { Spoken } from '../../core/command.js';
import type { CommentEvent, ItemChangeEvent, ItemEvent, LaterEvent, RepositoryEvent } from '../../core/event.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';

export type TextEvent = ItemEvent | ItemChangeEvent;

export type Scene =
  /** The issue itself, its labels or its state. */
  | { readonly kind: 'text'; readonly event: TextEvent; readonly spoken: Spoken | null }
  /** A command, or what may be an answer. */
  | {
      readonly kind: 'comment';
      readonly event: CommentEvent;
      readonly author: Person;
      readonly spoken: Spoken | null;
    }
  /** A nomination on a pull request. */
  | { readonly kind: 'pull'; readonly spoken: Spoken }
  | { readonly kind: 'later'; readonly event: LaterEvent; readonly what: LookKind; readonly at: string }
  | { readonly kind: 'none' };

/** `look`: from time to time; `sponsors`: an answer may be late; `window`: the time for objections ends; `carried`: what became of the gifts. */
export type LookKind = 'look' | 'sponsors' | 'window' | 'carried';

const TEXTS: readonly string[] = [
  'issue.opened',
  'issue.closed',
  'issue.reopened',
  'item.edited',
  'item.labeled',
  'item.unlabeled',
];

const none: Scene = { kind: 'none' };

export function sceneOf(event: RepositoryEvent, own: Own): Scene {
  if (event.kind === 'later') return laterScene(event);
  if (!('item' in event) || event.item.kind === 'discussion') return none;
  const spoken = commandsFor(event, (one) => verbOf(one, own.leave) !== null);
  if (event.item.kind === 'pull_request') {
    const nominates = spoken?.commands.some((one) => verbOf(one, own.leave) === 'nominate') ?? false;
    return nominates && spoken !== null ? { kind: 'pull', spoken } : none;
  }
  if (isText(event)) return { kind: 'text', event, spoken };
  return 'comment' in event ? commentScene(event, spoken) : none;
}

/** What a text or a comment commands. */
export const spokenIn = (scene: Scene): Spoken | null =>
  scene.kind === 'comment' || scene.kind === 'text' ? scene.spoken : null;

const isText = (event: RepositoryEvent): event is TextEvent => TEXTS.includes(event.kind);

function laterScene(event: LaterEvent): Scene {
  const [, what = '', at = ''] = /^(look|sponsors|window|carried):(?:\d+:)?(\S+)$/.exec(event.about) ?? [];
  return what === '' ? none : { kind: 'later', event, what: what as LookKind, at };
}

/** Only what its author wrote, changed or deleted counts, and only a person's. */
function commentScene(event: CommentEvent, spoken: Spoken | null): Scene {
  const { author } = event.comment;
  if (author === null || classOf(author) !== 'human' || event.actor?.id !== author.id) return none;
  const { now, before } = answersIn(event, null);
  return spoken === null && now === null && before === null ? none : { kind: 'comment', event, author, spoken };
}

export interface Answers {
  readonly now: Answered;
  /** Of an edit or a deletion: what the words before said. */
  readonly before: Answered;
}

/** `about`: logins of those whom the case is about; null: whoever is mentioned may be. */
export function answersIn(event: CommentEvent, about: readonly string[] | null): Answers {
  const read = (text: string) => answerIn(text, about ?? mentionedIn(text));
  const { body } = event.comment;
  if (event.kind === 'comment.deleted') return { now: null, before: read(body) };
  if (event.kind === 'comment.edited') return { now: read(body), before: read(event.before ?? body) };
  return { now: event.kind === 'comment.created' ? read(body) : null, before: null };
}

const mentionedIn = (text: string): readonly string[] =>
  [...text.slice(0, 65_536).matchAll(/[@＠]([a-z\d][a-z\d_-]{0,38})/gi)].map(([, login = '']) => login);
