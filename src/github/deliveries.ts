// GitHub's own log of webhook deliveries: what it sent and we may have missed.
import type { Clock, GitHubApp } from '../engine/ports.js';
import type { Clients } from './client.js';
import { translate } from './failures.js';

/** Reads the log newest first and stops at `since`; a page is one request. */
export function deliveryLog(clients: Clients, clock: Clock): GitHubApp {
  return {
    deliveriesSince: async function* (since) {
      let cursor: string | undefined;
      do {
        const { data, headers } = await page(clients, cursor).catch((error: unknown) => {
          throw translate(error, clock);
        });
        for (const delivery of data) {
          const deliveredAt = new Date(delivery.delivered_at);
          if (deliveredAt < since) return;
          yield {
            id: delivery.id,
            guid: delivery.guid,
            event: delivery.event,
            deliveredAt,
            answered: isAnswered(delivery),
          };
        }
        cursor = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(headers.link ?? '')?.[1];
      } while (cursor !== undefined);
    },
    payloadOf: async (id) => {
      try {
        const { data } = await (await clients.app()).rest.apps.getWebhookDelivery({ delivery_id: id });
        return Buffer.from(JSON.stringify(data.request.payload));
      } catch (error) {
        throw translate(error, clock);
      }
    },
  };
}

async function page(clients: Clients, cursor: string | undefined) {
  const client = await clients.app();
  const parameters = { per_page: 100, ...(cursor === undefined ? {} : { cursor: decodeURIComponent(cursor) }) };
  return client.rest.apps.listWebhookDeliveries(parameters);
}

const isAnswered = ({ status_code }: { readonly status_code: number }) => status_code >= 200 && status_code < 300;
