// What was decided, as short phrases of Hearth's own words: for comparing two configurations.
import type { Act, AssignAct, ReviewersAct } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { minuteOf } from '../../core/time.js';
import type { PlannedAction } from '../ports.js';
import { reactions, vocabulary } from './vocabulary.js';
import type { Vocabulary } from './vocabulary.js';

export interface Described {
  readonly phrase: string;
  /** The phrase where the same is done in other words on the other side. */
  readonly otherwise: string;
  /** What is said; empty where the phrase tells all. */
  readonly words: string;
}

type Planned = Pick<PlannedAction, 'feature' | 'rule' | 'act' | 'state'>;

/** `` `welcome` first issue: status comment ``; what is only observed says so. */
export function describe({ feature, rule, act, state }: Planned, language: Language): Described {
  const say = vocabulary[language];
  const start = `\`${feature}\` ${rule.replaceAll('_', ' ')}${say.colon}${deedOf(act, say)}`;
  const end = state === 'would' ? say.onlyShown : '';
  return { phrase: `${start}${end}`, otherwise: `${start}${say.comma}${say.otherWords}${end}`, words: wordsOf(act) };
}

/** A feature that decides later than can be known. */
export function describeLater(feature: string, at: Date, language: Language): Described {
  const say = vocabulary[language];
  const time = `${minuteOf(at.toISOString())} UTC`;
  const phrase = `\`${feature}\`${say.colon}${say.looksAgain(time)}`;
  return { phrase, otherwise: phrase, words: '' };
}

function deedOf(act: Act, say: Vocabulary): string {
  switch (act.kind) {
    case 'status':
      return act.body === '' ? say.statusOut : say.status;
    case 'comment':
      return say.comment;
    case 'label': {
      const changes = [
        ...act.add.map((label) => say.adds(quote(label))),
        ...act.remove.map((label) => say.takesOff(quote(label))),
      ];
      return changes.length === 0 ? say.nothing : changes.join(say.comma);
    }
    case 'reaction':
      return say.reacts(reactions[act.content]);
    case 'issue':
      return act.state === 'closed' ? say.issueClosed(quote(act.title)) : say.issue(quote(act.title));
    case 'discussion':
      return act.state === 'closed' ? say.discussionClosed(quote(act.title)) : say.discussion(quote(act.title));
    case 'check':
      return say.check(quote(act.name), act.conclusion);
    case 'pull':
      return say.pull(quote(act.title));
    case 'new-label':
      return say.newLabel(quote(act.name));
    case 'assign':
      return peopleOf(act, say.assigns, say.unassigns, say);
    case 'reviewers':
      return peopleOf(act, say.asks, say.asksNoMore, say);
    case 'item': {
      const changes = [
        ...(act.state === undefined ? [] : [say.states[act.state]]),
        ...(act.title === undefined ? [] : [say.retitles(quote(act.title))]),
      ];
      return changes.length === 0 ? say.leaves : changes.join(say.comma);
    }
    case 'team':
      return say.joins(quote(act.login), quote(act.team));
    case 'files':
      return say.files(quote(act.title), act.changes.map(({ path }) => quote(path)).join(say.comma));
  }
}

type Naming = (login: string) => string;

function peopleOf({ add, remove }: AssignAct | ReviewersAct, comes: Naming, goes: Naming, say: Vocabulary): string {
  const changes = [...add.map((login) => comes(quote(login))), ...remove.map((login) => goes(quote(login)))];
  return changes.length === 0 ? say.nobody : changes.join(say.comma);
}

function wordsOf(act: Act): string {
  switch (act.kind) {
    case 'status':
    case 'comment':
    case 'issue':
    case 'discussion':
      return act.body;
    case 'pull':
      return `${act.body}\n${act.text}`;
    case 'check':
      return `${act.title}\n${act.summary}\n${JSON.stringify(act.annotations)}`;
    case 'new-label':
      return `${act.color}\n${act.description}`;
    case 'label':
    case 'reaction':
    case 'assign':
    case 'reviewers':
    case 'item':
    case 'team':
      return '';
    case 'files':
      return `${act.body}\n${JSON.stringify(act.changes)}`;
  }
}

/**
 * The phrases of both sides, each once; null where the same is done, in the same words. What is done on both sides in other
 * words says so on the second.
 */
export function compare(
  before: readonly Described[],
  after: readonly Described[],
): { readonly before: readonly string[]; readonly after: readonly string[] } | null {
  const said = (side: readonly Described[], phrase: string) =>
    JSON.stringify([...new Set(side.filter((one) => one.phrase === phrase).map(({ words }) => words))].sort());
  const first = [...new Set(before.map(({ phrase }) => phrase))];
  const second = after.map(({ phrase, otherwise }) =>
    first.includes(phrase) && said(before, phrase) !== said(after, phrase) ? otherwise : phrase,
  );
  const result = { before: first, after: [...new Set(second)] };
  const same = JSON.stringify([...result.before].sort()) === JSON.stringify([...result.after].sort());
  return same ? null : result;
}
