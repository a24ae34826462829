// What an archived event's payload holds. Before October 2025 the payloads were whole; since then much is left out, of pull
// requests nearly all. Undefined is always "not told", null "told that there is none".
import type { Association } from './event.js';
import type { FactSource, ItemKind, ItemTold, PersonFact, TextTold } from './fact.js';
import { associationWords } from './fact-line.js';
import { Misfit, count, id, isDate, key, object, oneOf, small } from './fact-line-fields.js';
import type { Json } from './fact-line-fields.js';
import { itemTold, textTold } from './facts-of.js';
import { personOf } from './person.js';
import { stamp } from './time.js';

export const source: FactSource = 'import';

/** An account; `kind` is null where it is not told. */
export type Who = Pick<PersonFact, 'id' | 'login' | 'kind'>;

export interface ArchiveEvent {
  readonly repository: number;
  readonly actor: Who | null;
  /** When it was recorded: stands in where the payload has no time of its own. */
  readonly at: string;
  readonly latest: string;
  readonly action: string;
  readonly payload: Json;
}

export interface ArchivedItem {
  readonly kind: ItemKind;
  readonly number: number;
  readonly author: Who | null | undefined;
  readonly association: Association | undefined;
  readonly openedAt: string | undefined;
  readonly updatedAt: string | undefined;
  readonly told: ItemTold | undefined;
  readonly lines: number | undefined;
  readonly from: Json;
}

/** A comment, review or comment of a review. */
export interface ArchivedText {
  readonly id: number;
  readonly author: Who | null | undefined;
  readonly association: Association | undefined;
  readonly at: string;
  readonly told: TextTold | undefined;
  readonly from: Json;
}

/** A date as GitHub writes it now (2026-03-01T10:00:00Z) or wrote it once (2015-01-01T00:00:00+01:00). */
export function dateIn(value: unknown, field: string, latest: string): string {
  if (typeof value !== 'string') throw new Misfit(`${field} is ${value === undefined ? 'missing' : 'not a date'}`);
  const date = isDate(value) || Number.isNaN(Date.parse(value)) ? value : stamp(new Date(value).toISOString());
  if (!isDate(date)) throw new Misfit(`${field} is not a date`);
  if (date > latest) throw new Misfit(`${field} is in the future (${date})`);
  return date;
}

export function dateOr(value: unknown, field: string, latest: string): string | undefined {
  return value === undefined || value === null ? undefined : dateIn(value, field, latest);
}

export function account(value: unknown, field: string): Who | null | undefined {
  if (value === undefined || value === null) return value;
  const from = object(value, field);
  const who = { id: id(from['id'], `${field}.id`), login: key(from['login'], `${field}.login`) };
  const { type } = from;
  if (typeof type === 'string') return { ...who, kind: personOf({ ...who, type })?.kind ?? null };
  return { ...who, kind: who.login.endsWith('[bot]') ? 'bot' : null };
}

const words = oneOf(associationWords);
const associationIn = (value: unknown, field: string) =>
  value === undefined || value === null ? undefined : words(value, field);

/** A text, or null where it is told that there is none. */
const isTold = (body: unknown): body is string | null => typeof body === 'string' || body === null;
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** The item under that name in the payload. Comments show a pull request as an issue with a link to it. */
export function itemIn({ payload, latest }: ArchiveEvent, holder: ItemKind): ArchivedItem {
  const field = (name: string) => `payload.${holder}.${name}`;
  const from = object(payload[holder], `payload.${holder}`);
  const { title, body, draft, additions, deletions, category } = from;
  const updatedAt = dateOr(from['updated_at'], field('updated_at'), latest);
  const answerable = (category as Json | null | undefined)?.['is_answerable'];
  const told =
    typeof title === 'string' && isTold(body) && updatedAt !== undefined
      ? itemTold({
          ...{ title, body: body ?? '', updatedAt, draft: draft === true },
          answerable: typeof answerable === 'boolean' ? answerable : null,
        })
      : undefined;
  const added = number(additions);
  return {
    kind: typeof from['pull_request'] === 'object' && from['pull_request'] !== null ? 'pull_request' : holder,
    number: small(from['number'] ?? payload['number'], field('number')),
    author: account(from['user'], field('user')),
    association: associationIn(from['author_association'], field('author_association')),
    openedAt: dateOr(from['created_at'], field('created_at'), latest),
    updatedAt,
    told,
    lines: added === undefined ? undefined : count(added + (number(deletions) ?? 0), field('additions')),
    from,
  };
}

export function textIn({ payload, latest, at }: ArchiveEvent, holder: 'comment' | 'review'): ArchivedText {
  const field = (name: string) => `payload.${holder}.${name}`;
  const from = object(payload[holder], `payload.${holder}`);
  const made = holder === 'review' ? 'submitted_at' : 'created_at';
  const madeAt = dateOr(from[made], field(made), latest);
  // A review of before 2024 has no date of its last change: when it was submitted, it was as it is told.
  const changedAt =
    dateOr(from['updated_at'], field('updated_at'), latest) ?? (holder === 'review' ? madeAt : undefined);
  const { body } = from;
  return {
    id: id(from['id'], field('id')),
    author: account(from['user'], field('user')),
    association: associationIn(from['author_association'], field('author_association')),
    at: madeAt ?? at,
    told: isTold(body) && changedAt !== undefined ? textTold(body ?? '', changedAt) : undefined,
    from,
  };
}
