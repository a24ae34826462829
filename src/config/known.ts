// What can stand in a `hearth.yml`: the sections of the features, the presets that ship, and the few keys at its top.
import { z } from 'zod';
import type { Feature, Finding } from '../core/feature.js';
import { languages } from '../core/language.js';
import { nearest } from '../core/near.js';
import { choice, nameOf, UNQUOTED } from '../core/settings.js';
import type { RolesIn } from '../core/named-role.js';
import type { Settings } from '../core/settings.js';

export interface KnownSection {
  readonly settings: Settings;
  /** Rules between its settings. */
  readonly check: (settings: never) => readonly Finding[];
  /** Roles of the ladder that it defines, and those that it names. */
  readonly roles: (settings: never) => RolesIn;
  /** It is in force with its defaults where no file has it. */
  readonly always?: true;
}

export interface Known {
  /** By name, in the order of the reference. */
  readonly sections: Readonly<Record<string, KnownSection>>;
  /** Texts of the presets that ship with Hearth, by name. */
  readonly presets: Readonly<Record<string, string>>;
}

/** One section for each feature that has settings. */
export function knownOf(features: readonly Feature[], presets: Known['presets'] = {}): Known {
  const sections = features.flatMap((feature) => {
    const { name, settings, always } = feature;
    if (settings === null) return [];
    const check = (values: never) => feature.check?.(values) ?? [];
    const roles = (values: never) => feature.roles?.(values) ?? { defined: [], named: [] };
    const section: KnownSection = { settings, check, roles, ...(always === true ? { always } : {}) };
    return [[name, section] as const];
  });
  return { sections: Object.fromEntries(sections), presets };
}

const tops = new WeakMap<Known, ReturnType<typeof makeTop>>();

/** The keys at the top of a file that are not sections. */
export function topOf(known: Known) {
  const top = tops.get(known) ?? makeTop(known);
  tops.set(known, top);
  return top;
}

function makeTop({ sections, presets }: Known) {
  return {
    version: z
      .literal(1, {
        error: ({ input }) =>
          `expected 1, got ${nameOf(input)}${input === '1' ? UNQUOTED : '; this Hearth reads version 1'}`,
      })
      .default(1)
      .meta({ description: 'Version of this format; may be left out.', kind: '`1`' }),
    language: choice("Language of what Hearth says where an item's own language cannot be told.", languages, 'en'),
    extends: oneOf('preset', Object.keys(presets))
      .optional()
      .meta({
        description: 'Preset whose sections are in force where neither this file nor the organisation has them.',
        kind: words(Object.keys(presets)),
      }),
    lock: z
      .array(oneOf('section', Object.keys(sections)), {
        error: (issue) => `expected a list of sections such as [welcome], got ${nameOf(issue.input)}`,
      })
      .optional()
      .meta({
        description: "Sections that repositories cannot change; only in the file of the owner's `.github` repository.",
        kind: `list of ${words(Object.keys(sections))}`,
      }),
  };
}

const words = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The name of something that exists. */
function oneOf(what: string, names: readonly string[]) {
  return z.string({ error: (issue) => noSuch(what, names, issue.input) }).refine((name) => names.includes(name), {
    error: (issue) => noSuch(what, names, issue.input),
  });
}

function noSuch(what: string, names: readonly string[], got: unknown): string {
  if (typeof got !== 'string') return `expected one of ${names.join(', ')}, got ${nameOf(got)}`;
  return `there is no ${what} ${nameOf(got)}; ${nearest(got, names)}`;
}
