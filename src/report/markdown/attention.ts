// What needs attention now: at most ten links, and for how long each has been waiting.
import type { Attention } from '../../core/report.js';
import { DAY_MS } from '../../core/time.js';
import { say } from '../say.js';
import { itemLink, sigNames } from './item.js';
import type { Sheet } from './sheet.js';
import { list, names, section } from './table.js';

const MOST_SIGS = 3;

export function attention(sheet: Sheet): string {
  const { report, words } = sheet;
  const none = report.stale ? words.lines.attentionUnlooked : words.lines.noAttention;
  const entries = report.attention.map((item) => entryOf(item, sheet));
  const all = sheet.links.waiting(report);
  const link = all === null ? '' : `[${words.lines.allWaiting}](${all})`;
  return section(words.heads.attention, entries.length === 0 ? none : list(entries), link);
}

function entryOf(item: Attention, sheet: Sheet): string {
  const { words, report } = sheet;
  const days = Math.floor((Date.parse(report.period.to) - Date.parse(item.since)) / DAY_MS);
  const why = say(words.lines.waits, { why: words.attention[item.why] ?? item.why, days }, words);
  const sigs = sigNames(item.sigs, sheet);
  return [
    say(words.lines.told, { what: itemLink(item, sheet), more: why }, words),
    ...(sigs.length === 0 ? [] : [names(sigs, MOST_SIGS, sheet)]),
  ].join(' · ');
}
