// `/help` and `/good-first-issue`: their labels, and what the maintainers say of such issues.
import { judgeLabels } from './labels.js';
import { messages } from './messages.js';
import { refused } from './outcome.js';
import type { Ground, Outcome } from './outcome.js';
import type { Request } from './request.js';

export function judgeHelp(request: Request, ground: Ground): readonly Outcome[] {
  if (ground.spoken.item.kind !== 'issue') return [refused({ code: 'issues_only' })];
  const labels = judgeLabels(request, ground);
  const section = sectionFor(request, ground);
  if (section === null || labels.some(({ kind }) => kind === 'refused')) return labels;
  return [...labels, { kind: 'section', body: section }];
}

/** Null: the maintainers have nothing to say of it, or it stays as it is. */
function sectionFor({ verb }: Request, { own, language }: Ground): string | null {
  const { guidelines_summary: summary, guidelines_url: url } = own.help;
  if (summary === undefined && url === undefined) return null;
  if ('add' in verb && verb.add) return messages[language].guidelines(inert(summary ?? ''), url ?? null);
  // Without `good first issue` it is still open to all.
  return verb.kind === 'help' ? '' : null;
}

/** A maintainer's HTML comment could look like one of Hearth's hidden marks. */
const inert = (text: string): string => text.replaceAll('<!--', '&lt;!--');
