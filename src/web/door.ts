// The door: a signed delivery is in the inbox before it is answered. Nothing else happens in the request.
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Arrival, Failpoint, Log } from '../engine/ports.js';
import { jsonAnswer, send, sendUnread } from './answer.js';
import type { Answer, Handler } from './answer.js';
import { InFlight, readBody } from './body.js';
import type { BodyLimits } from './body.js';
import { createRefusalLog } from './refusal-log.js';
import { isSignature, isSignedBy } from './signature.js';

export const DOOR_PATH = '/api/github/webhooks';

/** What became of a delivery at the door, as counted in the metrics. */
export const RESULTS = [
  'taken',
  'method',
  'type',
  'headers',
  'unsigned',
  'forged',
  'too_large',
  'no_room',
  'away',
  'gone',
] as const;
export type Result = (typeof RESULTS)[number];

export interface DoorOptions {
  readonly intake: { accept(arrival: Arrival): Promise<void> };
  /** Each of them is valid: the second one serves a change of secret without a gap. */
  readonly secrets: readonly string[];
  readonly log: Log;
  readonly count?: (result: Result) => void;
  readonly failpoint?: Failpoint;
  readonly limits?: Partial<BodyLimits>;
}

export interface Door {
  readonly handle: Handler;
  /** Bytes of the bodies held right now. */
  bytesInFlight(): number;
}

const MB = 1024 * 1024;
const LIMITS: BodyLimits = { bytesInBody: 25 * MB, bytesInFlight: 256 * MB, bytesOfLarge: 160 * MB };

const EVENT = /^[a-z][a-z0-9_]{0,63}$/;
/** No colon: ticks and delayed calls have one in their ids, so no delivery can take a tick's place. */
const GUID = /^[A-Za-z0-9-]{1,100}$/;

const TAKEN = jsonAnswer(202, { accepted: true });
const REFUSALS: Readonly<Record<Exclude<Result, 'taken' | 'gone'>, Answer>> = {
  method: jsonAnswer(405, { error: 'POST only' }, { allow: 'POST' }),
  type: jsonAnswer(415, { error: 'application/json only' }),
  headers: jsonAnswer(400, { error: 'x-github-event or x-github-delivery is missing or malformed' }),
  unsigned: jsonAnswer(401, { error: 'x-hub-signature-256 is missing or malformed' }),
  forged: jsonAnswer(401, { error: 'the signature does not match' }),
  too_large: jsonAnswer(413, { error: 'the body is too large' }),
  no_room: jsonAnswer(503, { error: 'busy' }, { 'retry-after': '10' }),
  away: jsonAnswer(503, { error: 'the inbox is away' }, { 'retry-after': '30' }),
};

/**
 * Answers 202 only after the delivery's row is committed, and refuses before reading what can be refused before.
 *
 * @throws Error when there is no secret: an HMAC under an empty one is anybody's.
 */
export function createDoor(options: DoorOptions): Door {
  const { intake, secrets, count, failpoint } = options;
  if (secrets.length === 0 || secrets.includes('')) throw new Error('The door needs a webhook secret.');
  const inFlight = new InFlight({ ...LIMITS, ...options.limits });
  const logRefusal = createRefusalLog(options.log);

  function refuse(request: IncomingMessage, response: ServerResponse, result: keyof typeof REFUSALS): void {
    count?.(result);
    logRefusal(result);
    sendUnread(request, response, REFUSALS[result]);
  }

  async function take(arrival: Arrival, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await intake.accept(arrival);
    } catch {
      // The intake has logged why.
      refuse(request, response, 'away');
      return;
    }
    count?.('taken');
    if (failpoint !== undefined) await failpoint('answer.before');
    send(response, TAKEN);
    if (failpoint !== undefined) await failpoint('answer.after');
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const early = earlyRefusal(request, inFlight.limits.bytesInBody);
    if (early !== null) {
      refuse(request, response, early);
      return;
    }
    if (request.headers.expect !== undefined) response.writeContinue();
    const held = inFlight.open(declaredLength(request));
    try {
      const body = await readBody(request, held);
      if (body === 'gone') count?.('gone');
      else if (body === 'too large') refuse(request, response, 'too_large');
      else if (body === 'no room') refuse(request, response, 'no_room');
      else if (!isSignedBy(secrets, header(request, 'x-hub-signature-256'), body)) refuse(request, response, 'forged');
      else await take(arrivalOf(request, body), request, response);
    } finally {
      held.release();
    }
  }

  return { handle, bytesInFlight: () => inFlight.bytes };
}

/** Why the request is refused by its head alone; null: its body is worth reading. */
function earlyRefusal(request: IncomingMessage, bytesInBody: number): keyof typeof REFUSALS | null {
  if (request.method !== 'POST') return 'method';
  const type = header(request, 'content-type').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return 'type';
  // A header sent twice arrives joined by a comma and so fails its form.
  if (!EVENT.test(header(request, 'x-github-event')) || !GUID.test(header(request, 'x-github-delivery'))) {
    return 'headers';
  }
  if (!isSignature(header(request, 'x-hub-signature-256'))) return 'unsigned';
  if (declaredLength(request) > bytesInBody) return 'too_large';
  return null;
}

function arrivalOf(request: IncomingMessage, chunks: readonly Buffer[]): Arrival {
  const [only] = chunks;
  return {
    guid: header(request, 'x-github-delivery'),
    event: header(request, 'x-github-event'),
    payload: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks),
  };
}

function declaredLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
