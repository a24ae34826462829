// The pages of the manifest flow: where GitHub will find this Hearth, then app.yml on its way to GitHub.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-file.js';
import { DOOR_PATH } from '../web/door.js';

/** Never resolves: GitHub's delivery log then holds what `--intake pull` fetches. */
const NOWHERE = 'https://hearth.invalid';

export interface ManifestPages {
  /** Where the browser takes the manifest. */
  readonly webUrl: string;
  readonly start: (problem?: string) => string;
  /** A page with the manifest, or the first page again with what is wrong. */
  readonly register: (asked: URLSearchParams, origin: string, state: string) => string;
  readonly done: () => string;
}

export function manifestPages(apiUrl: string): ManifestPages {
  const webUrl = webUrlOf(apiUrl);
  return {
    webUrl,
    start: startPage,
    register: (asked, origin, state) => {
      const given = (asked.get('address') ?? '').trim();
      const organisation = (asked.get('organisation') ?? '').trim();
      const address = given === '' ? NOWHERE : addressOf(given);
      if (address === undefined) return startPage(`"${given}" is not an address that GitHub can reach.`);
      if (!/^[\w-]*$/.test(organisation)) return startPage(`"${organisation}" is not the name of an organisation.`);
      const place = organisation === '' ? '' : `/organizations/${organisation}`;
      const action = `${webUrl}${place}/settings/apps/new?state=${state}`;
      return registerPage(action, JSON.stringify(manifest(address, origin)), address === NOWHERE);
    },
    done: () => page('<p>The credentials are set. Stop Hearth with Ctrl-C and run <code>npm start</code> again.</p>'),
  };
}

/** The site that belongs to an API: github.com, a tenant of ghe.com, or a GitHub Enterprise Server. */
export function webUrlOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  if (url.pathname === '/' && url.hostname.startsWith('api.')) return `${url.protocol}//${url.host.slice(4)}`;
  return url.origin;
}

function addressOf(text: string): string | undefined {
  const url = URL.parse(text);
  const local = url === null || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (local || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.origin;
}

function manifest(address: string, origin: string): object {
  return {
    url: address,
    ...(parse(readFileSync(packageFile('app.yml'), 'utf8')) as object),
    hook_attributes: { url: `${address}${DOOR_PATH}`, active: true },
    redirect_url: `${origin}/probot/setup`,
  };
}

function startPage(problem?: string): string {
  return page(`${problem === undefined ? '' : `<p role="alert"><strong>${escape(problem)}</strong></p>`}
<p>Hearth runs as a GitHub App of your own. GitHub registers it from <code>app.yml</code> in two steps.</p>
<form action="/probot" method="get">
<p><label for="address">Where GitHub reaches this Hearth, such as <code>https://hearth.example.org</code>. Leave it empty
if this machine has no public address: then start with <code>npm start -- --intake pull</code>.</label><br>
<input id="address" name="address" type="url" size="50"></p>
<p><label for="organisation">Organisation that shall own the App. Empty: your own account.</label><br>
<input id="organisation" name="organisation" size="50"></p>
<p><button>Next</button></p>
</form>
<p>You have an App already? <a href="/probot/import">Use its credentials</a>.</p>`);
}

function registerPage(action: string, text: string, pull: boolean): string {
  const how = pull
    ? 'Hearth will fetch its events from GitHub: start it with <code>npm start -- --intake pull</code>.'
    : '';
  return page(`<p>GitHub shows what the App may do and asks for a name. ${how}</p>
<form action="${escape(action)}" method="post">
<input type="hidden" name="manifest" value="${escape(text)}">
<p><button>Register the App at GitHub</button> <a href="/">Back</a></p>
</form>`);
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Set up Hearth</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}
input,button{font:inherit;padding:.3rem .6rem;max-width:100%}</style></head>
<body><main><h1>Set up Hearth</h1>
${content}
</main></body></html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
