// Which labels a command means: by the SIG directory, or by the family's name before its own.
import { near } from '../../core/near.js';
import { sigKinds } from '../../core/sig.js';
import type { Directory, Sig } from '../../core/sig.js';
import { namesIn } from './request.js';
import type { Request } from './request.js';
import type { Own } from './settings.js';
import { lifecycles } from './words.js';

/** A label that is meant. */
export interface Target {
  /** As it was named. */
  readonly name: string;
  /** Null: the SIG has none. */
  readonly label: string | null;
  /** One that may have been meant, where this does not exist. */
  readonly near?: string;
}

/** Usual members of families, to guess what a misspelt one should be. */
const USUAL: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    kind: ['bug', 'feature', 'cleanup', 'documentation', 'support', 'regression', 'flake', 'design', 'api-change'],
    priority: ['critical-urgent', 'important-soon', 'important-longterm', 'backlog', 'awaiting-more-evidence'],
    triage: ['accepted', 'needs-information', 'duplicate', 'not-reproducible', 'unresolved'],
    lifecycle: lifecycles,
  }),
);

/** The labels that a request is about; none where it is about none, or names none. */
export function targetsOf(
  { command, verb }: Request,
  own: Own,
  directory: Directory | null | undefined,
): readonly Target[] {
  const names = namesIn(command.args);
  const { help_wanted: wanted, good_first_issue: first } = own.help;
  switch (verb.kind) {
    case 'family': {
      const whole = sigOf(verb.family, command.args, directory);
      return whole === undefined
        ? names.map((name) => inFamily(verb.family, name, directory))
        : [{ name: command.args, label: whole.label }];
    }
    case 'label':
      return names.map((name) => ({ name, label: name, ...guess(name, own.additional_labels) }));
    case 'lifecycle':
      return names.map((name) => inFamily('lifecycle', name, null));
    case 'help':
      // What newcomers may work on is open to all: without help wanted it is no good first issue either, as in Prow.
      return (verb.add ? [wanted] : [wanted, first]).map((label) => ({ name: label, label }));
    case 'good-first-issue':
      return (verb.add ? [wanted, first] : [first]).map((label) => ({ name: label, label }));
    default:
      return [];
  }
}

function inFamily(family: string, name: string, directory: Directory | null | undefined): Target {
  const plain = name.toLowerCase().startsWith(`${family}/`) ? name.slice(family.length + 1) : name;
  const sig = sigOf(family, plain, directory);
  if (sig !== undefined) return { name, label: sig.label };
  const sigs = sigsOf(family, directory);
  const meant = meantBy(plain, [...sigs.map(({ slug }) => slug), ...(USUAL.get(family) ?? [])]);
  const label = sigs.find(({ slug }) => slug === meant)?.label ?? `${family}/${meant ?? ''}`;
  return { name, label: `${family}/${plain}`, ...(meant === undefined ? {} : { near: label }) };
}

/** The nearest by its letters, else the longest that begins alike: `networking` for `network`, `doc` for `docs`. */
function meantBy(written: string, words: readonly string[]): string | undefined {
  const plain = written.toLowerCase();
  const alike = words.filter(
    (word) => Math.min(word.length, plain.length) > 2 && (word.startsWith(plain) || plain.startsWith(word)),
  );
  return near(plain, words) ?? alike.sort((one, other) => other.length - one.length)[0];
}

function guess(name: string, labels: readonly string[]): { readonly near?: string } {
  const meant = near(
    name,
    labels.filter((label) => !label.includes('*')),
  );
  return meant === undefined ? {} : { near: meant };
}

const sigsOf = (family: string, directory: Directory | null | undefined): readonly Sig[] =>
  sigKinds.some((kind) => kind === family) ? (directory?.sigs ?? []).filter(({ kind }) => kind === family) : [];

/** The labels of a family in the SIG directory; none of other families. */
export const labelsOfFamily = (family: string, directory: Directory | null): readonly string[] =>
  sigsOf(family, directory).flatMap(({ label }) => label ?? []);

/** A SIG by its name, its slug or its label. */
function sigOf(family: string, written: string, directory: Directory | null | undefined): Sig | undefined {
  const name = written.trim().toLowerCase();
  const slug = name.replace(/[\s_]+/g, '-');
  return sigsOf(family, directory).find(
    (sig) => sig.name.toLowerCase() === name || sig.slug === slug || sig.label?.toLowerCase() === name,
  );
}

/** Does a family have its labels in the SIG directory? */
export const isSigFamily = (family: string): boolean => sigKinds.some((kind) => kind === family);
