// What a report is about: the repositories of an owner, or one of them.
import type { ReportOf, ReportScope } from '../../../engine/ports.js';
import type { Database } from '../../database.js';
import { IS_PUBLIC } from '../public.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly owner_login: string;
  readonly private: boolean;
  readonly installation: string | null;
}

/** One that came back after a deletion was told of later. */
const STILL_THERE = 'r.removed_at is null and coalesce(r.deleted_at < r.told_at, true)';

export async function reportScope(database: Database, of: ReportOf, privateToo: boolean): Promise<ReportScope | null> {
  const [field, value] = 'repository' in of ? ['r.id', of.repository] : ['r.owner', of.community];
  const rows = await database.rows<Row>(
    `select r.* from repositories r where ${field} = $1 and ${STILL_THERE} and ($2 or ${IS_PUBLIC}) order by r.name, r.id`,
    [value, privateToo],
  );
  const given = 'repository' in of ? rows : givenIn(rows);
  const [first] = given;
  if (first === undefined) return null;
  return {
    community: { id: Number(first.owner), login: first.owner_login },
    repositories: given.map(({ id, owner_login, name, private: hidden }) => {
      return { id: Number(id), owner: owner_login, name, private: hidden };
    }),
  };
}

/** Those that are given to Hearth; where none is, all that are known by an import. */
function givenIn(rows: readonly Row[]): readonly Row[] {
  const given = rows.filter(({ installation }) => installation !== null);
  return given.length === 0 ? rows : given;
}
