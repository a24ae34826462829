// Boxes that have a missing label created: written into the proposal, and read back out of it when one is ticked.
import { languages } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Label } from '../../core/proposal.js';
import { words } from './words.js';

/** Stands hidden in what onboarding wrote, so that an edit of anything else is known without a question. */
export const BOXES = '<!-- hearth-labels -->';

/** A task for each label, after the sign by which they are found again. */
export function boxes(labels: readonly Label[], language: Language): string {
  return [BOXES, ...labels.map((label) => `- [ ] ${taskOf(label, language)}`)].join('\n');
}

/** Is there a ticked box of a label in this text at all? Says nothing of whose text it is. */
export function hasTicked(body: string): boolean {
  return body.includes(BOXES) && ticked(body).some((task) => starts.some((start) => task.startsWith(start)));
}

/**
 * Of these labels, those whose box is ticked. The text is the reader's to edit: it says which, never what a label looks like,
 * and no other label than these.
 */
export function tickedOf(body: string, labels: readonly Label[]): readonly Label[] {
  const tasks = ticked(body);
  return labels.filter((label) => languages.some((language) => tasks.includes(taskOf(label, language))));
}

const taskOf = ({ name }: Label, language: Language) => `${words[language].create} ${quote(name)}`;

const starts = languages.map((language) => `${words[language].create} \``);

function ticked(body: string): readonly string[] {
  return [...body.matchAll(/^ {0,3}[-*] \[[xX]\] ([^\n\r]{1,200})/gm)].map(([, task = '']) => task.trim());
}
