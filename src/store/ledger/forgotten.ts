// Who asked to be forgotten. Only a keyed digest of the account's number is kept, so that the person is recognised when
// GitHub tells of them again, and nobody learns who it is from here.
import type { PoolClient } from 'pg';
import type { ActFact, Fact } from '../../core/fact.js';
import { gather } from '../../core/fact-join.js';
import { withoutLink } from '../../core/credit-word.js';
import { anyLength } from './columns.js';

/** Digests, by number, of those among these people who asked to be forgotten. */
export type Forgotten = ReadonlyMap<number, string>;

/**
 * Any constant will do: writers of facts share this lock until they commit, and who is forgotten is noted under it alone.
 * Not a lock on the table: exports and dumps read that for hours, and must keep nobody waiting.
 */
export const FORGETTING = 4_832_786;

const keyed = (words: string) =>
  `encode(sha256(convert_to((select value from settings where name = 'marker_key') || ${words}, 'UTF8')), 'hex')`;

/** SQL for the digest of a person's number: keyed, since there are few enough numbers to try them all. */
export const digestOf = (number: string) => keyed(`':person:' || ${number}`);

/** SQL for an effect key as it is kept of those who are forgotten: the once holds, and nobody can tell whose it was. */
const sealedKey = (effectKey: string) => keyed(`':effect:' || ${effectKey}`);

/**
 * SQL for whether it was done and sealed. What was done and what was only shown each have an index of their own: asked for both
 * at once, the whole table would be read.
 */
export const isSealed = (effectKey: string): string =>
  `(${['<>', '=']
    .map(
      (is) => `exists (select from actions sealed
        where sealed.effect_key = ${sealedKey(effectKey)} and sealed.state ${is} 'would')`,
    )
    .join(' or ')})`;

/** SQL that leaves of an action nothing but that it was done. */
export const SEAL = `effect_key = ${sealedKey('effect_key')}, scope = '', cause = '', slot = '', act = '{}', expect = null,
  because = '{"code": "forgotten", "visibility": "maintainers"}', detail = null, guid = '', inbox_id = null,
  state = case when state in ('planned', 'sent') then 'refused' else state end`;

export async function forgottenAmong(client: PoolClient, people: readonly number[]): Promise<Forgotten> {
  if (people.length === 0) return new Map();
  const alone = client.query({
    name: 'not_while_forgetting',
    text: 'select pg_advisory_xact_lock_shared($1)',
    values: [FORGETTING],
  });
  const looked = client.query<{ person: string; digest: string }>({
    name: 'forgotten_among',
    text: `select told.person, f.digest from unnest(${anyLength('$1::bigint[]')}) as told (person)
     join forgotten f on f.digest = ${digestOf('told.person')}
     where exists (select from forgotten)`,
    values: [people],
  });
  const [, { rows }] = await Promise.all([alone, looked]);
  return new Map(rows.map((row) => [Number(row.person), row.digest]));
}

/** Numbers of all whom the facts tell of. */
export const peopleAmong = (facts: readonly Fact[]): readonly number[] => [...new Set(facts.flatMap(peopleIn))];

/** The facts as they are kept: whoever asked to be forgotten is nobody in them. */
export function withoutThem(facts: readonly Fact[], forgotten: Forgotten): readonly Fact[] {
  if (forgotten.size === 0) return facts;
  // Two that differed by the person alone may be one now.
  return gather(facts.flatMap((fact) => without(fact, forgotten)));
}

function peopleIn(fact: Fact): readonly number[] {
  switch (fact.fact) {
    case 'person':
      return [fact.id];
    case 'item':
      return fact.author === null ? [] : [fact.author];
    case 'act':
      return [fact.person ?? [], fact.subject ?? []].flat();
    case 'association':
    case 'maintainer':
      return [fact.person];
    case 'repository':
      return [];
  }
}

function without(fact: Fact, forgotten: Forgotten): readonly Fact[] {
  switch (fact.fact) {
    case 'repository':
      return [fact];
    case 'person':
      return forgotten.has(fact.id) ? [] : [fact];
    case 'association':
    case 'maintainer':
      return forgotten.has(fact.person) ? [] : [fact];
    case 'item':
      return [fact.author !== null && forgotten.has(fact.author) ? { ...fact, author: null } : fact];
    case 'act':
      return [withoutActor(fact, forgotten)];
  }
}

function withoutActor(fact: ActFact, forgotten: Forgotten): ActFact {
  const person = fact.person !== null && forgotten.has(fact.person) ? null : fact.person;
  const subject = fact.subject !== undefined && forgotten.has(fact.subject) ? undefined : fact.subject;
  if (person === fact.person && subject === fact.subject) return fact;
  const kept = { ...fact, key: keyWithout(fact, forgotten), person, subject };
  return isOwnDeed(fact, forgotten) ? { ...kept, value: withoutLink(fact.value ?? '') } : kept;
}

/** A deed that they were credited with: where it can be seen would tell whose it is. */
const isOwnDeed = ({ kind, person, subject }: ActFact, forgotten: Forgotten): boolean =>
  kind === 'credited' && forgotten.has(subject ?? person ?? 0);

/** Some keys end with the number of a person: a digest stands in its place, so that the act stays the same act. */
function keyWithout({ key, person, subject }: ActFact, forgotten: Forgotten): string {
  for (const number of [person, subject]) {
    const digest = typeof number === 'number' ? forgotten.get(number) : undefined;
    if (digest !== undefined && key.endsWith(`:${number}`)) {
      return `${key.slice(0, -String(number).length)}${digest.slice(0, 16)}`;
    }
  }
  return key;
}
