// How people who write English say yes, not yet, and that they take it back.
import type { Phrase } from './answer-phrase.js';
import { aside, merely, surely, words } from './answer-phrase.js';

const I =
  "(?:i |we |i'll |i'd like to |i'm going to |let me )?(?:(?:do|also|hereby|personally|strongly|fully|really|definitely|wholeheartedly|will|can|gladly|happily|want to|would like to|am going to) )*";
const AM = "(?:(?:i|we)(?: am| are|'m|'re|'d be| would be|'ll be| will be) )?";
const GLADLY =
  '(?:(?:very|so|more than|absolutely|quite|extremely|super|also|totally) )*(?:happy|glad|pleased|delighted|willing|honou?red|proud|ready|able)';
const CASE =
  '(?:application|request|membership|nomination|promotion|candidacy|nominee|applicant|candidate|case|one|person|new member)';
/** Whom or what: the person whose case it is, or the case; nobody and nothing else. */
const WHOM = `(?: (?:(?:this|the|his|her|their|your|[a-z\\d-]+'s) ${CASE}|(?:him|her|them|you|this|it|membership)(?!'s)))`;
const AS =
  '(?:for|as|to become|to be|in becoming|to join|joining) (?:(?:a|an|the|this|their|his|her|your|our|new|sig|org) )*(?:[a-z\\d-]+ )?(?:members?|membership|reviewer|approver|maintainer|lead|role|org|organi[sz]ation|contributor|committer|owner|ambassador|nomination|application|request|sponsor)(?: (?:of|in|for) [a-z\\d/ -]+)?';
const TO = `${WHOM}?(?: ${AS})?`;
const A_SPONSOR = '(?:a|the|your|his|her|their|one of the|one of your) sponsors?';
const MY = '(?:sponsorship|support|approval|vote|endorsement|recommendation|\\+1|lgtm|ack|second|yes)';
const MY_OWN = `(?:my|our) (?:(?:previous|earlier|full|strong|complete) )?${MY}`;

const YES = [
  '(?:lgtm|sgtm)(?: to me)?',
  '(?:(?:it|this|that|all|everything) )?(?:looks|sounds) (?:good|great|fine|ok|okay) (?:to|from|for) (?:me|my side)',
  `${I}(?:sponsor|support|endorse|approve(?: of)?|vouch(?: for)?|recommend|second)${TO}`,
  `${I}(?:agree to (?:sponsor|be ${A_SPONSOR})|confirm (?:that i sponsor|${MY_OWN}))${TO}`,
  `${AM}(?:(?:also|happily|gladly|hereby) )?(?:sponsoring|supporting|endorsing|approving|vouching(?: for)?|seconding)${TO}`,
  `(?:${AM}${GLADLY}|(?:i'd|i would) (?:love|like)) to (?:sponsor|support|endorse|approve|vouch(?: for)?|recommend|second|(?:be|act as|serve as) ${A_SPONSOR})${TO}`,
  `(?:i will|i can|i'll|let me) (?:(?:gladly|happily) )?(?:be|act as|serve as) ${A_SPONSOR}${TO}`,
  'count me in as (?:a |the )?sponsor',
  `(?:you|he|she|they|this)(?: have| has|'ve)?(?: got)? ${MY_OWN}`,
  `${AM}(?:(?:strongly|fully|very much|totally|definitely) )?in favou?r(?: of${WHOM})?`,
  "(?:(?:i|i'd) )?(?:vote|voting) (?:yes|in favou?r|for it)",
  'supported|approved|sponsored|endorsed|seconded|full support|strong support|my support',
  'plus one|(?:fine|ok|okay|good) (?:with|by) me|works for me',
  '/lgtm|/approve|/ack|ack(?:ed|nowledged)?',
];

const NOT =
  "(?:(?:i|we) )?(?:(?:really|still|currently|also|just) )?(?:cannot|can not|can't|couldn't|could not|do not|don't|will not|won't|would not|wouldn't|would rather not|prefer not to|do not want to|don't want to|would prefer not to|do not feel comfortable|don't feel comfortable|(?:am |are )?(?:not able to|not ready to|unable to|not comfortable|not going to|not willing to))";
const NOT_SHORT =
  "i(?:'m|'d) (?:not able to|not ready to|unable to|not comfortable|not going to|not willing to|rather not|prefer not to)";
const SUPPORT =
  '(?:sponsor(?:ing)?|be(?:ing)? (?:a|the|your|his|her|their|one of the) sponsors?|support(?:ing)?|approv(?:e|ing)|endors(?:e|ing)|vouch(?:ing)?(?: for)?|recommend(?:ing)?|second(?:ing)?|agree)';
