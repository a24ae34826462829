// How an account is called now, in SQL.

/** The login by which it was seen last; `person`: an expression for its number. */
export const loginNow = (person: string): string =>
  `(select l.login from logins l where l.person = ${person} order by l.last_day desc, l.first_at desc limit 1)`;
