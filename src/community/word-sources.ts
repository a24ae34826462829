// What the item's own words say: answers in an issue form, keywords, teams that are called.
import { MOST_TEXT_CHARACTERS } from '../core/pattern.js';
import type { Directory } from '../core/sig.js';
import { createAllowance, MOST_STEPS, PATTERN_STEPS } from './allowance.js';
import type { Pieces } from './allowance.js';
import { formFields } from './form.js';
import { mentionedSigs } from './mentions.js';
import { clean, fold } from './name.js';
import { withoutComments } from './prose.js';
import type { Tally } from './tally.js';

/** Tells the tally which labels the words of an item speak for. False: there were too many keywords to look for all. */
export function* wordsSpeakingInPieces(
  directory: Directory,
  { title, body }: { readonly title: string; readonly body: string },
  owner: string | null,
  tally: Tally,
): Pieces<boolean> {
  const allowance = createAllowance(MOST_STEPS, MOST_STEPS);
  const fields = formFields(body);
  // Templates explain themselves in comments, which name every topic there is.
  let heard = true;
  const text = `${title}\n${withoutComments(body)}`;
  for (const { label, formValues, keywords } of directory.sigs) {
    if (label === null) continue;
    const answers = new Set(formValues.map(fold));
    for (const { heading, values } of fields) {
      const value = values.find((one) => answers.has(fold(one)));
      if (value !== undefined) tally.words({ label, source: 'form', by: clean(heading, 100) }, clean(value, 100));
    }
    for (const keyword of keywords) {
      if (allowance.next()) yield;
      if (!allowance.take(keyword.steps * PATTERN_STEPS * Math.min(text.length, MOST_TEXT_CHARACTERS))) {
        heard = false;
        break;
      }
      const match = keyword.match(text);
      if (match !== null) tally.words({ label, source: 'keyword', by: keyword.source }, clean(match, 100));
    }
  }
  for (const { sig, mention } of mentionedSigs(directory, body, owner)) {
    if (sig.label !== null) tally.words({ label: sig.label, source: 'team', by: mention }, mention);
  }
  return heard;
}
