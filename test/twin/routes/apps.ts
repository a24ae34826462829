// The app itself, its installations and its delivery log.
import { DEFAULT_EVENTS, DEFAULT_PERMISSIONS } from '../acts/installations.js';
import { ApiError, notFound } from '../api-error.js';
import { idOf, noContent, ok, page, repositoryOf, tokenOf, type Call, type Reply, type Route } from '../call.js';
import type { Installation, Permissions } from '../model.js';
import { renderApp, renderInstallation } from '../render/account.js';
import { renderRepository } from '../render/repository.js';
import { installationFor, repositoriesOf, requireAccount, toStamp } from '../world.js';
import { mayAccess } from '../auth.js';
import type { DeliveryRecord } from '../webhooks.js';

function installationOf(call: Call): Installation {
  const installation = call.world.installations.get(idOf(call, 'installation_id'));
  if (installation === undefined) throw notFound();
  return installation;
}

interface TokenRequest {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

function mintToken(call: Call): Reply {
  const { world, core } = call;
  const installation = installationOf(call);
  if (installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
  const wanted = (call.body ?? {}) as TokenRequest;
  const own = repositoriesOf(world, installation);
  const chosen = own.filter(
    (one) => wanted.repository_ids?.includes(one.id) === true || wanted.repositories?.includes(one.name) === true,
  );
  const count = new Set([...(wanted.repository_ids ?? []), ...(wanted.repositories ?? [])]).size;
  if (chosen.length < count) {
    throw new ApiError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  const RANK = ['read', 'write', 'admin'];
  for (const [name, level] of Object.entries(wanted.permissions ?? {})) {
    const granted = installation.permissions[name];
    if (granted === undefined || RANK.indexOf(level) > RANK.indexOf(granted)) {
      throw new ApiError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  const token = core.auth.mint(installation, {
    ...(wanted.permissions === undefined ? {} : { permissions: { metadata: 'read', ...wanted.permissions } }),
    ...(count === 0 ? {} : { repositoryIds: new Set(chosen.map(({ id }) => id)) }),
  });
  return {
    status: 201,
    body: {
      token: token.value,
      expires_at: toStamp(new Date(token.expiresAt)),
      permissions: token.permissions,
      repository_selection: count === 0 && installation.repositories === 'all' ? 'all' : 'selected',
      ...(count === 0 ? {} : { repositories: chosen.map((repository) => renderRepository(world, repository)) }),
    },
  };
}

function summaryOf(record: DeliveryRecord): unknown {
  const { request: _request, response: _response, url: _url, ...summary } = record;
  return { ...summary, throttled_at: null };
}

/** Newest first; the cursor is the last id of the page before. */
function listDeliveries(call: Call): Reply {
  const perPage = Math.min(100, Math.max(1, Number(call.query['per_page'] ?? 30)));
  const cursor = Number(call.query['cursor']?.replace('v1_', '') ?? Infinity);
  const wanted = call.query['status'];
  const older = call.core.hooks.recent().filter((record) => {
    const status = record.status_code >= 200 && record.status_code < 300 ? 'success' : 'failure';
    return record.id < cursor && (wanted === undefined || wanted === status);
  });
  const shown = older.slice(0, perPage);
  const last = shown.at(-1);
  const query = new URLSearchParams({ ...call.query, cursor: `v1_${last?.id ?? 0}` }).toString();
  const link = `<${call.world.apiUrl}/app/hook/deliveries?${query}>; rel="next"`;
  return { ...ok(shown.map(summaryOf)), ...(older.length > shown.length ? { headers: { link } } : {}) };
}

function deliveryOf(call: Call): DeliveryRecord {
  const record = call.core.hooks.recent().find(({ id }) => id === idOf(call, 'delivery_id'));
  if (record === undefined) throw notFound();
  return record;
}

function convertManifest(call: Call): Reply {
  const { core, world } = call;
  const code = call.params['code'] ?? '';
  const credentials = core.manifests.get(code);
  if (credentials === undefined) throw notFound();
  core.manifests.delete(code);
  return { status: 201, body: { ...renderApp(world), ...credentials } };
}

export const appRoutes: readonly Route[] = [
  {
    route: 'GET /app',
    as: 'app',
    handle: ({ world }) => ok({ ...renderApp(world), permissions: DEFAULT_PERMISSIONS, events: DEFAULT_EVENTS }),
  },
  { route: 'POST /app-manifests/{code}/conversions', as: 'anyone', handle: convertManifest },
  {
    route: 'GET /app/installations',
    as: 'app',
    handle: (call) => page(call, [...call.world.installations.values()], (one) => renderInstallation(call.world, one)),
  },
  {
    route: 'GET /app/installations/{installation_id}',
    as: 'app',
    handle: (call) => ok(renderInstallation(call.world, installationOf(call))),
  },
  { route: 'POST /app/installations/{installation_id}/access_tokens', as: 'app', handle: mintToken },
  {
    route: 'GET /app/hook/config',
    as: 'app',
    handle: ({ core }) =>
      ok({ url: core.hooks.url ?? '', content_type: 'json', secret: '********', insecure_ssl: '0' }),
  },
  { route: 'GET /app/hook/deliveries', as: 'app', handle: listDeliveries },
  {
    route: 'GET /app/hook/deliveries/{delivery_id}',
    as: 'app',
    handle: (call) => {
      const record = deliveryOf(call);
      const { request, response } = record;
      return ok({ ...(summaryOf(record) as object), url: record.url ?? '', request, response });
    },
  },
  {
    route: 'POST /app/hook/deliveries/{delivery_id}/attempts',
    as: 'app',
    handle: (call) => {
      void call.core.hooks.redeliver(deliveryOf(call));
      return { status: 202, body: {} };
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/installation',
    as: 'app',
    handle: (call) => {
      const installation = installationFor(call.world, repositoryOf(call));
      if (installation === undefined) throw notFound();
      return ok(renderInstallation(call.world, installation));
    },
  },
  ...['GET /orgs/{org}/installation', 'GET /users/{username}/installation'].map((route): Route => ({
    route,
    as: 'app',
    handle: (call) => {
      const account = requireAccount(call.world, call.params['org'] ?? call.params['username'] ?? '');
      const installation = [...call.world.installations.values()].find(({ accountId }) => accountId === account.id);
      if (installation === undefined) throw notFound();
      return ok(renderInstallation(call.world, installation));
    },
  })),
  {
    route: 'GET /installation/repositories',
    as: 'installation',
    handle: (call) => {
      const token = tokenOf(call);
      const own = repositoriesOf(call.world, token.installation).filter((one) => mayAccess(token, one));
      const reply = page(call, own, (one) => renderRepository(call.world, one));
      const selection = token.installation.repositories === 'all' ? 'all' : 'selected';
      return {
        ...reply,
        body: { total_count: own.length, repository_selection: selection, repositories: reply.body },
      };
    },
  },
  {
    route: 'DELETE /installation/token',
    as: 'installation',
    handle: (call) => {
      call.core.auth.revoke(tokenOf(call));
      return noContent();
    },
  },
];
