// What people of the year see and do: they open, write, edit and close on the twin, and read what Hearth shows them.
import { pick } from '../../support/busy-year-chance.js';
import type { Chance } from '../../support/busy-year-chance.js';
import type { Account } from '../../twin/model.js';
import type { Twin } from '../../twin/twin.js';
import { requireRepository } from '../../twin/world.js';
import { COMMUNITY, LEADS } from './cast.js';
import type { Cast } from './cast.js';

/** How a case is meant to end; `any`: it is left as it is. */
export type Ending = 'accepted' | 'deferred' | 'withdrawn' | 'open' | 'stuck' | 'any';

/** An application or a nomination, as the people in it know it. */
export interface Case {
  readonly number: number;
  readonly applicant: Account;
  /** `role/member`. */
  readonly title: string;
  /** What kind of life it has, for messages of the tests. */
  readonly life: string;
  /** Whom it names as sponsors, in all, under the names that they had then. */
  readonly sponsors: Map<string, Account>;
  /** Somebody decided it in the hour in which it could be, before anybody was told. */
  foreseen?: boolean;
  ending: Ending | null;
}

export interface Town {
  readonly twin: Twin;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly cases: Case[];
  /** Who is in some case already, or is somebody in this story. */
  readonly taken: Set<Account>;
  /** Numbers of accounts that were taken out of a team by a person. */
  readonly left: Set<number>;
}

/** A life goes on after so many days. */
export type Life = Generator<number, void>;

export const oneOf = <T>({ chance }: Town, some: readonly T[]): T => pick(chance, some);

/** Between so many days and so many. */
export const days = ({ chance }: Town, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));

/** Somebody of these who is in no case so far. */
export function fresh(town: Town, some: readonly Account[]): Account {
  const free = some.filter((one) => !town.taken.has(one) && !one.deleted);
  const found = oneOf(town, free);
  town.taken.add(found);
  return found;
}

/** So many of them, each another. */
export function several(town: Town, some: readonly Account[], count: number): readonly Account[] {
  const chosen = new Set<Account>();
  while (chosen.size < count) chosen.add(oneOf(town, some));
  return [...chosen];
}

export function says({ twin }: Town, who: Account, number: number, body: string, repository = COMMUNITY): number {
  return twin.as(who.login).comment(repository, number, body).id;
}

/** The checklist that Hearth keeps on the issue; empty: there is none. */
export function checklist({ twin }: Town, number: number): string {
  const shown = twin.comments(COMMUNITY, number).filter(({ viaApp }) => viaApp);
  return shown
    .flatMap(({ body }) => /<!-- section:desk -->\n([^]*?)\n<!-- \/section:desk -->/.exec(body)?.[1] ?? [])
    .join();
}

/** Whether people read there that it can be decided now: whoever may is shown the word for it. */
export const isReady = (town: Town, number: number): boolean =>
  /\*\*(?:Next:|下一步：)\*\*.*`\/accept`/.test(checklist(town, number));

export const isAccepted = (town: Town, number: number): boolean =>
  /\*\*(?:Accepted|已接受|已通过)\*\*/.test(checklist(town, number));

/** The private issue of a case, found by its title as the leads find it. */
export function privateIssue({ twin }: Town, number: number): number | null {
  const found = requireRepository(twin.state, LEADS)
    .items.all()
    .find(({ title }) => new RegExp(`[(（]#${number}[)）]$`).test(title));
  return found?.number ?? null;
}
