// `/check-required-labels`: which of the labels that the sections in force require are missing, and what puts one on.
import { labelsOn } from '../../core/live-item.js';
import type { LiveItem } from '../../core/live-item.js';
import { quote } from '../../core/markdown.js';
import { isSame } from '../../core/name.js';
import { parsePattern } from '../../core/pattern.js';
import type { RequiredLabel } from '../../core/sig-question.js';
import { messages } from './messages.js';
import type { Ground, Outcome } from './outcome.js';
import type { Own } from './settings.js';

/** Patterns can be as long as this. */
const MOST_PATTERN = 200;

export function judgeRequired({ live, own, required, language }: Ground): readonly Outcome[] {
  const said = messages[language];
  const missing = live === null ? [] : required.filter((one) => concerns(one, live) && isMissing(one, live));
  if (live === null || missing.length === 0) return [{ kind: 'answer', body: said.nothingRequired }];
  const lines = missing.map((one) => {
    const commands = commandsFor(one, own).map((command) => quote(command));
    const isOn = labelsOn(live).some((label) => isSame(label, one.missing));
    const sentence = said.required(
      quote(one.pattern, MOST_PATTERN),
      commands.join(said.comma),
      isOn ? quote(one.missing) : null,
    );
    return `- ${sentence}`;
  });
  return [{ kind: 'answer', body: [said.requiredHead, lines.join('\n')].join('\n\n') }];
}

function concerns({ issues, prs, branch }: RequiredLabel, { kind, base }: LiveItem): boolean {
  return kind === 'issue' ? issues : prs && (branch === undefined || base === null || base.ref === branch);
}

const isMissing = ({ missing, pattern }: RequiredLabel, live: LiveItem): boolean =>
  !labelsOn(live).some((label) => !isSame(label, missing) && isFound(pattern, label));

/** The commands of families here that put such a label on. */
function commandsFor({ pattern }: RequiredLabel, own: Own): readonly string[] {
  const families = own.families.filter((family) => !own.leave.includes(family));
  return families.flatMap((family) => {
    const usual = family === 'triage' ? 'accepted' : '';
    return isFound(pattern, `${family}/${usual}`) ? [`/${family} ${usual === '' ? 'NAME' : usual}`] : [];
  });
}

/** The settings were read with this pattern: it is one. */
function isFound(source: string, text: string): boolean {
  const pattern = parsePattern(source);
  return typeof pattern !== 'string' && pattern.found(text);
}
