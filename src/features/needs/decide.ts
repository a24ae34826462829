// From the rules that an event concerns and the item as it is: labels on and off, and what is said of those that are missing.
import { because } from '../../core/action.js';
import type { Action, Because } from '../../core/action.js';
import type { Decision } from '../../core/feature.js';
import { labelsOn } from '../../core/live-item.js';
import type { LiveItem } from '../../core/live-item.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { RepositoryEvent } from '../../core/event.js';
import { fold, isSame } from '../../core/name.js';
import { judge } from './judge.js';
import type { Judgement } from './judge.js';
import type { Look } from './look.js';
import { missingAction } from './missing.js';
import type { Rule } from './rules.js';

export interface Known {
  readonly event: RepositoryEvent;
  readonly now: Date;
  /** All rules of the section. */
  readonly rules: readonly Rule[];
  readonly live: LiveItem;
  /** Labels that exist, of those of all rules. */
  readonly exist: readonly string[];
  /** The repository's. */
  readonly language: Language;
}
type KnownBefore = Omit<Known, 'exist' | 'language'>;

interface Judged {
  readonly rule: Rule;
  readonly judgement: Judgement;
  /** False: it would be put on, and its grace period is not over. */
  readonly due: boolean;
}

/** Would any label be put on? It must exist. */
export const wantsAny = (seen: Look, known: KnownBefore): boolean =>
  judged(seen, known).some(({ judgement, due }) => judgement.is === 'on' && due);

export function decideOn(seen: Look, known: Known): Decision {
  const all = judged(seen, known);
  const exists = ({ rule }: Judged) => known.exist.some((name) => isSame(name, rule.missing_label));
  const lacking = all.filter(({ judgement, due }) => judgement.is === 'on' && due);
  const on = lacking.filter(exists);
  const off = all.filter(({ judgement }) => judgement.is === 'off');
  const changes = [...on, ...off];
  return {
    because: changes.length > 0 ? changed(on, off) : unchanged(all, lacking),
    actions: [
      ...changes.map((one) => labelAction(seen, one)),
      ...comment(seen, known, { on, off }),
      ...(on.length === lacking.length ? [] : [missingAction(known.event.repository, known, known.language)]),
    ],
  };
}

function judged({ why, cause, rules }: Look, { now, live }: KnownBefore): readonly Judged[] {
  const age = now.getTime() - new Date(why === 'due' ? cause.at : cause.item.openedAt).getTime();
  const lost = cause.kind === 'item.unlabeled' ? { lostAt: cause.at } : {};
  return rules
    .filter(({ branch }) => live.base === null || branch === undefined || live.base.ref === branch)
    .map((rule) => {
      const judgement = judge(rule, { live, openedAt: cause.item.openedAt, ...lost });
      return { rule, judgement, due: judgement.is !== 'on' || age >= rule.grace_period };
    });
}

function labelAction({ cause }: Look, { rule, judgement }: Judged): Action {
  const { repository, item } = cause;
  const on = judgement.is === 'on';
  return {
    act: {
      kind: 'label',
      number: item.number,
      add: on ? [rule.missing_label] : [],
      remove: on ? [] : [rule.missing_label],
    },
    rule: on ? 'missing' : 'found',
    scope: `item:${repository.id}:${item.number}`,
    cause: 'cause' in judgement ? judgement.cause : '',
    slot: fold(rule.missing_label),
    // Between the look and a write that has to be tried again labels come and go, and their events find nothing to do.
    expect: on ? { lacksMatch: [rule.regexp.source] } : { hasMatch: [rule.regexp.source] },
  };
}

/** What is said of all labels that the item needs after this; said anew where that changed, empty where it needs none. */
function comment(
  { cause }: Look,
  { event, rules, live }: Known,
  { on, off }: { readonly on: readonly Judged[]; readonly off: readonly Judged[] },
): readonly Action[] {
  const spoken = rules.filter((rule) => rule.missing_comment !== undefined);
  const label = 'label' in cause ? cause.label : undefined;
  const touched = [...on, ...off].some(({ rule }) => spoken.includes(rule));
  const moved = spoken.some(({ missing_label: own }) => label !== undefined && isSame(own, label));
  if (!touched && !moved) return [];
  const among = (all: readonly Judged[], rule: Rule) => all.some((one) => one.rule === rule);
  const needed = spoken.filter(
    (rule) => among(on, rule) || (!among(off, rule) && labelsOn(live).some((one) => isSame(one, rule.missing_label))),
  );
  // A maintainer's HTML comment could look like one of Hearth's hidden marks.
  const texts = needed.map((rule) => (rule.missing_comment ?? '').trim().replaceAll('<!--', '&lt;!--'));
  return [
    {
      act: { kind: 'status', number: cause.item.number, body: [...new Set(texts)].join('\n\n') },
      rule: 'comment',
      scope: `item:${cause.repository.id}:${cause.item.number}`,
      cause: `${event.kind}:${event.at}`,
      expect: {
        lacksMatch: needed.filter((rule) => among(on, rule)).map(({ regexp }) => regexp.source),
        hasMatch: off.filter(({ rule }) => spoken.includes(rule)).map(({ rule }) => rule.regexp.source),
      },
    },
  ];
}

const named = (all: readonly Judged[]): string =>
  all.map(({ rule }) => `${quote(rule.missing_label)} (${quote(rule.regexp.source)})`).join(', ');

function changed(on: readonly Judged[], off: readonly Judged[]): Because {
  return because('changed', {
    ...(on.length > 0 ? { on: named(on) } : {}),
    ...(off.length > 0 ? { off: named(off) } : {}),
  });
}

/** Of several reasons to do nothing the one that a person can do something about comes first. */
function unchanged(all: readonly Judged[], lacking: readonly Judged[]): Because {
  if (lacking.length > 0) return because('no_such_label', { labels: named(lacking) });
  const early = all.filter(({ due }) => !due);
  if (early.length > 0) return because('early', { labels: named(early) });
  for (const is of ['vetoed', 'kept', 'missing'] as const) {
    const found = all.filter(({ judgement }) => judgement.is === is);
    if (found.length > 0) return because(is, { labels: named(found) });
  }
  return because('satisfied');
}
