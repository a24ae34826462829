// Who may meet a title, from numbers of everybody: never leaves out who does. Pure.
import type { Ask, Grounds } from '../../community/ladder/facts.js';
import { askKey } from '../../community/ladder/asks.js';
import type { Credit } from '../../core/credit.js';
import { titleKey } from '../../core/title.js';
import type { Requirement, Standing, TitleAt } from '../../core/title.js';
import type { Holding } from './title-scene.js';

export interface Measured {
  readonly holding: Holding;
  readonly grounds: Grounds;
  readonly asks: readonly Ask[];
}

export interface Numbers {
  readonly titles: readonly Measured[];
  /** By account; in the order of all asks of all titles. */
  readonly tallied: ReadonlyMap<number, readonly number[]>;
  readonly credits: readonly Credit[];
  readonly held: readonly Standing[];
  readonly at: string;
}

export interface Looked {
  readonly found: readonly { readonly holding: Holding; readonly people: readonly number[] }[];
  /** Titles by which nobody can be told from anybody else. */
  readonly unknown: readonly { readonly title: string; readonly why: string }[];
}

/** Null: it may be anybody. */
type People = ReadonlySet<number> | null;

export function candidatesFor(numbers: Numbers): Looked {
  let start = 0;
  const looked = numbers.titles.map((one) => {
    const own = { ...one, from: start };
    start += one.asks.length;
    return { holding: one.holding, people: everyOf(one.holding.title.requirements, own, numbers) };
  });
  return {
    found: looked.flatMap(({ holding, people }) => (people === null ? [] : [{ holding, people: [...people] }])),
    unknown: looked.flatMap(({ holding: { title, sig }, people }) =>
      people === null && title.requirements.length > 0
        ? [{ title: titleKey({ kind: title.kind, name: title.name, sig }), why: 'not_measured' }]
        : [],
    ),
  };
}

/** `from`: where the answers to its asks begin. */
interface Own extends Measured {
  readonly from: number;
}

function everyOf(requirements: readonly Requirement[], own: Own, numbers: Numbers): People {
  return requirements
    .map((one) => those(one, own, numbers))
    .reduce<People>((all, some) => {
      if (all === null || some === null) return all ?? some;
      return new Set([...all].filter((person) => some.has(person)));
    }, null);
}

function those(requirement: Requirement, own: Own, numbers: Numbers): People {
  switch (requirement.is) {
    case 'count':
      return counted(requirement, own, numbers);
    case 'credit':
      return withDeeds(requirement.of, requirement.least, numbers.credits);
    case 'tenure':
      return holders(requirement.role, own.holding, numbers.held);
    case 'any':
      return someOf(
        requirement.count,
        requirement.of.map((one) => those(one, own, numbers)),
      );
    default:
      return null;
  }
}

function counted(
  requirement: Extract<Requirement, { is: 'count' }>,
  { asks, from, holding }: Own,
  { tallied }: Numbers,
): People {
  const { kind, name } = holding.title;
  const held: TitleAt = { kind, name, sig: holding.sig };
  const index = asks.findIndex(({ key }) => key === askKey(requirement, held));
  // What cannot be counted is met by nobody, as far as anybody knows.
  if (index === -1) return new Set();
  return new Set(
    [...tallied].flatMap(([person, counts]) => ((counts[from + index] ?? 0) >= requirement.least ? [person] : [])),
  );
}

function withDeeds(kinds: readonly string[], least: number, credits: readonly Credit[]): People {
  const deeds = new Map<number, number>();
  for (const { person, kind, state } of credits) {
    if (state === 'confirmed' && kinds.includes(kind)) deeds.set(person, (deeds.get(person) ?? 0) + 1);
  }
  return new Set([...deeds].flatMap(([person, count]) => (count >= least ? [person] : [])));
}

const holders = (role: string, { sig }: Holding, held: readonly Standing[]): People =>
  new Set(
    held.flatMap(({ title, person }) =>
      title.name === role && (title.sig === null || sig === null || title.sig === sig) ? [person] : [],
    ),
  );

/** At least so many of them, each of which may be anybody's. */
function someOf(count: number, groups: readonly People[]): People {
  const left = count - groups.filter((one) => one === null).length;
  if (left <= 0) return null;
  const times = new Map<number, number>();
  for (const group of groups) for (const person of group ?? []) times.set(person, (times.get(person) ?? 0) + 1);
  return new Set([...times].flatMap(([person, found]) => (found >= left ? [person] : [])));
}
