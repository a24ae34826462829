// The issue that holds what to mend: a heading for each kind, a line for each remark.
import type { IssueAct } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { chapters } from './chapters.js';
import type { Linted } from './lint.js';
import { messages } from './messages.js';
import { SERIES } from './look.js';

/** Lines under one heading. */
const MOST = 40;

export const countOf = ({ remarks }: Linted): number => Object.values(remarks).flat().length;

export function issueOf(linted: Linted, language: Language): IssueAct {
  const { title, intro, clean, outro, chapters: headings, more } = messages[language];
  const isClean = countOf(linted) === 0;
  const under = (heading: string, lines: readonly string[]): readonly string[] => {
    const shown = lines.slice(0, MOST).map((line) => `- ${line}`);
    const rest = lines.length > MOST ? [`- ${more(lines.length - MOST)}`] : [];
    return lines.length === 0 ? [] : [`### ${heading}`, [...shown, ...rest].join('\n')];
  };
  const found = chapters.flatMap((chapter) => under(headings[chapter], linted.remarks[chapter]));
  const parts = [isClean ? clean : intro, ...found, ...under(headings.unknown, linted.unknown), outro];
  return { kind: 'issue', series: SERIES, title, body: parts.join('\n\n'), state: isClean ? 'closed' : 'open' };
}
