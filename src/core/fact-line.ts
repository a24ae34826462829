// A fact as one line of NDJSON, and back: the format of export and import (docs/ledger-format.md). Reading is strict: a line
// with a misspelt field is refused rather than half understood, and nothing gets through that the database would refuse.
import type { Account, Association } from './event.js';
import { actKinds, itemKinds, sources, wordKinds } from './fact.js';
import type { ActFact, AssociationFact, Fact, ItemFact, MaintainerFact, PersonFact, RepositoryFact } from './fact.js';
import {
  Misfit,
  count,
  date,
  digest,
  flag,
  id,
  key,
  object,
  oneOf,
  orNull,
  shape,
  small,
  text,
} from './fact-line-fields.js';
import type { Read } from './fact-line-fields.js';
import { languages } from './language.js';
import type { Person } from './person.js';
import { DAY_MS, stamp } from './time.js';

export type FactOrProblem = { readonly fact: Fact } | { readonly problem: string };

/** The latest date a line may bear: a clock may be wrong by a day, not by more. */
export const latestAt = (now: Date): string => stamp(new Date(now.getTime() + DAY_MS).toISOString());

/** One line, without its end. The fields always stand in the same order. */
export const lineOf = (fact: Fact): string => JSON.stringify(fact, FIELDS[fact.fact]);

/** Also those within: an object in a field keeps to the same order. */
const FIELDS: Readonly<Record<Fact['fact'], string[]>> = {
  person: ['fact', 'id', 'login', 'kind', 'at'],
  repository: [
    ...['fact', 'id', 'name', 'owner', 'login', 'kind', 'private', 'archived', 'defaultBranch', 'at', 'deletedAt'],
  ],
  item: [
    ...['fact', 'repository', 'number', 'kind', 'author', 'openedAt', 'source', 'told', 'size', 'readUntil', 'movedTo'],
    ...['deletedAt', 'at', 'draft', 'title', 'length', 'language', 'answerable', 'lines'],
  ],
  act: [
    ...['fact', 'repository', 'key', 'kind', 'number', 'person', 'at', 'source', 'value', 'subject', 'told', 'seen'],
    'missingAt',
    ...['deletedAt', 'community', 'length', 'language', 'reason'],
  ],
  association: ['fact', 'repository', 'person', 'association', 'at'],
  maintainer: ['fact', 'repository', 'person', 'by', 'listed', 'at'],
};

/** Reads one line; never throws. */
export function factOf(line: string, now: Date): FactOrProblem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'not JSON' };
  }
  return factIn(value, latestAt(now));
}

/** Reads what a line holds; `latest` as `latestAt` gives it. Never throws. */
export function factIn(value: unknown, latest: string): FactOrProblem {
  try {
    const kind = kinds(object(value, 'the line')['fact'], 'fact');
    return { fact: readers[kind](value, 'the line', latest) };
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    throw error;
  }
}

const kinds = oneOf(['person', 'repository', 'item', 'act', 'association', 'maintainer']);
/** Seen to before. */
const known = <Kind extends Fact['fact']>(kind: Kind) => oneOf([kind]);

const source = oneOf(sources);
const language = orNull(oneOf(languages));
export const associationWords = [
  ...(['OWNER', 'MEMBER', 'COLLABORATOR', 'CONTRIBUTOR', 'FIRST_TIME_CONTRIBUTOR', 'FIRST_TIMER'] as const),
  ...(['MANNEQUIN', 'NONE'] as const),
] satisfies readonly Association[];

type Part<F, Key extends keyof F> = NonNullable<F[Key]>;

const owner = shape<Account>({ id, login: key, kind: oneOf<Account['kind']>(['organization', 'user']) }, {}, 'owner.');

const itemTold = shape<Part<ItemFact, 'told'>>(
  { at: date, draft: flag, title: digest, length: count, language, answerable: orNull(flag) },
  {},
  'told.',
);

const readers: Readonly<Record<Fact['fact'], Read<Fact>>> = {
  person: shape<PersonFact>(
    {
      fact: known('person'),
      ...{ id, login: key, at: date },
      kind: orNull(oneOf<Person['kind']>(['user', 'bot', 'organization', 'mannequin'])),
    },
    {},
  ),
  repository: shape<RepositoryFact>(
    {
      fact: known('repository'),
      ...{ id, name: text, owner, private: flag, archived: flag, defaultBranch: text, at: date },
    },
    { deletedAt: date },
  ),
  item: shape<ItemFact>(
    {
      fact: known('item'),
      ...{ repository: id, number: small, kind: oneOf(itemKinds), author: orNull(id), openedAt: date, source },
    },
    {
      told: itemTold,
      size: shape<Part<ItemFact, 'size'>>({ at: date, lines: count }, {}, 'size.'),
      readUntil: date,
      movedTo: shape<Part<ItemFact, 'movedTo'>>({ repository: id, number: small }, {}, 'movedTo.'),
      deletedAt: date,
    },
  ),
  act: shape<ActFact>(
    {
      fact: known('act'),
      ...{
        repository: id,
        key,
        kind: oneOf([...actKinds, ...wordKinds]),
        number: orNull(small),
        person: orNull(id),
        at: date,
        source,
      },
    },
    {
      value: text,
      subject: id,
      told: shape<Part<ActFact, 'told'>>({ at: date, length: count, language }, {}, 'told.'),
      seen: shape<Part<ActFact, 'seen'>>({ at: date, reason: orNull(text) }, {}, 'seen.'),
      missingAt: date,
      deletedAt: date,
      community: id,
    },
  ),
  association: shape<AssociationFact>(
    { fact: known('association'), repository: id, person: id, association: oneOf(associationWords), at: date },
    {},
  ),
  maintainer: shape<MaintainerFact>(
    { fact: known('maintainer'), repository: id, person: id, by: key, listed: flag, at: date },
    {},
  ),
};
