// What the ledger knows, as text for a terminal.
import type { DecisionOn } from '../core/question.js';
import type { Turn } from '../core/turn.js';
import type { ActLine, PersonSummary, RepositorySummary } from '../store/ledger/summary.js';
import { minuteOf } from '../core/time.js';
import { cell, widthOf } from './terminal.js';

const list = (counts: Readonly<Record<string, number>>, plural = '') =>
  Object.entries(counts)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name.replaceAll('_', ' ')}${count === 1 ? '' : plural}`)
    .join(', ') || 'none';

/** Columns as wide as their widest cell. What stands in a cell may be foreign. */
function table(foreign: readonly (readonly string[])[]): string {
  const rows = foreign.map((row) => row.map(cell));
  const widths = rows[0]?.map((_, index) => rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), 0));
  const padded = (text: string, index: number) => text + ' '.repeat((widths?.[index] ?? 0) - widthOf(text));
  return rows.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd()).join('\n');
}

export function tellRepository(summary: RepositorySummary): string {
  const { from, to, removedAt } = summary;
  const span = from === null || to === null ? 'nothing yet' : `${minuteOf(from)} to ${minuteOf(to)} UTC`;
  return [
    cell(`${summary.name} (number ${summary.id})`),
    table([
      ['items', list(summary.items, 's')],
      ['acts', `${summary.acts.toLocaleString('en')}, ${span}`],
      ['people', list(summary.people)],
      ...(removedAt === null ? [] : [['removed', `${minuteOf(removedAt)} UTC; forgotten 30 days later`]]),
    ]),
  ].join('\n');
}

const TURNS: Readonly<Record<Turn['because'], string>> = {
  closed: 'It is closed.',
  draft: 'It is a draft: it is for its author.',
  never_answered: 'It waits for a maintainer: none has answered.',
  no_maintainer_spoke: 'It waits for a maintainer: others have answered, none of them has.',
  author_spoke: 'It waits for a maintainer: the last word is not theirs.',
  somebody_spoke: 'It waits for its author: somebody answered, of whom it is not known whether they maintain this.',
  maintainer_spoke: 'It waits for its author: a maintainer had the last word.',
  review_requested: 'It waits for the reviewers who were asked.',
};

export interface ItemFound {
  readonly item: string;
  readonly kind: string;
  readonly turn: Turn;
  readonly acts: readonly ActLine[];
  readonly decisions: readonly DecisionOn[];
}

export function tellItem({ item, kind, turn, acts, decisions }: ItemFound): string {
  const who = (act: ActLine) =>
    act.login === null ? 'nobody known' : `${act.login}${act.class === 'human' ? '' : ` (${act.class ?? 'unknown'})`}`;
  const lines = acts.map((act) => [
    minuteOf(act.at),
    act.kind.replaceAll('_', ' '),
    who(act),
    `${act.about ?? ''}${act.deleted ? ' (deleted)' : ''}`,
    act.source,
  ]);
  const did = decisions.map((one) => [minuteOf(one.at), one.feature, one.rule, one.state, one.because.code]);
  return [
    cell(`${item}, ${kind.replaceAll('_', ' ')}`),
    `${TURNS[turn.because]} Since ${minuteOf(turn.since)} UTC.`,
    ...(lines.length === 0 ? [] : ['', 'What happened (UTC):', table(lines)]),
    ...(did.length === 0 ? [] : ['', 'What Hearth did (UTC):', table(did)]),
  ].join('\n');
}

export function tellPeople(people: readonly PersonSummary[]): string {
  return people
    .map((one) =>
      [
        cell(`account ${one.id}, ${one.class}: ${one.reason}`),
        table([
          ...one.logins.map(({ login, since, lastDay }) => ['login', `${login}, seen ${since} to ${lastDay}`]),
          ...(one.language === null ? [] : [['language', one.language]]),
          ...one.acts.map(({ repository, kind, count }) => [
            repository,
            `${count.toLocaleString('en')} ${kind.replaceAll('_', ' ')}`,
          ]),
        ]),
      ].join('\n'),
    )
    .join('\n\n');
}
