// What a sponsor or voter answers, in whatever words. Only what is said by itself counts: questions, conditions, negations,
// the words of others and talk of something else are none, and where there is doubt there is no answer.
import type { Answered } from '../../core/case.js';
import { chinesePhrases } from './answer-chinese.js';
import type { Sentence } from './answer-clauses.js';
import { sentencesOf } from './answer-clauses.js';
import { isConditional, isDoubtful } from './answer-doubt.js';
import { englishPhrases } from './answer-english.js';
import type { Meaning, Phrase } from './answer-phrase.js';
import { signPhrases } from './answer-phrase.js';

const phrases: readonly Phrase[] = [...signPhrases, ...englishPhrases, ...chinesePhrases];

/** What clause or sentence says; `doubt` undoes what is said elsewhere. */
type Said = NonNullable<Answered> | 'doubt';

/**
 * The answer in a comment's text. `about`: logins of whom the case is about; what mentions anybody else talks of something
 * else. Never throws; linear in the text's length.
 */
export function answerIn(text: string, about: readonly string[] = []): Answered {
  const read = sentencesOf(text, about).map((sentence) => ({
    sentence,
    clauses: sentence.clauses.map((clause) => ({ clause, meanings: meaningsOf(clause) })),
  }));
  const alone = read.every(({ clauses }) => clauses.every(({ meanings }) => meanings !== null));
  const said = new Set(read.flatMap(({ sentence, clauses }) => saidIn(sentence, clauses, alone)));
  if (said.has('withdrawn') && !said.has('yes')) return 'withdrawn';
  if (said.has('yes')) return said.size === 1 ? 'yes' : null;
  return said.has('not_yet') ? 'not_yet' : null;
}

interface Read {
  readonly clause: string;
  /** Null: it is no answer, nor what people say around one. */
  readonly meanings: readonly Meaning[] | null;
}

function saidIn(sentence: Sentence, clauses: readonly Read[], alone: boolean): readonly Said[] {
  const answers = clauses.flatMap(({ meanings }) => (meanings === null ? [] : answerOf(meanings, alone)));
  const doubtful = clauses.some(({ clause, meanings }) => meanings === null && isDoubtful(clause));
  const doubt: readonly Said[] = doubtful ? ['doubt'] : [];
  if (answers.length === 0) return doubt;
  if (sentence.asks) return ['doubt'];
  if (answers.includes('yes') && isConditional(sentence.whole)) return ['doubt'];
  return [...answers, ...doubt];
}

/** Of one clause; two that differ are none. */
function answerOf(meanings: readonly Meaning[], alone: boolean): readonly Said[] {
  const answers = meanings.flatMap((meaning) => (meaning.says === 'aside' ? [] : [meaning]));
  const said = new Set(answers.map(({ says }) => says));
  if (said.size > 1) return ['doubt'];
  return alone || answers.some(({ how }) => how === 'surely') ? [...said] : [];
}

/** Between phrases. */
const GAP = /(?:[\s&.'~]|\/(?=\s))*/y;
/** Praise of a person after a yes, in any words. */
const PRAISE =
  /(?:(?:he|she|they|[a-z\d-]{1,39})(?: has| have| is|'s|'ve| was| did| does) |(?:great|good|nice|excellent|awesome|amazing|outstanding|fantastic|solid|wonderful|keep|welcome|thanks|thank) )/y;

/** What makes a refusal last only for now, or says why. */
const BECAUSE =
  /(?:because|as|since|due to|until|till|before|unless|for now|at (?:this|the|present)|right now|yet|just yet|so far|sorry|i|we|you|they|he|she|please|given)\b/y;

/** Reads a clause off from its beginning; null: not all of it. */
function meaningsOf(clause: string): readonly Meaning[] | null {
  const meanings: Meaning[] = [];
  let at = ends(GAP, clause, 0) ?? 0;
  /** Where the rest of the clause begins after its last answer. */
  let rest: number | null = null;
  while (at < clause.length) {
    const found = phraseAt(clause, at);
    if (found === null) return rest !== null && isReason(clause, rest, meanings) ? meanings : null;
    meanings.push(found.meaning);
    at = ends(GAP, clause, found.end) ?? found.end;
    if (found.meaning.says !== 'aside') rest = at;
  }
  return meanings;
}

function phraseAt(clause: string, at: number): { readonly meaning: Meaning; readonly end: number } | null {
  for (const { meaning, pattern } of phrases) {
    const end = ends(pattern, clause, at);
    if (end !== null && end > at) return { meaning, end };
  }
  return null;
}

/** Whether what follows an answer only says why: praise after a yes, anything after "not yet, because". */
function isReason(clause: string, at: number, meanings: readonly Meaning[]): boolean {
  const said = new Set(
    meanings.flatMap((meaning) => (meaning.says !== 'aside' && meaning.how === 'surely' ? meaning.says : [])),
  );
  if (/[@?]/.test(clause)) return false;
  if (!said.has('yes')) return said.size > 0 && ends(BECAUSE, clause, at) !== null;
  return ends(PRAISE, clause, at) !== null && !isDoubtful(clause.slice(at));
}

/** Where a sticky pattern that begins here ends; null: it does not begin here. */
function ends(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
