// Words that stand where a name was asked for: for nobody, for an example, of a sentence.

const NOBODY = new Set(
  'none|nobody|no one|noone|no|nil|null|nan|na|n.a|n a|undefined|unknown|tbd|tbc|todo|pending|yes|ok|done|me|myself|self|i|same|same as above|see above|above|as above|无|無|没有|暂无|暂时没有|待定|待补充|空|未知|不知道|我|本人|我自己|同上|是'.split(
    '|',
  ),
);
/** A sentence that says that there is nobody. */
const SAYS_NOBODY =
  /^(?:no response|no sponsors?|none (?:yet|so far|at)|not (?:yet|sure|applicable)|still (?:looking|searching)|looking for|(?:i )?(?:have|need) (?:no|a|one)\b|don't have|i don't|暂|还没|尚未|没有|无|待)/;

/** Whether it is said, in whatever words, that nobody is named. */
export function isNobody(entry: string): boolean {
  const words = entry
    .toLowerCase()
    .replace(/^[\s\p{P}\p{S}]+|(?<![\s\p{P}\p{S}])[\s\p{P}\p{S}]+$/gu, '')
    .replace(/[\s_]+/g, ' ');
  return words === '' || NOBODY.has(words) || SAYS_NOBODY.test(words);
}

const EXAMPLES = [
  /^(?:sponsor|referee|recommender|applicant|nominee|candidate|member|maintainer|approver|reviewer)s?(?:[-_]?(?:\d{1,2}|one|two|a|b|handle|username|login|id|name|here))?$/i,
  /^(?:your|my|the|github|gh|example|sample|some|sponsors?|applicants?|new)(?:[-_]?(?:your|github|gh|org|sponsor|user|username|name|handle|id|login|account|member|here))+(?:[-_]?\d{1,2})?$/i,
  /^(?:user|username|user-name|login|handle|name|example|someone|somebody|github|gh|here)\d{0,2}$/i,
  /^(?:none|nobody|null|undefined|tbd|todo|xxx+)$/i,
];

/** Whether a form's placeholder was left as it was: `sponsor-1`, `example_user`, `your-GH-handle`. */
export const isExample = (login: string): boolean => EXAMPLES.some((example) => example.test(login));

const OF_SENTENCES = new Set(
  'i|we|he|she|they|it|you|my|our|his|her|their|your|a|an|the|this|that|is|are|was|were|be|been|am|have|has|had|do|did|will|would|can|could|should|to|of|in|on|at|by|for|from|with|as|but|not|no|none|yes|and|or|if|so|who|whom|which|please|thanks|thank|ask|asked|asking|find|need|sponsor|sponsors|sponsored|member|members|lead|leads|chair|maintainer|maintainers|reviewer|reviewers|approver|approvers|sig|team|yet|later|both|also|mr|ms|dr'.split(
    '|',
  ),
);
const CAPITALISED = /^[A-Z][a-z]+$/;

/** Whether words are of a sentence, or somebody's name, rather than logins. */
export const isProse = (words: readonly string[]): boolean =>
  words.some((word) => OF_SENTENCES.has(word.toLowerCase())) ||
  (words.length > 1 && words.every((word) => CAPITALISED.test(word)));
