// What the boards say, from the words of a language.
import { quote } from '../../core/markdown.js';
import { boardNames } from '../../core/points.js';
import type { BoardName, PointKind, ScoredAct, Weight } from '../../core/points.js';
import type { BoardAnswer, OwnPoints } from '../../core/board-question.js';
import type { Formula, ItemAddress, Messages, Why } from './said.js';

/** The words of a language; numbers are written already. */
export interface Words {
  readonly refused: (command: string, reason: string) => string;
  readonly why: Readonly<Record<Why, string>>;
  readonly boards: Readonly<Record<BoardName, string>>;
  readonly heading: string;
  readonly nobody: string;
  readonly newcomersUnknown: string;
  readonly maintainersUnknown: string;
  readonly join: string;
  readonly kinds: (kind: PointKind) => string;
  readonly weight: (what: string, points: number, most: number) => string;
  readonly formula: (version: string) => string;
  readonly byFormula: (version: string) => string;
  readonly rules: (halfLife: number, maintainers: readonly string[]) => readonly string[];
  readonly own: (points: string, board: string) => string;
  readonly none: string;
  readonly more: (acts: number, points: string) => string;
}

const MOST_ACTS = 30;

/** `12.5`, `12.25`, `12`: exactly as many hundredths. */
export const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');

export const messagesBy = (words: Words): Messages => ({
  refused: (command, why) => words.refused(quote(command), words.why[why]),
  boards: (answer, formula) => boards(answer, formula, words),
  own: (own, formula, address) => ownPoints(own, formula, words, address),
});

function boards(answer: BoardAnswer, formula: Formula, words: Words): string {
  const blocks = boardNames.map((name) => {
    const rows = answer.boards[name].map(
      ({ login, hundredths }, place) => `${place + 1}. ${quote(login)}: ${pointsOf(hundredths)}`,
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
  const line = ({ kind, points, most }: Weight) => `- ${words.weight(words.kinds(kind), points, most)}`;
  const rules = words.rules(
    terms.halfLifeDays,
    maintainers.map((role) => quote(role)),
  );
  return [words.formula(version), [...terms.weights.map(line), ...rules.map((rule) => `- ${rule}`)].join('\n')].join(
    '\n\n',
  );
}

function ownPoints(own: OwnPoints, { version }: Formula, words: Words, address: ItemAddress): string {
  const heading = words.own(pointsOf(own.hundredths), words.boards[own.board]);
  const shown = own.acts.slice(0, MOST_ACTS);
  const rest = own.acts.slice(MOST_ACTS);
  const left = rest.reduce((sum, { hundredths }) => sum + hundredths, 0);
  const lines = [
    ...shown.map((act) => actLine(act, own, words, address)),
    ...(rest.length === 0 ? [] : [`- ${words.more(rest.length, pointsOf(left))}`]),
  ];
  return [heading, lines.length === 0 ? words.none : lines.join('\n'), words.byFormula(version)].join('\n\n');
}

function actLine(act: ScoredAct, { places }: OwnPoints, words: Words, address: ItemAddress): string {
  const what = `- ${pointsOf(act.hundredths)}: ${words.kinds(act.kind)}, ${act.at.slice(0, 10)}`;
  const where = act.url === null ? itemWords(act, places, address) : quote(act.url, 120);
  return where === null ? what : `${what}, ${where}`;
}

function itemWords(
  { repository, number }: ScoredAct,
  places: OwnPoints['places'],
  address: ItemAddress,
): string | null {
  const name = places[repository];
  if (number === null || name === undefined) return null;
  const url = address(name, number);
  const called = `${quote(name)} ${number}`;
  return url === null ? called : `[${called}](${url})`;
}
