// What the statements of this group share: their first four values, and how an account and an item stand at `to`.
import type { Frame } from '../../../metrics/frame.js';
import { leftWhy as whyLeft, stays as staysUntil } from '../left.js';
import { maintainersBefore } from '../was-maintainer.js';

/** $1 the repositories, $2 from, $3 to, $4 the accounts that are out of every figure. */
export const valuesOf = ({ repositories, from, to, excluded }: Frame): readonly unknown[] => [
  repositories,
  from,
  to,
  excluded,
];

/** `people` is the row of the account, left joined. */
export const whose = (account: string, people: string): string =>
  `case when ${account} = any($4::bigint[]) then 'excluded' else coalesce(${people}.class, 'ghost') end`;

/** Why the item counts no more at `to`; null: it counts. */
export const leftWhy = (state: string): string => whyLeft(state, '$3');

/** The item counts at `to`. */
export const stays = (state: string): string => staysUntil(state, '$3');

/**
 * Tables of a `with`: who is a maintainer just before `to`, for what is at `to` does not exist; and who is known to be none,
 * by GitHub's word where a repository has no list.
 */
export const MAINTAINERS = `listing as (select distinct repository from maintainers where repository = any($1)),
  team as materialized (${maintainersBefore('$3')}),
  roles as (
    select repository, person, true as is from team
    union all
    select distinct repository, person, false from associations a where repository = any($1)
      and not exists (select from team t where t.repository = a.repository and t.person = a.person))`;

/** Of a row of `roles`, left joined; null: it is not known. Whom no list of a repository names is none. */
const isMaintainer = (repository: string, role: string) =>
  `coalesce(${role}.is, case when ${repository} in (select repository from listing) then false end)`;

/** In one repository. */
export const sideOf = (repository: string, role: string): string =>
  `case ${isMaintainer(repository, role)} when true then 'team' when false then 'community' else 'unknown' end`;

/** Of such sides, over any number of repositories: team where one of them lists the person. */
export const widestSide = (side: string, over = ''): string =>
  `case when bool_or(${side} = 'team') ${over} then 'team'
        when bool_or(${side} = 'community') ${over} then 'community' else 'unknown' end`;

/** The labels on an item at `to`: those of its state, unless something happened to it since. */
export const labelsOf = (state: string): string => `case when ${state}.changed_at < $3 then ${state}.labels else array(
  select known.value from (
    select distinct on (lower(a.value)) a.value, a.kind from acts a
    where a.repository = ${state}.repository and a.number = ${state}.number and a.kind in ('labeled', 'unlabeled')
      and a.at < $3 and not a.gone
    order by lower(a.value), a.at desc, a.kind desc) known
  where known.kind = 'labeled') end`;

/** Whether the acceptance `a` of an answer stands at `to`. Of one second, accepting is the later word. */
export const stands = (a: string): string => `not exists (
  select from acts later where later.repository = ${a}.repository and later.number = ${a}.number
    and later.kind in ('answered', 'unanswered') and later.at > ${a}.at and later.at < $3 and not later.gone)`;

/** Whether the close `c` is the item's last and the item is closed at `to`. At equal times closed wins. */
export const staysClosed = (c: string): string => `not exists (
  select from acts later where later.repository = ${c}.repository and later.number = ${c}.number
    and later.kind in ('closed', 'reopened') and later.at > ${c}.at and later.at < $3 and not later.gone)`;
