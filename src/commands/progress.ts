// How far a long command has come: one line, rewritten on a terminal, now and then a new one elsewhere.

export interface ProgressState {
  /** What is being done. */
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  /** Further words, such as what it has cost so far. */
  readonly more?: readonly string[];
}

/** How fast it goes, over a moving window: what it did an hour ago says nothing of what is left. */
export interface Rate {
  note(at: number, done: number): void;
  /** Null while too little is known. */
  perSecond(): number | null;
}

const WINDOW_MS = 30_000;
const LEAST_MS = 1_000;

export function createRate(windowMs = WINDOW_MS): Rate {
  const seen: { at: number; done: number }[] = [];
  return {
    note: (at, done) => {
      seen.push({ at, done });
      while (seen.length > 2 && (seen[1]?.at ?? at) < at - windowMs) seen.shift();
    },
    perSecond: () => {
      const [first, last] = [seen[0], seen.at(-1)];
      if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null;
      return Math.max(0, ((last.done - first.done) * 1_000) / (last.at - first.at));
    },
  };
}

export function progressLine({ label, done, total, more = [] }: ProgressState, perSecond: number | null): string {
  const share = total === null || total === 0 ? '' : ` (${Math.min(100, Math.floor((done / total) * 100))} %)`;
  const count = total === null ? count3(done) : `${count3(done)} of ${count3(total)}${share}`;
  const rate = perSecond === null ? [] : [`${perSecond < 10 ? perSecond.toFixed(1) : count3(Math.round(perSecond))}/s`];
  const left = total === null || perSecond === null || perSecond === 0 ? [] : [timeLeft((total - done) / perSecond)];
  return [`${label}: ${count}`, ...more, ...rate, ...left].join(', ');
}

const count3 = (value: number) => value.toLocaleString('en-US');

function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.ceil(seconds))} s left`;
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min left`;
  return `${Math.floor(seconds / 3_600)} h ${Math.ceil((seconds % 3_600) / 60)} min left`;
}

export interface ProgressWriter {
  /** Shows the line in place of the one before. */
  show(line: string): void;
  /** Ends the line, so that what follows stands on its own. */
  end(): void;
}

const PLAIN_EVERY_MS = 5_000;

type Out = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>;

export function createProgressWriter(out: Out, now: () => number = Date.now): ProgressWriter {
  let open = false;
  let [shownAt, shown] = [-Infinity, ''];
  return {
    show: (line) => {
      if (out.isTTY === true) {
        // One column less than there is: a full line would wrap and could not be rewritten.
        out.write(`\r\x1b[2K${line.slice(0, Math.max(20, (out.columns ?? 80) - 1))}`);
        open = true;
        return;
      }
      if (line === shown || now() - shownAt < PLAIN_EVERY_MS) return;
      [shownAt, shown] = [now(), line];
      out.write(`${line}\n`);
    },
    end: () => {
      if (open) out.write('\r\x1b[2K');
      open = false;
    },
  };
}
