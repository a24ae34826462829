// Doctor's look at the webhook: is it set, and what became of its last deliveries?
import type { Client } from '../github/client.js';
import { failed, note, ok, reasonOf } from './doctor-check.js';
import type { Check } from './doctor-check.js';

export async function checkWebhook(client: Client, settings: string): Promise<readonly Check[]> {
  try {
    const { data } = await client.rest.apps.getWebhookConfigForApp();
    const nowhere = URL.parse(data.url ?? '')?.hostname.endsWith('.invalid') === true;
    const pulled = note('deliveries', 'are fetched from the log: start Hearth with --intake pull');
    return [checkHook(data, settings), nowhere ? pulled : await checkDeliveries(client, settings)];
  } catch (error) {
    return [failed('webhook', `cannot be looked at: ${reasonOf(error)}`, 'run doctor again later')];
  }
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
  const fix = `see that the webhook's address reaches this Hearth, or start it with --intake pull; what was missed is fetched from the log`;
  return failed('deliveries', `were not taken: ${code} ${status} (${many})`, fix);
}
