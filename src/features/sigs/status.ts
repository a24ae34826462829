// How the SIGs of an item are reached and when they meet, for its status comment: a line each.
import { contactsOf, nextMeetingWords, sigTitle } from '../../community/sig-words.js';
import type { Language } from '../../core/language.js';
import type { Sig } from '../../core/sig.js';
import { messages } from './messages.js';

/** Empty where the directory knows nothing of the kind, or there are none. */
export function statusText(sigs: readonly Sig[], now: Date, language: Language): string {
  const words = messages[language];
  const lines = sigs.flatMap((sig) => {
    const meeting = nextMeetingWords(sig, now);
    const known = [...contactsOf(sig), ...(meeting === null ? [] : [words.meets(meeting)])];
    return known.length === 0 ? [] : [`- ${words.reach(sigTitle(sig), known.join(words.between))}`];
  });
  return lines.join('\n');
}
