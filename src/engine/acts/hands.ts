// What a kind of act needs to be performed.
import type { Config } from '../../config/resolve.js';
import type { Repository } from '../../core/event.js';
import { fold } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import type { Title } from '../../core/title.js';
import type { Audit, GitHubRead, GitHubWrite, OpenAction, PresentItem, Settled } from '../ports.js';

export interface Says {
  /** Under which configuration a person may be given a team. */
  rules(): Promise<TeamRules>;
  /** May this person say so, by the owner's own file alone? What only the ledger or a repository knows does not count. */
  mayDecide(title: Title, sig: string | null, person: Person): Promise<'yes' | 'no' | 'unknown'>;
  /** Paths of files that sections in force here name. */
  names(path: string): Promise<boolean>;
}

export interface TeamRules {
  /** In force in the repository that the act is for. */
  readonly here: Config;
  /** What the file that all repositories of the owner share says by itself; null: there is none. */
  readonly owner: Config | null;
}

export interface Hands {
  readonly github: GitHubRead & GitHubWrite;
  readonly audit: Audit;
  readonly repository: Repository;
  /** Another repository of the same owner, given to Hearth by the same installation; null: there is none of that name. */
  beside(name: string): Promise<Repository | null>;
  /** Whether the configuration of that repository names it as `private` of the section too. */
  agrees(section: string, place: Repository): Promise<boolean>;
  /** What the files in force say by now about who may be given what; read anew, once for each repository. */
  readonly says: Says;
  /** How long GitHub's reads may lag behind its writes. */
  readonly lagMs: number;
  /** Is the cause so young that GitHub's reads may not know its consequences yet? */
  fresh(group: readonly OpenAction[]): boolean;
  /** Throws OwnLimit where the installation may write no more now; before anything is read in vain. */
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
