// Bytes into lines, without making text of them: most lines of an archive are never looked at further.

/** No event is as long; what is, is not read into memory, where JSON takes forty times as much room. */
const LONGEST = 8 * 1024 * 1024;
export const TOO_LONG = 'longer than any line can be';
const END = 0x0a;
const RETURN = 0x0d;

/** Null stands for a line that is too long. The bytes are good until the next call. */
export type Line = Buffer | null;

export interface LineSplitter {
  /** The lines that are whole now. */
  readonly push: (chunk: Buffer) => readonly Line[];
  /** What came after the last end of a line. */
  readonly rest: () => Line;
}

/** Windows marks the beginning of a file so. */
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export function createLineSplitter(longest = LONGEST): LineSplitter {
  let kept: Buffer[] = [];
  let length = 0;
  let begun = false;
  const whole = (last: Buffer): Line => {
    const line = kept.length === 0 ? last : Buffer.concat([...kept, last]);
    const tooLong = length + last.length > longest;
    kept = [];
    length = 0;
    if (tooLong) return null;
    return line[line.length - 1] === RETURN ? line.subarray(0, -1) : line;
  };
  return {
    push: (chunk) => {
      const lines: Line[] = [];
      let from = !begun && chunk.subarray(0, 3).equals(MARK) ? 3 : 0;
      begun = true;
      for (let end = chunk.indexOf(END); end !== -1; end = chunk.indexOf(END, from)) {
        lines.push(whole(chunk.subarray(from, end)));
        from = end + 1;
      }
      length += chunk.length - from;
      if (length > longest) kept = [];
      else if (from < chunk.length) kept.push(chunk.subarray(from));
      return lines;
    },
    rest: () => whole(Buffer.alloc(0)),
  };
}
