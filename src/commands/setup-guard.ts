// Who may speak to the set-up pages: a browser on this machine, on a page of ours. Anything else on the network or in
// another tab could plant an App of its own.
import type { IncomingMessage } from 'node:http';

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The origin that the browser shows, or undefined when the request did not come to this machine by its own name. */
export function originOf(request: IncomingMessage): string | undefined {
  const port = request.socket.localPort ?? 0;
  // A foreign name that resolves to 127.0.0.1 (DNS rebinding) would make another site's page ours.
  const own = NAMES.map((name) => (port === 80 ? name : `${name}:${port}`));
  const host = request.headers.host?.toLowerCase();
  return host !== undefined && own.includes(host) ? `http://${host}` : undefined;
}

/** Why this request is refused; undefined: it may go on. */
export function refusal(request: IncomingMessage): string | undefined {
  const origin = originOf(request);
  if (origin === undefined) return 'these pages answer to 127.0.0.1 and localhost only';
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const site = request.headers['sec-fetch-site'];
  const same = request.headers.origin === origin && (site === undefined || site === 'same-origin');
  return same ? undefined : 'this did not come from a set-up page';
}
