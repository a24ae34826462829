// A file that lists people: a Markdown table or list, plain lines, or a YAML list. Read as people write such files.
import { markdownEntries } from './markdown-roster.js';
import { plainEntries } from './plain-roster.js';
import { yamlEntries } from './yaml-roster.js';

/** Longer files list more than people. */
const MOST_LINES = 20_000;

/** Logins in the order and the spelling of the file, each once; null: it cannot be read. Linear in its length. */
export function rosterOf(path: string, text: string): readonly string[] | null {
  const lines = linesOf(text);
  if (lines.length > MOST_LINES) return null;
  const found = /\.ya?ml$/i.test(path)
    ? yamlEntries(text)
    : /\.md$/i.test(path)
      ? markdownEntries(lines)?.map(({ login }) => login)
      : plainEntries(lines).map(({ login }) => login);
  if (found === null || found === undefined) return null;
  const seen = new Set<string>();
  return found.filter((login) => !seen.has(login.toLowerCase()) && seen.add(login.toLowerCase()));
}

export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
