// What a kind of act needs to be performed.
import type { Repository } from '../../core/event.js';
import { fold } from '../../core/name.js';
import type { Audit, GitHubRead, GitHubWrite, OpenAction, PresentItem, Settled } from '../ports.js';

export interface Hands {
  readonly github: GitHubRead & GitHubWrite;
  readonly audit: Audit;
  readonly repository: Repository;
  /** Another repository of the same owner, given to Hearth by the same installation; null: there is none of that name. */
  beside(name: string): Promise<Repository | null>;
  /** Whether the configuration of that repository names it as `private` of the section too. */
  agrees(section: string, place: Repository): Promise<boolean>;
  /** How long GitHub's reads may lag behind its writes. */
  readonly lagMs: number;
  /** Is the cause so young that GitHub's reads may not know its consequences yet? */
  fresh(group: readonly OpenAction[]): boolean;
  /** Throws RateLimited where the installation may write no more now; before anything is read in vain. */
  budget(): Promise<void>;
  /** The item as it stands now, read once for a write and the expectations before it. Throws Refused where it is gone. */
  present(number: number, as: 'item' | 'pull'): Promise<PresentItem>;
  /** Marks as sent (fenced), then runs the one write. Throws instead of writing when the row was taken over. */
  write<Result>(actions: readonly OpenAction[], request: () => Promise<Result>): Promise<Result>;
}

/** One result for the whole group, or one for each of its actions, in their order. */
export type Results = Settled | readonly Settled[];

/** So already: of what was sent and never confirmed, because it arrived. */
export const already = ({ state }: OpenAction): Settled => ({ state: state === 'sent' ? 'applied' : 'unchanged' });

/** Each name once, whatever its case. */
export const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [fold(name), name])).values(),
];

/** Those of the names that are not among the others. */
export function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(fold));
  return unique(names).filter((name) => !known.has(fold(name)));
}

/** Those of the names that are among the others. */
export function within(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(fold));
  return unique(names).filter((name) => known.has(fold(name)));
}
