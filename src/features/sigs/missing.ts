// The issue about labels that are named and do not exist: one for a repository, edited at most once a day.
import { sigTitle } from '../../community/sig-words.js';
import type { Action } from '../../core/action.js';
import type { Language } from '../../core/language.js';
import { quote, tableCell } from '../../core/markdown.js';
import { fold } from '../../core/name.js';
import type { OwnedLabel } from '../../core/ownership.js';
import type { Directory } from '../../core/sig.js';
import type { Look } from './look.js';
import { messages } from './messages.js';

/** As many labels as are asked for at a time. */
const MOST = 20;

/** Labels to ask for: those that would be put on, then others of the directory, so that one issue tells of all. */
export function labelsToAsk(wanted: readonly string[], { sigs }: Directory): readonly string[] {
  const all = [...wanted, ...sigs.flatMap(({ label }) => label ?? [])];
  return [...new Map(all.map((label) => [fold(label), label])).values()].slice(0, MOST);
}

/** Those of them that do not exist. */
export function missingOf(asked: readonly string[], exist: readonly string[]): readonly string[] {
  const there = new Set(exist.map(fold));
  return asked.filter((label) => !there.has(fold(label)));
}

export function missingAction(
  { event }: Look,
  missing: readonly string[],
  {
    directory,
    owned,
    language,
  }: {
    readonly directory: Directory;
    readonly owned: readonly OwnedLabel[];
    readonly language: Language;
  },
): Action {
  const { title, intro, head, outro, ...words } = messages[language].missing;
  const rows = missing.map((label) => {
    const sig = directory.sigs.find((one) => one.label !== null && fold(one.label) === fold(label));
    const evidence = owned.find((one) => fold(one.label) === fold(label))?.evidence[0];
    const by = sig === undefined ? quote(evidence?.by ?? '') : words.directory(quote(directory.file), sigTitle(sig));
    return `| ${tableCell(quote(label))} | ${tableCell(by)} |`;
  });
  return {
    act: { kind: 'issue', series: 'sigs-labels', title, body: [intro, [head, ...rows].join('\n'), outro].join('\n\n') },
    rule: 'missing_labels',
    scope: `repository:${event.repository.id}`,
    cause: `day:${event.at.slice(0, 10)}`,
  };
}
