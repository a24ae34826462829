// Kaplan and Meier's estimate of how long something takes where some have not happened yet (metrics.md, G9).

/** How long it was watched, in any unit, and whether it happened at the end of that or was merely watched no longer. */
export interface Watched {
  readonly after: number;
  readonly happened: boolean;
}

/** Products of fractions are not exact: 0.8 * 0.75 * 0.5 / 0.6 is a half, and its floating number is not. */
const TOLERANCE = 1e-12;

/** The share for which it has not happened after each time at which it happened to one; ascending. */
export function survival(watched: readonly Watched[]): readonly { readonly after: number; readonly share: number }[] {
  const sorted = watched.toSorted((one, other) => one.after - other.after);
  const steps: { after: number; share: number }[] = [];
  let share = 1;
  for (let index = 0; index < sorted.length;) {
    const after = sorted[index]?.after;
    const atRisk = sorted.length - index;
    let happened = 0;
    // Who is watched until this very moment is still at risk at it.
    for (; sorted[index]?.after === after; index += 1) happened += sorted[index]?.happened === true ? 1 : 0;
    if (happened === 0 || after === undefined) continue;
    share *= 1 - happened / atRisk;
    steps.push({ after, share });
  }
  return steps;
}

/** The time after which it has happened to half of all; null: that is not reached. */
export function kaplanMeierMedian(watched: readonly Watched[]): number | null {
  return survival(watched).find(({ share }) => share <= 0.5 + TOLERANCE)?.after ?? null;
}