const NOT_READY = `(?:not ready|not yet ready|not there yet|(?:(?:a bit|still|way|far) )?too (?:early|soon))`;

const NOT_YET = [
  `(?:${NOT}|${NOT_SHORT})(?: (?:yet|currently))? ${SUPPORT}${TO}`,
  "(?:(?:i|i'll|i'd|i must|i have to|i will) )?(?:respectfully )?(?:decline|have to decline|must decline)(?: (?:this|for now|this time|to sponsor|the sponsorship|sponsoring))?|declined",
  `${AM}(?:against|opposed to) (?:it|this)|i (?:object|oppose)(?: to)?${WHOM}?|opposed|veto|i veto(?: this| it)?|nack|nacked|i disagree|disagree`,
  `not (?:lgtm|approved|in favou?r|convinced|comfortable)`,
  `(?:not (?:yet|now|ready|for now|this time|right now|at (?:this|the) (?:time|moment|stage|point))(?: yet)?|no, not yet)(?: (?:from|for) me)?`,
  `(?:(?:i think|i feel|imo) )?(?:(?:he|she|they|you|them|it|this|that)(?: is| are|'s|'re) )?${NOT_READY}(?: (?:for (?:this|that|me|them)|yet))?`,
  "(?:let's|let us|i'd|i would|i'd rather|i'd prefer to|better|please) wait(?: (?:a bit|a little|a while|for now|some time|longer))*",
];

const WITHDRAWN = [
  `(?:(?:i|i'd like to|i would like to|i want to|i have to|i must|i hereby|please|i'm|i am|let me) )?(?:withdraw|withdrawing|withdrawn|retract|retracting|revoke|revoking|rescind|take back|taking back|cancel|cancelling|canceling|remove|removing|pull) ${MY_OWN}(?: (?:back|for|from|of)(?: [^@?]*)?)?`,
  '(?:i|i have to|i must|i hereby|i want to) withdraw(?: as (?:a |their |his |her |your )?sponsor)?',
  `(?:my )?${MY} (?:is |has been )?(?:withdrawn|retracted|revoked)`,
  `(?:(?:i|we) )?no longer (?:sponsor|support|endorse|approve|vouch for|recommend)(?:ing)?${TO}`,
  `i(?:'m| am) no longer (?:sponsoring|supporting|endorsing|a sponsor|your sponsor|their sponsor)${TO}`,
  '(?:please )?remove me (?:as|from)(?: being)? (?:(?:a|the|their|his|her|your) )?(?:sponsors?|list of sponsors)',
  '/(?:lgtm|approve) cancel|/(?:remove-|un)(?:lgtm|approve)',
];

const MERELY_YES = [
  'yes|yep|yup|yeah|yea|aye|sure(?: thing)?|absolutely|definitely|certainly|of course|by all means|i agree|agreed?',
  'confirmed|i confirm|looks good|sounds good|gladly|with pleasure|my pleasure',
];

const ASIDE = [
  'thanks(?: (?:a lot|again|so much))?(?: for [^@?]+)?|thank you(?: (?:so much|very much|again))?(?: for [^@?]+)?|thx|ty|cheers',
  '(?:hi|hello|hey)(?: (?:all|everyone|there|folks|team))?|all|everyone|folks|team|sorry|apologies',
  'from (?:me|my side|my end|here|sig [a-z-]+)|(?:for|to) me|(?:on|from) my (?:side|part|end)|imo|here',
  'as well|too|also|again|very much|so|and|now|officially|formally|personally|hereby|for sure|(?:non-)?binding',
  '(?:a )?(?:big|huge|strong|solid|strongly)|from a (?:sponsor|reviewer|approver|maintainer|lead|chair)',
  'my (?:vote|answer|response|reply|decision)(?: is|:)|as (?:a |the |your |their |an |his |her )?(?:sponsor|approver|reviewer|lead|member|maintainer|chair|voter)',
  '(?:great|nice|good|awesome|excellent|amazing)(?: (?:work|job|contributor|contributions?|addition|luck))?|well (?:done|deserved|earned)|(?:very )?much deserved|congrat(?:s|ulations)|welcome(?: aboard| to the (?:team|club|community|family))?|keep (?:it up|up the (?:good|great) work)',
  `(?:for|to|on)${WHOM}|${AS}|them|to sponsor${WHOM}?`,
];

export const englishPhrases: readonly Phrase[] = [
  words(surely('withdrawn'), WITHDRAWN),
  words(surely('not_yet'), NOT_YET),
  words(surely('yes'), YES),
  words(merely('not_yet'), ['no', 'nope', 'nay', 'nak']),
  words(merely('yes'), MERELY_YES),
  words(aside, ASIDE),
];
