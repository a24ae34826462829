// What the desk says in English.
import { quote } from '../../core/markdown.js';
import type { Hindrance } from './apply.js';
import { whyEn } from './messages-why.en.js';
import { numbered } from './numbered.en.js';
import type { FormProblem } from './reading.js';
import type { CaseWords, Messages, SponsorWords, Step, Turn } from './said.js';

const MOST_NAMED = 5;
const people = (logins: readonly string[]): string =>
  [
    ...logins.slice(0, MOST_NAMED).map((login) => quote(login)),
    ...(logins.length > MOST_NAMED ? [`and ${logins.length - MOST_NAMED} more`] : []),
  ].join(', ');
const who = (login: string | null): string => (login === null ? 'an account that is gone' : quote(login));

export const en: Messages = {
  heading: (login, title, nominator) =>
    nominator === null
      ? `**Application of ${quote(login)}: ${title}**`
      : `**Nomination of ${quote(login)}: ${title}**, by ${quote(nominator)}`,
  takes: 'What it takes:',
  sponsors: (have, need) => `Sponsors, ${have} of ${need}:`,
  sponsor: (sponsor, roles) => `${who(sponsor.login)}: ${sponsorState(sponsor, roles)}`,
  seconds: (logins, need) =>
    `Seconded by ${logins.length > need ? `${logins.length} (${need} ${need === 1 ? 'is' : 'are'} enough)` : `${logins.length} of ${need}`}${logins.length === 0 ? '' : `: ${people(logins)}`}.`,
  unasked: (logins) =>
    `Named besides and not asked, to keep it short: ${people(logins)}. A +1 of theirs counts all the same.`,
  problem: problemOf,
  hindered: hinderedBy,
  labelGone: (label) =>
    `The label ${quote(label)} was taken off, so this is no application for now. Put on again, it goes on with all that was said.`,
  applicantGone: 'The account that this is about does not exist any more, so there is nothing left to decide.',
  titleGone:
    'The title that this is for is no more among those of `hearth.yml`. Put there again, it goes on with all that was said.',
  turn: turnOf,
  askSponsors: (mentions, login, title) =>
    `${mentions.join(', ')}: ${quote(login)} names you as ${mentions.length === 1 ? 'a sponsor' : 'sponsors'} (${title}). Please answer here, with +1 or with "not yet"; either is fine.`,
  askAgain: (mentions, login, title) =>
    `${mentions.join(', ')}: ${quote(login)} still waits for your word as ${mentions.length === 1 ? 'a sponsor' : 'sponsors'} (${title}). +1 or "not yet" is enough, and you will not be asked again.`,
  ready: (mentions, login, title) =>
    `${mentions.join(', ')}: all is there for ${quote(login)} (${title}). Please decide, with \`/accept\`, or with \`/not-yet\` and what is missing.`,
  welcome: (login, title, decidedBy, until) =>
    `Congratulations, ${login}, and thank you! You are ${title} now, by the decision of ${quote(decidedBy)}.${until === null ? '' : ` The title is yours until ${until}.`}`,
  carried: carriedBy,
  step: stepFor,
  byHand: 'To be done by a person who may:',
  refusedByGitHub: 'Not all of it could be done by Hearth; `/hearth why` says why. To be done by a person who may:',
  refused: (command, why, words) => `${quote(command)} was not done: ${whyEn(why, words)}`,
  private: {
    title: (login, title, number) => `${quote(login)}: ${title.replaceAll('`', "'")} (#${number})`.replaceAll('`', ''),
    intro: (login, title, link) => `${quote(login)}, for ${title}: ${link}`,
    how: 'Concerns are told here and nowhere else. `/concern` and your words, on a line of its own, holds the decision until you or somebody who decides writes `/resolve` and its number. Sponsors answer, and decisions are said, on the application itself.',
    late: (logins) => `Late with their answer: ${people(logins)}.`,
    deferredBefore: 'There was a "not yet" for the same title in the last 90 days.',
    stage: (stage, until) => PRIVATE_STAGES[stage](until),
    concerns: (lines) => `Concerns:\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
    concern: (n, login, day, resolved) =>
      `${n}, by ${who(login)} on ${day}: ${resolved ? 'settled' : `open; \`/resolve ${n}\` settles it`}`,
    none: 'No concerns were told.',
    settled: 'All concerns are settled. What else is missing, and whose turn it is, stands on the application.',
  },
};

const PRIVATE_STAGES: Readonly<Record<Parameters<Messages['private']['stage']>[0], (until: string | null) => string>> =
  {
    gathering: () => 'What is still missing stands on the application.',
    objections: (until) => `All is there. There is time for concerns until ${until ?? 'then'}.`,
    blocked: (until) =>
      `All is there${until === null ? '' : `, and time for concerns until ${until}`}; a concern stands.`,
    ready: () => 'All is there, and it can be decided.',
    accepted: () => 'It was accepted.',
    deferred: () => 'It was answered with "not yet".',
    withdrawn: () => 'It was taken back.',
    closed: () => 'It was closed undecided.',
  };

function sponsorState({ as, answered, answeredOn, namedOn, late }: SponsorWords, roles: string): string {
  switch (as) {
    case 'not_eligible':
      return `cannot sponsor this; that takes ${roles}`;
    case 'unknown':
      return `it could not be looked up whether they are ${roles}; it is looked up again`;
    case 'same_employer':
      return 'works for the same employer as another sponsor, so one of them counts';
    case 'duplicate':
      return 'is named twice, and counts once';
    case 'applicant':
      return 'nobody sponsors themselves';
    case 'gone':
      return 'the account is gone';
    case 'eligible':
      break;
  }
  if (answered === 'yes') return `yes, on ${answeredOn ?? namedOn}`;
  if (answered === 'not_yet') return `not yet, on ${answeredOn ?? namedOn}`;
  if (answered === 'withdrawn') return `took the yes back, on ${answeredOn ?? namedOn}`;
  return late ? `asked on ${namedOn}, no answer so far` : `asked on ${namedOn}`;
}

function problemOf(problem: FormProblem, { titleOf }: CaseWords): string {
  switch (problem.code) {
    case 'applicant_unknown':
    case 'sponsor_unknown': {
      const meant = problem.meant === null ? '' : ` Did you mean ${quote(problem.meant)}?`;
      return `There is no account ${quote(problem.login)}.${meant} Edit the text above, and it is read again.`;
    }
    case 'applicant_gone':
    case 'sponsor_gone':
      return `The account ${quote(problem.login)} is gone. Edit the text above, and it is read again.`;
    case 'renamed':
      return `${quote(problem.login)} is called ${quote(problem.now)} now.`;
    case 'several_applicants':
      return `Who applies? ${people(problem.logins)} are named. Leave one, and it is read again.`;
    case 'several_titles':
      return `Which one? The labels apply for ${problem.titles.map(titleOf).join(' and ')}. Leave one of them.`;
    case 'not_a_person':
      return `${quote(problem.login)} is no person's account.`;
  }
}

