// The last step of GitHub's manifest flow: the code it sent back becomes the App's credentials, once.
import { Octokit } from '@octokit/rest';

export interface NewApp {
  readonly id: number;
  readonly pem: string;
  readonly secret: string;
  readonly url: string;
}

/** Throws when GitHub does not know the code (it lives for an hour and works once) or cannot be asked. */
export async function convertManifest(apiUrl: string, code: string): Promise<NewApp> {
  const client = new Octokit({
    baseUrl: apiUrl,
    userAgent: 'hearth',
    request: { signal: AbortSignal.timeout(15_000) },
  });
  const { data } = await client.rest.apps.createFromManifest({ code });
  if (data.webhook_secret === null) throw new Error('GitHub made the App without a webhook secret');
  return { id: data.id, pem: data.pem, secret: data.webhook_secret, url: data.html_url };
}
