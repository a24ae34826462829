// Titles in English.
import type { CountKind } from '../../core/title.js';
import type { Counted, Wording } from './said.js';

const s = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const days = (count: number) => s(count, 'day');

const LARGE = 'with more than 30 changed lines';
const pulls = (count: number) => s(count, 'pull request');

const counts: Readonly<Record<CountKind, (count: number) => string>> = {
  merged: (count) => s(count, 'merged pull request'),
  substantial: (count) => `${s(count, 'merged pull request')} ${LARGE}`,
  reviewed: (count) => `${s(count, 'reviewed pull request')} of others`,
  primary_reviewed: (count) => `primary reviewer of ${pulls(count)}`,
  substantial_reviewed: (count) => `${s(count, 'reviewed pull request')} of others ${LARGE}`,
  substantial_primary_reviewed: (count) => `primary reviewer of ${pulls(count)} ${LARGE}`,
  reviewed_or_merged: (count) => `${pulls(count)} reviewed or merged`,
  substantial_reviewed_or_merged: (count) => `${pulls(count)} ${LARGE} reviewed or merged`,
  issues: (count) => `${s(count, 'issue')} opened`,
  answers: (count) => `${s(count, 'answer')} given to others`,
  comments: (count) => `${s(count, 'comment')} on items of others`,
  contributions: (count) => `${s(count, 'contribution')} of any kind`,
};

const inTheLast = (within: number | null) =>
  within === null ? '' : ` in the last ${within === 1 ? 'day' : days(within)}`;

function place(where: Counted['where']): string {
  if (where === 'community') return '';
  if (where === 'repo') return ' in this repository';
  return where.sig === null ? ' in the SIG' : ` in SIG ${where.sig}`;
}

const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;

const or = (items: readonly string[]) => listed(items, 'or');

const besides = (soFar: string | null, from: string | null): string =>
  `${soFar === null ? '' : `; ${soFar}`}${from === null ? '' : `; surely met from ${from} on`}`;

export const wording: Wording = {
  count: ({ of, least, within, where }) => `${counts[of](least)}${place(where)}${inTheLast(within)}`,
  credit: (least, kinds, within) => `${s(least, 'confirmed deed')}${inTheLast(within)} (${or(kinds)})`,
  tenure: (role, held) => (held === 0 ? `holds the role ${role}` : `has held the role ${role} for ${days(held)}`),
  active: (within) => `active${inTheLast(within)}`,
  duty: (least, kinds, per) =>
    `while it is held, at least ${s(least, 'confirmed deed')} in every ${per === 1 ? 'day' : days(per)} (${or(kinds)})`,
  attested: (text, by) => `${text}, attested by ${or(by)}`,
  box: (text) => `the box ${text}, ticked in the application`,
  any: (count, of) => `at least ${count} of these ${of}`,
  met: {
    number: (have) => `met, ${have} so far`,
    days: (have, isLeast) => `met, ${isLeast ? 'at least ' : ''}${days(have)} so far`,
    plain: 'met',
    said: (day) => (day === null ? 'met' : `met, attested on ${day}`),
    ticked: 'met, ticked',
    notDue: 'met, nothing is due yet',
  },
  notYet: {
    number: (have, need) => `not yet, ${have} of ${need}`,
    days: (have, need, from) => `not yet, ${have} of ${days(need)}; met from ${from} on`,
    notHeld: 'not yet, the role is not held',
    inactive: 'not yet, nothing in this time',
    notTicked: 'not yet, not ticked',
    any: (have, need, from) => `not yet, ${have} of ${need}${from === null ? '' : `; met from ${from} on`}`,
  },
  unknown: (why, soFar, from) => `not known: ${why}${besides(soFar, from)}`,
  awaited: (why, soFar, from) => `open: ${why}${besides(soFar, from)}`,
  soFar: (have, need) => `${have} of ${need} known`,
  why: {
    history_unread: 'the history has not been read that far',
    no_sig: 'no SIG was named',
    sig_without_label: 'the SIG has no label to count by',
    since_unknown: 'it is held, and nobody knows since when',
    not_attested: 'nobody who may attest it has done so yet',
    no_application: 'there is no application yet',
    github_silent: 'GitHub did not answer',
    other: 'it could not be looked up',
  },
  stands: (requirement, state) => `${requirement}: ${state}`,
  ofSig: (title, sig) => `${title} of SIG ${sig}`,
  whoever: (title) => title,
  lead: 'a lead of the SIG',
  anyone: 'anyone',
  team: (slug) => `a member of the team ${slug}`,
  step: {
    ready: (title, way) => `Everything that ${title} takes and that can be counted is there; ${way}.`,
    do: (title, requirement, missing) =>
      `The nearest step to ${title}: ${requirement}${missing === null ? '' : ` (${missing})`}.`,
    hold: (title, requirement) => `The nearest step to ${title} is a role that comes before it: ${requirement}.`,
    ask: (title, requirement) => `The nearest step to ${title} is for somebody else to take: ${requirement}.`,
    wait: (title, requirement, from) => `The nearest step to ${title} comes by itself on ${from}: ${requirement}.`,
    unknown: (title, requirement, why) => `What is left for ${title} could not be looked up: ${requirement} (${why}).`,
  },
  missing: (count) => `${count} to go`,
  further: (count) =>
    count === 1 ? 'One other requirement is open, too.' : `${count} other requirements are open, too.`,
  way: {
    apply: (label) => `the next step is an application, an issue with the label ${label}`,
    nominate: 'the next step is a nomination',
    itself: 'it comes with that, and nobody has to decide it',
    ask: 'the next step is to ask the maintainers',
  },
  since: (title, day) => `${title} since ${day}`,
  more: (count) => `${count} more`,
  and: (items) => listed(items, 'and'),
  or,
};
