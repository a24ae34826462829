// The one-look table: eight signals, each with a status as a word and a mark.
import type { Signal } from '../../core/report.js';
import { figureSaid, numeral, targetSaid } from '../numbers.js';
import { say, signalTitle } from '../say.js';
import type { Sheet } from './sheet.js';
import { section, table, unbroken } from './table.js';

export function oneLook(sheet: Sheet): string {
  const { heads } = sheet.words;
  const columns = [
    { head: heads.status },
    { head: heads.signal },
    { head: heads.now, right: true },
    { head: heads.target, right: true },
    { head: heads.before, right: true },
    { head: heads.trend },
    { head: heads.n, right: true },
  ] as const;
  // These eight rows are what the report is for: they stand whole, however little room there is.
  const rows = sheet.report.signals.map((signal) => rowOf(signal, sheet));
  return section(heads.oneLook, table(columns, rows, { ...sheet, most: rows.length }), yearEarlier(sheet));
}

function rowOf(signal: Signal, sheet: Sheet): readonly string[] {
  const { words, report, language } = sheet;
  const { now, before, target, figure, beside } = signal;
  const told = signal.status === 'stale' || signal.status === 'not_measured';
  const value = (at: 'now' | 'before') => {
    const main = figureSaid(at === 'now' ? now : before, figure, words);
    const second = beside?.[at] ?? null;
    if (second === null || second.value === null) return main;
    const template = words.beside[signal.code] ?? '';
    return `${main}<br>${say(template, { value: figureSaid(second, beside?.figure ?? '', words) }, words)}`;
  };
  return [
    unbroken(words.status[signal.status]),
    signalTitle(signal.code, report, language),
    told ? '–' : value('now'),
    target === null ? '–' : unbroken(targetSaid(target, now?.unit ?? unitOf(signal), words)),
    told || before === null || before.value === null ? '–' : value('before'),
    unbroken(words.trend[signal.trend]),
    now === null ? '–' : numeral(now.n),
  ];
}

/** Of a figure that is not there, to tell its target by. */
const unitOf = ({ code }: Signal) =>
  code === 'closure_ratio' ? 'ratio' : code === 'absence_factor' ? 'people' : 'share';

/** The same window a year earlier, where the ledger reaches so far back. */
function yearEarlier(sheet: Sheet): string {
  const { words, report, language } = sheet;
  const figures = report.signals.flatMap(({ code, figure, yearAgo }) =>
    yearAgo === null || yearAgo.value === null
      ? []
      : [
          `${signalTitle(code, report, language)} ${say(words.lines.of, { value: figureSaid(yearAgo, figure, words), n: yearAgo.n }, words)}`,
        ],
  );
  return figures.length === 0 ? '' : say(words.lines.yearAgo, { figures: figures.join(words.lines.stop) }, words);
}
