// People, and the accounts that are not people.

/** A GitHub account as it was when we met it. `id` is its identity; `login` is for display and changes. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly kind: 'user' | 'bot' | 'organization' | 'mannequin';
}

/** The account GitHub shows in place of every deleted one; its contributions have no person behind them. */
const GHOST_ID = 10137;

/**
 * The class of an actor, the first rule that fits (metrics.md, G1): no account or the ghost account → `ghost`;
 * GitHub's own type `Bot` or a login ending in `[bot]` → `bot`; `Mannequin` → `mannequin`; else `human`.
 */
export function classOf(person: Person | null): 'human' | 'bot' | 'ghost' | 'mannequin' {
  if (person === null || person.id === GHOST_ID) return 'ghost';
  if (person.kind === 'bot' || person.login.endsWith('[bot]')) return 'bot';
  return person.kind === 'mannequin' ? 'mannequin' : 'human';
}

/** GitHub's account, in a payload or an answer of its API; null where it is gone. */
export function personOf(account: { id: number; login: string; type: string } | null | undefined): Person | null {
  if (!account) return null;
  const kinds: Readonly<Record<string, Person['kind']>> = {
    Bot: 'bot',
    Organization: 'organization',
    Mannequin: 'mannequin',
  };
  return { id: account.id, login: account.login, kind: kinds[account.type] ?? 'user' };
}
