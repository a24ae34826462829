// Acts that count, told apart from those that do not.
import type { Tally } from '../../../metrics/load/samples.js';

/** `left`: the rule that left `n` acts out; null: they count. */
interface Counted {
  readonly left: string | null;
  readonly n: number;
}

export function tallyOf<Row extends Counted>(rows: readonly Row[]): Tally<Omit<Row, keyof Counted>> {
  const excluded: Record<string, number> = {};
  const counted: Omit<Row, keyof Counted>[] = [];
  for (const { left, n, ...row } of rows) {
    if (left === null) counted.push(row);
    else excluded[left] = (excluded[left] ?? 0) + n;
  }
  return { rows: counted, excluded };
}
