// What is in force in a repository: its own file, the organisation's, then the presets they extend; section by section.
import type { Language } from '../core/language.js';
import { nearOrBegun } from '../core/near.js';
import type { Origin } from '../core/origin.js';
import type { Problem } from '../core/problem.js';
import { inOrder } from './document.js';
import { topOf } from './known.js';
import type { Known } from './known.js';
import { presetOf, recall } from './parse.js';
import type { ConfigFile, Values } from './parse.js';

export interface Section {
  readonly settings: Values;
  readonly origin: Origin;
}

/** The configuration in force. */
export interface Config {
  readonly language: Language;
  /** By name: what a file says, and what is in force without one. */
  readonly sections: Readonly<Record<string, Section>>;
  /** Sections with mistakes of which nothing right is known: they are off. */
  readonly broken: Readonly<Record<string, Broken>>;
  readonly problems: readonly Problem[];
  /** The files that there are. */
  readonly files: readonly string[];
}

export interface Broken {
  readonly file: string;
  readonly line: number;
}

/** What was right of a file's keys before mistakes came into them. */
export interface Kept {
  readonly value: unknown;
  readonly line: number;
  /** Until when it acts; afterwards it only observes. ISO 8601. */
  readonly until: string;
}

/** A file that may be in force, with what is remembered of it. */
export interface Source {
  readonly file: ConfigFile;
  /** By top-level key: of what has mistakes now. */
  readonly kept: Readonly<Record<string, Kept>>;
}

export interface Sources {
  readonly own: Source | null;
  /** Of the owner's `.github` repository. */
  readonly shared: Source | null;
}

/** Puts the layers together. `now` decides whether what was right before still acts. */
export function resolve({ own, shared }: Sources, known: Known, now: Date): Config {
  const ofRepository = own === null ? [] : [layerOf(own, 'repository', known, now)];
  const ofOwner = shared === null ? [] : [layerOf(shared, 'organization', known, now)];
  const lock = ofOwner[0]?.lock ?? [];
  const presets = (layers: readonly Layer[]) => layers.flatMap((layer) => presetsOf(layer, known));
  const all = [...ofRepository, ...ofOwner, ...presets(ofRepository), ...presets(ofOwner)];
  // Of a locked section nothing comes from the repository: not its preset either.
  const owners = [...ofOwner, ...presets(ofOwner)];
  const sections: Record<string, Section> = {};
  const broken: Record<string, Broken> = {};
  for (const [name, { always }] of Object.entries(known.sections)) {
    const locked = lock.includes(name);
    const found = pick(
      (locked ? owners : all).flatMap((layer) => layer.section(name) ?? []),
      always === true,
    );
    if (found !== undefined && 'settings' in found) {
      const { settings, origin } = found;
      sections[name] = { settings, origin: locked ? { ...origin, locked } : origin };
    } else if (always === true) sections[name] = byDefault(name, known);
    else if (found !== undefined) broken[name] = found;
  }
  return {
    language: all.find((layer) => layer.language !== undefined)?.language ?? 'en',
    sections,
    broken,
    problems: [...(own === null ? [] : ownProblems(own.file, lock, shared)), ...(shared?.file.problems ?? [])],
    files: [own, shared].flatMap((source) => (source === null ? [] : [source.file.file])),
  };
}

/** What one file puts in force by itself. */
export function resolveAlone(file: ConfigFile, known: Known): Config {
  return resolve({ own: { file, kept: {} }, shared: null }, known, new Date(0));
}

/** What would be in force with another text of one file: the one that lives in this repository. */
export function resolveWith(file: ConfigFile | null, sources: Sources, { known, now, shared }: Change): Config {
  const changed = file === null ? null : { file, kept: {} };
  return resolve(shared ? { ...sources, shared: changed } : { ...sources, own: changed }, known, now);
}

export interface Change {
  readonly known: Known;
  readonly now: Date;
  /** The file is the one of the owner's `.github` repository. */
  readonly shared: boolean;
}

interface Layer extends Pick<ConfigFile, 'language' | 'extends' | 'lock'> {
  readonly from: Origin['from'];
  readonly file: string;
  /** Line of an `extends` that names no preset, where none is remembered. */
  readonly extendsWrong: number | undefined;
  section(name: string): Found | undefined;
}

type Found =
  | (Section & { /** It sets nothing but, at most, its mode. */ readonly bare: boolean; readonly saysMode: boolean })
  | Broken;