function hinderedBy(hindrance: Hindrance, { title }: CaseWords): string {
  if (hindrance.code === 'held') {
    const until = hindrance.until === null ? '' : `, until ${hindrance.until.slice(0, 10)}`;
    return `This person is ${title} already${until}; there is nothing to apply for.`;
  }
  const where = hindrance.number === null ? 'in another repository' : `in #${hindrance.number}`;
  return `There is an open application or nomination for the same ${where}; it goes on there.`;
}

function turnOf(turn: Turn, words: CaseWords): string {
  const { stage, until, verdict } = turn;
  const by = verdict === null ? '' : `by ${who(verdict.login)} on ${verdict.day}`;
  switch (stage) {
    case 'accepted':
      return `**Accepted** ${by}.`;
    case 'deferred':
      return `**Not yet**, said ${by}, with what is still missing. The door stays open: once that is there, open this again or apply anew; sponsors are asked anew then.`;
    case 'withdrawn':
      return '**Taken back.** Opened again by who took it back, it goes on with all that was said.';
    case 'closed':
      return '**Closed**, undecided. Opened again, it goes on with all that was said.';
    case 'gathering':
      return [
        '**Next:**',
        ...turn.missing.flatMap((one) => missingOf(one, turn, words)).map((line) => `- ${line}`),
      ].join('\n');
    case 'objections':
    case 'blocked':
    case 'ready':
      return until === null
        ? `**Next:** all is there; ${words.deciders} decides, with \`/accept\`, or with \`/not-yet\` and what is missing.`
        : `**Next:** all is there. Until ${until} there is time to object; then ${words.deciders} decides.`;
  }
}

function missingOf(
  missing: Turn['missing'][number],
  { sigs, words }: Turn,
  { deciders }: CaseWords,
): readonly string[] {
  switch (missing.code) {
    case 'sig': {
      const which = sigs.length === 0 ? '' : ` There are ${sigs.map((one) => quote(one)).join(', ')}.`;
      return [`for which SIG is it? Its label says it, or \`/sig NAME\` on a line of its own.${which}`];
    }
    case 'requirements':
      return [
        ...(missing.notYet.length === 0 ? [] : [`still to come: ${numbered(missing.notYet)} of the list above`]),
        ...words.map(({ n, by }) => `number ${n} of the list waits for a word: ${by} writes \`/attest ${n}\``),
      ];
    case 'sponsors':
      return [
        `a +1 from ${missing.need - missing.have === 1 ? 'one more sponsor' : `${missing.need - missing.have} more sponsors`}; others can be named by editing the text above`,
      ];
    case 'seconds':
      return [`${missing.need - missing.have} more to support it, with \`/second\``];
    case 'seats':
      return [`all ${missing.of} seats are taken; it waits for one, and ${deciders} can say \`/not-yet\``];
    default:
      return [];
  }
}

function carriedBy({ do: what, where, as }: Step): string {
  switch (what) {
    case 'team':
      return `an invitation to the team ${quote(where)}; if GitHub sends one by mail, please accept it`;
    case 'owners':
      return `a pull request that adds you to ${quote(where)} (${quote(as ?? '')})`;
    case 'roster':
      return `a pull request that adds you to ${quote(where)}`;
  }
}

function stepFor({ do: what, where, as, url }: Step, login: string): string {
  switch (what) {
    case 'team':
      return `add ${quote(login)} to the team ${quote(where)}${url === null ? '' : `, at <${url}>`}`;
    case 'owners':
      return `add ${quote(login)} under ${quote(as ?? '')} of ${quote(where)}`;
    case 'roster':
      return `add ${quote(login)} to ${quote(where)}`;
  }
}
