// Labels by command: they must exist, be allowed here, and be open to whoever asks.
import { matches } from '../../core/glob.js';
import { labelsOn, memoryOf } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import { refused } from './outcome.js';
import type { Ground, Outcome, Reason } from './outcome.js';
import type { Request } from './request.js';
import type { Own } from './settings.js';
import { labelsOfFamily, targetsOf } from './targets.js';
import type { Target } from './targets.js';
import { lifecycles } from './words.js';
import type { Verb } from './words.js';

export function judgeLabels(request: Request, ground: Ground): readonly Outcome[] {
  const { verb, command } = request;
  const targets = targetsOf(request, ground.own, ground.directory);
  if (targets.length === 0) return [refused({ code: 'no_name', example: exampleOf(verb, command.word) })];
  const family = familyOf(verb);
  const only = family !== null && adds(verb) && isExclusive(family, ground.own);
  if (only && targets.length > 1) return [refused({ code: 'one_only', family })];
  const judged = targets.map((target) => judgeTarget(target, verb, ground, only ? `${family}/` : null));
  return withQuotes(judged, request);
}

/** Where several names were refused one after the other, one of several words may have been meant. */
function withQuotes(outcomes: readonly Outcome[], { command: { word, args } }: Request): readonly Outcome[] {
  const isUnknown = (one: Outcome) => one.kind === 'refused' && one.reason.code === 'no_label';
  const last = outcomes.findLastIndex(isUnknown);
  if (outcomes.filter(isUnknown).length < 2 || /["“”,，、]/.test(args)) return outcomes;
  return outcomes.map((one, index) =>
    index === last && one.kind === 'refused' && one.reason.code === 'no_label'
      ? refused({ ...one.reason, whole: `/${word} "${args}"` })
      : one,
  );
}

function judgeTarget(target: Target, verb: Verb, ground: Ground, only: string | null): Outcome {
  const { own, live, exist, spoken } = ground;
  const { label, name } = target;
  if (label === null) return refused({ code: 'no_sig_label', name });
  const wrong = verb.kind === 'lifecycle' ? wrongLifecycle(label, spoken.item.kind, verb.add) : null;
  if (wrong !== null) return refused(wrong);
  if (verb.kind === 'label' && !isListed(label, own)) {
    return refused({ code: 'not_listed', label, allowed: listed(own), instead: insteadOf(label, verb.add, own) });
  }
  const rivals = only === null || live === null ? [] : labelsOn(live).filter((one) => isRival(one, label, only));
  const [bar] = [label, ...rivals].flatMap((one) => barOf(one, ground));
  if (bar !== undefined) return refused(bar);
  const spelled =
    exist.find((one) => isSame(one, label)) ?? onItem(label, ground) ?? (isOffByHelp(verb) ? label : undefined);
  if (spelled === undefined) return unknown(target, label, verb, ground);
  return {
    kind: 'label',
    change: { label: spelled, on: adds(verb), ...(only === null ? {} : { only }) },
  };
}

/** Another label of a family that an item bears one of. */
export const isRival = (one: string, label: string, prefix: string): boolean =>
  one.toLowerCase().startsWith(prefix) && !isSame(one, label);

function onItem(label: string, { live }: Ground): string | undefined {
  const memory = live === null ? undefined : memoryOf(live, label);
  return memory?.on === true ? memory.name : undefined;
}

/** The label that was probably meant: one that exists, or, to be taken off, one that is on the item. */
function nearOf({ near, label }: Target, verb: Verb, ground: Ground): string | null {
  if (near === undefined || (label !== null && isSame(near, label))) return null;
  const found = ground.exist.find((one) => isSame(one, near));
  return adds(verb) ? (found ?? null) : (onItem(near, ground) ?? null);
}

/** The nearest is told, or, where none is near, what the SIG directory has. */
function unknown(target: Target, label: string, verb: Verb, ground: Ground): Outcome {
  const near = nearOf(target, verb, ground);
  const family = adds(verb) && near === null ? familyOf(verb) : null;
  const allowed = family === null ? [] : labelsOfFamily(family, ground.directory);
  return refused({ code: 'no_label', label, near, ...(allowed.length === 0 ? {} : { allowed }) });
}

function wrongLifecycle(label: string, kind: string, add: boolean): Reason | null {
  const state = label.toLowerCase().slice('lifecycle/'.length);
  if (!lifecycles.some((one) => one === state)) return { code: 'no_lifecycle', allowed: lifecycles };
  return add && state === 'frozen' && kind === 'pull_request' ? { code: 'frozen_pull' } : null;
}

const isListed = (label: string, own: Own): boolean =>
  own.additional_labels.some((pattern) => matches(pattern.toLowerCase(), label.toLowerCase())) ||
  own.restricted_labels.some((one) => isSame(one.label, label));

/** What `/label` may name, but for what nobody may. */
export const listed = (own: Own): readonly string[] => [
  ...own.additional_labels,
  ...own.restricted_labels
    .filter(({ allowed_teams: teams, allowed_users: users }) => teams.length + users.length > 0)
    .map(({ label }) => label),
];

/** `/kind bug` for `/label kind/bug`. */
function insteadOf(label: string, add: boolean, own: Own): string | null {
  const [family = '', ...rest] = label.toLowerCase().split('/');
  const known = own.families.includes(family) && !own.leave.includes(family) && rest.length > 0;
  return known ? `/${add ? '' : 'remove-'}${family} ${rest.join('/')}` : null;
}

/** What keeps this person from a label that only some may touch. Unknown means no. */
function barOf(label: string, { own, spoken, teams }: Ground): readonly Reason[] {
  const rule = own.restricted_labels.find((one) => isSame(one.label, label));
  if (rule === undefined) return [];
  const named = rule.allowed_users.some((login) => isSame(login, spoken.author.login));
  if (named || rule.allowed_teams.some((team) => teams[team] === 'member')) return [];
  return [{ code: 'restricted', label: rule.label, teams: rule.allowed_teams, users: rule.allowed_users }];
}

/** Teams that decide whether somebody may touch these labels. */
export const teamsFor = (labels: readonly string[], own: Own): readonly string[] => [
  ...new Set(
    own.restricted_labels
      .filter((rule) => labels.some((label) => isSame(label, rule.label)))
      .flatMap((rule) => rule.allowed_teams),
  ),
];

/** What `/remove-help` takes off need not exist: it names no label itself. */
const isOffByHelp = (verb: Verb): boolean => (verb.kind === 'help' || verb.kind === 'good-first-issue') && !verb.add;

const adds = (verb: Verb): boolean => 'add' in verb && verb.add;

export function familyOf(verb: Verb): string | null {
  if (verb.kind === 'family') return verb.family;
  return verb.kind === 'lifecycle' ? 'lifecycle' : null;
}

export const isExclusive = (family: string, own: Own): boolean =>
  family === 'lifecycle' || own.exclusive.includes(family);

function exampleOf(verb: Verb, word: string): string {
  if (verb.kind === 'lifecycle') return `/${word} active`;
  return verb.kind === 'family' && verb.family === 'sig' ? `/${word} network` : `/${word} NAME`;
}
