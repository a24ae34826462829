// How the demo tells its story: lines for a person, or one JSON object a line for a machine.
import { columns, wrap } from '../src/commands/terminal.js';

/** `hearth`, `why`: what Hearth did. `trouble`, `healed`: what broke and what mended it. `say`: anything else. */
export type Voice = 'say' | 'hearth' | 'why' | 'trouble' | 'healed';

export interface Opening {
  readonly page: string;
  readonly twin: string;
  readonly hearth: string;
  readonly workers: readonly number[];
}

export interface Teller {
  readonly opening: (facts: Opening) => void;
  readonly chapter: (title: string, about: string) => void;
  readonly scene: (step: number, of: number, at: Date, title: string) => void;
  readonly line: (voice: Voice, text: string, more?: Readonly<Record<string, unknown>>) => void;
  readonly tally: (counts: Readonly<Record<string, string>>, numbers: object, mismatches: readonly string[]) => void;
  readonly end: (text: string) => void;
}

/** NDJSON. Consumers may rely on `event`; the texts are for people. */
export function machineTeller(write: (line: string) => void): Teller {
  const tell = (event: string, fields: object) => {
    write(JSON.stringify({ event, ...fields }));
  };
  return {
    opening: (facts) => {
      tell('opening', facts);
    },
    chapter: (title, about) => {
      tell('chapter', { title, about });
    },
    scene: (step, of, at, title) => {
      tell('scene', { step, of, at: at.toISOString(), title });
    },
    line: (voice, text, more = {}) => {
      tell(voice, { text, ...more });
    },
    tally: (_counts, numbers, mismatches) => {
      tell('tally', { ...numbers, mismatches });
    },
    end: (text) => {
      tell('end', { text });
    },
  };
}

/** Where the texts begin: beside step and clock where there is room, under them where there is not. */
const WIDE = 25;
const NARROW = 4;
const NARROW_COLUMNS = 80;
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

export function personTeller(write: (line: string) => void, colours: boolean, width = columns()): Teller {
  const narrow = width <= NARROW_COLUMNS;
  const indent = narrow ? NARROW : WIDE;
  const paint = (code: string) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const dim = paint('2');
  const bold = paint('1');
  const paints: Readonly<Record<Voice, (text: string) => string>> = {
    say: (text) => text,
    hearth: paint('36'),
    why: dim,
    trouble: paint('33'),
    healed: paint('32'),
  };
  /** Painted line by line: a colour that runs over a line's end runs into the terminal's own. */
  const put = (head: string, text: string, painted: (text: string) => string) => {
    for (const line of wrap(text, head, ' '.repeat(head.length), width).split('\n')) write(painted(line));
  };
  const list = (rows: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(rows)) {
      if (!narrow) put(`  ${name.padEnd(WIDE - 2)}`, text, (line) => line);
      else put('  ', `${name}: ${text}`, (line) => line);
    }
  };
  return {
    opening: ({ page, twin, hearth, workers }) => {
      write('');
      put('', 'Hearth and a local GitHub, the twin, on loopback. No account, no network.', bold);
      write('');
      list({
        page,
        'GitHub twin': twin,
        Hearth: `${hearth} (signed webhooks)`,
        workers: `processes ${workers.join(' and ')}`,
        community: 'lantern, with the repositories app, docs and lab',
      });
    },
    chapter: (title, about) => {
      write('');
      put('', title, bold);
      put('', about, (line) => line);
    },
    scene: (step, of, at, title) => {
      const clock = CLOCK.format(at).replaceAll(',', '');
      write('');
      const head = `${`${step}/${of}`.padStart(narrow ? 0 : 6)}  ${clock}`;
      if (narrow) {
        write(bold(head));
        put(' '.repeat(indent), title, bold);
      } else put(head.padEnd(indent), title, bold);
    },
    line: (voice, text) => {
      put(`${' '.repeat(indent)}${voice === 'say' ? '' : voice.padEnd(9)}`, text, paints[voice]);
    },
    tally: (counts, _numbers, mismatches) => {
      write('');
      write(bold("The tally, from the twin's own records"));
      write('');
      list(counts);
      write('');
      if (mismatches.length === 0) write(bold('Everything agrees: nothing lost, nothing twice.'));
      for (const mismatch of mismatches) put('  wrong    ', mismatch, paint('31'));
    },
    end: (text) => {
      write('');
      write(text);
    },
  };
}
