// Probot authenticates, Octokit speaks REST: one client and one throttle lane for each installation, no write ever
// repeated blindly, no wait for a rate limit inside a worker.
import { Octokit } from '@octokit/rest';
import { throttling } from '@octokit/plugin-throttling';
import { createProbotAuth } from 'octokit-auth-probot';
import { pino } from 'pino';
import { Probot } from 'probot';
import { Unavailable } from '../core/failure.js';
import { lastLook } from '../core/last-look.js';
import { countRequest } from '../core/requests.js';

export interface Credentials {
  readonly appId: number;
  readonly privateKey: string;
  /** Base of the REST API, such as `https://api.github.com` or `https://ghe.example/api/v3`. */
  readonly apiUrl: string;
}

export interface ClientOptions {
  /** GitHub asks for a second between writes and three between comments. Off only against the twin. */
  readonly pacing?: boolean;
  readonly timeoutMs?: number;
}

export type Client = Octokit;

export interface Clients {
  readonly probot: Probot;
  /** As the App itself. */
  app(): Promise<Client>;
  installation(id: number): Promise<Client>;
}

/** Octokit's options as far as they are built upon here. */
interface GivenOptions {
  readonly auth?: object;
  readonly request?: object;
  readonly throttle?: object;
}

/** GitHub answered a write with a redirect: the repository moved, and nothing was written. */
export class Moved extends Error {
  constructor() {
    super('the repository has moved');
    this.name = 'Moved';
  }
}

/**
 * Builds the clients. Probot's own Octokit is not used: it repeats any method on a 5xx, answers a rate limit by sleeping
 * in the worker, and logs request bodies; this one is `@octokit/rest` with Probot's authentication and throttle lanes.
 */
export function createClients(credentials: Credentials, options: ClientOptions = {}): Clients {
  const { pacing = true, timeoutMs = 15_000 } = options;
  const request = { fetch: boundedFetch(timeoutMs) };
  // Without a request function of its own, the App's authentication asks github.com for tokens, whatever the host.
  const plain = new Octokit({
    baseUrl: credentials.apiUrl,
    request,
    userAgent: 'hearth',
    log: pino({ level: 'silent' }),
  });
  const HearthOctokit = Octokit.plugin(throttling).defaults((given: GivenOptions) => ({
    ...given,
    authStrategy: createProbotAuth,
    userAgent: 'hearth',
    auth: { ...given.auth, request: plain.request },
    request: { ...given.request, ...request },
    throttle: { ...given.throttle, enabled: pacing, onRateLimit: () => false, onSecondaryRateLimit: () => false },
  }));
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    // Probot never verifies here (the door does), but an empty secret would silently become "development".
    secret: 'verified-by-the-door-not-by-probot',
    baseUrl: credentials.apiUrl,
    request,
    // Probot logs whole payloads at debug level and on errors; Hearth logs its own lines.
    log: pino({ level: 'silent' }),
    // Typed for its own plugin list, of which it needs nothing more than authentication, defaults and throttling.
    Octokit: HearthOctokit as unknown as NonNullable<ConstructorParameters<typeof Probot>[0]>['Octokit'] & object,
  });
  const clients = new Map<number, Promise<Client>>();
  const make = async (id: number): Promise<Client> => {
    const client = (await probot.auth(id)) as unknown as Client;
    client.hook.before('request', (options) => {
      countRequest();
      const look = lastLook();
      if (look === undefined) return;
      const send: typeof fetch = async (input, init) => {
        await look();
        return request.fetch(input, init);
      };
      Object.assign(options, { request: { ...options.request, fetch: send } });
    });
    return client;
  };
  return {
    probot,
    app: async () => (await probot.auth()) as unknown as Client,
    installation: (id) => {
      const known = clients.get(id);
      if (known !== undefined) return known;
      const made = make(id);
      if (clients.size >= 1_000) clients.delete(clients.keys().next().value ?? id);
      clients.set(id, made);
      made.catch(() => {
        if (clients.get(id) === made) clients.delete(id);
      });
      return made;
    },
  };
}

/** A renamed repository of a renamed owner takes two. */
const MOST_REDIRECTS = 3;

/** `fetch` with a time limit, whose answer is there whole, that never turns a redirected POST into a GET, and follows a GET to the same host only. */
export function boundedFetch(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const reading = init?.method === undefined || init.method === 'GET';
    const given = { ...init, redirect: 'manual' as const, signal: AbortSignal.timeout(timeoutMs) };
    let response = await fetch(input, given);
    // Whoever asks for it sees for themselves that what they asked for has moved.
    const seesForItself = reading && init?.redirect === 'manual';
    for (let n = 0; isRedirect(response) && !seesForItself; n += 1) {
      if (!reading) throw new Moved();
      const to = new URL(response.headers.get('location') ?? '', response.url);
      if (to.origin !== new URL(response.url).origin) throw new Unavailable('GitHub leads to another host');
      if (n === MOST_REDIRECTS) throw new Unavailable('GitHub leads from one address to the next');
      response = await fetch(to, given);
    }
    // Octokit takes a body that breaks off for an empty one, and who asked for a file would be told that there is none.
    await response.clone().arrayBuffer();
    return response;
  };
}

const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400 && status !== 304;
