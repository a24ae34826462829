// What this section can say: each sentence with what it needs. Foreign text reaches them through `quote` and `mention` only.
import type { CreditKind } from '../../core/credit.js';
import type { Waiting } from './judge.js';
import type { Why } from './why.js';

/** Logins by account number; whoever is missing is gone. */
export type Logins = Readonly<Record<number, string>>;

export interface Messages {
  /** A refused command, as one point of a list. */
  refused(command: string, why: Why): string;
  /** The section of the status comment. `roles`: who confirms. */
  waiting(deeds: readonly Waiting[], roles: readonly string[], logins: Logins): string;
  /** To who asked in the words of All Contributors. `login`: whom they named. */
  please(login: string, kind: CreditKind): string;
  readonly fileTitle: string;
  /** The issue that tells of the file. `problems` are sentences of Hearth's own with quoted words. */
  file(path: string, problems: readonly string[]): string;
  readonly fileMended: string;
  /** Of one entry of the file: nobody bears the login. */
  nobody(login: string, meant: string | null): string;
  /** It names more people than are looked up at once. */
  tooMany(most: number): string;
}

/** What `confirmed_by` names, apart: roles, and slugs of teams (`team:advocates`). */
export function rolesAndTeams(named: readonly string[]): {
  readonly roles: readonly string[];
  readonly teams: readonly string[];
} {
  const isTeam = (name: string) => name.startsWith(TEAM);
  return {
    roles: named.filter((name) => !isTeam(name)),
    teams: named.filter(isTeam).map((name) => name.slice(TEAM.length)),
  };
}

const TEAM = 'team:';
