// A text with a login on each line: what comes after it, and after a #, is for people.
import { writtenIn } from './written-login.js';
import type { WrittenLogin } from './written-login.js';

interface PlainEntry extends WrittenLogin {
  /** From 0. */
  readonly line: number;
}

export function plainEntries(lines: readonly string[]): readonly PlainEntry[] {
  return lines.flatMap((line, index) => {
    const [, word] = /^\s*(?:[-*]\s+)?([^\s#,;|]+)/.exec(line.slice(0, 2_000)) ?? [];
    const found = word === undefined ? null : writtenIn(word, true);
    return found === null ? [] : [{ ...found, line: index }];
  });
}
