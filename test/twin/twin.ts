// The GitHub twin: a stateful local GitHub over HTTP on loopback, for tests and the demo. Start here.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { seedUser } from './acts/accounts.js';
import { createAuth } from './auth.js';
import type { Core } from './call.js';
import { loadDescription } from './description.js';
import { createFaults, type Faults } from './faults.js';
import { createGraphqlMeter, createMeter, type Limits } from './limits.js';
import { payloadOf, whileEmitting } from './events.js';
import type { Account, HookEvent, Repository, Team } from './model.js';
import type { NewRepository } from './acts/repositories.js';
import { createPerson, type Person } from './people.js';
import { createReaders, type Readers } from './readers.js';
import { createRouter } from './router.js';
import { routes } from './routes/index.js';
import * as seed from './seed.js';
import { serve, type RequestRecord, type Violation } from './server.js';
import { createHooks, type DeliveryRecord } from './webhooks.js';
import { createWorld, requireAccount, type World } from './world.js';

export interface TwinOptions {
  /** Default: any free port. */
  readonly port?: number;
  readonly appId: number;
  /** Default `hearth`; the app's account is `hearth[bot]`. */
  readonly slug?: string;
  /** PEM; the app's JWT is checked against it. */
  readonly publicKey: string;
  readonly webhookSecret: string;
  /** Domain time: every date in the state. Default: the real clock. */
  readonly now?: () => Date;
  /** The clock of JWTs, tokens and rate limits, which clients compare with their own. Default: the real clock. */
  readonly wallClock?: () => number;
  /** Refuse what the published REST description does not allow. Default true. */
  readonly validate?: boolean;
  /** Host of `html_url`s. Default `https://github.com`. */
  readonly webUrl?: string;
}

export interface DeliverOptions {
  readonly guid?: string;
  /** False: no signature. A string: signed with that secret instead. */
  readonly signed?: boolean | string;
}

export interface TwinPayload {
  readonly event: string;
  readonly payload: Record<string, unknown>;
  readonly at: Date;
}

export interface Twin extends Readers {
  /** The API's base, for GITHUB_API_URL. */
  readonly url: string;
  /** Where signed deliveries are sent; undefined: they only enter the delivery log. */
  webhookUrl: string | undefined;
  /** How long the twin waits for the answer to a delivery. Default: 10 s, as GitHub does. */
  webhookTimeoutMs: number;

  readonly user: (
    login: string,
    options?: { id?: number; type?: 'User' | 'Bot' | 'Mannequin'; name?: string },
  ) => Account;
  readonly org: (
    login: string,
    options?: { id?: number; name?: string; members?: readonly seed.NewMember[] },
  ) => Account;
  /** `organisation/slug`. */
  readonly team: (fullSlug: string, options?: seed.NewTeam) => Team;
  readonly renameTeam: (fullSlug: string, slug: string) => void;
  readonly deleteTeam: (fullSlug: string) => void;
  /** The organisation blocks the person: they are out of it, and cannot be invited. */
  readonly block: (organization: string, login: string) => void;
  readonly repository: (fullName: string, options?: NewRepository) => Repository;
  readonly install: (login: string, options?: seed.InstallOptions) => seed.TwinInstallation;
  /** The person (made on first mention) and what people do. */
  readonly as: (login: string) => Person;
  readonly renameUser: (login: string, to: string) => void;
  /** What this person wrote now belongs to the ghost. */
  readonly deleteUser: (login: string) => void;

  /** Lets the acts happen without any delivery; nothing is rendered, so thousands of items take seconds. */
  readonly silently: <T>(acts: () => T) => T;
  /** Lets the acts happen and answers the webhooks they would have sent; nothing is sent or logged. */
  readonly payloadsOf: (acts: () => void) => TwinPayload[];

  /** Resolves when every delivery sent so far has its answer. */
  readonly settled: () => Promise<void>;
  /** Sends any payload as a delivery, a recorded one for instance. */
  readonly deliver: (event: string, payload: object, options?: DeliverOptions) => Promise<DeliveryRecord>;
  readonly redeliver: (guid: string) => Promise<DeliveryRecord>;
  /** From now on deliveries wait in the returned list, to be reordered, repeated or dropped. */
  readonly hold: () => DeliveryRecord[];
  /** Sends what waits, in its present order, and ends holding. */
  readonly release: () => Promise<void>;
  /** Sends `ping`, as GitHub does when the webhook is set up. */
  readonly ping: () => Promise<DeliveryRecord>;
  readonly deliveries: readonly DeliveryRecord[];

  readonly requests: RequestRecord[];
  /** Requests that GitHub would not have accepted; tests assert that it is empty. */
  readonly violations: Violation[];
  readonly faults: Faults;
  readonly limits: Limits;
  /** A personal token of that person (made on first mention), for GITHUB_TOKEN. */
  readonly personalToken: (login: string) => string;
  /** Makes all tokens expired. */
  readonly expireTokens: () => void;
  /** A code of the manifest flow, good for one conversion that answers these credentials. */
  readonly manifestCode: (credentials?: { pem?: string; webhook_secret?: string; client_secret?: string }) => string;
  /** The state itself, for reading. */
  readonly state: World;
  readonly close: () => Promise<void>;
}

