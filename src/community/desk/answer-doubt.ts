// What around an answer makes it none: conditions, second thoughts, the words of others.

const CONDITION =
  /\b(?:if|once|when|whenever|until|till|unless|after|before|provided|providing|assuming|as long as|so long as|as soon as|pending|subject to|conditional(?:ly)?|contingent|but|however|although|though|except|depends|modulo|in principle|almost|nearly|maybe|perhaps|probably|might|possibly|leaning|tentative(?:ly)?|weak(?:ly)?)\b|如果|假如|要是|若|等.{0,60}(?:后|再)|之后|以后|只要|但|不过|可是|除非|前提|的话|原则上|可能|也许|或许|一旦|才/u;
/** Of an offer of help, `if` is no condition. */
const OFFER = /\b(?:if|once|when)\b.{0,80}\b(?:let me know|feel free|ping me|reach out|need|questions?|help)\b/;
const BEGINS_CONDITION =
  /^(?:but|however|only|provided|unless|although|though|except|if|once|when|pending|as long as|assuming|on condition|subject to|before|after)\b|^(?:但|不过|可是|前提|除非|只要|等|如果|要是|先)/u;

const SECOND_THOUGHT =
  /\b(?:not sure|unsure|hesita\w*|concern(?:s|ed)?|reservations?|object(?:ion)?s?|disagree|undecided|on the fence|abstain\w*|wait|hold (?:off|on)|retract|withdraw\w*|kidding|joking|sarcas\w*|^not$|actually|never ?mind|oops|mistake|wrong (?:issue|thread|person|one))\b|(?:^|\s)\/s\b|不确定|犹豫|顾虑|保留意见|弃权|开玩笑|说错|搞错|等等/u;
const NO_SECOND_THOUGHT = /\b(?:no|any|without(?: any)?) (?:concerns?|objections?|reservations?)\b/g;
const REPORTED =
  /\b(?:said|says|saying|wrote|writes|quot(?:e|es|ed|ing)|replied|commented|answered|according to|example)\b|写道|说过|说的|引用|转述|例如|比如/u;
const NEGATED =
  /(?:\b(?:not|cannot|never|no longer|neither|nobody|unable|without|no)\b|n't\b).{0,80}(?:sponsor|support|approv|endors|lgtm|agree|vouch|recommend|\+1|ready|yes)|(?:不|没|未|无法|难以).{0,40}(?:支持|同意|赞成|赞同|推荐|担保|保荐)/u;

/** Whether a sentence that says yes says under which condition, or only nearly. */
export const isConditional = (sentence: string): boolean => CONDITION.test(sentence) && !OFFER.test(sentence);

/** Whether words that are no answer themselves cast doubt on the answer beside them. */
export function isDoubtful(words: string): boolean {
  const thought = words.replace(NO_SECOND_THOUGHT, ' ');
  return (
    (BEGINS_CONDITION.test(words) && !OFFER.test(words)) ||
    SECOND_THOUGHT.test(thought) ||
    REPORTED.test(words) ||
    NEGATED.test(thought)
  );
}
