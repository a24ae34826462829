// An inbox row → Event. Webhooks come from GitHub; `later` and `tick` rows are Hearth's own notes to itself.
import { eventOf } from '../core/event-of.js';
import type { EventOrReason } from '../core/event-of.js';
import type { Event, LaterEvent, TickEvent } from '../core/event.js';
import type { Arrival, Claim, InstalledRepository } from './ports.js';

/** Event names of Hearth's own rows; no webhook can carry them, because the door refuses a colon. */
export const LATER = 'hearth:later';
export const TICK = 'hearth:tick';

/** Reads a row of the inbox. `claim` says what it is, `body` what it holds. */
export function readRow(claim: Pick<Claim, 'event' | 'receivedAt'>, body: Buffer): EventOrReason {
  let payload: unknown;
  try {
    const text = body.toString('utf8');
    payload = JSON.parse(text, UNSTORABLE.test(text) ? storable : undefined);
  } catch {
    return { ignored: 'the body is not JSON' };
  }
  if (claim.event === LATER || claim.event === TICK) return { event: payload as Event };
  return eventOf(claim.event, payload, claim.receivedAt.toISOString());
}

/** Escapes of what PostgreSQL keeps in no text: a zero, and halves of characters. */
const UNSTORABLE = /\\u(?:0000|[dD][89a-fA-F])/;

const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\0|\p{Cs}/gu, '\ufffd') : value;

/** The delayed call as an arrival; the same note for the same cause is one row. */
export function laterRow(guid: string, event: LaterEvent, at: string): Arrival {
  return {
    guid: `later:${guid}:${event.feature}:${event.about}`,
    event: LATER,
    payload: Buffer.from(JSON.stringify(event)),
    dueAt: new Date(at),
  };
}

/** What came due: of which series, for which period. */
export interface Due extends Pick<TickEvent, 'series' | 'period' | 'pulls'> {
  readonly at: Date;
}

/** Of the row of a tick. Those of a series in a repository sort by their periods where these are times. */
export const tickId = (series: string, repository: number, period: string): string =>
  `tick:${series}:${repository}:${period}`;

/** A due schedule as an arrival: its id is the period, so that a tick told twice is one row. */
export function tickRow(
  { installation, repository }: InstalledRepository,
  { series, period, at, pulls }: Due,
): Arrival {
  const event: TickEvent = {
    kind: 'tick',
    installation,
    repository,
    actor: null,
    at: at.toISOString(),
    series,
    period,
    ...(pulls === undefined ? {} : { pulls }),
  };
  return {
    guid: tickId(series, repository.id, period),
    event: TICK,
    sentAt: at,
    payload: Buffer.from(JSON.stringify(event)),
  };
}
