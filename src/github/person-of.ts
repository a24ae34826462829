// GitHub's account in an API answer → Person.
import type { Person } from '../core/person.js';

export function personOf(user: { id: number; login: string; type: string } | null | undefined): Person | null {
  if (!user) return null;
  const kinds: Readonly<Record<string, Person['kind']>> = {
    Bot: 'bot',
    Organization: 'organization',
    Mannequin: 'mannequin',
  };
  return { id: user.id, login: user.login, kind: kinds[user.type] ?? 'user' };
}
