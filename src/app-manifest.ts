// app.yml as the code needs it: what the App asks GitHub for.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFile } from './package-file.js';

export type Permissions = Readonly<Record<string, string>>;

export interface AppManifest {
  readonly default_permissions: Permissions;
  readonly default_events: readonly string[];
}

export function readManifest(): AppManifest {
  return parse(readFileSync(packageFile('app.yml'), 'utf8')) as AppManifest;
}

const LEVELS = ['read', 'write', 'admin'];

/** What is wanted and not granted, as `issues: write`. */
export function missingPermissions(wanted: Permissions, granted: Permissions): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, level]) => LEVELS.indexOf(granted[name] ?? '') < LEVELS.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`);
}
