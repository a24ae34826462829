// The shapes within GitHub's payloads, as far as the product needs them. Only signed fields are read.
import { z } from 'zod';
import { isShort, LONGEST } from './fact-line-fields.js';
import type { Account, Association, Comment, Item, Repository } from './event.js';
import { personOf } from './person.js';

const associations = [
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIME_CONTRIBUTOR',
  'FIRST_TIMER',
  'MANNEQUIN',
  'NONE',
] as const satisfies readonly Association[];

export const id = z.int().positive();
/** GitHub numbers items and lines by 32 bits. */
const number = z.int().positive().max(2_147_483_647);
const lines = z.int().nonnegative().max(1_000_000_000);
export const text = z.string();
/** A name that is kept: short, and without what neither a terminal nor PostgreSQL takes. */
export const name = z
  .string()
  .max(256)
  .regex(/^\P{Cc}*$/u);
/** GitHub was not there before 1970, and nobody is after 2099: a commit's date can say anything. */
export const time = z.iso.datetime({ offset: true }).regex(/^(19[7-9]|20)\d/);
const association = z.enum(associations).catch('NONE');

/** What the ledger keeps: a payload with anything else in its place is told as one that does not fit. */
const kept = (most: number) =>
  z
    .string()
    .min(1)
    .refine((value) => isShort(value, most));
const account = z.object({ id, login: kept(LONGEST.key), type: text });
export const person = account.nullish().transform(personOf);
export const somebody = account.transform((who) => personOf(who));
export const owner = account.transform((who): Account => ({
  id: who.id,
  login: who.login,
  kind: who.type === 'Organization' ? 'organization' : 'user',
}));
export const repository = z
  .object({
    id,
    name: kept(LONGEST.text),
    owner,
    private: z.boolean(),
    archived: z.boolean().catch(false),
    default_branch: kept(LONGEST.text),
  })
  .transform(({ default_branch, ...rest }): Repository => ({ ...rest, defaultBranch: default_branch }));

export const item = z.object({
  number,
  user: person,
  author_association: association,
  title: text,
  body: text.nullish(),
  html_url: text,
  state: z.enum(['open', 'closed']).catch('open'),
  state_reason: text.nullish(),
  locked: z.boolean().catch(false),
  active_lock_reason: name.nullish(),
  draft: z.boolean().nullish(),
  labels: z.array(z.object({ name: text })).catch([]),
  created_at: time,
  updated_at: time.nullish(),
  closed_at: time.nullish(),
  merged_at: time.nullish(),
  merged: z.boolean().nullish(),
  pull_request: z.object({ merged_at: time.nullish() }).nullish(),
  additions: lines.nullish(),
  deletions: lines.nullish(),
  head: z.object({ sha: name }).nullish().catch(null),
  base: z.object({ ref: name, sha: name }).nullish().catch(null),
  category: z.object({ is_answerable: z.boolean() }).nullish().catch(null),
  answer_chosen_at: time.nullish(),
});
export type ItemPayload = z.infer<typeof item>;

export const comment = z.object({
  id,
  user: person,
  author_association: association,
  body: text.nullish(),
  created_at: time,
  updated_at: time.nullish(),
});
export const review = z.object({
  id,
  user: person,
  author_association: association,
  body: text.nullish(),
  submitted_at: time,
  updated_at: time.nullish(),
  state: text,
});

/** The words before an edit; null: there were none. */
const former = z
  .object({ from: text.nullable() })
  .transform(({ from }) => from ?? '')
  .optional()
  .catch(undefined);

/** What an edit changed, by GitHub's words, and the words before it where it tells them. */
export const edit = z.object({ changes: z.looseObject({ title: former, body: former }) });

export const inRepository = z.object({ installation: z.object({ id }), repository, sender: person });
export type InRepository = z.infer<typeof inRepository>;

/** A title, a body and what is around them, as an item of that kind. */
export function toItem(kind: Item['kind'], from: ItemPayload): Item {
  const lines = from.additions === undefined || from.additions === null ? null : from.additions + (from.deletions ?? 0);
  return {
    kind: from.pull_request ? 'pull_request' : kind,
    number: from.number,
    author: from.user,
    association: from.author_association,
    title: from.title,
    body: from.body ?? '',
    url: from.html_url,
    state: from.state,
    stateReason: from.state_reason ?? null,
    locked: from.locked,
    draft: from.draft ?? false,
    labels: from.labels.map((label) => label.name),
    openedAt: from.created_at,
    updatedAt: from.updated_at ?? from.created_at,
    mergedAt: from.merged_at ?? from.pull_request?.merged_at ?? null,
    lines,
    answerable: from.category?.is_answerable ?? null,
    head: from.head?.sha ?? null,
    base: from.base ?? null,
  };
}

export function toComment(from: z.infer<typeof comment>): Comment {
  return {
    id: from.id,
    author: from.user,
    association: from.author_association,
    body: from.body ?? '',
    at: from.created_at,
    updatedAt: from.updated_at ?? from.created_at,
  };
}

export function toReview(from: z.infer<typeof review>): Comment {
  return {
    ...toComment({ ...from, created_at: from.submitted_at, updated_at: from.updated_at ?? from.submitted_at }),
    state: from.state.toLowerCase(),
  };
}