function layerOf({ file, kept }: Source, from: Origin['from'], known: Known, now: Date): Layer {
  const before = recall(
    file.file,
    Object.fromEntries(Object.entries(kept).map(([key, { value }]) => [key, value])),
    known,
  );
  const section = (name: string): Found | undefined => {
    const line = file.lines[name] ?? kept[name]?.line ?? 1;
    const settings = file.sections[name];
    if (settings !== undefined) return found(settings, file.written[name], { from, file: file.file, line });
    const [good, memory] = [before.sections[name], kept[name]];
    if (good !== undefined && memory !== undefined) {
      // Whoever tells of mistakes must not fall silent by one.
      if (known.sections[name]?.always === true) return found(good, memory.value, { from, file: file.file, line });
      const acts = now.getTime() < new Date(memory.until).getTime();
      const origin = { from, file: file.file, line, lastGoodUntil: memory.until };
      return found(acts ? good : quieted(good), memory.value, origin);
    }
    // What nobody ever saw in a right state: whether the section stands in it cannot be known, and unknown means no.
    const unseen = !file.readable && Object.keys(kept).length === 0;
    return Object.hasOwn(file.lines, name) || unseen || isMeant(name, file, known)
      ? { file: file.file, line }
      : undefined;
  };
  const { language = before.language, extends: preset = before.extends } = file;
  return {
    from,
    file: file.file,
    ...(language === undefined ? {} : { language }),
    ...(preset === undefined ? {} : { extends: preset }),
    extendsWrong: preset === undefined ? file.lines['extends'] : undefined,
    lock: 'lock' in file.written ? file.lock : before.lock,
    section,
  };
}

/** Is a key that nobody knows probably this section? */
function isMeant(name: string, { lines }: ConfigFile, known: Known): boolean {
  const names = [...Object.keys(known.sections), ...Object.keys(topOf(known))];
  return Object.keys(lines).some((key) => !names.includes(key) && nearOrBegun(key, names) === name);
}

/** After its time what was right before goes on deciding, and does nothing. */
const quieted = (values: Values): Values => ({
  ...values,
  ...(values['mode'] === 'active' ? { mode: 'observe' } : {}),
});

function found(settings: Values, written: unknown, origin: Origin): Found {
  const keys = Object.keys(written ?? {});
  return { settings, origin, bare: keys.every((key) => key === 'mode'), saysMode: keys.includes('mode') };
}

function presetsOf({ extends: preset, extendsWrong, file }: Layer, known: Known): Layer[] {
  if (preset !== undefined) return [presetLayer(preset, known)];
  // Which preset was meant cannot be known: what would come from it is off.
  const section = () => ({ file, line: extendsWrong ?? 1 });
  return extendsWrong === undefined ? [] : [{ from: 'preset', file, lock: [], extendsWrong: undefined, section }];
}

function presetLayer(name: string, known: Known): Layer {
  return layerOf({ file: presetOf(name, known), kept: {} }, 'preset', known, new Date(0));
}

/** The first place that has the section. One that sets nothing but its mode takes the rest from the next. */
function pick([first, ...rest]: readonly Found[], always: boolean): Found | undefined {
  if (first === undefined || !('settings' in first) || !first.bare) return first;
  const next = pick(rest, always);
  if (next === undefined) return first;
  // What the rest was meant to be is not known: it is off, and not active by its defaults, unless those are in force anyway.
  if (!('settings' in next)) return always ? first : next;
  const mode = (first.saysMode ? first : next).settings['mode'];
  const { from, file, line, rest: further } = next.origin;
  const origin: Origin = { ...first.origin, rest: further ?? (from === 'preset' ? file : `${file}:${line}`) };
  return { ...next, settings: { ...next.settings, mode }, origin };
}

function byDefault(name: string, known: Known): Section {
  const settings = known.sections[name]?.settings.parse({}) ?? {};
  return { settings, origin: { from: 'default', file: '', line: 0 } };
}

/** Of a repository's own file: what it says in vain, besides its mistakes. */
function ownProblems(file: ConfigFile, lock: readonly string[], shared: Source | null): readonly Problem[] {
  const at = (key: string, message: string): Problem[] => {
    const line = file.lines[key];
    return line === undefined ? [] : [{ file: file.file, line, column: 1, path: key, message, severity: 'warning' }];
  };
  const vain = [
    ...lock.flatMap((name) => at(name, `has no effect, because ${shared?.file.file ?? ''} locks it; take it out`)),
    ...at('lock', "works in the file of the owner's `.github` repository only; take it out"),
  ];
  // Of a section that has no effect it need not be said what it replaces.
  const told = file.problems.filter(({ path, severity }) => severity === 'error' || !lock.includes(path));
  return inOrder([...told, ...vain]);
}
