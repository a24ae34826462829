// Addresses in the set-up: where GitHub reaches this Hearth.

/** Never resolves: GitHub's delivery log then holds what `--intake pull` fetches. */
export const NOWHERE = 'https://hearth.invalid';

/** What goes before the webhook's path, with any path of its own; empty means nowhere. */
export function addressOf(text: string): { readonly address: string } | { readonly problem: string } {
  if (text === '') return { address: NOWHERE };
  const url = URL.parse(text);
  const local = url === null || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (local || !['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.search !== '') {
    return { problem: `"${text}" is not an address that GitHub can reach.` };
  }
  if (url.protocol === 'http:') {
    return { problem: `"${text}" is not encrypted: anybody on the way could read what GitHub sends. Use https.` };
  }
  return { address: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
