// Which SIGs are told of an item: once each, by the team they name, and not where they are there already.
import { sigTitle, teamMention } from '../../community/sig-words.js';
import { memoryOf } from '../../core/live-item.js';
import type { LiveItem } from '../../core/live-item.js';
import { fold } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { DecisionOn, MembershipAnswer } from '../../core/question.js';
import type { OwnershipAnswer } from '../../core/ownership.js';
import type { Directory, Sig } from '../../core/sig.js';
import type { Language } from '../../core/language.js';
import { evidenceOf } from './evidence.js';
import type { Look } from './look.js';
import { toldOf, wasTold } from './memory.js';
import { messages } from './messages.js';

export interface Telling {
  readonly seen: Look;
  readonly live: LiveItem;
  readonly directory: Directory;
  /** Null where it was not asked for. */
  readonly owned: OwnershipAnswer | null;
  /** Labels that make a SIG be told: those put on now, or all that are on. */
  readonly labels: readonly string[];
  /** What the author is to the organisation, where that was asked. */
  readonly author: MembershipAnswer | undefined;
  /** So many SIGs are told of an item at most. */
  readonly most: number;
  readonly done: readonly DecisionOn[];
}

/** SIGs to be told, each with its team. Nobody is told of a draft, of a bot's item, or where nothing can be said. */
export function toTell(telling: Telling): readonly (Sig & { readonly mention: string })[] {
  const { live, seen } = telling;
  if (live.draft || live.locked || classOf(live.author) !== 'human') return [];
  if (seen.event.repository.owner.kind !== 'organization') return [];
  const sigs = sigsOf(telling.directory, telling.labels).flatMap((sig) =>
    sig.mention === null || isThere(sig, telling) || isToldByAuthor(sig, telling)
      ? []
      : [{ ...sig, mention: sig.mention }],
  );
  return upToLimit(sigs, telling);
}

/**
 * Anybody may have labels put on, by a command or by what an item touches and says: so each item tells a few SIGs. Who puts
 * a label on by hand may triage, and is bound by no limit. Who was told before is told nothing more.
 */
function upToLimit<One extends Sig>(sigs: readonly One[], { live, most, done }: Telling): readonly One[] {
  let left = Math.max(0, most - toldOf(done).size);
  return sigs.filter((sig) => {
    if (wasTold(sig, done) || memoryOf(live, sig.label ?? '')?.last.by === 'person') return true;
    left -= 1;
    return left >= 0;
  });
}

/** The SIGs whose labels these are. */
export function sigsOf({ sigs }: Directory, labels: readonly string[]): readonly Sig[] {
  const folded = labels.map(fold);
  return sigs.filter(({ label }) => label !== null && folded.includes(fold(label)));
}

/** A lead is at work on it, or a review of one of its teams is asked for: GitHub has told them. */
function isThere({ leads, teams, mention }: Sig, { live, seen }: Telling): boolean {
  const people = [...live.participants, live.author, ...live.assignees, ...live.reviewers, seen.event.actor];
  const logins = new Set(people.map((person) => person?.login.toLowerCase()));
  const asked = new Set(live.reviewTeams.map(fold));
  return (
    leads.some(({ login }) => logins.has(login.toLowerCase())) ||
    [...teams, mention ?? ''].some((team) => asked.has(fold(team)))
  );
}

/** The author mentioned a team of it. Only a member's mention notifies a team; another's is repeated. */
function isToldByAuthor({ label }: Sig, { owned, author }: Telling): boolean {
  return author === 'member' && isMentioned(owned, label);
}

/** Did the text of the item mention a team of the SIG with this label? */
export function isMentioned(owned: OwnershipAnswer | null, label: string | null): boolean {
  const found = owned?.labels.find((one) => label !== null && fold(one.label) === fold(label));
  return found?.evidence.some(({ source }) => source === 'team') === true;
}

/** What a SIG is told, with its mention. */
export function toldText(
  sig: Sig & { readonly mention: string },
  { seen, owned }: Telling,
  language: Language,
): string {
  const words = messages[language];
  const found = owned?.labels.find(({ label }) => sig.label !== null && fold(label) === fold(sig.label));
  const why = found === undefined ? words.labelled(sig.label ?? '') : evidenceOf(found, owned?.files ?? 0, language);
  return words.told(
    teamMention(seen.event.repository.owner.login, sig.mention),
    sigTitle(sig),
    words.kinds[seen.item.kind],
    why,
  );
}
