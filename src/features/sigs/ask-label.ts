// What must be known where one label came or went: as little as will do, because labels come in storms.
import { knownFacts, hasStatus, FEATURE, lastToLabel, wasTold } from './memory.js';
import { fold } from '../../core/name.js';
import type { DecisionOn } from '../../core/question.js';
import type { LiveItemOf, OwnershipOf } from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';
import type { Look } from './look.js';
import type { Own } from './settings.js';
import { sigsOf } from './tell.js';

export interface KnownOfLabel {
  readonly own: Own;
  readonly directory: Directory;
  /** What Hearth decided on the item before. */
  readonly done: readonly DecisionOn[];
}

interface Whole {
  readonly owned: OwnershipOf;
  readonly live: LiveItemOf;
}

/** The item, and who owns it, where something may have to be said or remembered; nothing where that is settled already. */
export const moreOnLabel = (seen: Look, known: KnownOfLabel, whole: Whole): Partial<Whole> =>
  seen.why === 'unlabeled' ? onRemoval(seen, known, whole) : onLabel(seen, known, whole);

function onLabel(seen: Look, { own, directory, done }: KnownOfLabel, { live }: Whole): Partial<Whole> {
  const sigs = sigsOf(directory, [seen.label]);
  // What this section puts on itself, it speaks of with it. A person's label may be the same one again.
  if (sigs.length === 0 || (isByBot(seen) && lastToLabel(fold(seen.label), done) === FEATURE)) return {};
  const isNews = own.mention && sigs.some((sig) => sig.mention !== null && !wasTold(sig, done));
  return isNews || (own.status && hasStatus(done)) ? { live } : {};
}

function onRemoval(seen: Look, { own, directory, done }: KnownOfLabel, whole: Whole): Partial<Whole> {
  const label = fold(seen.label);
  const isOfSig = sigsOf(directory, [label]).length > 0;
  if (!isOfSig && !knownFacts(done).has(label)) return {};
  const last = lastToLabel(label, done);
  // Hearth takes a label off for a person who commands it, too: that is theirs.
  if (!isByBot(seen) || (last !== null && last !== FEATURE)) return whole;
  return isOfSig && own.status && hasStatus(done) ? { live: whole.live } : {};
}

const isByBot = ({ event }: Look): boolean => event.actor?.kind === 'bot';
