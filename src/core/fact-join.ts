// How two tellings of one thing become one: associative, commutative, and with itself the same. The SQL of the ledger
// (`store/ledger/`) joins with what is stored by the same rules, and a property test holds the two together.
import { sources } from './fact.js';
import type { ActFact, Fact, FactSource, ItemFact, RepositoryFact } from './fact.js';

/** Names what a fact is about: two facts with the same name are joined. */
export function nameOf(fact: Fact): string {
  switch (fact.fact) {
    case 'person':
      return `person:${fact.id}:${fact.login}:${fact.at}:${fact.kind ?? ''}`;
    case 'repository':
      return `repository:${fact.id}`;
    case 'item':
      return `item:${fact.repository}:${fact.number}`;
    case 'act':
      return `act:${fact.repository}:${fact.key}`;
    case 'association':
      return `association:${fact.repository}:${fact.person}:${fact.association}:${fact.at}`;
    case 'maintainer':
      return `maintainer:${fact.repository}:${fact.person}:${fact.by}:${fact.at}`;
  }
}

const rank = (source: FactSource) => sources.indexOf(source);

/**
 * Of two tellings of one thing the later stands; of the same date the more certain; then, so that the order of telling never
 * matters, the greater by its words. Positive: `a` stands over `b`. The SQL of the ledger compares the same way.
 */
function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left > right ? 1 : -1;
  }
  return 0;
}

/** Everything that stands or falls with a telling is in its order, so that two that differ are never equal. */
const actOrder = (fact: ActFact) => [
  fact.told?.at ?? '',
  rank(fact.source),
  fact.told?.length ?? -1,
  fact.person ?? -1,
  fact.at,
  fact.subject ?? -1,
  fact.told?.language ?? '',
];

const itemOrder = (fact: ItemFact) => [
  fact.told?.at ?? '',
  rank(fact.source),
  fact.author ?? -1,
  fact.told?.length ?? -1,
  fact.told?.title ?? '',
  flag(fact.told?.draft),
  flag(fact.told?.answerable),
  fact.told?.language ?? '',
  fact.openedAt,
];

const repositoryOrder = (fact: RepositoryFact) => [
  fact.at,
  fact.name,
  fact.owner.id,
  flag(fact.private),
  flag(fact.archived),
  fact.defaultBranch,
  fact.owner.login,
  fact.owner.kind,
];

/** Unknown before no before yes. */
const flag = (value: boolean | null | undefined) => (value === true ? 1 : value === false ? 0 : -1);

/** The greater of two, where one may be unknown. */
const later = (a: string | undefined, b: string | undefined) => ((a ?? '') > (b ?? '') ? a : b);
const greater = (a: number | undefined, b: number | undefined) => ((a ?? 0) > (b ?? 0) ? a : b);
const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** Joins two facts of one name; in either order, and with itself, the result is the same. */
export function joinFacts<F extends Fact>(a: F, b: F): F {
  if (a.fact === 'act' && b.fact === 'act') return joinActs(a, b) as F;
  if (a.fact === 'item' && b.fact === 'item') return joinItems(a, b) as F;
  if (a.fact === 'repository' && b.fact === 'repository') {
    const stands = compare(repositoryOrder(a), repositoryOrder(b)) >= 0 ? a : b;
    return { ...stands, deletedAt: later(a.deletedAt, b.deletedAt) };
  }
  if (a.fact === 'maintainer' && b.fact === 'maintainer') return a.listed ? a : b;
  return a;
}

function joinActs(a: ActFact, b: ActFact): ActFact {
  const stands = compare(actOrder(a), actOrder(b)) >= 0 ? a : b;
  const seen =
    compare([a.seen?.at ?? '', a.seen?.reason ?? ''], [b.seen?.at ?? '', b.seen?.reason ?? '']) >= 0 ? a.seen : b.seen;
  return {
    ...stands,
    // Kept whichever stands: a dismissed review no longer tells what it said. Where two tell it, they agree, but for a
    // pre-release that became a release, which is the greater word.
    value: later(a.value, b.value),
    seen,
    missingAt: later(a.missingAt, b.missingAt),
    deletedAt: earlier(a.deletedAt, b.deletedAt),
    // Whoever tells it again without knowing takes nothing from it.
    community: greater(a.community, b.community),
  };
}

function joinItems(a: ItemFact, b: ItemFact): ItemFact {
  const stands = compare(itemOrder(a), itemOrder(b)) >= 0 ? a : b;
  const size = compare([a.size?.at ?? '', a.size?.lines ?? -1], [b.size?.at ?? '', b.size?.lines ?? -1]) >= 0;
  return {
    ...stands,
    size: size ? a.size : b.size,
    readUntil: later(a.readUntil, b.readUntil),
    movedTo: compare(placeOf(a), placeOf(b)) >= 0 ? a.movedTo : b.movedTo,
    deletedAt: earlier(a.deletedAt, b.deletedAt),
  };
}

const placeOf = ({ movedTo }: ItemFact) => [movedTo?.repository ?? -1, movedTo?.number ?? -1];

/** Facts without doubles: each thing once, joined. Keeps the order of first mention. */
export function gather(facts: readonly Fact[]): readonly Fact[] {
  const byName = new Map<string, Fact>();
  for (const fact of facts) {
    const name = nameOf(fact);
    const known = byName.get(name);
    byName.set(name, known === undefined ? fact : joinFacts(known, fact));
  }
  return [...byName.values()];
}
