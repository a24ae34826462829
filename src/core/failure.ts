// The ways in which the outside world says no, so that each is handled once, in one place.

/** Why to wait, where GitHub said nothing: it failed for one request after the other. */
export const GITHUB_FAILS = 'GitHub fails';

/** GitHub said wait, or failed again and again. The installation is parked until then and the worker goes on with others. */
export class RateLimited extends Error {
  constructor(
    readonly until: Date,
    readonly reason: string,
  ) {
    const then = until.toISOString();
    super(
      reason === GITHUB_FAILS
        ? `GitHub failed again and again, and is asked again at ${then}`
        : `GitHub asks to wait until ${then} (${reason})`,
    );
    this.name = 'RateLimited';
  }
}

/** Hearth's own limit, not GitHub's: this delivery alone waits until then, and the installation goes on. `message` says which. */
export class OwnLimit extends Error {
  constructor(
    readonly until: Date,
    message: string,
  ) {
    super(`${message}: it waits until ${until.toISOString()}`);
    this.name = 'OwnLimit';
  }
}

/** GitHub could not be reached or failed; nobody knows whether a write took effect. Tried again later. */
export class Unavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unavailable';
  }
}

/** GitHub refuses for good (403, 404, 410, 422, 451 …). Not tried again. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** Another worker took the row over while this one was away: everything it still meant to do is void. */
export class LeaseLost extends Error {
  constructor() {
    super('another worker took this row over');
    this.name = 'LeaseLost';
  }
}

/**
 * Something is not there yet, such as what was sent a moment ago: looked at again after `waitMs` milliseconds, which is not
 * counted as a try.
 */
export class TooSoon extends Error {
  constructor(
    readonly waitMs: number,
    message = 'a write was sent a moment ago and is not visible yet',
  ) {
    super(message);
    this.name = 'TooSoon';
  }
}

/** Whatever was thrown, for a log: its kind and its message. */
export function inWords(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
