// The set-up pages: from nothing to a Hearth that starts, and closed to everybody but the maintainer's browser.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addToEnvFile } from '../../src/commands/env-file.js';
import { webUrlOf } from '../../src/github/web-url.js';
import { startTwin } from '../twin/twin.js';
import type { Twin } from '../twin/twin.js';
import { hearth, launch, newFolder } from './cli.js';
import type { Running } from './cli.js';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  // What GitHub hands out.
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const SECRET = 'made-by-github-for-this-app';

let twin: Twin;
let folder: string;
let running: Running[];

beforeEach(async () => {
  twin = await startTwin({ appId: 4711, publicKey: keys.publicKey, webhookSecret: SECRET });
  folder = await newFolder();
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')));
  await twin.close();
});

async function setUp(): Promise<{ page: Running; url: string }> {
  const page = launch(['serve'], { PORT: '0', GITHUB_API_URL: twin.url }, folder);
  running.push(page);
  const [, url = ''] = await page.says(/open (http:\/\/127\.0\.0\.1:\d+)\/ to register/);
  return { page, url };
}

interface Got {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** Node's own client, because `fetch` does not let a test lie about its Host. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const asked = request(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString(), headers: answer.headers });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const unescape = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

async function registration(url: string, query = ''): Promise<{ action: URL; manifest: Record<string, unknown> }> {
  const { body } = await ask(`${url}/probot${query}`);
  const action = new URL(unescape(/<form action="([^"]*)" method="post">/.exec(body)?.[1] ?? ''));
  const text = unescape(/name="manifest" value="([^"]*)"/.exec(body)?.[1] ?? '');
  return { action, manifest: JSON.parse(text) as Record<string, unknown> };
}

