// The ladder in English.
import { quote } from '../../core/markdown.js';
import type { Words } from './words.js';
import type { Why } from './why.js';

const s = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const ending = (until: string | null): string => (until === null ? '' : `, until ${until}`);

function reason(why: Why): string {
  switch (why.code) {
    case 'no_such_sig':
      return `there is no SIG ${quote(why.word)}${why.meant === null ? '; write its name as it stands in the SIG directory.' : `; did you mean ${quote(why.meant)}?`}`;
    case 'no_ladder':
      return 'no roles are written down here; `/ladder` works once `roles` of the section `ladder` names some.';
    case 'many':
      return 'several people are named at once; ask after one at a time.';
    case 'own_only':
      return 'only people themselves say that they step back; tell the leads where they talk among themselves.';
    case 'nothing_held':
      return 'you hold no role here that could end, as far as is known.';
    case 'unknown_held':
      return 'it could not be found out which roles you hold; try again in a while.';
    case 'unknown_login':
      return `nobody on GitHub is called ${quote(why.login)}; write the login as it stands in their profile.`;
    case 'gone':
      return `the account ${quote(why.login)} does not exist any more.`;
    case 'not_a_person':
      return `${quote(why.login)} is no person.`;
    case 'resembles':
      return `nobody on GitHub is called ${quote(why.login)}; did you mean ${quote(why.meant)}?`;
    case 'day':
      return `${quote(why.word)} is no day; write \`/away until 2027-01-15\`, or \`/away\` alone for an open end.`;
    case 'past':
      return `${why.day} is over; name a day to come.`;
    case 'far':
      return `${why.day} is more than two years ahead; write \`/away\` alone for an open end.`;
    case 'not_held':
      return `you hold no role ${quote(why.word)}; yours are ${why.held.map((one) => quote(one)).join(', ')}.`;
  }
}

export const en: Words = {
  language: 'en',
  space: ' ',
  refused: (command, why) => `${quote(command)} was not done: ${reason(why)}`,
  asked: 'You asked here, so it is answered here.',
  holdsNothing: 'No title was given to you here yet.',
  holds: (titles) => `You hold ${titles}.`,
  holdsAll: (count) => `You hold ${s(count, 'title')}:`,
  moreTitles: (count) => `${count} more`,
  since: (title, day, until) => `${title} (since ${day}${ending(until)})`,
  seen: (title, day, until) => `${title} (seen since ${day}${ending(until)})`,
  awaySince: (day, until) => `You are away (since ${day}${ending(until)}); \`/back\` ends that.`,
  unsure: (titles) => `GitHub did not say now whether you hold ${titles}.`,
  needsSig: 'Some titles are of one SIG: `/ladder NAME` shows how you stand in that SIG.',
  top: 'There is no further role that takes something you could do.',
  noStep: 'The next step cannot be told now; ask again in a while.',
  takes: (title) => `${title} takes:`,
  others: 'Other titles',
  reach: "As far as Hearth's ledger reaches. It decides nothing: people do.",
  otherHolds: (login, titles) => `${login} holds ${titles}.`,
  otherNothing: (login, sure) =>
    sure
      ? `${login} holds no title here.`
      : `Which titles ${login} holds could not be found out in full; none is known.`,
  thanks: (mention, titles) => `Thank you, ${mention}! You step back as ${titles}.`,
  done: (parts) => `What you leave here, as far as it was counted: ${parts}.`,
  counts: {
    merged: (count) => s(count, 'merged pull request'),
    reviewed: (count) => `${s(count, 'pull request')} of others reviewed`,
    issues: (count) => `${s(count, 'issue')} opened`,
    answers: (count) => `${s(count, 'answer')} given`,
    deeds: (count) => `${s(count, 'confirmed deed')} off GitHub`,
  },
  byHand: 'Hearth takes nobody out of anything. What is left for a person to do:',
  step: (kind, where, title) =>
    ({
      team: `leave the team ${where}, or ask one of its maintainers (${title})`,
      owners: `take the login out of the OWNERS files (${title})`,
      roster: `take the login out of ${where} (${title})`,
      leads: `name another lead in the SIG directory (${title})`,
    })[kind],
  wayBack: 'The door stays open: `/back` tells how to take it up again.',
  welcomeBack: (mention) => `Welcome back, ${mention}!`,
  again: {
    apply: (titles, label) => `You were ${titles}. To take that up again, open an issue with the label ${label}.`,
    nominate: (titles) => `You were ${titles}. To take that up again, ask somebody who holds it to nominate you.`,
    ask: (titles) => `You were ${titles}. To take that up again, ask the maintainers.`,
  },
  next: (phrase) => `Next on the ladder: ${phrase}. \`/ladder\` in a comment shows the whole of it.`,
  list: {
    title: 'The ladder: who is ready, and what comes to an end',
    intro: 'For the leads. It names who meets a role and was not asked; it decides nothing.',
    outro: "As far as Hearth's ledger reaches. This issue is edited, and closed while there is nothing in it.",
    nothing: 'Nobody waits, and nothing comes to an end.',
    ready: 'Ready, and not asked',
    readyOne: (login, day, evidence) =>
      `${login}${day === null ? '' : `, since ${day}`}${evidence === '' ? '' : ` (${evidence})`}`,
    readyHow: {
      apply: (label) => `tell them that they can apply, by an issue with the label ${label}.`,
      nominate: (command) => `to nominate one, write ${command} on an issue of its own.`,
    },
    more: (count) => `${count} more`,
    unshown: (count) =>
      `${count === 1 ? 'one person is' : `${count} people are`} ready, and there is no room for them here yet`,
    cases: 'Open applications and nominations',
    caseOne: (link, title, login, day) => `${link}: ${login ?? 'an account that is gone'} for ${title}, since ${day}`,
    turn: {
      applicant: 'the turn of the applicant: sponsors are missing',
      sponsors: 'the turn of the sponsors',
      deciders: 'the turn of those who look at it and decide',
    },
    late: (count) => `${count === 1 ? 'one sponsor is' : `${count} sponsors are`} late`,
    seats: 'Seats',
    seatsOf: (title, taken, of) => `${title}: ${taken} of ${of} taken`,
    terms: 'Terms',
    termOne: (login, title, day, isOver) => `${login}: ${title} ${isOver ? 'ended' : 'ends'} on ${day}`,
    quiet: 'Not seen for as long as the role says',
    quietHow:
      'Ask them first: `/back`, `/away until 2027-01-15` or `/emeritus` is the whole answer. Hearth takes nothing from anybody.',
    quietOne: (login, title, day) => `${login}: ${title}, since ${day}`,
    stopped: (title, some, of) =>
      `${title}: ${some} of ${of} holders at once were not seen for as long as the role says. That is more than a quarter, so nobody is named or asked: first see whether the ledger knows all that they did.`,
    dropped: (title, source, gone, of) =>
      `${title}: ${gone} of ${of} are gone at once from ${source}. That is more than a quarter, so nothing was recorded: see whether it was meant.`,
    unknown: 'Could not be looked at',
    unknownOne: (title, why) => `${title}: ${why}`,
  },
  askTitle: 'Are you still with us?',
  ask: (mention, titles, day) =>
    `Hello ${mention}! You hold ${titles} here, and nothing new of yours has reached the ledger since ${day}. That is no reproach: life has other things in it, and not everything is seen here.`,
  askHow:
    'One word in a comment is enough: `/back` if you are still there, `/away until 2027-01-15` (with your own day) if you need a while, `/emeritus` if you would rather step back. Without an answer nothing changes: Hearth takes nothing from anybody. Whoever answered may close this issue.',
};
