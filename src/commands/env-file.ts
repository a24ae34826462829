// Writes credentials into `.env`: readable by its owner alone, and never over a value that is set.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** What Hearth needs to be its GitHub App, by the names of the variables. */
export interface AppCredentials {
  readonly APP_ID: string;
  readonly PRIVATE_KEY: string;
  readonly WEBHOOK_SECRET: string;
}

/** Adds the values to the file, or makes it. Throws when one of the names has a value there already. */
export function addToEnvFile(path: string, values: Readonly<Record<string, string>>): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const names = Object.keys(values);
  const present = parseEnv(text);
  const set = names.filter((name) => (present[name] ?? '') !== '');
  if (set.length > 0) throw new Error(`${path} already sets ${set.join(', ')}; take them out first to replace them`);
  // `APP_ID=` as in a copied example is no value, and the later line of two would win.
  const kept = text
    .split('\n')
    .filter((line) => !names.some((name) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line)));
  const head = kept.join('\n').trimEnd();
  const lines = names.map((name) => `${name}=${quoted(values[name] ?? '')}`);
  writeWhole(path, `${head === '' ? '' : `${head}\n`}${lines.join('\n')}\n`);
}

const quoted = (value: string) =>
  /^[\w./:,+=-]*$/.test(value) ? value : `"${value.trimEnd().replaceAll('\n', '\\n')}"`;

/** The new content or the old one, never half of it; a new file is closed to others from its first byte. */
function writeWhole(path: string, content: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
