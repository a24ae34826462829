// Places in a list, in English.

/** `number 2`, `numbers 1, 2 and 4`. */
export const numbered = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? `number ${numbers.join('')}`
    : `numbers ${numbers.slice(0, -1).join(', ')} and ${String(numbers.at(-1))}`;