export async function startTwin(options: TwinOptions): Promise<Twin> {
  const world = createWorld({
    appId: options.appId,
    slug: options.slug ?? 'hearth',
    now: options.now ?? (() => new Date()),
    webUrl: options.webUrl ?? 'https://github.com',
  });
  const clock = options.wallClock ?? Date.now;
  const hooks = createHooks(world, options.webhookSecret);
  world.emit = hooks.emit;
  const auth = createAuth(world, options.publicKey, clock);
  const meter = createMeter(clock);
  const graphqlMeter = createGraphqlMeter(meter.limits, clock);
  const core: Core = { world, hooks, auth, meter, graphqlMeter, clock, manifests: new Map() };
  const faults = createFaults();
  const requests: RequestRecord[] = [];
  const violations: Violation[] = [];
  const people = new Map<Account, Person>();
  const description = options.validate === false ? undefined : loadDescription();
  const server = serve({ core, description, faults, route: createRouter(routes), requests, violations });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  world.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...createReaders(world),
    url: world.apiUrl,
    get webhookUrl() {
      return hooks.url;
    },
    set webhookUrl(url) {
      hooks.url = url;
    },
    get webhookTimeoutMs() {
      return hooks.timeoutMs;
    },
    set webhookTimeoutMs(ms) {
      hooks.timeoutMs = ms;
    },
    user: (login, user) => seedUser(world, login, user),
    org: (login, organization) => seed.seedOrganization(world, login, organization),
    team: (fullSlug, team) => seed.seedTeam(world, fullSlug, team),
    renameTeam: (fullSlug, slug) => {
      const team = seed.seedTeam(world, fullSlug);
      team.slug = slug;
      team.name = slug;
    },
    deleteTeam: (fullSlug) => {
      world.teams.delete(seed.seedTeam(world, fullSlug).id);
    },
    block: (organization, login) => {
      const account = requireAccount(world, organization);
      const { id } = seedUser(world, login);
      account.members.delete(id);
      (account.blocked ??= new Set()).add(id);
    },
    repository: (fullName, repository) => seed.seedRepository(world, fullName, repository),
    install: (login, installation) => seed.seedInstallation(world, login, installation),
    as: (login) => {
      const account = seedUser(world, login);
      const person = people.get(account) ?? createPerson(world, account);
      people.set(account, person);
      return person;
    },
    renameUser: (login, to) => {
      const account = requireAccount(world, login);
      world.logins.delete(login.toLowerCase());
      account.login = to;
      world.logins.set(to.toLowerCase(), account.id);
      // What it owns is found under the new name, too.
      for (const repository of world.repositories.values()) {
        if (repository.ownerId === account.id) world.names.set(`${to}/${repository.name}`.toLowerCase(), repository.id);
      }
    },
    deleteUser: (login) => {
      requireAccount(world, login).deleted = true;
    },
    silently: (acts) => whileEmitting(world, () => undefined, acts),
    payloadsOf: (acts) => {
      const payloads: TwinPayload[] = [];
      const keep = (event: HookEvent): void => {
        const payload = payloadOf(world, event);
        if (payload !== undefined) payloads.push({ event: payload.name, payload: payload.body, at: world.now() });
      };
      whileEmitting(world, keep, acts);
      return payloads;
    },
    settled: hooks.settled,
    deliver: (event, payload, deliverOptions) => {
      const body = payload as Record<string, unknown> & { action?: string };
      const idIn = (name: string): number | null => (body[name] as { id?: number } | undefined)?.id ?? null;
      const ids = { installationId: idIn('installation'), repositoryId: idIn('repository') };
      return hooks.deliver({ name: event, action: body.action ?? null, ...ids, body }, deliverOptions);
    },
    redeliver: (guid) => {
      const record = hooks.log.find((one) => one.guid === guid);
      if (record === undefined) return Promise.reject(new Error(`no delivery has the id ${guid}`));
      return hooks.redeliver(record);
    },
    hold: () => (hooks.held ??= []),
    release: async () => {
      const waiting = hooks.held ?? [];
      hooks.held = undefined;
      await Promise.all(waiting.map(hooks.send));
    },
    ping: () => {
      const hook = { type: 'App', id: 4_242_001, name: 'web', active: true, events: [], app_id: world.app.id };
      const body = { zen: 'Design for failure.', hook_id: 4_242_001, hook };
      return hooks.deliver({ name: 'ping', action: null, installationId: null, repositoryId: null, body });
    },
    deliveries: hooks.log,
    requests,
    violations,
    faults,
    limits: core.meter.limits,
    personalToken: (login) => auth.mintPersonal(seedUser(world, login)).value,
    expireTokens: auth.expireTokens,
    manifestCode: (credentials = {}) => {
      const code = randomBytes(20).toString('hex');
      const defaults = {
        client_secret: randomBytes(20).toString('hex'),
        webhook_secret: options.webhookSecret,
        pem: '',
      };
      core.manifests.set(code, { ...defaults, ...credentials });
      return code;
    },
    state: world,
    close: async () => {
      await hooks.settled();
      hooks.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
