// Lines that were refused: counted all, named at most twenty for each reason.

const MOST_NAMED = 20;
/** Reasons can name what stood in the line: so many different ones are told apart, the rest is counted together. */
const MOST_REASONS = 50;
const OTHERS = 'refused for other reasons';

export interface Refusal {
  readonly reason: string;
  readonly count: number;
  /** The first of them: where, and the reason with what stood there. */
  readonly named: readonly { readonly line: number; readonly problem: string }[];
}

export interface Refusals {
  readonly add: (line: number, problem: string) => void;
  readonly all: () => readonly Refusal[];
  readonly count: () => number;
}

export function createRefusals(): Refusals {
  const byReason = new Map<string, { count: number; named: { line: number; problem: string }[] }>();
  return {
    add: (line, problem) => {
      // In brackets stands what differs from line to line.
      const own = problem.replace(/ \(.*\)$/, '');
      const reason = byReason.has(own) || byReason.size < MOST_REASONS ? own : OTHERS;
      const known = byReason.get(reason) ?? { count: 0, named: [] };
      known.count += 1;
      if (known.named.length < MOST_NAMED) known.named.push({ line, problem });
      byReason.set(reason, known);
    },
    all: () => [...byReason].map(([reason, known]) => ({ reason, ...known })),
    count: () => [...byReason.values()].reduce((sum, { count }) => sum + count, 0),
  };
}

/** For people: each by file and line. */
export function linesOf(file: string, refusals: readonly Refusal[]): readonly string[] {
  return refusals.flatMap(({ reason, count, named }) => {
    const more = count - named.length;
    return [
      ...named.map(({ line, problem }) => `${file}:${line}: ${problem}`),
      ...(more > 0 ? [`${file}: … and ${more.toLocaleString('en-US')} more: ${reason}`] : []),
    ];
  });
}
