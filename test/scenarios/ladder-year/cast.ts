// The community of the year: who is in it, on the twin, and what they did in the years before, in the ledger.
import { actKey } from '../../../src/core/fact.js';
import type { ActKind, Fact } from '../../../src/core/fact.js';
import { writeFacts } from '../../../src/store/ledger/write.js';
import type { Database } from '../../../src/store/database.js';
import { pick } from '../../support/busy-year-chance.js';
import type { Chance } from '../../support/busy-year-chance.js';
import type { Account } from '../../twin/model.js';
import type { Twin } from '../../twin/twin.js';
import { requireRepository } from '../../twin/world.js';

export const COMMUNITY = 'acme/community';
export const LEADS = 'acme/leads';
export const APP = 'acme/app';
export const SIGS = ['network', 'storage', 'docs'] as const;

/** Accounts know the name that somebody bears now. */
export interface Cast {
  readonly people: readonly Account[];
  /** With one merged pull request, where all others have more. */
  readonly newcomers: readonly Account[];
  readonly members: readonly Account[];
  readonly reviewers: readonly Account[];
  readonly steering: readonly Account[];
  readonly leads: readonly Account[];
}

const [MEMBERS, REVIEWERS] = [60, 30];
const DAY = 86_400_000;

export function castOf(twin: Twin, size: number): Cast {
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => twin.user(`${prefix}${index + 1}`));
  const reviewers = named('critic', REVIEWERS);
  const steering = named('steering', 3);
  const members = named('insider', MEMBERS);
  const leads = SIGS.map((sig) => twin.user(`lead-${sig}`));
  const rest = size - reviewers.length - steering.length - members.length - leads.length;
  const people = named('person', rest);
  const isNew = (_: Account, index: number) => index % 10 === 0;
  return {
    people: people.filter((one, index) => !isNew(one, index)),
    newcomers: people.filter(isNew),
    ...{ members, reviewers, steering, leads },
  };
}

export const everyone = (cast: Cast): readonly Account[] => [
  ...cast.people,
  ...cast.newcomers,
  ...cast.members,
  ...cast.reviewers,
  ...cast.steering,
  ...cast.leads,
];

/** Repositories, teams and files, before Hearth comes. Two employers have several reviewers. */
export function furnish(twin: Twin, cast: Cast, config: string): void {
  const logins = (some: readonly Account[]) => some.map(({ login }) => login);
  const employers = cast.reviewers.map(
    ({ login }, index) => `${login} ${index < 6 ? `Mill ${index % 2}` : `Own ${index}`}`,
  );
  twin.repository('acme/.github', { files: { '.github/hearth.yml': config } });
  twin.repository(COMMUNITY, { files: { 'README.md': 'Hello\n', 'affiliations.txt': `${employers.join('\n')}\n` } });
  twin.repository(LEADS, { private: true });
  const core = [...cast.members, ...cast.reviewers, ...cast.steering, ...cast.leads];
  twin.org('acme', { members: core.map(({ login }) => ({ login })) });
  twin.team('acme/members', { members: logins(core) });
  twin.team('acme/reviewers', { members: logins(cast.reviewers) });
  twin.team('acme/steering', { members: logins(cast.steering) });
  const labels = ['membership', 'ambassadorship', ...SIGS.map((sig) => `sig/${sig}`)];
  const mo = twin.as('mo');
  mo.close(COMMUNITY, mo.openIssue(COMMUNITY, { title: 'All labels', labels }).number);
}

/** Who everybody is, and what they did: two to four merged pull requests each, newcomers one, reviewed by somebody else. */
export async function remember(
  database: Database,
  twin: Twin,
  cast: Cast,
  chance: Chance,
  before: number,
): Promise<void> {
  const repository = requireRepository(twin.state, APP).id;
  let number = 0;
  const newcomers = new Set(cast.newcomers);
  const facts: Fact[] = everyone(cast).flatMap((account) => {
    const { id, login } = account;
    const known: Fact = { fact: 'person', id, login, kind: 'user', at: new Date(before - 900 * DAY).toISOString() };
    const pulls = Array.from({ length: newcomers.has(account) ? 1 : 2 + Math.floor(chance() * 3) }, () => {
      const at = before - (10 + Math.floor(chance() * 700)) * DAY;
      return pullOf({ repository, number: (number += 1), author: id, reviewer: pick(chance, cast.reviewers).id, at });
    });
    return [known, ...pulls.flat()];
  });
  for (let from = 0; from < facts.length; from += 10_000) {
    await database.transaction((client) => writeFacts(client, facts.slice(from, from + 10_000)));
  }
}

interface PullParts {
  readonly repository: number;
  readonly number: number;
  readonly author: number;
  readonly reviewer: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

function pullOf({ repository, number, author, reviewer, at }: PullParts): readonly Fact[] {
  const [openedAt, reviewedAt, mergedAt] = [0, 1, 2].map((days) => new Date(at + days * DAY).toISOString()) as [
    string,
    string,
    string,
  ];
  const act = (kind: ActKind, key: string, person: number, when: string, value?: string): Fact => {
    const common = { fact: 'act', repository, key, kind, number, person, at: when, source: 'import' } as const;
    return value === undefined ? common : { ...common, value };
  };
  const told = {
    at: openedAt,
    draft: false,
    title: number.toString(16).padStart(16, '0'),
    length: 40,
    language: null,
    answerable: null,
  };
  return [
    {
      fact: 'item',
      repository,
      number,
      kind: 'pull_request',
      author,
      openedAt,
      source: 'import',
      told,
      size: { at: openedAt, lines: 40 },
    },
    act('opened', actKey.opened(number), author, openedAt),
    act('reviewed', actKey.numbered('review', 9_000_000_000 + number), reviewer, reviewedAt, 'approved'),
    act('merged', actKey.merged(number), reviewer, mergedAt),
    act('closed', actKey.change('closed', number, mergedAt), reviewer, mergedAt),
  ];
}

/** What most members do in a month, so that they are seen; those who are left out fall silent. */
export async function goOn(database: Database, twin: Twin, cast: Cast, at: number): Promise<void> {
  const repository = requireRepository(twin.state, APP).id;
  const busy = [
    ...cast.members.filter((_, index) => index % 12 !== 0),
    ...cast.reviewers,
    ...cast.steering,
    ...cast.leads,
  ];
  const facts = busy.map(({ id }, index): Fact => {
    const key = actKey.numbered('comment', 8_000_000_000 + Math.floor(at / 1_000) + index);
    return {
      fact: 'act',
      repository,
      key,
      kind: 'commented',
      number: 1 + index,
      person: id,
      at: new Date(at).toISOString(),
      source: 'import',
    };
  });
  await database.transaction((client) => writeFacts(client, facts));
}
