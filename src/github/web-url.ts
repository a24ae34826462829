// Where people see what an API answers for.

/** The site that belongs to an API: github.com, a tenant of ghe.com, or a GitHub Enterprise Server. */
export function webUrlOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  if (url.pathname === '/' && url.hostname.startsWith('api.')) return `${url.protocol}//${url.host.slice(4)}`;
  return url.origin;
}
