// The words the story is written in: a scene, and what it can do on the stage.
import type { FaultRule } from '../test/twin/faults.js';
import type { Person } from '../test/twin/people.js';
import type { Twin } from '../test/twin/twin.js';
import type { Killed } from './crew.js';

/** An issue or pull request: `lantern/app`, 3. */
export interface Place {
  readonly repo: string;
  readonly number: number;
}

export const keyOf = ({ repo, number }: Place): string => `${repo}#${number}`;

/** What must be true after a scene. The demo fails where it is not. */
export interface Expected extends Place {
  /** Comments of Hearth on the item, ever. */
  readonly comments: number;
  /** Which section is meant; `welcome` where it is left out. */
  readonly feature?: string;
  /** The code of one of its reasons since the item was told of last. */
  readonly because: string;
  /** Which line of what was written is told; the first one where this is left out. */
  readonly line?: RegExp;
}

export interface Scene {
  /** Story time since the scene before. */
  readonly after: string;
  /** What the terminal says first. */
  readonly title: string;
  /** Does it, and says what must have come of it. */
  readonly play: (stage: Stage) => Promise<readonly Expected[]> | readonly Expected[];
}

export interface Chapter {
  /** The section of `hearth.yml` that it is about, and its anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The line of Hearth's that its card on the page shows. */
  readonly quote: RegExp;
  readonly scenes: readonly Scene[];
}

export interface Stage {
  readonly twin: Twin;
  readonly as: (login: string) => Person;
  /** Moves the story's clock on in every process: `90s`, `20m`, `2h`, `1d`. */
  readonly pass: (time: string) => Promise<void>;
  /** Resolves when every delivery is answered and nothing is due or in hand. */
  readonly quiet: () => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  /** Tells and checks at once what came of an item, where the story has more to say after that. */
  readonly hear: (expected: Expected) => Promise<void>;
  /** Trouble on the way; about an item, it is shown on the page as well. */
  readonly trouble: (text: string, about?: Place) => Promise<void>;
  readonly healed: (text: string, about?: Place) => Promise<void>;
  /** GitHub misbehaves: this rule until it is used up, or until the returned function is called. */
  readonly fault: (rule: FaultRule) => () => void;
  /** The next worker that comes to this failpoint is killed there. */
  readonly killAt: (failpoint: string) => Promise<{ readonly done: Promise<Killed> }>;
  readonly hire: () => Promise<number>;
  /** The process that handled the last delivery about the item. */
  readonly handledBy: (place: Place) => Promise<number | undefined>;
  /** Reads GitHub's delivery log, as every fifth tick does. */
  readonly sweep: () => Promise<void>;
  /** The tick of every worker: schedules that are due. */
  readonly beat: () => Promise<void>;
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `20m` → milliseconds. */
export function toMs(time: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(time) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new Error(`"${time}" is not a time such as 20m or 2h`);
  return Number(count) * factor;
}
