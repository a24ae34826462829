// Simple patterns with `*`, matched in linear time: no pattern can make Hearth slow.

/** Does the text match? `*` stands for any run of characters; everything else for itself. */
export function matches(pattern: string, text: string): boolean {
  return globMatcher(pattern)(text);
}

/** The same for a pattern that is asked about many texts. */
export function globMatcher(pattern: string): (text: string) => boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return (text) => text === head;
  return (text) => {
    if (!text.startsWith(head)) return false;
    let from = head.length;
    for (const part of rest) {
      const found = text.indexOf(part, from);
      if (found === -1) return false;
      from = found + part.length;
    }
    return text.length - tail.length >= from && text.endsWith(tail);
  };
}

/** The first of the patterns that matches, if one does. */
export function matchesAny(patterns: readonly string[], text: string): string | undefined {
  return patterns.find((pattern) => matches(pattern, text));
}
