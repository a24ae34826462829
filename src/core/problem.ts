// A problem in a configuration file, at its place, as the maintainer will read it.

export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** `welcome.messages.en`, or empty for the whole file. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** `error`: the section does not come into force. `warning`: it does, and does not do what it seems to say. */
  readonly severity: 'error' | 'warning';
}

/** `hearth.yml:12:32 ladder.roles[1]: expected a number, got "ten"` */
export function printProblem(problem: Problem): string {
  const path = problem.path === '' ? '' : ` ${problem.path}`;
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  return `${problem.file}:${problem.line}:${problem.column}${path}: ${severity}${problem.message}`;
}

/** Steps to a value: `['ladder', 'roles', 1]`. */
export type Path = readonly (string | number)[];

/** `ladder.roles[1].name` */
export function printPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
