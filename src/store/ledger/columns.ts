// Columns of a batch, as PostgreSQL reads arrays. Numbers, dates and Hearth's own words need no quoting, and writing them
// out plainly is several times faster than the driver's way.

/** An array of values that hold no quote, comma, brace or space. Missing ones are null. */
export function plainColumn(values: readonly (number | string | null | undefined)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
