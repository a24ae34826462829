// The settings as text for a terminal: `hearth help settings`.
import { wrapLine } from '../core/wrap.js';
import type { Known } from './known.js';
import { settingsOf, settingsWithin } from './reference.js';
import type { Setting } from './reference.js';

const INDENT = '    ';

/** What can be set at all: the keys at the top of the file, and the sections, one line each. */
export function overviewText(known: Known, width: number): string {
  const settings = settingsOf(known);
  const sections = settings.filter(({ path }) => Object.hasOwn(known.sections, path));
  const top = settings.filter(({ path }) => !Object.hasOwn(known.sections, path.split('.')[0] ?? ''));
  return [
    'At the top of hearth.yml:',
    ...top.map((one) => entry(one, width)),
    'Sections:',
    ...sections.map((one) => entry(one, width)),
    'hearth help settings SECTION shows the settings of one.',
  ].join('\n\n');
}

/** The setting at this path and all within it; null: there is none. */
export function settingsText(known: Known, path: string, width: number): string | null {
  const found = settingsWithin(settingsOf(known), path);
  return found.length === 0 ? null : found.map((one) => entry(one, width)).join('\n\n');
}

function entry({ path, kind, fallback, required, meaning }: Setting, width: number): string {
  const extra = required === true ? ['must be written'] : fallback === undefined ? [] : [`default ${fallback}`];
  const about = kind === 'section' ? [] : [[kind, ...extra].join('; ')];
  // Backticks are Markdown's; in a terminal they only stand in the way of copying.
  const lines = [...about, meaning].flatMap((text) => wrapLine(text.replaceAll('`', ''), width - INDENT.length));
  return [path, ...lines.map((line) => INDENT + line)].join('\n');
}
