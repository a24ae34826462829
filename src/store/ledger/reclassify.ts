// Who is a bot by their login follows a list in the code: when it changes, everybody is looked at anew.
import { createHash } from 'node:crypto';
import { classOfLogin, classRules } from '../../core/person.js';
import type { Database } from '../database.js';

const AT_ONCE = 5_000;

/** Classes anew, where this database was classed by another list. Gives the number of people whose class changed. */
export async function reclassify(database: Database): Promise<number> {
  const rules = createHash('sha256').update(classRules).digest('hex');
  const [known] = await database.rows<{ value: string }>(`select value from settings where name = 'class_rules'`);
  if (known?.value === rules) return 0;
  let changed = 0;
  for (let after: string | null = '0'; after !== null;) {
    const [last, count]: readonly [string | null, number] = await page(database, after);
    changed += count;
    after = last;
  }
  await database.rows(
    `insert into settings (name, value) values ('class_rules', $1) on conflict (name) do update set value = excluded.value`,
    [rules],
  );
  return changed;
}

async function page(database: Database, after: string): Promise<readonly [string | null, number]> {
  const people = await database.rows<{ id: string; first_login: string }>(
    'select id, first_login from people where id > $1 order by id limit $2',
    [after, AT_ONCE],
  );
  const classes = people.map(({ first_login }) => classOfLogin(first_login));
  const rows = await database.rows(
    `update people set login_class = told.class, login_reason = told.reason
     from unnest($1::bigint[], $2::text[], $3::text[]) as told (id, class, reason)
     where people.id = told.id and (people.login_class, people.login_reason) is distinct from (told.class, told.reason)
     returning 1`,
    [people.map(({ id }) => id), classes.map((one) => one.class), classes.map((one) => one.reason)],
  );
  return [people.length < AT_ONCE ? null : (people.at(-1)?.id ?? null), rows.length];
}
