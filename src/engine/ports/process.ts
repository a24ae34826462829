// What a process has: time, a doorbell, a log.

/** Domain time. Leases use the database's clock instead. */
export interface Clock {
  now(): Date;
}

/** "There is work": a doorbell, never the work itself. Losing every ring loses nothing, the sweep rings again. */
export interface Wakeup {
  /** Rings for these inbox rows (or none: "look"). Never throws, never waits for the network. */
  ring(ids: readonly string[]): void;
  /** Calls `wake` for each ring or batch of rings heard; a ring while `wake` runs is heard again after it. */
  listen(wake: () => Promise<void>): Promise<void>;
  health(): { readonly state: 'up' | 'down' | 'local'; readonly detail: string };
  close(): Promise<void>;
}

/** Structured log: static message, data in fields; never payloads, secrets or people's words. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Named places between two steps, where tests stop the process. Does nothing in production. */
export type Failpoint = (name: string) => Promise<void> | void;
