// How the demo tells its story: lines for a person, or one JSON object a line for a machine.
import { wrap } from '../src/commands/terminal.js';

/** `scene`: a step begins. `hearth`, `why`: what Hearth did. `trouble`: what broke. `say`: anything else. */
export type Voice = 'say' | 'hearth' | 'why' | 'trouble';

export interface Teller {
  readonly opening: (facts: Readonly<Record<string, string>>) => void;
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

const WIDTH = 100;
const INDENT = 25;
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

export function personTeller(write: (line: string) => void, colours: boolean): Teller {
  const paint = (code: string) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const dim = paint('2');
  const bold = paint('1');
  const paints: Readonly<Record<Voice, (text: string) => string>> = {
    say: (text) => text,
    hearth: paint('36'),
    why: dim,
    trouble: paint('33'),
  };
  /** Painted line by line: a colour that runs over a line's end runs into the terminal's own. */
  const put = (head: string, text: string, painted: (text: string) => string) => {
    for (const line of wrap(text, head, ' '.repeat(head.length), WIDTH).split('\n')) write(painted(line));
  };
  const list = (rows: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(rows)) put(`  ${name.padEnd(INDENT - 2)}`, text, (line) => line);
  };
  return {
    opening: (facts) => {
      write('');
      write(bold('Hearth and a local GitHub, the twin, on loopback. No account, no network.'));
      write('');
      list(facts);
    },
    scene: (step, of, at, title) => {
      const clock = CLOCK.format(at).replaceAll(',', '');
      write('');
      put(`${`${step}/${of}`.padStart(6)}  ${clock}`.padEnd(INDENT), title, bold);
    },
    line: (voice, text) => {
      put(`${' '.repeat(INDENT)}${voice === 'say' ? '' : voice.padEnd(9)}`, text, paints[voice]);
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
