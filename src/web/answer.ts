// Constant answers: a status and a few words, never anything of what was sent.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** Up to here an unread body is thrown away and the connection kept; a longer one costs the sender the connection. */
const SMALL_BODY = 64 * 1024;
/** How long a sender that is being refused may go on sending before the connection is closed under it. */
const LINGER_MS = 1_000;

export function jsonAnswer(status: number, body: object, headers: OutgoingHttpHeaders = {}): Answer {
  const text = `${JSON.stringify(body)}\n`;
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...headers,
    },
    body: text,
  };
}

export function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/**
 * Answers a request whose body was not read. Closing at once would reset the connection under a sender that is still
 * sending, and the answer would be lost with it; so the rest is thrown away, for a bounded time.
 */
export function sendUnread(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (request.complete || isSmall(request)) {
    send(response, answer);
    return;
  }
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, { ...answer.headers, connection: 'close' });
  response.write(answer.body);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.once('close', end).resume();
}

function isSmall(request: IncomingMessage): boolean {
  if (request.headers['transfer-encoding'] !== undefined || request.headers.expect !== undefined) return false;
  return Number(request.headers['content-length'] ?? 0) <= SMALL_BODY;
}
