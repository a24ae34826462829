// What the changed files say: paths of the directory, OWNERS files up the tree, the line of CODEOWNERS that counts.
import type { ChangedFile } from '../core/ownership.js';
import type { Directory } from '../core/sig.js';
import { atOnce, unlimited } from './allowance.js';
import type { Allowance, Pieces } from './allowance.js';
import type { Codeowners, CodeownersRule } from './codeowners.js';
import { sigOfTeam } from './mentions.js';
import { fold } from './name.js';
import type { OwnersTree } from './owners.js';
import { createPathIndex } from './path-index.js';
import { parsePathPattern } from './path-pattern.js';
import type { PathPattern } from './path-pattern.js';
import type { Tally, Voice } from './tally.js';

export interface FileSources {
  readonly directory: Directory;
  /** OWNERS files of the base branch; null: not read. */
  readonly owners: OwnersTree | null;
  /** CODEOWNERS of the base branch; null: there is none, or it is not read. */
  readonly codeowners: Codeowners | null;
  /** Labels of OWNERS files that are never put on. */
  readonly denylist: readonly string[];
  /** Login of the organisation whose teams count; null: any. */
  readonly owner: string | null;
}

/** Tells the tally what speaks for each file, by its number in the list. A renamed one counts at both of its paths. */
export function filesSpeaking(input: FileSources, files: readonly ChangedFile[], tally: Pick<Tally, 'file'>): void {
  atOnce(filesSpeakingInPieces(input, files, tally, unlimited()));
}

/** The same, as far as the allowance reaches: how many files were looked at from all sides. */
export function* filesSpeakingInPieces(
  input: FileSources,
  files: readonly ChangedFile[],
  tally: Pick<Tally, 'file'>,
  allowance: Allowance,
): Pieces<number> {
  const { owners, codeowners } = input;
  const denied = new Set(input.denylist.map(fold));
  const isDenied = remembered((voice: Voice) => denied.has(fold(voice.label)));
  const globs = globsOf(input.directory);
  const globsFor = createPathIndex(globs.map(({ pattern }) => pattern));
  const voicesOf = remembered((rule: CodeownersRule) => teamVoices(rule, codeowners?.path ?? '', input));
  const speak = (index: number, path: string): void => {
    const segments = path.split('/');
    for (const numbers of globsFor(segments)) {
      for (const number of numbers) {
        const glob = globs[number];
        if (allowance.isOver()) return;
        if (glob?.pattern.matches(segments, allowance) === true) tally.file(index, glob.voice, path);
      }
    }
    for (const voice of owners?.labelsFor(path, allowance) ?? []) if (!isDenied(voice)) tally.file(index, voice, path);
    const rule = codeowners?.ruleFor(segments, allowance) ?? null;
    if (rule !== null) for (const voice of voicesOf(rule)) tally.file(index, voice, path);
  };
  let whole = 0;
  for (const [index, { path, before }] of files.entries()) {
    if (allowance.next()) yield;
    speak(index, path);
    if (before !== undefined && before !== path) speak(index, before);
    if (!allowance.isOver()) whole += 1;
    if (allowance.isSpent()) break;
  }
  return whole;
}

/** Asked once for each thing. */
function remembered<Thing extends object, Answer>(ask: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const known = new Map<Thing, Answer>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const answer = ask(thing);
    known.set(thing, answer);
    return answer;
  };
}

interface Glob {
  readonly voice: Voice;
  readonly pattern: PathPattern;
}

/** Those that cannot be compiled match nothing: the settings have refused them. */
function globsOf({ sigs }: Directory): readonly Glob[] {
  return sigs.flatMap(({ label, paths }) => {
    if (label === null) return [];
    return paths.flatMap((glob) => {
      const pattern = parsePathPattern(glob, true);
      return typeof pattern === 'string' ? [] : [{ voice: { label, source: 'paths' as const, by: glob }, pattern }];
    });
  });
}

/** Labels of the groups whose teams, such as `@acme/sig-network`, a line of CODEOWNERS names. */
function teamVoices(
  { owners, line }: CodeownersRule,
  file: string,
  { directory, owner }: FileSources,
): readonly Voice[] {
  return owners.flatMap((name) => {
    const [, organisation = '', team = ''] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
    if (team === '' || (owner !== null && fold(organisation) !== fold(owner))) return [];
    const label = sigOfTeam(directory, team)?.label ?? null;
    return label === null ? [] : [{ label, source: 'codeowners' as const, by: `${file}:${line}` }];
  });
}
