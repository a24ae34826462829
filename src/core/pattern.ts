// Regular expressions from configuration, by RE2: matched in linear time, whatever stands in them.
import { RE2JS } from 're2js';

/** Longer ones are refused. */
export const MOST_PATTERN_CHARACTERS = 200;
/**
 * Each character of a text is looked at once for each step of the compiled program, at worst: `(a|b|ab){500}` has 3,003
 * steps. Both limits together keep a match far below a tenth of a second.
 */
const MOST_STEPS = 250;
/** Of a longer text, the beginning is looked at. */
export const MOST_TEXT_CHARACTERS = 4_000;

export interface Pattern {
  /** As the maintainer wrote it. */
  readonly source: string;
  /** What looking at one character costs at worst, 1 to 250. */
  readonly steps: number;
  /** Is it found in the text, of which the first 4,000 characters are looked at? */
  found(text: string): boolean;
  /** What it finds first there; null: nothing. */
  match(text: string): string | null;
}

/**
 * Compiles a pattern in RE2's syntax, in which letters match whatever their case unless `exact`. A string says what is
 * wrong with it.
 */
export function parsePattern(source: string, letters: 'folded' | 'exact' = 'folded'): Pattern | string {
  if (source.length > MOST_PATTERN_CHARACTERS)
    return `is longer than ${MOST_PATTERN_CHARACTERS} characters; shorten it`;
  try {
    const compiled = RE2JS.compile(source, letters === 'exact' ? 0 : RE2JS.CASE_INSENSITIVE);
    const steps = compiled.programSize();
    if (steps > MOST_STEPS) return 'repeats too much; use smaller numbers in braces';
    const matcherOf = (text: string) => compiled.matcher(text.slice(0, MOST_TEXT_CHARACTERS));
    const match = (text: string): string | null => {
      const matcher = matcherOf(text);
      return matcher.find() ? (matcher.group() ?? '') : null;
    };
    return { source, steps, match, found: (text) => matcherOf(text).find() };
  } catch (error) {
    return notKnown(error instanceof Error ? error.message : '');
  }
}

function notKnown(message: string): string {
  // RE2 is told before the maintainer's own text that letters match whatever their case.
  const reason = message
    .replace(/^error parsing regexp: /, '')
    .replace('`(?i)', '`')
    .replaceAll('\n', ' ');
  const foreign = /Perl syntax|escape sequence/.test(reason);
  const advice = foreign
    ? 'it has no look-around and no back references'
    : 'write \\ before a character that stands for itself';
  return `is not a pattern that RE2 knows (${reason}); ${advice}`;
}
