// How the report was measured: its window, what was left out and why, and which definitions it used.
import { quote } from '../../core/markdown.js';
import type { Report } from '../../core/report.js';
import { minuteOf } from '../../core/time.js';
import { catalogue } from '../../metrics/catalogue.js';
import { say, sentences, unmeasuredSaid } from '../say.js';
import type { Sheet } from './sheet.js';
import { folded, list, table } from './table.js';

/** Of a command that is to be typed as it stands, the path of a file among it. */
const LONGEST = 5_000;

export function method(sheet: Sheet): string {
  const { report, words, language, config } = sheet;
  const { period, method: how } = report;
  const { lines } = words;
  const window = { from: `${minuteOf(period.from)} UTC`, to: `${minuteOf(period.to)} UTC`, zone: period.zone };
  const definitions = Object.entries(how.definitions).map(([metric, version]) => `${metric} v${version ?? ''}`);
  const unlooked = how.unlooked.map((code) => words.unlooked[code] ?? code).join(lines.stop);
  const said = [
    say(lines.window, window, words),
    answersDue(sheet),
    how.ledgerAt === null ? lines.ledgerEmpty : say(lines.ledger, { at: `${minuteOf(how.ledgerAt)} UTC` }, words),
    lines.people,
    unmeasuredSaid(report, language),
    say(lines.unlooked, { list: unlooked }, words),
    say(lines.definitions, { list: definitions.join(lines.comma) }, words),
    say(lines.why, { command: quote(whyCommand(report, config), LONGEST) }, words),
    say(lines.id, { id: quote(report.id, 200), settings: quote(how.settings) }, words),
  ];
  return folded(words.heads.method, list(said.filter((line) => line !== '')), excluded(sheet));
}

/** Within how many working days, and what of them is not worked. */
function answersDue({ report: { method: how }, words }: Sheet): string {
  const { answers, hours, holidays } = words.lines;
  return sentences([
    say(answers, { days: how.answerWithin }, words),
    ...(how.hours === undefined ? [] : [say(hours, how.hours, words)]),
    ...(how.holidays === undefined ? [] : [say(holidays, { count: how.holidays }, words)]),
  ]);
}

/** As it is to be typed; of a community's report for its first repository. A file has a zone of its own: then it is named. */
function whyCommand({ repositories: [first], period, audience }: Report, config: string | undefined): string {
  const of = first === undefined ? 'OWNER/REPO' : `${first.owner}/${first.name}`;
  const [since = '', until = ''] = period.label.split('..');
  const days = period.kind === 'custom' ? `--since ${since} --until ${until}` : `--period ${period.label}`;
  const zone = period.zone === 'UTC' && config === undefined ? '' : ` --zone ${period.zone}`;
  const file = config === undefined ? '' : ` --config ${forShell(config)}`;
  return `hearth why M17 ${of} ${days}${zone}${file}${audience === 'private' ? ' --private' : ''}`;
}

/** One word for a shell, whatever is in it. */
const forShell = (text: string): string =>
  /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

function excluded(sheet: Sheet): string {
  const { report, words, language } = sheet;
  const rows = Object.entries(report.method.excluded).map(([code, count]) => [
    catalogue.find((metric) => code in metric.words)?.words[code]?.[language] ?? code,
    String(count),
  ]);
  if (rows.length === 0) return words.lines.excludedNone;
  return `${words.lines.excluded}\n\n${table([{ head: words.heads.rule }, { head: words.heads.count, right: true }], rows, sheet)}`;
}
