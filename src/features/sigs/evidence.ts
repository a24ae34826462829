// What speaks for a label, in a few words: for the SIG that is told, and for those who ask why.
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import type { Evidence, OwnedLabel } from '../../core/ownership.js';
import { messages } from './messages.js';

const MOST = 3;

/** `pkg/kubelet/OWNERS` (3 of 5 files), `kubelet`: at most three of them. Foreign names are quoted. */
export function evidenceOf({ evidence }: OwnedLabel, files: number, language: Language): string {
  const { of, more, sources } = messages[language];
  const said = evidence.slice(0, MOST).map((one) => `${sources[one.source]} ${quote(one.by)}${about(one, files, of)}`);
  const rest = evidence.length - said.length;
  return [...said, ...(rest > 0 ? [more(rest)] : [])].join(', ');
}

function about(one: Evidence, files: number, of: (part: number, whole: number) => string): string {
  if (one.files > 0) return ` (${of(one.files, Math.max(files, one.files))})`;
  return one.example === '' || one.example === one.by ? '' : ` (${quote(one.example)})`;
}

/** The same in signs that need no language: `sig/node` ← paths `pkg/kubelet/*` 3/5 (60 %). */
export function factsOf(labels: readonly OwnedLabel[], files: number): string {
  return labels
    .map(({ label, share, evidence }) => {
      const by = evidence
        .slice(0, MOST)
        .map(
          (one) =>
            `${one.source} ${quote(one.by)}${one.files > 0 ? ` ${one.files}/${Math.max(files, one.files)}` : ''}`,
        );
      const rest = evidence.length > MOST ? ` +${evidence.length - MOST}` : '';
      return `${quote(label)} ← ${by.join(', ')}${rest} (${Math.round(100 * share)} %)`;
    })
    .join('; ');
}
