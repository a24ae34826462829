// Accounts of few rows, looked up one by one by their number: left to itself the planner reads everybody there is for a join with
// what a handful of people did in a week.

/** Joins the class of an account; null: no source has told of it. `as` is what the row is called. */
export const classOf = (account: string, as: string): string =>
  `left join lateral (select class from people where id = ${account} offset 0) ${as} on true`;

/** Leaves rows out whose account is not of this class. */
export const onlyOf = (account: string, as: string, wanted: 'human' | 'agent'): string =>
  `join lateral (select class from people where id = ${account} and class = '${wanted}' offset 0) ${as} on true`;
