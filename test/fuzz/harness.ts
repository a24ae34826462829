// The one way in which everything is fuzzed: an input for each number, a property that must hold of it, and mistakes that
// were planted on purpose, which must be found. The same number gives the same input.
import { serialize } from 'node:v8';

export interface Target<Subject, Input> {
  /** What must hold of every input, in one sentence. */
  readonly property: string;
  /** The code that is fuzzed. */
  readonly subject: Subject;
  /** How many inputs are tried where nobody says: in seconds, with all targets together. */
  readonly runs: number;
  readonly input: (seed: number) => Input;
  /** What does not hold; undefined: all does. What the subject throws does not hold either. */
  readonly wrong: (subject: Subject, input: Input) => string | undefined;
  /** The subject with one mistake each, by what the mistake does. */
  readonly planted: Readonly<Record<string, Subject>>;
}

export interface Finding {
  /** Makes the input again: `--seed SEED --runs 1`. */
  readonly seed: number;
  readonly wrong: string;
  readonly input: unknown;
}

/** A target without what its inputs are: they can stand in one list. */
export interface Fuzz {
  readonly property: string;
  readonly runs: number;
  readonly planted: readonly string[];
  /** The first input, counted from `seed`, of which something does not hold; `mistake`: with one that was planted. */
  readonly find: (seed: number, runs: number, mistake?: string) => Finding | undefined;
}

export function fuzzOf<Subject, Input>(target: Target<Subject, Input>): Fuzz {
  const { property, runs, planted } = target;
  return {
    property,
    runs,
    planted: Object.keys(planted),
    find: (seed, count, mistake) => {
      const subject = mistake === undefined ? target.subject : planted[mistake];
      if (subject === undefined) throw new Error(`no mistake called ${String(mistake)} is planted`);
      const shared = SHARED.map(own);
      for (let number = seed; number < seed + count; number += 1) {
        const input = target.input(number);
        const wrong =
          wrongWith(target, subject, input) ??
          (SHARED.every((value, index) => own(value) === shared[index]) ? undefined : 'something outside was changed');
        if (wrong !== undefined) return { seed: number, wrong, input };
      }
      return undefined;
    },
  };
}

const own = (value: object) => Reflect.ownKeys(value).map(String).join();
/** What all code shares stays as it is. */
const SHARED = [Object.prototype, Array.prototype, Function.prototype, String.prototype, globalThis];

/** Of every target: nothing is thrown, and the input stays as it is. */
function wrongWith<Subject, Input>(target: Target<Subject, Input>, subject: Subject, input: Input): string | undefined {
  const kept = serialize(input);
  try {
    const wrong = target.wrong(subject, input);
    if (wrong !== undefined) return wrong;
  } catch (error) {
    return `thrown: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
  return serialize(input).equals(kept) ? undefined : 'the input was changed';
}
