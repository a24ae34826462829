// What the status comment of an issue says of its claims: that it is free again, and who has a pull request open for it.
import type { Language } from '../../core/language.js';
import type { LinkedItem, LiveItem } from '../../core/live-item.js';
import type { DecisionOn } from '../../core/question.js';
import { claimsIn, wasReleased } from './history.js';
import { messages } from './messages.js';
import type { OpenPull } from './said.js';

/** So many pull requests for one issue are listed on it. */
const SEVERAL = 2;

export interface IssueView {
  readonly live: LiveItem;
  readonly history: readonly DecisionOn[];
  /** Numeric id of its repository. */
  readonly repository: number;
  /** Whether several pull requests are listed (`competing`). */
  readonly lists: boolean;
}

/** Open pull requests of the same repository, oldest first; others have no number here. */
export function openPulls({ linked }: LiveItem, repository: number): readonly LinkedItem[] {
  const open = linked.filter((one) => one.state === 'open' && one.repository === repository);
  return [...open].sort((a, b) => a.number - b.number);
}

export const shown = ({ number, author, openedAt, draft }: LinkedItem): OpenPull => ({
  number,
  author: author?.login ?? null,
  openedAt,
  draft,
});

/** Empty: there is nothing to say. */
export function issueSection(view: IssueView, language: Language): string {
  const { live, history, repository, lists } = view;
  if (live.state === 'closed') return '';
  const free = live.assignees.length === 0 && wasReleased(history) && claimsIn(history).length === 0;
  return sectionOf({ free, pulls: lists ? openPulls(live, repository) : [] }, language);
}

/** The same of what is known to be so in a moment. */
export function sectionOf(
  { free, pulls }: { readonly free: boolean; readonly pulls: readonly LinkedItem[] },
  language: Language,
): string {
  const said = messages[language];
  return [...(free ? [said.offered] : []), ...(pulls.length >= SEVERAL ? [said.list(pulls.map(shown))] : [])].join(
    '\n\n',
  );
}
