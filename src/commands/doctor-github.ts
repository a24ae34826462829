// Doctor's look at GitHub: the App's key, the clock, the webhook and its secret, permissions and events.
import { missingPermissions, readManifest } from '../app-manifest.js';
import type { Permissions } from '../app-manifest.js';
import { createClients } from '../github/client.js';
import type { Client, Clients, Credentials } from '../github/client.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';
import { checkConfigs } from './doctor-config.js';
import type { Installed } from './doctor-config.js';
import { checkWebhook } from './doctor-webhook.js';
import type { IntakeWay } from '../hearth.js';
import { webUrlOf } from '../github/web-url.js';

/** JWTs are issued for a minute into the past; GitHub refuses what lies further off. */
const MOST_SKEW_SECONDS = 30;

interface App {
  readonly slug: string;
  readonly settings: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly skew: number;
}

export async function checkGitHub(credentials: Credentials, intake: IntakeWay): Promise<readonly Check[]> {
  const clients = createClients(credentials, { pacing: false });
  const client = await clients.app();
  let app: App;
  try {
    app = await readApp(client, webUrlOf(credentials.apiUrl));
  } catch (error) {
    return [...skewOf(error), refused(error, credentials)];
  }
  const rest = [
    checkWebhook(client, app.settings, intake),
    checkInstallations(clients, client, credentials).catch((error: unknown) => [
      failed('installation', `they cannot be looked at: ${reasonOf(error)}`, 'run doctor again later'),
    ]),
  ];
  return [
    ok('app', `GitHub accepts the key of ${app.slug} (App ${credentials.appId})`),
    checkClock(app.skew),
    ...checkApp(app),
    ...(await Promise.all(rest)).flat(),
  ];
}

class NotTheApi extends Error {}

async function readApp(client: Client, webUrl: string): Promise<App> {
  const { data, headers } = await client.rest.apps.getAuthenticated();
  // A page for people has a good status, too: the site's own address instead of its API's.
  if (data === null || typeof data.id !== 'number') throw new NotTheApi();
  const slug = data.slug ?? String(data.id);
  const organisation = 'type' in data.owner && data.owner.type === 'Organization' ? data.owner.login : undefined;
  const place = organisation === undefined ? '' : `/organizations/${organisation}`;
  return {
    slug,
    settings: `${webUrl}${place}/settings/apps/${slug}`,
    permissions: data.permissions as Permissions,
    events: data.events,
    skew: skewSeconds(headers.date),
  };
}

const skewSeconds = (date: unknown): number =>
  typeof date === 'string' ? Math.round((Date.now() - Date.parse(date)) / 1_000) : 0;

function checkClock(skew: number): Check {
  if (Math.abs(skew) <= MOST_SKEW_SECONDS) return ok('clock', `agrees with GitHub's within ${MOST_SKEW_SECONDS} s`);
  const how = skew > 0 ? 'ahead of' : 'behind';
  return failed(
    'clock',
    `is ${Math.abs(skew)} s ${how} GitHub's`,
    'set it by a time server (timedatectl set-ntp true)',
  );
}

function skewOf(error: unknown): readonly Check[] {
  const { response } = error as { response?: { headers?: { date?: string } } };
  const skew = skewSeconds(response?.headers?.date);
  return Math.abs(skew) > MOST_SKEW_SECONDS ? [checkClock(skew)] : [];
}

function refused(error: unknown, { appId, apiUrl }: Credentials): Check {
  const { status = 0, response } = error as { status?: number; response?: { data?: { message?: unknown } } };
  // GitHub says "Integration not found" to a number that is no App; any other "not found" is about the path.
  if (error instanceof NotTheApi || (status === 404 && response?.data?.message !== 'Integration not found')) {
    const fix =
      'leave GITHUB_API_URL out for github.com; a GitHub Enterprise Server has its API at https://HOST/api/v3';
    return failed('app', `${apiUrl} does not answer as GitHub's API`, fix);
  }
  if (response === undefined || status >= 500) {
    const fix = 'see that this machine reaches it, and that GITHUB_API_URL is right';
    return failed('app', `GitHub at ${apiUrl} cannot be asked: ${reasonOf(error)}`, fix);
  }
  const fix = "compare APP_ID with the number on the App's settings page, and make a new private key there if need be";
  return failed('app', `GitHub does not accept App ${appId} with this key (${status}: ${reasonOf(error)})`, fix);
}

function checkApp({ settings, permissions, events }: App): readonly Check[] {
  const manifest = readManifest();
  const missing = missingPermissions(manifest.default_permissions, permissions);
  const unheard = manifest.default_events.filter((name) => !events.includes(name));
  const fix = `${settings}/permissions`;
  return [
    missing.length === 0
      ? ok('permissions', 'the App asks for what app.yml lists')
      : failed('permissions', `the App does not ask for ${missing.join(', ')}`, `add them at ${fix}`),
    unheard.length === 0
      ? ok('events', 'the App is subscribed to what app.yml lists')
      : failed('events', `the App is not subscribed to ${unheard.join(', ')}`, `tick them at ${fix}`),
  ];
}

async function checkInstallations(
  clients: Clients,
  client: Client,
  credentials: Credentials,
): Promise<readonly Check[]> {
  const { default_permissions: wanted } = readManifest();
  const checks: Check[] = [];
  const active: Installed[] = [];
  let count = 0;
  for (let page = 1; ; page += 1) {
    const { data } = await client.rest.apps.listInstallations({ per_page: 100, page });
    count += data.length;
    for (const { id, account, permissions, html_url, suspended_at } of data) {
      const name = account !== null && 'login' in account ? account.login : String(id);
      const missing = missingPermissions(wanted, permissions);
      const link = `${html_url}/permissions/update`;
      if (suspended_at !== null) {
        checks.push(note('installation', `${name} has suspended the App`, html_url));
        continue;
      }
      active.push({ id, name });
      if (missing.length > 0)
        checks.push(
          failed('installation', `${name} has not granted ${missing.join(', ')}`, `an owner grants them at ${link}`),
        );
    }
    if (data.length < 100) break;
  }
  if (count === 0) return [note('installation', 'nobody has installed the App yet')];
  const granted = checks.length > 0 ? checks : [ok('installation', `${count} with all permissions granted`)];
  return [...granted, ...(await checkConfigs(clients, credentials, active))];
}
