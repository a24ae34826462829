// `/assign` and `/unassign`: what is done, a thumb up for it, or one comment that says why not.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import { commandCause, reactionTo } from '../../core/command-acts.js';
import type { RepositoryEvent } from '../../core/event.js';
import type { Decision } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { lineOrList } from '../../core/markdown.js';
import { fold } from '../../core/name.js';
import type { DecisionOn } from '../../core/question.js';
import { hasSection } from './history.js';
import { openPulls, sectionOf } from './issue-section.js';
import { judge } from './judge.js';
import type { Ground, Verdict, Why } from './judge.js';
import { messages } from './messages.js';
import { tellOfPulls } from './others.js';
import type { Messages } from './said.js';
import { wishOf } from './names.js';
import type { Wish } from './names.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import { firstLook, lookAfter } from './later.js';
import type { Looks } from './later.js';

export interface Asking {
  readonly event: RepositoryEvent;
  readonly spoken: Spoken;
  readonly ground: Ground;
  readonly history: readonly DecisionOn[];
  readonly language: Language;
}

/** A wish with what became of it. */
interface Judged {
  readonly wish: Wish;
  readonly verdict: Verdict;
}

type Rule = Extract<Verdict, { kind: 'done' }>['rule'];
/** Logins by rule. */
type Acts = ReadonlyMap<Rule, readonly string[]>;

/** What is wished by commands, which are all of this section. */
export const wishesOf = ({ commands, author }: Spoken): readonly Wish[] =>
  commands.map((command) => wishOf(command, author.login));

export function obey(asking: Asking): Decision {
  const { spoken, ground } = asking;
  const judged = wishesOf(spoken).map((wish): Judged => ({ wish, verdict: judge(wish, ground) }));
  const acts = actsOf(judged);
  const whys = judged.flatMap(({ verdict }) => (verdict.kind === 'refused' ? [verdict.why] : []));
  const actions = actionsFor(asking, judged, acts);
  const looks = looksFor(asking, acts);
  return {
    because: because(codeOf(acts, whys), { ...looks.params, ...aboutOf(acts, whys) }),
    actions,
    later: looks.later,
  };
}

/** Looks at a new claim, and at others here that nobody looks after any more; with what is remembered of them. */
function looksFor({ event, spoken, ground }: Asking, acts: Acts): Looks {
  const { own, now, live, claims } = ground;
  const { id: person, login } = spoken.author;
  const about = { person, login, at: event.at };
  const others = lookAfter(live, claims, { own, now });
  const first = acts.has('claim') ? firstLook({ person, since: event.at }, { own, now }) : { later: [], params: {} };
  return { later: [...first.later, ...others.later], params: { ...about, ...others.params, ...first.params } };
}

/** Of what a text asks for and takes back, the last word counts. */
function actsOf(judged: readonly Judged[]): Acts {
  const last = new Map<string, { readonly rule: Rule; readonly login: string }>();
  for (const { verdict } of judged) {
    if (verdict.kind !== 'done') continue;
    for (const login of verdict.logins) last.set(fold(login), { rule: verdict.rule, login });
  }
  const acts = new Map<Rule, readonly string[]>();
  for (const { rule, login } of last.values()) acts.set(rule, [...(acts.get(rule) ?? []), login]);
  return acts;
}

function codeOf(acts: Acts, whys: readonly Why[]): string {
  if (acts.has('claim')) return 'claimed';
  if (acts.has('assign')) return 'assigned';
  if (acts.has('unassign')) return 'unassigned';
  return whys.length > 0 ? 'refused' : 'already';
}

function aboutOf(acts: Acts, whys: readonly Why[]): Readonly<Record<string, string>> {
  const people = [...acts.values()].flat();
  const [first] = whys;
  return {
    ...(people.length === 0 ? {} : { people: people.join(', ') }),
    ...(first === undefined ? {} : { why: first.code }),
  };
}

function actionsFor(asking: Asking, judged: readonly Judged[], acts: Acts): readonly Action[] {
  const { event, spoken, ground, history } = asking;
  const { number } = spoken.item;
  const written = judged.map(({ wish }) => wish.text);
  const plan = planFor(scopeOf(event.repository, number), commandCause(event, spoken, written));
  const language = languageFor(spoken.item, asking.language);
  const done = [...acts].map(([rule, logins]) => plan(rule, assignment(number, rule, logins)));
  const section = plan('section', sectionAfter(ground, number, language), { expect: { others: 'done' } });
  return [
    ...done,
    ...answers({ plan, spoken, acts, said: messages[language], refusals: refusalsOf(asking, judged, language) }),
    ...(acts.has('claim') && hasSection(history) ? [section] : []),
    ...(acts.has('claim') ? tellOfPulls(ground, scopeOf(event.repository, number), language) : []),
  ];
}

const assignment = (number: number, rule: Rule, logins: readonly string[]): Action['act'] =>
  rule === 'unassign'
    ? { kind: 'assign', number, add: [], remove: logins }
    : { kind: 'assign', number, add: logins, remove: [] };

function refusalsOf({ event }: Asking, judged: readonly Judged[], language: Language): readonly string[] {
  return judged.flatMap(({ wish, verdict }) =>
    verdict.kind === 'refused' ? [messages[language].refused(wish.text, verdict.why, event.repository.id)] : [],
  );
}

interface Answering {
  readonly plan: ReturnType<typeof planFor>;
  readonly spoken: Spoken;
  readonly acts: Acts;
  readonly said: Messages;
  readonly refusals: readonly string[];
}

/** A thumb up where all was done; else a puzzled face and one comment. GitHub may keep silent of whom it does not take. */
function answers({ plan, spoken, acts, said, refusals }: Answering): readonly Action[] {
  const { number } = spoken.item;
  const react = (rule: string, content: '+1' | 'confused', more: Parameters<typeof plan>[2] = {}) =>
    reactionTo(spoken, content).map((act) => plan(rule, act, more));
  const comment = (body: string) => ({ kind: 'comment', number, body }) as const;
  const nothing = acts.size === 0;
  const untaken = { expect: { others: 'refused' } } as const;
  const failed = acts.has('claim') || acts.has('assign') ? said.notAssigned : said.notUnassigned;
  const told = nothing ? [] : [plan('not_taken', comment(failed), { ...untaken, slot: 'why' })];
  if (refusals.length > 0) {
    return [...react('refused', 'confused'), plan('refused', comment(lineOrList(refusals)), { slot: 'why' }), ...told];
  }
  if (nothing) return react('done', '+1');
  return [...react('done', '+1', { expect: { others: 'done' } }), ...react('not_taken', 'confused', untaken), ...told];
}

/** What is taken is offered no more; the list of pull requests stays. */
function sectionAfter({ live, own, place }: Ground, number: number, language: Language): Action['act'] {
  const pulls = own.competing ? openPulls(live, place.repository) : [];
  return { kind: 'status', number, body: sectionOf({ free: false, pulls }, language), ifThere: true };
}
