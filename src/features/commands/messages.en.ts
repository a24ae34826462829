// What this feature says in English.
import { quote } from '../../core/markdown.js';
import type { Turn } from '../../core/turn.js';
import type { Messages } from './wording.js';
import type { Reason } from './outcome.js';

const listed = (names: readonly string[], most = 10): string =>
  [...names.slice(0, most).map((name) => quote(name)), ...(names.length > most ? ['…'] : [])].join(', ');
const meant = (near: string | null): string => (near === null ? '' : ` Did you mean ${quote(near)}?`);

const standings = {
  anyone: 'anyone who may read here',
  author: 'its author, and who may triage',
  triage: 'who may triage here',
  write: 'who may push here',
  maintain: 'maintainers',
  admin: 'administrators',
} as const;

const TURNS: Readonly<Record<string, string>> = {
  closed: 'it is closed',
  draft: 'it is a draft',
  never_answered: 'nobody has answered yet',
  no_maintainer_spoke: 'others answered, no maintainer did',
  author_spoke: 'the author or somebody else spoke since a maintainer did',
  maintainer_spoke: 'a maintainer answered',
  somebody_spoke: 'somebody answered',
  review_requested: 'a review was asked for',
};

function turn({ of, because }: Turn, since: string, reviewers: string): string {
  const reason = TURNS[because] ?? quote(because);
  if (of === 'nobody') return `Nobody is waited for since ${since}: ${reason}.`;
  const whom = { author: 'the author', maintainers: 'the maintainers', reviewers: 'the reviewers' }[of];
  return `It is the turn of ${whom}${reviewers === '' ? '' : ` (${reviewers})`} since ${since}: ${reason}.`;
}

function restricted({ teams, users }: Extract<Reason, { code: 'restricted' }>): string {
  const who = [
    ...(teams.length > 0 ? [`members of ${listed(teams)}`] : []),
    ...(users.length > 0 ? [listed(users)] : []),
  ].join(' and ');
  return who === '' ? 'nobody may by command' : `only ${who} may`;
}

function refusal(reason: Reason): string {
  switch (reason.code) {
    case 'may_not':
      return `this is for ${standings[reason.who]}. Ask one of them to say it.`;
    case 'permission_unknown':
      return `GitHub does not tell what you may do in this repository, so nothing was done. This is for ${standings[reason.who]}. Try again later, or ask a maintainer.`;
    case 'permission_none':
      return `by GitHub's word you may not even read this repository, so nothing was done. This is for ${standings[reason.who]}. Ask a maintainer for access.`;
    case 'issues_only':
      return 'this works on issues only.';
    case 'pulls_only':
      return 'this works on pull requests only.';
    case 'merged':
      return 'a merged pull request cannot be opened again. Open a new one instead.';
    case 'no_title':
      return 'write the new title behind it.';
    case 'title_long':
      return `a title has at most ${reason.most} characters.`;
    case 'title_mentions':
      return 'a title mentions nobody. Leave the @ out.';
    case 'close_reason':
      return 'GitHub knows the reasons `completed` and `not-planned`.';
    case 'frozen_pull':
      return 'pull requests are not frozen; `lifecycle/frozen` is for issues.';
    case 'team_review':
      return 'name people, not teams.';
    case 'own_review':
      return 'GitHub lets nobody review their own pull request. Name somebody else.';
    case 'no_name':
      return `name at least one label, as in ${quote(reason.example)}.`;
    case 'one_only':
      return `an item bears one label of ${quote(reason.family)}. Name one.`;
    case 'no_label':
      return `there is no label ${quote(reason.label)} here.${meant(reason.near)}${known(reason)}`;
    case 'no_lifecycle':
      return `it is one of ${listed(reason.allowed)}.`;
    case 'no_sig_label':
      return `${quote(reason.name)} has no label in the SIG directory.`;
    case 'not_listed':
      return notListed(reason);
    case 'restricted':
      return `${restricted(reason)} put ${quote(reason.label)} on or take it off.`;
    case 'bad_login':
      return `${quote(reason.login)} is not a login of GitHub.`;
    case 'no_meta':
      return `there is no such command.${meant(reason.near)} There are ${listed(reason.known)}.`;
    case 'too_many':
      return `at most ${reason.most} commands, with as many names, are obeyed at once. This and what follows it was not; say it in another comment.`;
  }
}

