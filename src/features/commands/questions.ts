// What must be known for what was asked: in two rounds, as labels are found by the SIG directory.
import type { Spoken } from '../../core/command.js';
import type { Repository } from '../../core/event.js';
import { labelsOn } from '../../core/live-item.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import type { Language } from '../../core/language.js';
import { mayUse } from '../../core/permission.js';
import type { PermissionAnswer } from '../../core/permission.js';
import type { Awaited, PermissionOf } from '../../core/question.js';
import type { Directory } from '../../core/sig.js';
import type {
  CommandsHere,
  InHand,
  InTeams,
  LabelsExist,
  LiveItemOf,
  RequiredLabels,
  SigDirectory,
  WhyOn,
} from '../../core/sig-question.js';
import { familyOf, isExclusive, isRival, teamsFor } from './labels.js';
import { metaOf, MOST_NAMES } from './request.js';
import type { Request, Requests } from './request.js';
import type { Own } from './settings.js';
import { isSigFamily, targetsOf } from './targets.js';

export type First = {
  readonly permission?: PermissionOf;
  readonly directory?: SigDirectory;
  readonly live?: LiveItemOf;
  readonly turn?: Awaited;
  readonly here?: CommandsHere;
  readonly required?: RequiredLabels;
  readonly hand?: InHand;
};
export type More = {
  readonly exist?: LabelsExist;
  readonly teams?: InTeams;
  readonly why?: WhyOn;
};

export interface Asking {
  readonly spoken: Spoken;
  readonly requests: Requests;
  readonly repository: Repository;
  readonly own: Own;
}

export function firstRound({ spoken, requests: { obeyed: requests }, repository, own }: Asking): First {
  const { number } = spoken.item;
  const asks = (...subs: readonly (string | null)[]) =>
    requests.some(({ verb, command }) => verb.kind === 'hearth' && subs.includes(metaOf(command).sub));
  const bySig = requests.some(({ verb }) => verb.kind === 'family' && isSigFamily(verb.family));
  return {
    permission: { kind: 'permissionOf', repository, person: spoken.author },
    ...(bySig || asks('status') ? { directory: { kind: 'sigDirectory', repository } } : {}),
    ...(asks('status') || requests.some((one) => needsLive(one, own))
      ? { live: { kind: 'liveItem', repository, number } }
      : {}),
    ...(asks('status') ? { turn: { kind: 'awaited', repository, number } } : {}),
    ...(asks('help', null) ? { here: { kind: 'commandsHere', repository } } : {}),
    ...(requests.some(({ verb }) => verb.kind === 'required')
      ? { required: { kind: 'requiredLabels', repository } }
      : {}),
    ...(asks('me') ? { hand: { kind: 'inHand', community: repository.owner.id, person: spoken.author } } : {}),
  };
}

/** What is taken off, or takes another's place, is looked for on the item. */
function needsLive({ verb }: Request, own: Own): boolean {
  if (verb.kind === 'reopen' || verb.kind === 'required') return true;
  if (!('add' in verb) || verb.kind === 'reviewers') return false;
  const family = familyOf(verb);
  return !verb.add || (family !== null && isExclusive(family, own));
}

export interface Known {
  readonly permission?: PermissionAnswer | undefined;
  readonly directory?: Directory | null | undefined;
  readonly live?: LiveItemAnswer | undefined;
}

export function secondRound(asking: Asking, known: Known, language: Language): More {
  const { spoken, repository, own } = asking;
  const requests = asking.requests.obeyed;
  // Whoever may nothing is told so, and nothing else is asked for them.
  if (!mayUse('anyone', known.permission, false)) return {};
  const names = namesOf(requests, own, known.directory);
  const teams = teamsFor([...names, ...rivalsOf(asking, known)], own);
  const explains = requests.some(
    ({ verb, command }) => verb.kind === 'hearth' && ['why', 'preview'].includes(metaOf(command).sub ?? ''),
  );
  // A comment is read by all who may read here, whoever asked for it.
  const audience = repository.private && mayUse('triage', known.permission, false) ? 'maintainers' : 'public';
  return {
    ...(names.length === 0 ? {} : { exist: { kind: 'labelsExist', repository, names } }),
    ...(teams.length === 0 ? {} : { teams: { kind: 'inTeams', repository, person: spoken.author, teams } }),
    ...(explains ? { why: { kind: 'whyOn', repository, number: spoken.item.number, language, audience } } : {}),
  };
}

/** Labels that were named, then those that may have been meant: as many as may be asked about. */
function namesOf(requests: readonly Request[], own: Own, directory: Directory | null | undefined): readonly string[] {
  const targets = requests.flatMap((request) => targetsOf(request, own, directory));
  const all = [...targets.flatMap(({ label }) => label ?? []), ...targets.flatMap(({ near }) => near ?? [])];
  return [...new Set(all)].slice(0, MOST_NAMES);
}

/** Labels on the item whose place another may take. */
function rivalsOf({ requests: { obeyed }, own }: Asking, { live }: Known): readonly string[] {
  if (live?.exists !== true) return [];
  const families = obeyed.flatMap(({ verb }) => familyOf(verb) ?? []).filter((family) => isExclusive(family, own));
  return labelsOn(live).filter((label) => families.some((family) => isRival(label, '', `${family}/`)));
}
