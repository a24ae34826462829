// What was judged, as acts: the labels of one text in one act, a thumb up where all took effect, else one comment.
import type { Act, Action, Expect } from '../../core/action.js';
import type { Command } from '../../core/command.js';
import { commandCause, reactionTo } from '../../core/command-acts.js';
import { quote } from '../../core/markdown.js';
import { mergedLabels, mergedReviewers } from './merge.js';
import { messages } from './messages.js';
import type { Ground, Outcome } from './outcome.js';

export interface Judged {
  readonly command: Command;
  readonly outcomes: readonly Outcome[];
}

/** Acts with their rules, in the order in which they are performed. */
export function planned(judged: readonly Judged[], ground: Ground): readonly Action[] {
  const { event, spoken, repository } = ground;
  const outcomes = judged.flatMap((one) => one.outcomes);
  const written = judged.map(({ command }) => `${command.word} ${command.args}`);
  const cause = commandCause(event, spoken, written);
  const plan = ({ rule, act, expect, slot }: Step): Action => ({
    act,
    rule,
    scope: `item:${repository.id}:${spoken.item.number}`,
    cause,
    ...(slot === undefined ? {} : { slot }),
    ...(expect === undefined ? {} : { expect }),
  });
  const doing = stepsOf(outcomes, ground);
  return [...doing, ...replies(judged, ground, doing.length > 0)].map(plan);
}

interface Step {
  readonly rule: string;
  readonly act: Act;
  readonly expect?: Expect;
  readonly slot?: string;
}

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;
const only = <Kind extends Outcome['kind']>(outcomes: readonly Outcome[], kind: Kind) =>
  outcomes.filter((one): one is Of<Kind> => one.kind === kind);

/** Of several that cannot hold together, the last one counts. */
function stepsOf(outcomes: readonly Outcome[], ground: Ground): readonly Step[] {
  const { number } = ground.spoken.item;
  const labels = mergedLabels(
    only(outcomes, 'label').map(({ change }) => change),
    ground,
  );
  const reviewers = mergedReviewers(only(outcomes, 'reviewers'));
  const state = only(outcomes, 'state').at(-1);
  const title = only(outcomes, 'title').at(-1);
  const section = only(outcomes, 'section').at(-1);
  return [
    // The label belongs to the person, not to Hearth: no rule of Hearth's takes it off again.
    ...(labels === null ? [] : [{ rule: 'person', act: { kind: 'label', number, ...labels } } as const]),
    ...(reviewers === null ? [] : [{ rule: 'reviewers', act: { kind: 'reviewers', number, ...reviewers } } as const]),
    ...(title === undefined ? [] : [{ rule: 'title', act: { kind: 'item', number, title: title.title } } as const]),
    ...(state === undefined ? [] : [{ rule: 'state', act: { kind: 'item', number, state: state.state } } as const]),
    ...(section === undefined
      ? []
      : [{ rule: 'guidelines', act: { kind: 'status', number, body: section.body } } as const]),
  ];
}

/** The reaction, and the one comment that answers and refuses. */
function replies(judged: readonly Judged[], ground: Ground, acts: boolean): readonly Step[] {
  const { spoken, language } = ground;
  const { number } = spoken.item;
  const body = commentOf(judged, ground);
  const said: readonly Step[] = body === '' ? [] : [{ rule: 'answer', act: { kind: 'comment', number, body } }];
  const isRefused = refusalsOf(judged, ground).length > 0;
  const puzzled = reaction(ground, 'confused', 'refused');
  if (!acts) return [...(isRefused ? puzzled : []), ...said];
  const told = messages[language].notTaken(
    doneBy(judged)
      .map((command) => quote(command.text))
      .join(messages[language].comma),
  );
  const failed: Step = {
    rule: 'not_taken',
    act: { kind: 'comment', number, body: told },
    expect: { others: 'refused' },
  };
  const done = reaction(ground, '+1', 'done', { others: 'done' });
  const sorry = reaction(ground, 'confused', 'refused', { others: 'refused' });
  return isRefused ? [...puzzled, failed, ...said] : [...done, ...sorry, failed, ...said];
}

function reaction({ spoken }: Ground, content: '+1' | 'confused', rule: string, expect?: Expect): readonly Step[] {
  const acts = reactionTo(spoken, content);
  return acts.map((act) => ({ rule, act, ...(expect === undefined ? {} : { expect }) }));
}

function commentOf(judged: readonly Judged[], ground: Ground): string {
  const refusals = refusalsOf(judged, ground).map((line) => `- ${line}`);
  const answers = judged.flatMap(({ outcomes }) => only(outcomes, 'answer').map(({ body }) => body));
  return [...(refusals.length === 0 ? [] : [refusals.join('\n')]), ...new Set(answers)].join('\n\n');
}

/** A line for each refused command and reason. */
function refusalsOf(judged: readonly Judged[], { language }: Ground): readonly string[] {
  const said = messages[language];
  return judged.flatMap(({ command, outcomes }) =>
    [...new Set(only(outcomes, 'refused').map(({ reason }) => said.refusal(reason)))].map((why) =>
      said.refused(quote(command.text), why),
    ),
  );
}

const doneBy = (judged: readonly Judged[]): readonly Command[] =>
  judged.flatMap(({ command, outcomes }) =>
    outcomes.some(({ kind }) => kind !== 'refused' && kind !== 'answer') ? [command] : [],
  );
