// What becomes of a text with commands for the boards: words of its author about themselves, and one comment in answer.
import { formulaVersion } from '../../community/points/formula.js';
import { termsOf } from '../../community/points/terms.js';
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { BoardAnswer } from '../../core/board-question.js';
import { commandCause, reactionTo } from '../../core/command-acts.js';
import type { RepositoryEvent } from '../../core/event.js';
import { actKey, personFacts } from '../../core/fact.js';
import type { ActFact } from '../../core/fact.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { stamp } from '../../core/time.js';
import { linksFor } from '../../report/markdown/links.js';
import { messages } from './messages.js';
import type { Why } from './said.js';
import type { Own } from './settings.js';
import type { Heard, Wish } from './wish.js';

export interface Commanded {
  readonly event: RepositoryEvent;
  readonly heard: Heard;
  readonly own: Own;
  /** Absent: no command needs it. */
  readonly board: BoardAnswer | undefined;
  readonly language: Language;
}

type Outcome =
  | { readonly is: 'shown'; readonly words: string }
  | { readonly is: 'joined' | 'left'; readonly fact: ActFact }
  | { readonly is: 'refused'; readonly why: Why; readonly text: string };

export function decideCommands(commanded: Commanded): Decision {
  const { event, heard } = commanded;
  const outcomes = heard.wishes.map((wish, nth) => outcomeOf(wish, nth, commanded));
  const facts = outcomes.flatMap((one) => ('fact' in one ? [one.fact] : []));
  const refused = outcomes.find((one) => one.is === 'refused');
  const done = (['left', 'joined', 'shown'] as const).find((is) => outcomes.some((one) => one.is === is));
  return {
    because: because(done ?? 'refused', refused === undefined ? {} : { why: refused.why }),
    facts: facts.length === 0 ? [] : [...personFacts(event.at, heard.spoken.author), ...facts],
    actions: actionsOf(outcomes, commanded),
  };
}

function outcomeOf(wish: Wish, nth: number, commanded: Commanded): Outcome {
  const { event, own, board, language, heard } = commanded;
  const said = messages[languageOfItem(heard.spoken.item) ?? language];
  const refuse = (why: Why): Outcome => ({ is: 'refused', why, text: wish.text });
  const terms = termsOf(own);
  const formula = { terms, version: formulaVersion(terms), maintainers: own.maintainers };
  switch (wish.is) {
    case 'unread':
    case 'others':
      return refuse(wish.is);
    case 'join':
      return { is: 'joined', fact: saidOf('boards_joined', nth, commanded) };
    case 'leave':
      return { is: 'left', fact: saidOf('boards_left', nth, commanded) };
    case 'show':
      return { is: 'shown', words: said.boards(seenBy(heard, board ?? NOBODY), formula) };
    case 'own': {
      const points = board?.own ?? null;
      const word = lastWord(heard);
      if (points === null || word === 'leave' || (!points.joined && word !== 'join')) return refuse('not_joined');
      return { is: 'shown', words: said.own(points, formula, addressIn(event)) };
    }
  }
}

const NOBODY: BoardAnswer = {
  boards: { newcomers: [], community: [], maintainers: [] },
  newcomersKnown: false,
  maintainersKnown: true,
  own: null,
};

const lastWord = ({ wishes }: Heard): 'join' | 'leave' | null => {
  const word = wishes.findLast(({ is }) => is === 'join' || is === 'leave')?.is;
  return word === 'join' || word === 'leave' ? word : null;
};

/** Whoever leaves by the same text is on no board from then on. */
function seenBy(heard: Heard, answer: BoardAnswer): BoardAnswer {
  if (lastWord(heard) !== 'leave') return answer;
  const { newcomers, community, maintainers } = answer.boards;
  const without = (rows: BoardAnswer['boards']['community']) =>
    rows.filter(({ person }) => person !== heard.spoken.author.id);
  return {
    ...answer,
    boards: { newcomers: without(newcomers), community: without(community), maintainers: without(maintainers) },
  };
}

/** GitHub leads from an issue's address to a pull request, and from an issue that became a discussion to that. */
const addressIn =
  ({ repository: { owner, id } }: RepositoryEvent) =>
  (name: string, number: number): string | null =>
    linksFor().item({ id, owner: owner.login, name }, 'issue', { repository: id, number });

/** A word of theirs about themselves. An edit says things anew, and must not be taken for what the text said before. */
function saidOf(kind: 'boards_joined' | 'boards_left', nth: number, { event, heard }: Commanded): ActFact {
  const { source, item, author } = heard.spoken;
  const text = source === 'body' ? `item:${item.number}` : source;
  const isEdit = event.kind === 'comment.edited' || event.kind === 'item.edited';
  const where = isEdit ? `${text}@${stamp(event.at).replace(/\D/g, '')}` : text;
  return {
    fact: 'act',
    repository: event.repository.id,
    ...{ key: actKey.said(kind, where, nth), kind, number: item.number, person: author.id, subject: author.id },
    at: stamp(event.at),
    source: 'webhook',
  };
}

function actionsOf(outcomes: readonly Outcome[], { event, heard, language }: Commanded): readonly Action[] {
  const { spoken, wishes } = heard;
  const said = messages[languageOfItem(spoken.item) ?? language];
  const { number } = spoken.item;
  const cause = commandCause(
    event,
    spoken,
    wishes.map(({ text }) => text),
  );
  const base = { scope: `item:${event.repository.id}:${number}`, cause };
  const isRefused = outcomes.some(({ is }) => is === 'refused');
  const texts = outcomes.flatMap((one) =>
    one.is === 'shown' ? [one.words] : one.is === 'refused' ? [said.refused(one.text, one.why)] : [],
  );
  const body = [...new Set(texts)].join('\n\n---\n\n');
  return [
    ...reactionTo(spoken, isRefused ? 'confused' : '+1').map((act) => ({
      ...{ act, rule: isRefused ? 'refused' : 'done', ...base },
    })),
    ...(body === '' ? [] : [{ act: { kind: 'comment', number, body } as const, rule: 'answer', ...base }]),
  ];
}
