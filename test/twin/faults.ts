// Scripted faults: which request meets which trouble.

export interface FaultRule {
  /** A route's template, such as `POST /repos/{owner}/{repo}/issues/{issue_number}/comments`. */
  readonly route?: string;
  readonly method?: string;
  readonly path?: RegExp;
  readonly installation?: number;
  /** What the request's body holds, such as the name of a mutation. */
  readonly sends?: RegExp;
  /** Lets the first n matching requests pass. */
  readonly skip?: number;
  /** Meets n matching requests, then no more; default: all. */
  readonly times?: number;
  /**
   * before: nothing happened; after: the effect happened, the caller does not learn it.
   * `delay` waits `ms` and goes on; `stale` reads the state as of `ms` ago; `html` is an error page instead of JSON
   * (before the effect); `truncate` cuts the JSON of a real answer in half; `break-off` closes the connection within it;
   * `graphql-errors` adds `errors` to a
   * real answer of GraphQL.
   */
  readonly kind:
    | 'fail-before'
    | 'fail-after'
    | 'delay'
    | 'stale'
    | 'cut-before'
    | 'cut-after'
    | 'html'
    | 'truncate'
    | 'break-off'
    | 'graphql-errors';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ms?: number;
  readonly errors?: readonly unknown[];
}

export interface Faults {
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** How often each rule was met, in the order of adding. */
  readonly met: readonly number[];
  /** The rules this request meets; counts it. */
  readonly take: (asked: {
    route: string;
    method: string;
    path: string;
    installation: number | undefined;
    body: string;
  }) => FaultRule[];
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number; met: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, seen: 0, met: 0 });
    },
    clear: () => {
      rules = [];
    },
    get met() {
      return rules.map(({ met }) => met);
    },
    take: (asked) => {
      const taken: FaultRule[] = [];
      for (const entry of rules) {
        const { rule } = entry;
        const matches =
          (rule.route === undefined || rule.route === asked.route) &&
          (rule.method === undefined || rule.method === asked.method) &&
          (rule.path === undefined || rule.path.test(asked.path)) &&
          (rule.sends === undefined || rule.sends.test(asked.body)) &&
          (rule.installation === undefined || rule.installation === asked.installation);
        if (!matches) continue;
        entry.seen += 1;
        if (entry.seen <= (rule.skip ?? 0) || entry.met >= (rule.times ?? Infinity)) continue;
        entry.met += 1;
        taken.push(rule);
      }
      return taken;
    },
  };
}
