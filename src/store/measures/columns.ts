// Long columns of numbers, as PostgreSQL writes an array: they are read several times faster than as many rows, and take a
// fraction of the room.

const [COMMA, ZERO, NINE, NULL] = [44, 48, 57, 78];

/** Of `{5,7}`, all of them natural. */
export const naturalsIn = (array: string): readonly number[] => numbersIn(array, 0);

/** Of `{5,NULL,7}`, all others natural. */
export const naturalsOrNull = (array: string): readonly (number | null)[] => numbersIn(array, null);

/** Read character by character: so many pieces of text would cost more than all else. */
function numbersIn<Missing>(array: string, missing: Missing): readonly (number | Missing)[] {
  // As long as it will be: what grows number by number has room for many where there is mostly one.
  const found = new Array<number | Missing>(lengthOf(array));
  let [place, number, isNull] = [0, 0, false];
  for (let at = 0; place < found.length; at += 1) {
    const code = array.charCodeAt(at);
    if (code >= ZERO && code <= NINE) number = number * 10 + (code - ZERO);
    else if (code === NULL) isNull = true;
    else if (code === COMMA || at >= array.length - 1) {
      found[place] = isNull ? missing : number;
      place += 1;
      number = 0;
      isNull = false;
    }
  }
  return found;
}

function lengthOf(array: string): number {
  if (array.length <= 2) return 0;
  let length = 1;
  for (let at = array.indexOf(','); at !== -1; at = array.indexOf(',', at + 1)) length += 1;
  return length;
}
