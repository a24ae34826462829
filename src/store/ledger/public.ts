// Which repositories are public, as far as the ledger knows: what is not certain is private.

/** GitHub may date the turning earlier than what was told last before it: then the act is what tells. */
const TURNED_PRIVATE = `exists (
  select from acts p where p.repository = r.id and p.kind = 'privatized' and p.at > coalesce((
    select max(o.at) from acts o where o.repository = r.id and o.kind = 'publicized'), '-infinity'))`;

/** Of a row `r` of the table `repositories`. */
export const IS_PUBLIC = `(not r.private and not ${TURNED_PRIVATE})`;
