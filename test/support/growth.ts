// What hostile text costs where regular expressions do the work: four times the text, about four times the processor's time.
// The least of several measures counts, so that a busy machine says the same.

export type Work = (text: string) => unknown;

const TIMES = 4;
/** Quadratic would be sixteen. */
export const MOST_GROWTH = 9;
const MEASURES = 3;
const SMALL = 8_000;

/** In microseconds of this process: what others do on the machine is not in it. */
function costOf(work: Work, text: string): number {
  const costs = Array.from({ length: MEASURES }, () => {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    // Which of the two it was, the system tells by ticks of some milliseconds; their sum it knows to the microsecond.
    return user + system;
  });
  return Math.min(...costs);
}

/** How many times dearer a text of this piece becomes when it is four times as long; `small`: its characters before. */
export function growth(work: Work, piece: string, small = SMALL): number {
  const [short, long] = [small, small * TIMES].map((length) => piece.repeat(Math.ceil(length / piece.length)));
  work(short ?? '');
  return costOf(work, long ?? '') / Math.max(least(short ?? ''), costOf(work, short ?? ''));
}

/**
 * In microseconds: below a millisecond it is the clock that is measured, and below twenty nanoseconds a character
 * the memory that a text takes, which costs much more once it is large. What is quadratic is far above both.
 */
const least = (text: string): number => 1_000 + text.length / 50;

/** Those that cost more than their length: what is steep is so each time, a collection of garbage is not. */
export const steepOf = (work: Work, pieces: readonly string[], small = SMALL): readonly string[] =>
  pieces.filter((piece) => [1, 2, 3].every(() => growth(work, piece, small) > MOST_GROWTH));
