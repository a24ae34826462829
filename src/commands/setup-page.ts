// The set-up pages as HTML: register an App by its manifest, or type in the credentials of one; then what comes next.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from '../package-file.js';
import { DOOR_PATH } from '../web/door.js';
import { addressOf, NOWHERE } from './setup-address.js';
import { webUrlOf } from '../github/web-url.js';

/** What somebody typed in, kept for them where it is not right yet. */
export type Typed = Readonly<Record<string, string>>;

export interface SetupPages {
  /** Where the browser takes the manifest. */
  readonly webUrl: string;
  readonly start: (problem?: string, typed?: Typed) => string;
  /** A page with the manifest, or the first page again with what is wrong. */
  readonly register: (asked: URLSearchParams, origin: string, state: string) => string;
  readonly import: (problem?: string, typed?: Typed) => string;
  /** The next steps. `installAt`: the App's page at GitHub, where it is known. */
  readonly done: (installAt: string | undefined) => string;
}

export function setupPages(apiUrl: string): SetupPages {
  const webUrl = webUrlOf(apiUrl);
  return {
    webUrl,
    start: startPage,
    register: (asked, origin, state) => {
      const typed = Object.fromEntries([...asked].map(([name, value]) => [name, value.trim()]));
      const { address: given = '', organisation = '' } = typed;
      const found = addressOf(given);
      if ('problem' in found) return startPage(found.problem, typed);
      if (!/^[\w-]*$/.test(organisation)) {
        return startPage(`"${organisation}" is not the name of an organisation.`, typed);
      }
      const place = organisation === '' ? '' : `/organizations/${organisation}`;
      const action = `${webUrl}${place}/settings/apps/new?state=${state}`;
      return registerPage(action, JSON.stringify(manifest(found.address, origin)), found.address === NOWHERE);
    },
    import: (problem, typed) => importPage(`${webUrl}/settings/apps`, problem, typed),
    done: (installAt) => donePage(installAt, `${webUrl}/settings/apps`),
  };
}

function manifest(address: string, origin: string): object {
  return {
    url: address,
    ...(parse(readFileSync(packageFile('app.yml'), 'utf8')) as object),
    hook_attributes: { url: `${address}${DOOR_PATH}`, active: true },
    redirect_url: `${origin}/probot/setup`,
  };
}

function startPage(problem?: string, typed: Typed = {}): string {
  return page(`${alert(problem)}
<p>Hearth runs as a GitHub App of your own. GitHub registers it from <code>app.yml</code> in two steps.</p>
<form action="/probot" method="get">
<p><label for="address">Where GitHub reaches this Hearth, such as <code>https://hearth.example.org</code>. Leave it empty
if this machine has no public address: then start with <code>npm start -- --intake pull</code>.</label><br>
<input id="address" name="address" type="url" size="50" value="${escape(typed['address'] ?? '')}"></p>
<p><label for="organisation">Organisation that shall own the App. Empty: your own account.</label><br>
<input id="organisation" name="organisation" size="50" value="${escape(typed['organisation'] ?? '')}"></p>
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

function importPage(settings: string, problem?: string, typed: Typed = {}): string {
  const value = (name: string) => escape(typed[name] ?? '');
  return page(`${alert(problem)}
<p>The credentials of an App that you registered before. All of them are on its settings page, one of
<a href="${escape(settings)}" rel="noreferrer">your Apps</a>.</p>
<form action="/probot/import" method="post" autocomplete="off">
<p><label for="appId">App ID</label><br>
<input id="appId" name="appId" inputmode="numeric" size="20" value="${value('appId')}"></p>
<p><label for="pem">Private key: the whole content of the <code>.pem</code> file that GitHub made for you</label><br>
<textarea id="pem" name="pem" rows="8" cols="66" spellcheck="false">
${value('pem')}</textarea></p>
<p><label for="webhook_secret">Webhook secret: at least 16 characters, the same as on the settings page</label><br>
<input id="webhook_secret" name="webhook_secret" type="password" size="50" value="${value('webhook_secret')}"></p>
<p><button>Write them to .env</button> <a href="/">Back</a></p>
</form>`);
}

function donePage(installAt: string | undefined, settings: string): string {
  const place =
    installAt === undefined
      ? `with "Install App" on its page among <a href="${escape(settings)}" rel="noreferrer">your Apps</a>`
      : `at <a href="${escape(installAt)}" rel="noreferrer">${escape(installAt)}</a>`;
  return page(`<p>The credentials are in <code>.env</code>. The App is not installed anywhere yet.</p>
<ol>
<li>Stop this with Ctrl-C in the terminal.</li>
<li>Run <code>npm start</code>, or <code>npm start -- --intake pull</code> without a public address.</li>
<li>Then install the App ${place}, on the repositories that it shall look after.</li>
</ol>`);
}

const alert = (problem?: string) =>
  problem === undefined ? '' : `<p role="alert"><strong>${escape(problem)}</strong></p>`;

function page(content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Set up Hearth</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}
input,button,textarea{font:inherit;padding:.3rem .6rem;max-width:100%;box-sizing:border-box}
textarea{font-family:monospace}</style></head>
<body><main><h1>Set up Hearth</h1>
${content}
</main></body></html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
