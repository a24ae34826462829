// A problem in a configuration file, at its place, as the maintainer will read it.

export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** `welcome.messages.en`, or empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** `hearth.yml:12:32 ladder.roles[1]: expected a number, got "ten"` */
export function printProblem(problem: Problem): string {
  const path = problem.path === '' ? '' : ` ${problem.path}`;
  return `${problem.file}:${problem.line}:${problem.column}${path}: ${problem.message}`;
}
