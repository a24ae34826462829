// What claims says in English.
import { mention, quote } from '../../core/markdown.js';
import { dayOf } from '../../core/time.js';
import type { Holder, Why } from './judge.js';
import type { AtWork, Lack, Messages, OpenPull, Unmet } from './said.js';

export const en: Messages = {
  refused: (command, why, repository) => `${quote(command)} was not done: ${reasonOf(why, repository)}`,
  notAssigned:
    'GitHub did not take all of the assignment: it lets only those be assigned who have written here, belong to the organisation or may write to the repository, ten at most. Who writes a comment here first can be assigned after it.',
  notUnassigned: 'GitHub did not take the assignment back; a maintainer can do it by hand.',
  reminder: (login, until) =>
    `${mention(login)}, are you still on this? Any comment here keeps it yours, and so does an open pull request that closes it. Should something else have come up, that is fine: \`/unassign\` on a line of its own hands it on. If nothing is heard, it is open to others from ${dayOf(until)} on.`,
  offered: 'This issue is open to anyone again: a comment with `/assign` on a line of its own takes it.',
  list: (pulls) => `Open pull requests for this issue:\n\n${pulls.map((one) => `- ${pullOf(one)}`).join('\n')}`,
  competing: (day, work) =>
    `${work.map((one) => atWork(day, one)).join('\n\n')}\n\nA word with them may save both of you work.`,
  next: (login, number, label, shared) =>
    `${mention(login)}, should you like to go on: #${number} is open for newcomers (${quote(label)})${
      shared.length === 0 ? '' : ` and near what you just did (${shared.map((name) => quote(name)).join(', ')})`
    }. A comment there with \`/assign\` on a line of its own makes it yours.`,
  advice: (login, label, lacks) =>
    `${login === null ? 'About' : `${mention(login)}, about`} the label ${quote(label)}: someone new to the project would find this issue easier with\n\n${lacks
      .map((lack) => `- ${LACKS[lack]}`)
      .join('\n')}\n\nThis is advice, read from the text alone; nothing depends on it.`,
  unmet: (day, rules) =>
    `What this pull request still needs, as of ${day}:\n\n${rules.map((one) => `- ${unmetOf(one)}`).join('\n')}`,
};

function reasonOf(why: Why, repository: number): string {
  switch (why.code) {
    case 'permission':
      return 'GitHub does not say that you may take part here. Try again later, or ask a maintainer.';
    case 'names':
      return 'this is no list of at most ten people. Write them as `@login`, with a space between two; without a name it is about yourself.';
    case 'triage':
      return 'only people who may triage here assign others. Without a name it is about yourself.';
    case 'pull_request':
      return 'on a pull request only people who may triage here assign. Ask one of them, or write a review.';
    case 'closed':
      return 'it is closed. It can be taken once it is open again.';
    case 'label':
      return `only issues labelled ${why.labels.map((name) => quote(name)).join(' or ')} can be taken. Ask a maintainer for the label, or to assign you.`;
    case 'taken':
      return `${why.holders.map(holderOf).join('; ')}.`;
    case 'pull':
      return `pull request #${why.number} by ${quote(why.author)} is open for it. It can be taken if that one is closed without a merge; until then a review of it would help.`;
    case 'limit':
      return limitOf(why, repository);
  }
}

function limitOf({ most, newcomer, issues }: Extract<Why, { code: 'limit' }>, repository: number): string {
  const here = issues.filter((one) => one.repository === repository).map(({ number }) => `#${number}`);
  const elsewhere = issues.length - here.length;
  const where = [...here.slice(0, 10), ...(elsewhere > 0 ? [`${elsewhere} elsewhere`] : [])].join(', ');
  const rule = `${newcomer ? 'until your first pull request is merged ' : ''}you can have ${most} at a time`;
  return `${rule}, and you have ${where}. Finish one, or write \`/unassign\` there, and you can take this one.`;
}

function holderOf({ login, since, until }: Holder): string {
  const from = since === null ? '' : ` since ${dayOf(since)}`;
  const free =
    until === null
      ? 'ask them or a maintainer whether you could help'
      : `if nothing is heard of them, it is free on ${dayOf(until)}`;
  return `${quote(login)} has it${from}; ${free}`;
}

function pullOf({ number, author, openedAt, draft }: OpenPull): string {
  const by = author === null ? '' : ` by ${quote(author)}`;
  return `#${number}${by}, since ${dayOf(openedAt)}${draft ? ' (draft)' : ''}`;
}

function atWork(day: string, { issue, assigned, pulls }: AtWork): string {
  const lines = [
    ...assigned.map(
      ({ login, since }) => `- ${quote(login)} is assigned${since === null ? '' : ` since ${dayOf(since)}`}`,
    ),
    ...pulls.map((one) => `- pull request ${pullOf(one)}`),
  ];
  return `At work on #${issue} as well, on ${day}:\n\n${lines.join('\n')}`;
}

const LACKS: Readonly<Record<Lack, string>> = {
  description: 'a few sentences on what it is about and why',
  code: 'the place in the code: a path, a link or a name',
  steps: 'what there is to do, as steps or boxes, and how one sees that it is done',
  assigned: 'nobody assigned: it looks taken',
  needs: 'none of the labels that say it still needs something',
  question: 'a task instead of an open question',
};

function unmetOf(unmet: Unmet): string {
  switch (unmet.rule) {
    case 'most_open':
      return `fewer open pull requests of yours in this community until your first is merged: ${unmet.most} at most, and there are ${unmet.open}`;
    case 'disclosure':
      return `a tick at one of these in its description: ${unmet.boxes.map((box) => quote(box, 300)).join(', ')}`;
    case 'assigned_first':
      return 'an issue that it closes and that you are assigned to; on an issue open to claims, `/assign` on a line of its own does it';
  }
}
