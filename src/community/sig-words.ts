// How a group is spoken of: its title, how it is reached, when it meets next. Names and words of the directory are quoted.
import { quote } from '../core/markdown.js';
import type { Sig, SigKind } from '../core/sig.js';
import { minuteOf } from '../core/time.js';
import { nextMeeting } from './meeting.js';

const TITLES: Readonly<Record<SigKind, string>> = { sig: 'SIG', wg: 'WG', ug: 'UG', committee: 'Committee' };

/** `SIG Node`, as code. */
export function sigTitle({ name, kind }: Pick<Sig, 'name' | 'kind'>): string {
  const title = TITLES[kind];
  return quote(name.toLowerCase().startsWith(`${title.toLowerCase()} `) ? name : `${title} ${name}`);
}

/** Where it talks, its mailing list, its page: what the directory knows, in this order. */
export function contactsOf({ contact }: Pick<Sig, 'contact'>): readonly string[] {
  return [contact.chat, contact.mailingList, contact.page].flatMap((one) => (one === undefined ? [] : [linked(one)]));
}

/** The time of its next meeting where it is certain: `2026-03-03 17:00 UTC` with its own words; null: not known. */
export function nextMeetingAt(sig: Pick<Sig, 'meetings'>, now: Date): string | null {
  const next = nextMeeting(sig, now);
  if (next?.kind !== 'at') return null;
  const { time, zone } = next.meeting;
  return `${minuteOf(next.at.toISOString())} UTC (${quote(`${time} ${zone}`)})`;
}

/** The same, or the meeting's own words where no date is certain; null: the directory knows none. */
export function nextMeetingWords(sig: Pick<Sig, 'meetings'>, now: Date): string | null {
  const next = nextMeeting(sig, now);
  if (next === null) return null;
  return next.kind === 'at' ? nextMeetingAt(sig, now) : quote(next.words, 160);
}

/** A mention of a team of an organisation; what has not the form of one is quoted. */
export function teamMention(owner: string, team: string): string {
  const written = `${owner}/${team}`;
  return /^[a-z\d][a-z\d-]{0,38}\/[a-z\d][a-z\d_-]{0,99}$/i.test(written) ? `@${written}` : quote(written);
}

const ADDRESS = /^https:\/\/[A-Za-z0-9\-._~:/?#!$&+,;=%]{1,280}$/;
/** An address of an item would make GitHub note a reference there. */
const ITEM = /\/(?:issues|pull|discussions|commit)\//;

/** An address as a link, all else as code. */
function linked(text: string): string {
  return ADDRESS.test(text) && !ITEM.test(text) ? `<${text}>` : quote(text, 120);
}