function known({ allowed = [], whole }: Extract<Reason, { code: 'no_label' }>): string {
  const sigs = allowed.length === 0 ? '' : ` The SIG directory knows ${listed(allowed)}.`;
  return `${sigs}${whole === undefined ? '' : ` A name of several words stands in quotes: ${quote(whole)}.`}`;
}

function notListed({ label, allowed, instead }: Extract<Reason, { code: 'not_listed' }>): string {
  const other = instead === null ? '' : ` Use ${quote(instead)} for it.`;
  if (allowed.length === 0) return `no label is open to this command here.${other}`;
  return `${quote(label)} is not open to this command here.${other} Open are ${listed(allowed)}.`;
}

export const en: Messages = {
  comma: ', ',
  refusal,
  refused: (command, why) => `${command}: ${why}`,
  notTaken: (commands) =>
    `GitHub did not do all of ${commands}. Reviews can be asked only of people with access to the repository, and a closed or locked item may take no change. What was done and what was not is told by ${quote('/hearth why')}.`,
  guidelines: (summary, url) =>
    [
      'This is open for anybody to work on.',
      ...(summary === '' ? [] : [summary]),
      ...(url === null ? [] : [`Guidelines: ${url}`]),
    ].join(' '),
  version: (version) => `This is Hearth ${version}.`,
  whyNothing: 'Hearth has done nothing here that it could explain.',
  whyNothingOf: (about) => `Hearth remembers nothing about ${about} here.`,
  whyHead: ['When (UTC)', 'What', 'Why', 'Set in'],
  whyLeft: (count) => `Earlier ones (${count}) are left out. Name a label or a section to see only what is about it.`,
  acts: {
    label: 'label',
    comment: 'comment',
    status: 'status comment',
    reaction: 'reaction',
    issue: 'issue',
    check: 'check',
    pull: 'pull request',
    'new-label': 'new label',
    assign: 'assignee',
    reviewers: 'review asked',
    item: 'state or title',
  },
  states: {
    applied: 'done',
    unchanged: 'was so already',
    refused: 'not done',
    failed: 'failed',
    would: 'only observed',
    silent: 'nothing done',
    planned: 'under way',
    sent: 'under way',
  },
  previewNothing: 'No section that only observes would have done anything here.',
  previewHead: 'Sections that only observe would have done this:',
  turn,
  turnUnknown: 'Whose turn it is, is not known yet.',
  sigs: (names) => `SIGs: ${names}`,
  labels: (names) => `Labels: ${names}`,
  noLabels: 'It bears no label.',
  me: (login) => `What Hearth knows of ${login} that everybody can see:`,
  issuesOf: (numbers) =>
    numbers === '' ? 'No open issue here is assigned to you.' : `Assigned to you here: ${numbers}`,
  pullsOf: (numbers) =>
    numbers === '' ? 'You have no open pull request here.' : `Your open pull requests here: ${numbers}`,
  mergedOf: (count) => `Merged pull requests in the community's public repositories: ${count}`,
  helpHead: 'These commands are obeyed here, each at the start of a line:',
  helpColumns: ['Command', 'Who', 'What it does'],
  helpObserving: (features) => `Not obeyed, because they only observe: the commands of ${features}.`,
  helpLeft: (words) => `Left to another bot here: ${words}.`,
  standings,
  nothingRequired: 'No required label is missing here.',
  requiredHead: 'These labels are missing:',
  required: (pattern, commands, label) =>
    `one that matches ${pattern}${commands === '' ? '' : `, as by ${commands}`}.${label === null ? '' : ` Then ${label} goes.`}`,
};
