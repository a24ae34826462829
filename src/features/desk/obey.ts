// The commands of a text, one after another: what each says, and one answer to whoever wrote them.
import type { Action } from '../../core/action.js';
import { reactionTo } from '../../core/command-acts.js';
import type { Command, Spoken } from '../../core/command.js';
import type { Language } from '../../core/language.js';
import type { Plan } from './decision.js';
import { judge } from './judge.js';
import { messages } from './messages.js';
import type { CaseWords } from './said.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';
import type { Telling } from './telling.js';
import type { Refusal } from './why.js';

export function obey(telling: Telling, { commands, author }: Spoken, own: Own): readonly Refusal[] {
  return commands.flatMap((command) => {
    const verb = verbOf(command, own.leave);
    const why = verb === null ? null : judge(verb, { telling, speaker: author, command });
    return why === null ? [] : [{ text: shownOf(command, own), why }];
  });
}

/** What is told to few, or about somebody, is not said again. */
export function shownOf(command: Command, { leave }: Own): string {
  const verb = verbOf(command, leave);
  return verb === 'concern' || verb === 'not-yet' ? `/${command.word}` : command.text.trim();
}

/** A thumb up where all was obeyed; else a puzzled face and one comment. */
export function answersTo(
  spoken: Spoken,
  refusals: readonly Refusal[],
  plan: Plan,
  { language, words }: { readonly language: Language; readonly words: CaseWords | null },
): readonly Action[] {
  const react = (rule: string, content: '+1' | 'confused') =>
    reactionTo(spoken, content).map((act) => plan(rule, act, { slot: 'reaction' }));
  if (refusals.length === 0) return react('done', '+1');
  const lines = refusals.map(({ text, why }) => messages[language].refused(text, why, words));
  const body = lines.length === 1 ? lines.join('') : lines.map((line) => `- ${line}`).join('\n');
  return [
    ...react('refused', 'confused'),
    plan('refused', { kind: 'comment', number: spoken.item.number, body }, { slot: 'why' }),
  ];
}
