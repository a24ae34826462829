// Thanks: the only place of a report where people are mentioned (decisions.md, 24).
import { mention, quote } from '../../core/markdown.js';
import type { Thanks } from '../../core/report.js';
import { say } from '../say.js';
import type { Sheet } from './sheet.js';
import { paragraphs, section } from './table.js';

export function thanks(sheet: Sheet): string {
  const { report, words, most } = sheet;
  if (report.thanks === null) return '';
  const { mentioned, others } = report.thanks;
  const titleOf = (why: string) => words.thanks[why] ?? words.thanks['new'] ?? '';
  const named = fitting(report.thanks.named, titleOf, most);
  const titles = [...new Set([...mentioned, ...named].map(({ why }) => titleOf(why)))];
  const lines = titles.map((title) => {
    const of = (people: Thanks['named']) => people.filter(({ why }) => titleOf(why) === title);
    const called = [...of(mentioned).map(({ login }) => mention(login)), ...of(named).map(({ login }) => quote(login))];
    return `- ${say(words.lines.told, { what: title, more: called.join(words.lines.comma) }, words)}`;
  });
  const unnamed = others + report.thanks.named.length - named.length;
  const more = unnamed > 0 ? say(words.lines.andOthers, { count: unnamed }, words) : '';
  return section(words.heads.thanks, paragraphs([lines.join('\n'), more]));
}

/** So many under each title as there is room for. */
function fitting(named: Thanks['named'], titleOf: (why: string) => string, most: number): Thanks['named'] {
  return named.filter(({ why }, index) => {
    const earlier = named.slice(0, index).filter((one) => titleOf(one.why) === titleOf(why));
    return earlier.length < most;
  });
}
