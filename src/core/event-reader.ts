// What every reader of a payload is, and what every event has.
import type { Event } from './event.js';
import type { InRepository } from './payload.js';

/** `receivedAt` stands in where a payload has no time of its own. Throws ZodError where the body does not fit. */
export type Reader = (body: unknown, receivedAt: string) => Event;
/** Readers by `event.action`. */
export type Readers = Readonly<Record<string, Reader>>;

export const base = (from: InRepository, at: string) => ({
  installation: from.installation.id,
  repository: from.repository,
  actor: from.sender,
  at,
});
