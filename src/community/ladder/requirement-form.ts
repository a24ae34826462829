// The form of one requirement: exactly one word says its kind, and only what belongs to the kind stands beside it.
import { countKinds } from '../../core/title.js';
import type { RequirementSettings } from './requirement-entry.js';

type Key = keyof RequirementSettings;

const kinds = [...countKinds, 'credit', 'held', 'active', 'attested', 'box', 'duty', 'any'] as const;
type KindWord = (typeof kinds)[number];

const beside = ['within', 'in', 'least', 'for', 'by', 'per', 'of'] as const satisfies readonly Key[];
type Beside = (typeof beside)[number];

/** What stands beside a word. */
interface Companions {
  readonly may: readonly Beside[];
  /** What cannot be left out: its key, what it says, how it is written. */
  readonly must?: readonly [Beside, what: string, example: string];
}

const COUNTED: Companions = { may: ['within', 'in'] };

function companionsOf(kind: KindWord): Companions {
  switch (kind) {
    case 'credit':
      return { may: ['within', 'least'] };
    case 'held':
      return { may: ['for'] };
    case 'attested':
      return { may: ['by'], must: ['by', 'who says so', 'by: [lead]'] };
    case 'duty':
      return { may: ['least', 'per'], must: ['per', 'how often it is due', 'per: 365d'] };
    case 'any':
      return { may: ['of'], must: ['of', 'of what', 'of:" with a list under it, such as "- merged: 5'] };
    case 'active':
    case 'box':
      return { may: [] };
    default:
      return COUNTED;
  }
}

const isSaid = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined);

/** The words of kinds that an entry holds: one, once it is checked. */
export const kindsIn = (entry: RequirementSettings): readonly KindWord[] => kinds.filter((kind) => isSaid(entry[kind]));

interface Told {
  readonly issues: readonly unknown[];
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void;
}

/** Tells what is wrong with an entry and what to write instead. */
export function checkEntry(entry: RequirementSettings, told: Told): void {
  // Of one with a wrong value or key nothing else is told.
  if (told.issues.length > 0) return;
  const tell = (path: string[], message: string) => {
    told.addIssue({ code: 'custom', path, message });
  };
  const [kind, second] = kindsIn(entry);
  if (kind === undefined) {
    const what = 'what is required such as "merged: 5"';
    const isEmpty = beside.every((key) => !isSaid(entry[key]));
    tell(
      [],
      `${isEmpty ? `says nothing; write ${what}` : `expected ${what}, got nothing`}; known are ${kinds.join(', ')}`,
    );
    return;
  }
  if (second !== undefined) {
    tell([second], `stands in one entry with "${kind}"; write it as an entry of its own, after "- "`);
    return;
  }
  const { may, must } = companionsOf(kind);
  const stray = beside.find((key) => isSaid(entry[key]) && !may.includes(key));
  if (stray !== undefined) tell([stray], `does not belong to "${kind}"; take it out${homeOf(stray)}`);
  if (must !== undefined && !isSaid(entry[must[0]])) {
    tell([], `"${kind}" does not say ${must[1]}, got nothing; add "${must[2]}"`);
  }
  const of = entry.of?.length ?? 0;
  if (kind === 'any' && of > 0 && (entry.any ?? 0) > of) {
    tell(['any'], `asks for ${entry.any ?? 0} of ${of}; write at most ${of}, or add entries to "of"`);
  }
}

/** Where it does belong. */
function homeOf(key: Beside): string {
  const homes = kinds.filter((kind) => companionsOf(kind).may.includes(key));
  const named = homes.length > 3 ? 'a number such as "merged"' : homes.map((kind) => `"${kind}"`).join(' or ');
  return `, or put it beside ${named}`;
}
