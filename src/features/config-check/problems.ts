// Problems as a list in Markdown, each linked to its line. They quote the file, which is foreign text.
import { quote } from '../../core/markdown.js';
import type { Problem } from '../../core/problem.js';

/** More than a problem's own words and the 40 characters it quotes. */
const MOST_CHARACTERS = 400;
const MOST_LINES = 20;

/** At most 20, then how many more. `url`: of the file at the commit that is looked at; empty: no links. */
export function problemLines(problems: readonly Problem[], url: string, more: (count: number) => string): string {
  const lines = problems.slice(0, MOST_LINES).map(({ line, column, path, message, severity }) => {
    const place = url === '' ? `${line}:${column}` : `[${line}:${column}](${url}#L${line})`;
    const said = quote(path === '' ? message : `${path}: ${message}`, MOST_CHARACTERS);
    return `- ${severity === 'error' ? '❌' : '⚠️'} ${place} ${said}`;
  });
  const left = problems.length - lines.length;
  return [...lines, ...(left > 0 ? [`- ${more(left)}`] : [])].join('\n');
}
