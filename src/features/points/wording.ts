// What the boards say, from the words of a language.
import { formulaLines, pointKindWords, pointsOf } from '../../community/points/words.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { boardNames } from '../../core/points.js';
import type { BoardName, ScoredAct } from '../../core/points.js';
import type { BoardAnswer, OwnPoints } from '../../core/board-question.js';
import { folded } from '../../report/markdown/table.js';
import type { Formula, ItemAddress, Messages, Why } from './said.js';

/** The words of a language; numbers are written already. */
export interface Words {
  readonly language: Language;
  readonly refused: (command: string, reason: string) => string;
  readonly why: Readonly<Record<Why, string>>;
  readonly boards: Readonly<Record<BoardName, string>>;
  readonly heading: string;
  readonly rank: (login: string, points: string) => string;
  readonly nobody: string;
  readonly newcomersUnknown: string;
  readonly maintainersUnknown: string;
  readonly join: string;
  /** Eight digits; it stands in a summary, where Markdown is not read. */
  readonly formula: (version: string) => string;
  readonly byFormula: (version: string) => string;
  readonly own: (points: string, board: string) => string;
  readonly none: (board: string) => string;
  readonly act: (points: string, what: string, day: string) => string;
  readonly place: (act: string, where: string) => string;
  readonly older: (acts: number) => string;
  readonly more: (acts: number, points: string) => string;
}

/** Of one's own acts so many are seen at once, and so many folded below them. */
const MOST_ACTS = 10;
const MOST_FOLDED = 30;

export const messagesBy = (words: Words): Messages => ({
  refused: (command, why) => words.refused(quote(command), words.why[why]),
  boards: (answer, formula) => boards(answer, formula, words),
  own: (own, formula, address) => ownPoints(own, formula, words, address),
});

function boards(answer: BoardAnswer, formula: Formula, words: Words): string {
  const blocks = boardNames.map((name) => {
    const rows = answer.boards[name].map(
      ({ login, hundredths }, place) => `${place + 1}. ${words.rank(quote(login), pointsOf(hundredths))}`,
    );
    return `**${words.boards[name]}**\n\n${rows.length === 0 ? words.nobody : rows.join('\n')}`;
  });
  const unknown = [
    ...(answer.newcomersKnown ? [] : [words.newcomersUnknown]),
    ...(answer.maintainersKnown ? [] : [words.maintainersUnknown]),
  ];
  return [words.heading, ...blocks, ...unknown, words.join, told(formula, words)].join('\n\n');
}

/** How points are made, in full. */
function told({ terms, version, maintainers }: Formula, words: Words): string {
  const lines = formulaLines(terms, maintainers, words.language).map((line) => `- ${line}`);
  return folded(words.formula(version), lines.join('\n'));
}

function ownPoints(own: OwnPoints, { version }: Formula, words: Words, address: ItemAddress): string {
  const board = words.boards[own.board];
  if (own.acts.length === 0) return [words.none(board), words.byFormula(version)].join('\n\n');
  const lines = own.acts.slice(0, MOST_ACTS + MOST_FOLDED).map((act) => actLine(act, own, words, address));
  const [seen, below] = [lines.slice(0, MOST_ACTS), lines.slice(MOST_ACTS)];
  const rest = own.acts.slice(MOST_ACTS + MOST_FOLDED);
  const left = rest.reduce((sum, { hundredths }) => sum + hundredths, 0);
  const more = rest.length === 0 ? [] : [`- ${words.more(rest.length, pointsOf(left))}`];
  return [
    words.own(pointsOf(own.hundredths), board),
    seen.join('\n'),
    ...(below.length === 0 ? [] : [folded(words.older(own.acts.length - MOST_ACTS), [...below, ...more].join('\n'))]),
    words.byFormula(version),
  ].join('\n\n');
}

function actLine(act: ScoredAct, { places }: OwnPoints, words: Words, address: ItemAddress): string {
  const what = words.act(pointsOf(act.hundredths), pointKindWords(act.kind, words.language), act.at.slice(0, 10));
  const where = act.url === null ? itemWords(act, places, address) : quote(act.url, 120);
  return `- ${where === null ? what : words.place(what, where)}`;
}

function itemWords(
  { repository, number }: ScoredAct,
  places: OwnPoints['places'],
  address: ItemAddress,
): string | null {
  const name = places[repository];
  if (number === null || name === undefined) return null;
  const url = address(name, number);
  const called = quote(`${name}#${number}`);
  return url === null ? called : `[${called}](${url})`;
}
