// One pass as a statement: the deeds of its family, added up by person in a column for each kind and window, for all items
// together and for those of each set of labels. Beside the values of `deeds-of-all.ts`, $7 is labels, $8 and $9 the numbers of
// labels (from 1) and of the sets that they are in.
import { families, LEFT_ITEMS } from './deeds-of-all.js';
import type { Pass } from './passes.js';

/** Items that bear a label just before the moment; put on and taken off in one second, it is off. */
const BORNE = `borne as (
    select a.repository, a.number, wanted.label::int from acts a
    join unnest($7::text[]) with ordinality as wanted (name, label) on wanted.name = lower(a.value)
    where a.repository = any($1) and a.kind in ('labeled', 'unlabeled') and lower(a.value) = any($7::text[])
      and a.at < $2 and not a.gone
    group by 1, 2, 3
    having max(a.at) filter (where a.kind = 'labeled') > coalesce(max(a.at) filter (where a.kind = 'unlabeled'), '-infinity'))`;

/** Whether each set is of one label, and each label of one set: then they bear the same numbers. */
export const isOneEach = ({ labels }: Pass): boolean =>
  new Set(labels.map(({ label }) => label)).size === labels.length &&
  new Set(labels.map(({ set }) => set)).size === labels.length;

const BEARING = 'bearing as (select repository, number, label as set from borne)';
/** An item may bear several labels of a set. */
const BEARING_ANY = `bearing as (
    select distinct borne.repository, borne.number, in_set.set
    from borne join unnest($8::int[], $9::int[]) as in_set (label, set) using (label))`;

const counts = (conditions: readonly string[], sign: string) =>
  conditions.map((where, n) => `${sign}count(*) filter (where ${where}) as n${n}`).join(', ');
const sums = (conditions: readonly string[]) => conditions.map((_, n) => `sum(n${n}) as n${n}`).join(', ');
const lists = (conditions: readonly string[]) =>
  `array_agg(person)::text as people, array[${conditions.map((_, n) => `array_agg(n${n})::text`).join(', ')}] as counted`;
const any = (conditions: readonly string[]) => conditions.map((where) => `(${where})`).join(' or ');
const HUMAN = `join people p on p.id = summed.person and p.class = 'human'`;

/** Each statement is added up for itself: to put them together first would cost as much as to read them. */
function wholeOf({ whole, family }: Pass): string {
  const { done, not } = families[family];
  const counted = (sign: string) => (deeds: string) =>
    `select d.person, ${counts(whole, sign)} from (${deeds}) d where ${any(whole)} group by d.person`;
  return `select 0 as set, ${lists(whole)}
   from (select person, ${sums(whole)}
     from (${[...done.map(counted('')), ...not.map(counted('-'))].join(' union all ')}) counted group by person) summed
   ${HUMAN} having count(*) > 0`;
}

function labelledOf({ labelled, family }: Pass): string {
  const { done, not } = families[family];
  const counted = (deeds: readonly string[], sign: string) =>
    `select d.person, b.set, ${counts(labelled, sign)} from (${deeds.join(' union all ')}) d
     join bearing b on b.repository = d.repository and b.number = d.number
     where ${any(labelled)} group by d.person, b.set`;
  const summed =
    not.length === 0
      ? counted(done, '')
      : `select person, set, ${sums(labelled)} from (${counted(done, '')} union all ${counted(not, '-')}) counted
         group by person, set`;
  return `select summed.set, ${lists(labelled)} from (${summed}) summed ${HUMAN} group by summed.set`;
}

/** Rows are the people of one set of labels and their counts: arrays as PostgreSQL writes them, in one order. */
export function statementOf(pass: Pass): string {
  const byLabel = pass.labels.length > 0;
  const bearing = isOneEach(pass) ? BEARING : BEARING_ANY;
  const tables = [LEFT_ITEMS, ...families[pass.family].tables, ...(byLabel ? [BORNE, bearing] : [])];
  const statements = [...(pass.whole.length === 0 ? [] : [wholeOf(pass)]), ...(byLabel ? [labelledOf(pass)] : [])];
  return `with ${tables.join(',\n  ')}\n${statements.join('\nunion all\n')}`;
}
