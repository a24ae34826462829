// A GitHub payload becomes an Event, or a reason to ignore it: the event name travels unsigned, so a body that does not
// fit its name is ignored, never guessed at.
import { z } from 'zod';
import type { Event } from './event.js';
import type { Readers } from './event-reader.js';
import { itemReaders } from './item-events.js';
import { repositoryReaders } from './repository-events.js';
import { stamp } from './time.js';

export type EventOrReason = { readonly event: Event } | { readonly ignored: string };

const readers: Readers = { ...itemReaders, ...repositoryReaders };
const withAction = z.object({ action: z.string() });

/**
 * Reads one webhook. `name` is GitHub's event name, `receivedAt` (ISO 8601) stands in where the payload has no time.
 * Never throws: what cannot be an event comes back with the reason, which names the first field that does not fit.
 */
export function eventOf(name: string, body: unknown, receivedAt: string): EventOrReason {
  const action = withAction.safeParse(body);
  const fullName = action.success ? `${name}.${action.data.action}` : name;
  const reader = Object.hasOwn(readers, fullName) ? readers[fullName] : undefined;
  if (reader === undefined) return { ignored: `no part of Hearth listens to ${printable(fullName)}` };
  try {
    const event = reader(body, receivedAt);
    const ahead = Date.parse(event.at) - Date.parse(receivedAt);
    if (ahead > MOST_AHEAD_MS) return { ignored: `${fullName} of ${stamp(event.at)}, which is still to come` };
    return { event };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const field = error.issues[0]?.path.map(String).join('.') ?? '';
    if (field.startsWith('installation')) return { ignored: `${fullName} without an installation` };
    return { ignored: `the body does not fit ${fullName}: ${field === '' ? 'not an object' : field}` };
  }
}

/** Clocks differ; a day is no difference of clocks. */
const MOST_AHEAD_MS = 24 * 3_600_000;

/** The event name is unsigned text from the network: kept short and plain before it is stored or logged. */
function printable(name: string): string {
  return name.replace(/[^\w.-]/g, '?').slice(0, 80);
}
