// Under which name a repository is reached: an event tells one that may be another repository's by now.
import type { Repository } from '../core/event.js';
import type { Clock } from '../engine/ports.js';

export interface Place {
  readonly owner: string;
  readonly repo: string;
}

/** `owner/name` → id of the repository that events call so, or `doubtful`. */
type Names = Map<string, number | 'doubtful'>;

/** What GitHub said of a name, by the name: the repository that was meant by it, and what that one is called. */
type Proofs = Map<string, Proof>;

interface Proof {
  readonly repository: number;
  readonly owner: number;
  readonly place: Promise<Place>;
  readonly askedAt: number;
}

/** Younger than this, the name in an event is taken for the present one: a rename in between answers with a redirect. */
const FRESH_MS = 5 * 60_000;
const MOST_NAMES = 5_000;

/** What is known of names, the same for all sessions of a process. */
export interface Known {
  readonly clock: Clock;
  readonly names: Names;
  readonly proofs: Proofs;
}

export interface Naming {
  /** The name that the event gave. */
  heard(repository: Repository): Place;
  /** To read under: the event's, or, where that may be out of date or GitHub is to be asked `anew`, the present one. */
  locate(repository: Repository, anew?: boolean): Promise<Place>;
  /** To write under: GitHub is asked each time where the event's may be out of date. */
  target(repository: Repository): Promise<Place>;
  /** From now on GitHub is asked which repository bears this name. */
  doubt(repository: Repository): void;
}

/** `ask`: what GitHub calls the repository now, by its number. `toldAt`: when the events' names were told; absent: just now. */
export function createNaming(
  ask: (repository: Repository) => Promise<Place>,
  { clock, names, proofs }: Known,
  toldAt?: Date,
): Naming {
  const isOld = () => toldAt !== undefined && clock.now().getTime() - toldAt.getTime() > FRESH_MS;
  const note = (key: string, value: number | 'doubtful') => {
    // What was proven of the name is not to be relied on either.
    if (value === 'doubtful' && names.get(key) !== value) proofs.delete(key);
    put(names, key, value);
  };
  /** Two repositories under one name: from now on GitHub is asked which of them it is. */
  const hear = (repository: Repository) => {
    const key = keyOf(repository);
    const known = names.get(key) ?? repository.id;
    note(key, known === repository.id ? known : 'doubtful');
  };
  const isDoubtful = (repository: Repository) => isOld() || names.get(keyOf(repository)) === 'doubtful';
  return {
    heard: (repository) => {
      hear(repository);
      return placeOf(repository);
    },
    locate: async (repository, anew = false) => {
      hear(repository);
      return anew || isDoubtful(repository) ? prove(repository, ask, { clock, proofs }) : placeOf(repository);
    },
    target: async (repository) => {
      hear(repository);
      return isDoubtful(repository) ? ask(repository) : placeOf(repository);
    },
    doubt: (repository) => {
      note(keyOf(repository), 'doubtful');
    },
  };
}

/** What GitHub said a moment ago is as good as a young event, for reading. */
function prove(
  repository: Repository,
  ask: (repository: Repository) => Promise<Place>,
  { clock, proofs }: Pick<Known, 'clock' | 'proofs'>,
): Promise<Place> {
  const key = keyOf(repository);
  const known = proofs.get(key);
  const now = clock.now().getTime();
  const isMeant = known?.repository === repository.id && known.owner === repository.owner.id;
  if (isMeant && now - known.askedAt < FRESH_MS) return known.place;
  const place = ask(repository);
  const proof = { repository: repository.id, owner: repository.owner.id, place, askedAt: now };
  put(proofs, key, proof);
  place.catch(() => {
    if (proofs.get(key) === proof) proofs.delete(key);
  });
  return place;
}

/** As the event calls it. */
export const placeOf = ({ owner, name }: Repository): Place => ({ owner: owner.login, repo: name });
const keyOf = ({ owner, name }: Repository) => `${owner.login}/${name}`.toLowerCase();

function put<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  if (kept.size >= MOST_NAMES && !kept.has(key)) kept.delete(kept.keys().next().value ?? key);
  kept.set(key, value);
}
