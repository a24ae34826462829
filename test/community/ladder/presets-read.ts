// Titles of the presets that ship, read as a repository that extends them would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Title } from '../../../src/core/title.js';
import { titles } from './sections.js';

const folder = join(import.meta.dirname, '../../../config/presets');

/** The sections of titles as they are written, others left out. */
export function sectionsOf(preset: string): Readonly<Record<string, { readonly mode?: string }>> {
  const written = parse(readFileSync(join(folder, `${preset}.yml`), 'utf8')) as Record<string, { mode?: string }>;
  return Object.fromEntries(Object.entries(written).filter(([name]) => name === 'ladder' || name === 'honours'));
}

const FIELDS = ['mode', 'roles', 'teams', 'titles'];

/** By the settings of titles alone; throws where anything of them is wrong. */
export function presets(preset: string): readonly Title[] {
  const sections = Object.entries(sectionsOf(preset)).map(([name, section]) => {
    const fields = Object.entries(section).filter(([field]) => FIELDS.includes(field));
    return [name, Object.fromEntries(fields)] as const;
  });
  return titles(stringify(Object.fromEntries(sections)));
}
