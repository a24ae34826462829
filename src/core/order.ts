// An order of texts that is the same on every machine, whatever its language.

/** For `sort`: by code units, as `<` compares. */
export const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
