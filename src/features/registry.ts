// Finds the features: every sibling folder is one, and its name is the feature's name. Nobody edits a list.
import { readdirSync } from 'node:fs';
import type { Feature } from '../core/feature.js';

/** Loads all features, sorted by name. Throws when a folder and its feature disagree on the name. */
export async function loadFeatures(): Promise<readonly Feature[]> {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const features: Feature[] = [];
  // One after the other: Jest cannot link two modules at once that share a package.
  for (const folder of folders) features.push(await load(folder));
  return features;
}

async function load(folder: string): Promise<Feature> {
  const module = (await import(`./${folder}/index.js`)) as { default?: Feature };
  if (module.default?.name !== folder) {
    throw new Error(`src/features/${folder}/index.ts must export by default the feature named "${folder}"`);
  }
  return module.default;
}
