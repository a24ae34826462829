// The proposed section `welcome:`, made from labels, links, greetings of other bots, and how newcomers were met so far.
import type { Choice, Label, Newcomers, Proposal, Survey } from '../../core/proposal.js';
import { languageOfSurvey, place } from '../../core/survey.js';
import { talkingPlace } from './propose-link.js';
import { foreignMessages, takenOver } from './propose-messages.js';
import { proposalWords } from './propose-words.js';

type Words = (typeof proposalWords)['en'];

/** Always proposed, and always to observe first: a greeting is seen by everybody at once. */
export function propose(survey: Survey): Proposal {
  const { language } = languageOfSurvey(survey);
  const words = proposalWords[language];
  const label = labelChoice(survey.labels, words);
  const messages = foreignMessages(survey.files, language);
  const greeters = [...new Set(messages.map(({ file }) => file))];
  return {
    reason: words.section(survey.newcomers),
    choices: [
      { path: ['mode'], value: 'observe', reason: words.mode },
      ...waitChoice(survey.newcomers, words),
      label.choice,
      ...introduceChoice(survey, words),
      ...takenOver(messages).map(({ language: spoken, occasion, text, file, line, key, changed }) => ({
        path: ['messages', spoken, occasion],
        value: text,
        reason: `${words.message(place(file, line), key)}${changed ? words.parentheses : ''}`,
      })),
    ],
    labels: label.missing,
    findings: [
      ...(survey.newcomers !== null && survey.newcomers.answered < survey.newcomers.people
        ? [words.unanswered(survey.newcomers)]
        : []),
      ...greeters.map(words.alsoGreets),
      ...messages.filter(({ tooLong }) => tooLong).map(({ file, line, key }) => words.tooLong(place(file, line), key)),
    ],
  };
}

const LEAST_PEOPLE = 10;
const LEAST_SHARE = 0.75;
const STEPS = [
  ['1h', 1],
  ['2h', 2],
  ['4h', 4],
  ['8h', 8],
  ['12h', 12],
  ['1d', 24],
] as const;

/**
 * Waiting is proposed where people answer by themselves: at least ten were new, three in four of them were answered, and
 * twice the median wait is a day at most. It is the shortest step that is twice the median or longer. Elsewhere a greeting
 * at once is better than none for long.
 */
function waitChoice(newcomers: Newcomers | null, words: Words): readonly Choice[] {
  if (newcomers === null || newcomers.medianSeconds === null) return [];
  const { people, answered, medianSeconds } = newcomers;
  const step = STEPS.find(([, hours]) => hours * 3_600 >= 2 * medianSeconds);
  if (people < LEAST_PEOPLE || answered < people * LEAST_SHARE || step === undefined) return [];
  return [{ path: ['wait'], value: step[0], reason: words.wait(newcomers, medianSeconds) }];
}

const GOOD_FIRST_ISSUE = 'good first issue';

/** Names of labels for newcomers, the plainest first; read without case, emoji and the marks between words. */
const FOR_NEWCOMERS = [
  /\bgood first (?:issue|bug|pr|contribution|task)s?\b/,
  /\bfirst timers?\b(?: only)?/,
  /\bgood for (?:beginner|newcomer|newbie)s?\b/,
  /\b(?:beginner|newcomer|newbie|starter)s?\b/,
  /新手|新人|新贡献者|初学者|入门/,
  /\b(?:easy|e easy|low hanging fruit|junior job)s?$/,
];

function labelChoice(
  labels: Survey['labels'],
  words: Words,
): { readonly choice: Choice; readonly missing: readonly Label[] } {
  const path = ['good_first_issues'];
  if (labels === null) {
    return { choice: { path, value: GOOD_FIRST_ISSUE, reason: words.labelUnknown(GOOD_FIRST_ISSUE) }, missing: [] };
  }
  // What the setting would not take is not proposed for it.
  const fitting = labels.filter(({ name }) => name.length <= 50 && !/[\p{Cc}\p{Cs}\uFFFD]/u.test(name));
  const named = fitting.map(({ name }) => ({
    name,
    plain: name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  }));
  for (const pattern of FOR_NEWCOMERS) {
    const found = named.find(({ plain }) => pattern.test(plain));
    if (found !== undefined) {
      return { choice: { path, value: found.name, reason: words.labelHere(found.name) }, missing: [] };
    }
  }
  const missing = { name: GOOD_FIRST_ISSUE, color: '7057ff', description: words.labelMeaning };
  return {
    choice: { path, value: GOOD_FIRST_ISSUE, reason: words.labelMissing(GOOD_FIRST_ISSUE) },
    missing: [missing],
  };
}

function introduceChoice({ files }: Survey, words: Words): readonly Choice[] {
  const found = talkingPlace(files);
  if (found === null) return [];
  const { url, what, path, line } = found;
  return [{ path: ['introduce'], value: url, reason: words.introduce(place(path, line), words.places[what]) }];
}