describe('set-up', () => {
  test('first says what is missing, where to go, and how to look around', async () => {
    const { page } = await setUp();
    await page.says(/npm run demo".\n/);
    expect(page.text()).toMatch(
      /^No credential of a GitHub App is set yet: open http:\/\/127\.0\.0\.1:\d+\/ to register yours\.\nTo look around without an account, run "npm run demo"\.\n$/,
    );
    expect(existsSync(join(folder, '.hearth'))).toBe(false);
  });

  test('leads from nothing to a Hearth that takes a signed delivery', async () => {
    const { page, url } = await setUp();
    const { action, manifest } = await registration(url, '?address=https%3A%2F%2Fhearth.example%2F&organisation=acme');
    expect(action.href).toContain(`${twin.url}/organizations/acme/settings/apps/new?state=`);
    expect(manifest).toMatchObject({
      name: 'Hearth',
      public: false,
      url: 'https://hearth.example',
      hook_attributes: { url: 'https://hearth.example/api/github/webhooks', active: true },
      redirect_url: `${url}/probot/setup`,
      default_permissions: { issues: 'write', metadata: 'read' },
    });
    const code = twin.manifestCode({ pem: keys.privateKey });
    const back = await ask(`${url}/probot/setup?code=${code}&state=${action.searchParams.get('state') ?? ''}`);
    expect([back.status, back.headers.location]).toEqual([303, '/probot/success']);
    const done = unescape((await ask(`${url}/probot/success`)).body);
    expect(done).toContain('Stop this with Ctrl-C in the terminal.</li>\n<li>Run <code>npm start</code>');
    expect(done).toContain('install the App at <a href="https://github.com/apps/hearth/installations/new"');
    expect(done).toContain('The App is not installed anywhere yet.');
    const file = join(folder, '.env');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const written = await readFile(file, 'utf8');
    expect(written).toMatch(
      /^APP_ID=4711\nPRIVATE_KEY="-----BEGIN RSA.*\\n.*"\nWEBHOOK_SECRET=.*\nGITHUB_API_URL=.*\n$/,
    );
    expect(page.text()).toContain(`The credentials were written to ${file}. Stop this with Ctrl-C`);
    expect(page.text()).not.toMatch(/BEGIN|made-by-github/);
    expect((await ask(`${url}/`)).status).toBe(410);
    expect(await page.stop('SIGINT')).toBe(0);

    const started = launch(['serve'], { PORT: '0' }, folder);
    running.push(started);
    const [, door = ''] = await started.says(/"url":"(http:[^"]+)".*Hearth is ready/);
    twin.webhookUrl = `${door}/api/github/webhooks`;
    expect((await twin.ping()).status_code).toBe(202);
    expect(await started.stop()).toBe(0);
  }, 60_000);

  test('without a public address the deliveries lead nowhere, and are fetched', async () => {
    const { url } = await setUp();
    const { manifest } = await registration(url);
    expect(manifest['hook_attributes']).toEqual({ url: 'https://hearth.invalid/api/github/webhooks', active: true });
    expect((await ask(`${url}/probot`)).body).toContain('npm start -- --intake pull');
  });

  test('an address with a path keeps it', async () => {
    const { url } = await setUp();
    const { manifest } = await registration(url, '?address=https%3A%2F%2Fhost.example%2Fsub%2F');
    expect(manifest).toMatchObject({
      url: 'https://host.example/sub',
      hook_attributes: { url: 'https://host.example/sub/api/github/webhooks' },
    });
  });

  test('an address that GitHub cannot reach is refused, and shown as text', async () => {
    const { url } = await setUp();
    for (const address of ['http://localhost:3000', 'ftp://a.example', '"><script>alert(1)</script>']) {
      const { body } = await ask(`${url}/probot?address=${encodeURIComponent(address)}`);
      expect(body).toContain('is not an address that GitHub can reach.');
      expect(body).not.toContain('<script>');
    }
    const plain = await ask(`${url}/probot?address=http%3A%2F%2Fhearth.example&organisation=acme`);
    expect(plain.body).toContain('is not encrypted: anybody on the way could read what GitHub sends. Use https.');
    expect(plain.body).toContain('name="organisation" size="50" value="acme"');
    expect((await ask(`${url}/probot?organisation=..%2F..`)).body).toContain('is not the name of an organisation.');
  });

  test('an answer that belongs to no registration that began here is refused', async () => {
    const { url } = await setUp();
    const code = twin.manifestCode({ pem: keys.privateKey });
    for (const state of ['', '&state=', `&state=${'0'.repeat(32)}`]) {
      expect((await ask(`${url}/probot/setup?code=${code}${state}`)).status).toBe(403);
    }
    expect(existsSync(join(folder, '.env'))).toBe(false);
    expect(twin.requests).toEqual([]);
  });

  test('a code that GitHub does not know changes nothing', async () => {
    const { url, page } = await setUp();
    const { action } = await registration(url);
    const answer = await ask(`${url}/probot/setup?code=nonsense&state=${action.searchParams.get('state') ?? ''}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(/role="alert"><strong>Not set up: Not Found.*Begin again\./);
    expect(page.text()).toContain('The App was not set up: Not Found');
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });
});

describe('the front', () => {
  const good = { appId: '4711', pem: keys.privateKey, webhook_secret: SECRET };
  const post = (url: string, headers: Record<string, string>, body: object = good) =>
    ask(`${url}/probot/import`, { method: 'POST', headers, body: new URLSearchParams({ ...body }).toString() });

  test('refuses other names of this machine, other pages and other sites', async () => {
    const { url } = await setUp();
    const { port } = new URL(url);
    for (const host of [`evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`, 'localhost']) {
      expect((await ask(`${url}/`, { headers: { host } })).status).toBe(403);
    }
    const attempts: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `http://localhost:${Number(port) + 1}` },
      { origin: url, 'sec-fetch-site': 'cross-site' },
      { origin: url, 'sec-fetch-site': 'same-site' },
      { origin: `http://evil.example:${port}`, host: `evil.example:${port}` },
    ];
    for (const headers of attempts) expect((await post(url, headers)).status).toBe(403);
    expect(existsSync(join(folder, '.env'))).toBe(false);
    expect((await ask(`${url}/`, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  test('takes an existing App from its own page, once, and says what is wrong before', async () => {
    const { url, page } = await setUp();
    expect((await ask(`${url}/probot/import`)).body).toContain('<form action="/probot/import" method="post"');
    const headers = {
      origin: url,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const wrong = await post(url, headers, { ...good, webhook_secret: 'sh"ort' });
    expect(wrong.status).toBe(400);
    const shown = unescape(wrong.body);
    expect(shown).toContain('<p role="alert"><strong>Not set up: WEBHOOK_SECRET is shorter than 16');
    expect(wrong.body).toContain('name="webhook_secret" type="password" size="50" value="sh&#34;ort"');
    expect(shown).toContain('name="appId" inputmode="numeric" size="20" value="4711"');
    expect(shown).toContain(keys.privateKey);
    expect((await post(url, headers, {})).body).toContain('APP_ID is missing');
    expect((await post(url, headers, { ...good, pem: 'x'.repeat(70_000) })).status).toBe(400);
    expect(existsSync(join(folder, '.env'))).toBe(false);
    // A form sends its lines with a carriage return.
    const sent = { ...good, pem: keys.privateKey.replaceAll('\n', '\r\n') };
    const taken = await post(url, headers, sent);
    expect([taken.status, taken.headers.location]).toEqual([303, '/probot/success']);
    expect((await post(url, headers)).status).toBe(410);
    const done = await ask(`${url}/probot/success`);
    expect(done.status).toBe(200);
    expect(unescape(done.body)).toMatch(/install the App at <a href="https:\/\/github\.com\/.*\/installations\/new"/);
    expect(page.text()).not.toContain(SECRET);
    const written = await readFile(join(folder, '.env'), 'utf8');
    expect(written).toContain(`WEBHOOK_SECRET=${SECRET}`);
    expect(written).not.toContain('\r');
    expect(await page.stop()).toBe(0);
  });

  test('says in the page that .env has such a value already', async () => {
    const { url } = await setUp();
    await writeFile(join(folder, '.env'), 'APP_ID=12\n');
    const answer = await post(url, { origin: url });
    expect([answer.status, unescape(answer.body)]).toEqual([400, expect.stringContaining('.env already sets APP_ID')]);
  });

  test('shows nothing of Probot, and cannot be framed', async () => {
    const { url } = await setUp();
    const closed = ['/api/github/webhooks', '/ping', '/probot/../ping', '/probot/static/primer.css', '/probot/success'];
    for (const path of closed) expect((await ask(`${url}${path}`)).status).toBe(404);
    expect((await ask(`${url}/`)).headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  test('says which port is in use', async () => {
    const { url } = await setUp();
    const { port } = new URL(url);
    const { code, err } = await hearth(['serve'], { PORT: port });
    expect([code, err]).toEqual([1, expect.stringContaining(`port ${port} on 127.0.0.1 is in use; set PORT`)]);
  });
});

describe('.env', () => {
  test('keeps what is there, fills what is empty, and never replaces a value', async () => {
    const file = join(folder, '.env');
    await writeFile(file, '# mine\nPORT=4000\nAPP_ID=\nexport WEBHOOK_SECRET=""\n', { mode: 0o644 });
    addToEnvFile(file, { APP_ID: '1', WEBHOOK_SECRET: 'with a "space'.replace('"', '') });
    expect(await readFile(file, 'utf8')).toBe('# mine\nPORT=4000\nAPP_ID=1\nWEBHOOK_SECRET="with a space"\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(() => {
      addToEnvFile(file, { APP_ID: '2' });
    }).toThrow('already sets APP_ID');
    expect(await readFile(file, 'utf8')).toContain('APP_ID=1\n');
  });
});

test.each([
  ['https://api.github.com', 'https://github.com'],
  ['https://api.tenant.ghe.com', 'https://tenant.ghe.com'],
  ['https://ghe.example/api/v3', 'https://ghe.example'],
])('the site of %s is %s', (api, site) => {
  expect(webUrlOf(api)).toBe(site);
});
