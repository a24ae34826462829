// Doctor's look at the webhook: is it set, and what became of its last deliveries?
import type { Client } from '../github/client.js';
import type { IntakeWay } from '../hearth.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';
import { NOWHERE } from './setup-address.js';
import { DOOR_PATH } from '../web/door.js';

export async function checkWebhook(client: Client, settings: string, intake: IntakeWay): Promise<readonly Check[]> {
  try {
    const { data } = await client.rest.apps.getWebhookConfigForApp();
    if (intake === 'pull') return [checkPulled(data.url ?? '', settings), await checkLog(client)];
    const nowhere = URL.parse(data.url ?? '')?.hostname.endsWith('.invalid') === true;
    const pulled = note('deliveries', 'are fetched from the log: start Hearth with --intake pull');
    return [checkHook(data, settings), nowhere ? pulled : await checkDeliveries(client, settings)];
  } catch (error) {
    return [failed('webhook', `cannot be looked at: ${reasonOf(error)}`, 'run doctor again later')];
  }
}

/** What is fetched from the log needs neither a secret nor anybody who answers; but without an address nothing is logged. */
function checkPulled(url: string, settings: string): Check {
  if (url !== '') return ok('webhook', `goes to ${shown(url)}, where nothing has to answer`);
  const fix = `set its URL to ${NOWHERE}${DOOR_PATH} at ${settings}, and tick "Active"`;
  return failed('webhook', 'has no address, and GitHub logs only what it tried to send', fix);
}

async function checkLog(client: Client): Promise<Check> {
  const { data } = await client.rest.apps.listWebhookDeliveries({ per_page: 1 });
  const [newest] = data;
  if (newest === undefined) return note('deliveries', 'GitHub has logged none in the last days');
  return ok('deliveries', `are fetched from the log, the last one of ${newest.delivered_at}`);
}

interface Hook {
  readonly url?: string;
  readonly content_type?: string;
  readonly secret?: string;
  readonly insecure_ssl?: string | number;
}

function checkHook({ url = '', content_type: type, secret, insecure_ssl: insecure }: Hook, settings: string): Check {
  if (url === '') return failed('webhook', 'has no address', `set its URL to this Hearth's at ${settings}`);
  if (type !== 'json')
    return failed('webhook', `sends ${type ?? 'form'} instead of json`, `choose application/json at ${settings}`);
  if (secret === undefined)
    return failed('webhook', 'has no secret', `set it to the value of WEBHOOK_SECRET at ${settings}`);
  if (String(insecure) === '1') return note('webhook', `goes to ${shown(url)} without checking certificates`, settings);
  return ok('webhook', `goes to ${shown(url)}`);
}

/** Without the parts of an address in which some put a token. */
function shown(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'an address that is none' : `${parsed.origin}${parsed.pathname}`;
}

async function checkDeliveries(client: Client, settings: string): Promise<Check> {
  const { data } = await client.rest.apps.listWebhookDeliveries({ per_page: 50 });
  const [newest] = data;
  if (newest === undefined) return note('deliveries', 'GitHub has sent none in the last days');
  const { status_code: code, status, delivered_at: at } = newest;
  if (code >= 200 && code < 300) return ok('deliveries', `the last one was taken, ${at}`);
  const same = data.findIndex((one) => one.status_code !== code);
  const many = `the last ${same === -1 ? data.length : same} since ${data[(same === -1 ? data.length : same) - 1]?.delivered_at ?? at}`;
  if (code === 401) {
    const fix = `make the secret at ${settings} and WEBHOOK_SECRET the same, and restart Hearth`;
    return failed('deliveries', `were answered 401: the secret is another one (${many})`, fix);
  }
  const fix = `see that the webhook's address reaches this Hearth, or start it with --intake pull (and run doctor with it, too); what was missed is fetched from the log`;
  return failed('deliveries', `were not taken: ${code} ${status} (${many})`, fix);
}
