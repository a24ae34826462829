// Facts into tables. Each statement takes a whole batch and joins it with what is there, by the rules of `core/fact.ts`:
// the order of telling, and telling twice, make no difference. Rows are always taken in the order of their keys, so that
// two transactions with the same people or items never wait for one another in a circle.
import type { PoolClient } from 'pg';
import { gather } from '../../core/fact-join.js';
import type {
  ActFact,
  AssociationFact,
  Fact,
  ItemFact,
  MaintainerFact,
  PersonFact,
  RepositoryFact,
} from '../../core/fact.js';
import { noteMissing, supersede, writeActs } from './acts.js';
import { forgottenAmong, peopleAmong, withoutThem } from './forgotten.js';
import { writeItems } from './items.js';
import { associationsTold, peopleTold, writeMaintainers } from './people.js';
import { repositoriesTold } from './repositories.js';
import { newsAmong, writeStanding } from './standing.js';
import type { Batch } from './standing.js';

/** Remembers facts, inside the caller's transaction. Who asked to be forgotten is remembered as nobody. */
export async function writeFacts(client: PoolClient, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const gathered = gather(facts);
  const sorted = sort(gathered);
  // Sent at once, carried out in this order.
  const [forgotten, news] = await Promise.all([
    forgottenAmong(client, peopleAmong(gathered)),
    newsAmong(client, standing(sorted)),
  ]);
  const nobody = forgotten.size === 0;
  const told = nobody ? sorted : sort(withoutThem(gathered, forgotten));
  const batches = nobody ? news : standing(told);
  await Promise.all([
    ...batches.map((batch) => writeStanding(client, batch)),
    writeMaintainers(client, told.maintainer),
    // Items first: their rows are the locks under which a timeline that was read whole takes the place of what was told.
    writeItems(client, told.item),
    writeActs(client, told.act),
    supersede(client, told.item),
    noteMissing(client, told.item),
  ]);
}

const standing = ({ person, repository, association }: Sorted): readonly Batch[] => [
  ...peopleTold(person),
  repositoriesTold(repository),
  associationsTold(association),
];

interface Sorted {
  readonly person: PersonFact[];
  readonly repository: RepositoryFact[];
  readonly item: ItemFact[];
  readonly act: ActFact[];
  readonly association: AssociationFact[];
  readonly maintainer: MaintainerFact[];
}

function sort(facts: readonly Fact[]): Sorted {
  const sorted: Sorted = { person: [], repository: [], item: [], act: [], association: [], maintainer: [] };
  for (const fact of facts) (sorted[fact.fact] as Fact[]).push(fact);
  return sorted;
}
