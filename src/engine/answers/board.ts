// The boards of a community: of those who joined, each with what the ledger tells of them; and somebody's own points.
import { boardOf, boardsOf, MOST_NAMED } from '../../community/points/boards.js';
import { countsSince, scoredActs, sumOf } from '../../community/points/score.js';
import type { Board, BoardAnswer, OwnPoints } from '../../core/board-question.js';
import { creditKinds } from '../../core/credit.js';
import type { Person } from '../../core/person.js';
import { boardNames } from '../../core/points.js';
import type { BoardName, PointAct, ScoredAct } from '../../core/points.js';
import { groundsOf, knownSince } from './title-facts.js';
import type { Known, TitleScene } from './title-scene.js';

/** Those with the most points are placed: to ask of more who maintains would take too long. */
const MOST_PLACED = MOST_NAMED * boardNames.length * 5;

interface Scored {
  readonly person: Person;
  readonly acts: readonly ScoredAct[];
  readonly hundredths: number;
}

/** What is told in a public repository rests on public ones alone. */
export async function board(asked: Board, scene: TitleScene): Promise<BoardAnswer> {
  const { repository, person, at } = asked;
  const { ledger } = scene.sources;
  const { community } = await groundsOf(repository, { sig: null }, scene);
  const joined = await ledger.onBoards(repository.owner.id, repository.id);
  const people = [...new Set([...joined, ...(person === null ? [] : [person.id])])];
  const acts = await actsOf(people, community, asked, scene);
  const logins = await ledger.loginsOf(people);
  const scored = people
    // Whoever is gone has no name to show.
    .flatMap((id) => named(id, person, logins))
    .map((one) => scoredOf(one, acts.get(one.id) ?? [], asked));
  const isJoined = ({ person: { id } }: Scored) => joined.includes(id);
  const own = scored.find((one) => one.person.id === person?.id);
  const listed = scored.filter(isJoined).sort(byPoints).slice(0, MOST_PLACED);
  const begun = await knownSince(community, scene, at);
  const looked = own === undefined || listed.includes(own) ? listed : [...listed, own];
  const placed = await placesOf(looked, { ...asked, community, begun }, scene);
  const ranked = listed.map((one) => ({
    ...{ person: one.person.id, login: one.person.login, hundredths: one.hundredths },
    board: placed.of(one.person.id),
  }));
  return {
    boards: boardsOf(ranked),
    newcomersKnown: begun === null,
    maintainersKnown: placed.sure,
    own:
      own === undefined
        ? null
        : {
            ...{ joined: isJoined(own), board: placed.of(own.person.id), hundredths: own.hundredths, acts: own.acts },
            places: await placesBehind(own, asked, scene),
          },
  };
}

function named(id: number, self: Person | null, logins: Readonly<Record<number, string>>): readonly Person[] {
  if (id === self?.id) return [self];
  const login = logins[id];
  return login === undefined ? [] : [{ id, login, kind: 'user' }];
}

function scoredOf(person: Person, acts: readonly PointAct[], { terms, at }: Board): Scored {
  const scored = scoredActs(acts, terms, at);
  return { person, acts: scored, hundredths: sumOf(scored) };
}

const byPoints = (one: Scored, other: Scored): number =>
  other.hundredths - one.hundredths || one.person.id - other.person.id;

/** Names of the repositories that somebody's acts are of. */
async function placesBehind(
  { acts }: Scored,
  { repository: { id, name, owner, private: hidden } }: Board,
  { sources: { ledger } }: TitleScene,
): Promise<OwnPoints['places']> {
  const scope = await ledger.reportScope({ community: owner.id }, hidden);
  const used = new Set(acts.map(({ repository }) => repository));
  const all = [{ id, name }, ...(scope?.repositories ?? [])];
  return Object.fromEntries(all.flatMap((one) => (used.has(one.id) ? [[one.id, one.name] as const] : [])));
}

/** By account: what GitHub shows, and confirmed deeds. Nobody confirms their own. */
async function actsOf(
  people: readonly number[],
  repositories: readonly number[],
  { terms, at, repository }: Board,
  { sources: { ledger } }: TitleScene,
): Promise<ReadonlyMap<number, readonly PointAct[]>> {
  const since = countsSince(terms, at);
  const kinds = creditKinds.filter((kind) => terms.weights.some((weight) => weight.kind === kind));
  const [shown, credits] = await Promise.all([
    ledger.pointActs(people, repositories, { since, at }),
    kinds.length === 0 ? [] : ledger.credits(repository.owner.id, { kinds, since }, repository.id),
  ]);
  const counts = new Set(repositories);
  const deeds = credits.filter(
    ({ state, decidedBy, person, repository: where }) =>
      state === 'confirmed' && decidedBy !== person && counts.has(where),
  );
  const all = new Map<number, PointAct[]>(people.map((person) => [person, []]));
  for (const { person, ...act } of shown) all.get(person)?.push(act);
  for (const { person, kind, at: day, repository: where, number, url } of deeds) {
    all.get(person)?.push({ kind, at: day, repository: where, number, url });
  }
  return all;
}

type Placed = { readonly of: (person: number) => BoardName; readonly sure: boolean };

async function placesOf(
  scored: readonly Scored[],
  asked: Board & { readonly community: readonly number[]; readonly begun: string | null },
  scene: TitleScene,
): Promise<Placed> {
  const { repository, maintainers, community, begun, at } = asked;
  const people = scored.map(({ person }) => person);
  const ids = people.map(({ id }) => id);
  const holds: Readonly<Record<number, Known>> =
    people.length === 0 || maintainers.length === 0
      ? {}
      : await scene.ask({ kind: 'holds', repository, people, roles: maintainers, sig: null });
  // Of a ledger that begins later, what is first in it is not what was first.
  const firsts = begun === null ? await scene.sources.ledger.firstActs(ids, community, at) : new Map<number, string>();
  return {
    of: (person) => boardOf({ maintains: holds[person] === 'yes', firstAt: firsts.get(person) ?? null, at }),
    sure: !Object.values(holds).includes('unknown'),
  };
}
