// A real browser for tests: the Chromium that comes with the packages, unpacked once a machine and started once a test file.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packageFile = join(root, 'node_modules/@sparticuz/chromium/package.json');

/** It takes some 250 MB, too many for a folder in memory; each account has its own, because nobody else may start it. */
function placeFor(name: string): { readonly folder: string; readonly half: string } {
  for (const place of [join(root, '.cache'), '/var/tmp', tmpdir()]) {
    const folder = join(place, name);
    if (existsSync(folder)) return { folder, half: folder };
    try {
      mkdirSync(place, { recursive: true });
      return { folder, half: mkdtempSync(`${folder}-`) };
    } catch {
      // Not ours to write: the next one.
    }
  }
  throw new Error('there is no folder to unpack Chromium into');
}

/** Unpacking takes some seconds; a half-unpacked folder is never seen, because it gets its name at the end. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const { folder, half } = placeFor(`chromium-${version}-${userInfo().uid}`);
  if (half === folder) return folder;
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  // It unpacks into the folder for temporary files, which only another process can be told otherwise.
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: root,
    env: { ...process.env, TMPDIR: half, ...librariesToo(half) },
  });
  try {
    renameSync(half, folder);
  } catch (error) {
    // Another test file was first.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The libraries that Chromium needs come with it, for machines that have none of them; the packages ask for this variable. */
const librariesToo = (folder: string) => ({ AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', HOME: folder });

/** To be closed by whoever asked. Works as root and as anybody else, without a display and without the net. */
export async function openBrowser(): Promise<Browser> {
  const folder = await unpacked();
  const libraries = join(folder, 'al2023', 'lib');
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage'],
    // The machine's own libraries and fonts come first.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], '/usr/lib/x86_64-linux-gnu', '/usr/lib64', libraries]
        .filter((one) => one !== undefined && one !== '')
        .join(':'),
    },
  });
}
