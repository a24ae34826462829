// What can stand in a hearth.yml: the features' sections, and the presets that ship in config/presets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownOf } from './config/known.js';
import type { Known } from './config/known.js';
import type { Feature } from './core/feature.js';
import { loadFeatures } from './features/registry.js';
import { packageFile } from './package-file.js';

/** Of these features, with the presets that ship. */
export function knownFrom(features: readonly Feature[]): Known {
  const folder = packageFile('config/presets');
  const presets = readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => [name.replace(/\.yml$/, ''), readFileSync(join(folder, name), 'utf8')] as const);
  return knownOf(features, Object.fromEntries(presets));
}

/** Of all features of this Hearth. */
export async function loadKnown(): Promise<Known> {
  return knownFrom(await loadFeatures());
}
