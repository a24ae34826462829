// Commands in what people write: which lines are commands, and which of them count at an event. A command starts a line of
// plain text; what is code, quoted, listed, a table, a heading, a link, HTML or the rest of an e-mail commands nothing.
import { plainLinesOf } from './command-blocks.js';
import type { CommentEvent, Item, RepositoryEvent } from './event.js';
import { classOf } from './person.js';
import type { Person } from './person.js';

export interface Command {
  /** In lower case, without its slash: `sig`, `remove-kind`. */
  readonly word: string;
  /** The rest of the line, trimmed, with single spaces; nothing invisible in it. */
  readonly args: string;
  /** The line as written. */
  readonly text: string;
  /** 1-based, of the body. */
  readonly line: number;
}

/** GitHub takes no longer bodies. */
export const MOST_BODY_CHARACTERS = 65_536;
/** As many are obeyed; the rest is told. */
export const MOST_COMMANDS = 20;

/**
 * An ASCII or full-width slash, a word, and then nothing or space (also a full-width one). Invisible characters in front
 * of the word or within it make it no command, as people write them to defuse one; behind it they mean nothing.
 */
const COMMAND =
  /^ {0,3}[/／]([A-Za-z][A-Za-z\d_-]{0,49})[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]*(?:[\s\u3000](.*))?$/su;

/** Zero-width and direction characters, but for the joiners within emoji and scripts that need them. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]/gu;

/** All commands of a body, in its order. Never throws; linear in the body's length. */
export function commandsIn(body: string): readonly Command[] {
  // Most of what people write has none.
  if (!/[/／]/.test(body)) return [];
  const lines = linesOf(body);
  return plainLinesOf(lines).flatMap(({ number, text }) => commandOf(text, lines[number - 1] ?? text, number));
}

/** Whether it is nothing but commands, at least one: whoever wrote it spoke to bots, and to nobody else. */
export function isBare(body: string): boolean {
  const commands = new Set(commandsIn(body).map(({ line }) => line));
  if (commands.size === 0) return false;
  return linesOf(body).every((line, index) => line.trim() === '' || commands.has(index + 1));
}

const linesOf = (body: string): readonly string[] => body.slice(0, MOST_BODY_CHARACTERS).split(/\r\n|\n|\r/);

function commandOf(text: string, written: string, line: number): readonly Command[] {
  const found = COMMAND.exec(text);
  if (found === null) return [];
  const [, word = '', rest = ''] = found;
  const args = rest.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
  return [{ word: word.toLowerCase(), args, text: written, line }];
}

/** What somebody asks for by commands, at one event. */
export interface Spoken {
  /** At most 20, in the order of the text; of an edit, only those that the text did not hold before. */
  readonly commands: readonly Command[];
  /** More than that: not obeyed. */
  readonly beyond: readonly Command[];
  /** Who wrote the text, and is the one who acts now. */
  readonly author: Person;
  readonly item: Item;
  /** Number of the comment; absent: it is the item's own text, or a review's. */
  readonly comment?: number;
  /** Where the commands stand, as a domain id: `comment:17`, `review:17`, `body`. */
  readonly source: string;
}

type Heard = Pick<Spoken, 'item' | 'comment' | 'source'> & {
  readonly author: Person | null;
  readonly body: string;
  /** The words before an edit. */
  readonly before: string;
};

/** Every section asks the same of an event, some of them several times: its body is read once. */
const heardBefore = new WeakMap<RepositoryEvent, Spoken | null>();

/**
 * The commands that count at this event: of a new item, comment or review; of an edit, where its author made it, and only
 * what is new in it. Null: none. Bots, agents and deleted accounts command nothing, nor does anybody in another's text.
 */
export function commandsOf(event: RepositoryEvent): Spoken | null {
  const known = heardBefore.get(event);
  if (known !== undefined) return known;
  const spoken = spokenAt(event);
  heardBefore.set(event, spoken);
  return spoken;
}

/** The same for one section: only the commands that `isOwn` takes for its own. Null: there is none of them. */
export function commandsFor(event: RepositoryEvent, isOwn: (command: Command) => boolean): Spoken | null {
  const spoken = commandsOf(event);
  const commands = spoken?.commands.filter(isOwn) ?? [];
  return spoken === null || commands.length === 0 ? null : { ...spoken, commands };
}

function spokenAt(event: RepositoryEvent): Spoken | null {
  const heard = hear(event);
  if (heard === null) return null;
  const { author, body, before, ...where } = heard;
  if (author === null || classOf(author) !== 'human' || event.actor?.id !== author.id) return null;
  const commands = added(commandsIn(body), commandsIn(before));
  if (commands.length === 0) return null;
  return { ...where, author, commands: commands.slice(0, MOST_COMMANDS), beyond: commands.slice(MOST_COMMANDS) };
}

function hear(event: RepositoryEvent): Heard | null {
  switch (event.kind) {
    case 'issue.opened':
    case 'pull_request.opened':
      return { item: event.item, author: event.item.author, body: event.item.body, before: '', source: 'body' };
    case 'item.edited': {
      // Where the words before are not told, what is new is not known.
      const before = event.before?.body;
      if (before === undefined || event.item.kind === 'discussion') return null;
      return { item: event.item, author: event.item.author, body: event.item.body, before, source: 'body' };
    }
    case 'comment.created':
      return said(event, `comment:${event.comment.id}`, '', event.comment.id);
    case 'comment.edited':
      return event.before === undefined
        ? null
        : said(event, `comment:${event.comment.id}`, event.before, event.comment.id);
    case 'review.submitted':
      return said(event, `review:${event.comment.id}`, '');
    default:
      return null;
  }
}

function said(event: CommentEvent, source: string, before: string, comment?: number): Heard | null {
  // Nothing that Hearth does by command is for discussions.
  if (event.item.kind === 'discussion') return null;
  const { author, body } = event.comment;
  return { item: event.item, author, body, before, source, ...(comment === undefined ? {} : { comment }) };
}

/** Those of `now` that were not there `before`, each as often as there are more of it. */
function added(now: readonly Command[], before: readonly Command[]): readonly Command[] {
  const left = new Map<string, number>();
  for (const command of before) left.set(keyOf(command), (left.get(keyOf(command)) ?? 0) + 1);
  return now.filter((command) => {
    const count = left.get(keyOf(command)) ?? 0;
    left.set(keyOf(command), count - 1);
    return count <= 0;
  });
}

const keyOf = ({ word, args }: Command): string => `${word} ${args}`;
