// Columns of a batch, as PostgreSQL reads arrays. Numbers, dates and Hearth's own words need no quoting, and writing them
// out plainly is several times faster than the driver's way.

/** An array of values that hold no quote, comma, brace or space. Missing ones are null. */
export function plainColumn(values: readonly (number | string | null | undefined)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/**
 * A parameter whose array is planned for as any other, whatever its length: arrays planned for as they are have their statement
 * planned anew each time, since another's plan seems dearer, and that costs more than to carry it out.
 */
export const anyLength = (parameter: string): string => `(select ${parameter})`;

/** Of an upsert: these columns are taken from what is told where that stands (`stands`), else left as they are known. */
export function takenWhere(stands: string, columns: readonly string[]): string {
  return columns
    .map((column) => `${column} = case when ${stands} then excluded.${column} else known.${column} end`)
    .join(', ');
}

/**
 * Of an upsert that selects from `told`: leaves out what would change nothing (`changes` is not true of it and the row that is
 * known). A conflict locks its row until the end of the transaction whether or not anything changes, and the same people and
 * repositories are told of with every delivery. What is known only grows: what adds nothing now adds nothing later.
 */
export function addsTo(table: string, key: readonly string[], changes: string): string {
  const same = key.map((column) => `known.${column} = told.${column}`).join(' and ');
  return `not exists (select from ${table} known where ${same} and (${changes}) is not true)`;
}
