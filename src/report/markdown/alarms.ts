// Alarms: one sentence each, why, links, and whom they concern.
import type { Alarm } from '../../core/report.js';
import { alarmSaid, alarmTitle, gapSaid, noAlarmSaid, say, sentences } from '../say.js';
import { itemLink, sigNames } from './item.js';
import type { Sheet } from './sheet.js';
import { list, names, section } from './table.js';

const MOST_SIGS = 8;

/** What the ledger does not know, before everything else: a warning where figures would be too low. */
export function gapNotice({ report, words, language }: Sheet): string {
  const said = report.gaps.map((gap) => gapSaid(gap, language)).filter((sentence) => sentence !== '');
  if (said.length === 0) return '';
  const gap = say(words.lines.named, { title: words.heads.gap, code: 'A9' }, words);
  return [
    report.stale ? '> [!WARNING]' : '> [!NOTE]',
    ...(report.stale ? [`> ${sentences([`**${gap}**`, words.reasons.data_gap])}`, '>'] : []),
    ...said.map((sentence) => `> - ${sentence}`),
  ].join('\n');
}

export function alarms(sheet: Sheet): string {
  const { report, words, language } = sheet;
  // The gap stands at the top already.
  const fired = report.alarms.filter(({ code }) => code !== 'A9');
  const none = report.stale ? words.lines.alarmsUnlooked : noAlarmSaid(report, language);
  const entries = list(fired.map((alarm) => entryOf(alarm, sheet)));
  return section(words.heads.alarms, entries, fired.length === 0 || report.stale ? none : '');
}

function entryOf(alarm: Alarm, sheet: Sheet): string {
  const { words, language } = sheet;
  const sigs = alarm.sigs.length === 0 ? words.lines.everybody : names(sigNames(alarm.sigs, sheet), MOST_SIGS, sheet);
  const concerns = say(words.lines.concerns, { sigs }, words);
  const links = alarm.items.map((item) => itemLink(item, sheet)).join(words.lines.comma);
  const title = say(words.lines.named, { title: alarmTitle(alarm, language), code: alarm.code }, words);
  return sentences([
    `**${words.status[alarm.level]} · ${title}** ${alarmSaid(alarm, language)}`,
    concerns,
    ...(links === '' ? [] : [`<br>${links}`]),
  ]);
}
