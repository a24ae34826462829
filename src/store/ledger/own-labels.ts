// Which of Hearth's features put a label on an item, or took it off, last: what GitHub's timeline cannot tell.
import type { OwnLabel } from '../../engine/ports.js';
import type { Database } from '../database.js';

/**
 * It is asked of labels that GitHub says Hearth changed: so what was sent and is not confirmed has taken effect, and what was
 * found to be so already had done it before a crash. What a person asked for by a command is
 * theirs (the rule `person`), also where the label was there already, and before what a section did with the same delivery.
 */
const SQL = `
  select distinct on (lower(l.name), l.is_on) l.name, l.is_on as "on", a.feature, a.rule
  from actions a
  cross join lateral (
    select jsonb_array_elements_text(a.act -> 'add') as name, true as is_on
    union all select jsonb_array_elements_text(a.act -> 'remove'), false) l
  where a.repository = $1 and a.number = $2 and a.act ->> 'kind' = 'label'
    and (a.state = 'applied' or (a.sent_at is not null and a.state <> 'refused')
         or (a.state = 'unchanged' and a.rule = 'person'))
  order by lower(l.name), l.is_on, a.planned_at desc, (a.rule = 'person') desc, a.id desc`;

export async function ownLabels(database: Database, repository: number, number: number): Promise<readonly OwnLabel[]> {
  return database.rows<OwnLabel>(SQL, [repository, number]);
}
