// A look at a claim long after it was made: heard of since, reminded, or handed on. The item as it is now decides.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { LaterEvent } from '../../core/event.js';
import type { Decision, Later } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import type { LiveItem, LiveItemAnswer } from '../../core/live-item.js';
import type { Person } from '../../core/person.js';
import type { DecisionOn } from '../../core/question.js';
import { dayOf } from '../../core/time.js';
import { after } from './dates.js';
import { claimsIn, forgotten } from './history.js';
import type { Claim } from './history.js';
import { openPulls, sectionOf } from './issue-section.js';
import { messages } from './messages.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import type { Own } from './rules.js';

/** A look follows a look for as long as the claim stands; nobody looks after one for ever. */
const MOST_LOOKS = 80;

const ABOUT = 'claim';

export interface Look {
  readonly event: LaterEvent;
  readonly own: Own;
  readonly live: LiveItemAnswer | undefined;
  readonly history: readonly DecisionOn[];
  readonly language: Language;
  readonly now: Date;
}

/** Looks to come, and the parameters by which the decision that plans them is remembered (history.ts). */
export interface Looks {
  readonly later: readonly Later[];
  readonly params: Readonly<Record<string, string | number>>;
}

interface When {
  readonly own: Own;
  readonly now: Date;
}

/** The first look at a claim that is made now. */
export function firstLook(claim: Pick<Claim, 'person' | 'since'>, { own, now }: When): Looks {
  if (own.remind_after === 0) return { later: [], params: {} };
  const at = after(now.toISOString(), own.remind_after);
  return { later: [{ at, about: aboutOf(claim, 1) }], params: { look: at } };
}

/**
 * A look, at once, at claims that none waits for: their issue was closed or locked when it was due, or the section was off
 * or only observed. None where their issue is so now.
 */
export function lookAfter(
  { state, locked }: Pick<LiveItem, 'state' | 'locked'>,
  claims: readonly Claim[],
  { own, now }: When,
): Looks {
  const left = state === 'closed' || locked || own.remind_after === 0 ? [] : forgotten(claims, now);
  const at = now.toISOString();
  return {
    later: left.map((claim) => ({ at, about: aboutOf(claim, 1) })),
    params: left.length === 0 ? {} : { resumed: at },
  };
}

/** Names the claim, and counts the looks at it. */
const aboutOf = ({ person, since }: Pick<Claim, 'person' | 'since'>, looks: number): string =>
  `${ABOUT}:${looks}:${person}:${since}`;

export function lookAgain(look: Look): Decision {
  const { event, live, history, own, now } = look;
  const claim = claimsIn(history).find((one) => event.about.endsWith(`:${one.person}:${one.since}`));
  if (claim === undefined) return { because: because('claim_over') };
  const { person, login } = claim;
  const params = { person, login, at: now.toISOString() };
  const found = live?.exists === true ? live.assignees.find(({ id }) => id === person) : undefined;
  if (live?.exists !== true || found === undefined) return { because: because('claim_over', params) };
  // What was noted while the section only observed asks nobody: the next event here notes a look of its own.
  const rests = live.state === 'closed' || live.locked || own.remind_after === 0 || event.observed === true;
  if (rests) return { because: because('claim_rests', params) };
  if (openPulls(live, event.repository.id).some(({ author }) => author?.id === person)) {
    const { later, params: noted } = next(look, after(params.at, own.remind_after));
    return { because: because('has_pull', { ...params, ...noted }), later };
  }
  return due(look, { claim, live, person: found, params });
}

interface Due {
  readonly claim: Claim;
  readonly live: LiveItem;
  /** As they are called now. */
  readonly person: Person;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What is due, by when something was heard of them last and whether they were reminded since. */
function due(look: Look, found: Due): Decision {
  const { own, now } = look;
  const { lastWord, reminded } = found.claim;
  const quiet = own.release_after - own.remind_after;
  const at = reminded === undefined ? after(lastWord, own.remind_after) : after(reminded, quiet);
  if (now.getTime() < Date.parse(at)) {
    const { later, params: noted } = next(look, at);
    return { because: because('heard_of', { ...found.params, ...noted, until: dayOf(at) }), later };
  }
  return reminded === undefined ? remind(look, found) : release(look, found);
}

function remind(look: Look, { claim, params, person }: Due): Decision {
  const { event, own, now } = look;
  const { number } = event.cause.item;
  const until = after(now.toISOString(), own.release_after - own.remind_after);
  const plan = planFor(scopeOf(event.repository, number), causeOf(claim));
  const body = messages[languageOf(look)].reminder(person.login, until);
  const { later, params: noted } = next(look, until);
  return {
    because: because('reminded', { ...params, ...noted, until: dayOf(until) }),
    actions: [plan('remind', { kind: 'comment', number, body }, { expect: { state: 'open', unlocked: true } })],
    later,
  };
}

function release(look: Look, { claim, params, person, live }: Due): Decision {
  const { event, own } = look;
  const { number } = event.cause.item;
  const plan = planFor(scopeOf(event.repository, number), causeOf(claim));
  const free = live.assignees.length === 1;
  const pulls = own.competing ? openPulls(live, event.repository.id) : [];
  const act: Action['act'] = { kind: 'assign', number, add: [], remove: [person.login] };
  const section: Action['act'] = { kind: 'status', number, body: sectionOf({ free, pulls }, languageOf(look)) };
  return {
    because: because('released', { ...params, since: dayOf(claim.lastWord) }),
    actions: [
      plan('release', act, { expect: { state: 'open' } }),
      plan('section', section, { expect: { state: 'open', others: 'done' } }),
    ],
  };
}

/** One reminder and one release for each time that nothing was heard. */
const causeOf = ({ person, since, lastWord }: Claim): string => `claim:${person}:${since}:${lastWord}`;

function next({ event: { about } }: Look, at: string): Looks {
  const [, looks = '', claim = ''] = /^claim:(\d+):(.+)$/.exec(about) ?? [];
  if (Number(looks) >= MOST_LOOKS) return { later: [], params: {} };
  return { later: [{ at, about: `${ABOUT}:${Number(looks) + 1}:${claim}` }], params: { look: at } };
}

const languageOf = ({ event, language }: Look): Language => languageFor(event.cause.item, language);
