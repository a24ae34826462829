// What every kind of page shares: whose facts they are, and how a list of GraphQL is read page by page.
import { z } from 'zod';
import { actKey } from '../../core/fact.js';
import type { ActFact, ActKind, Fact } from '../../core/fact.js';
import { textTold } from '../../core/facts-of.js';
import type { Person } from '../../core/person.js';
import { personFacts } from '../../core/fact.js';
import { stamp } from '../../core/time.js';
import type { Page, Task, Thread } from '../../engine/backfill-ports.js';
import type { Asker } from './ask.js';

/** Reads one page of a part. */
export type PageReader = (ask: Asker, task: Task) => Promise<Page>;

/** The answer that facts come from: of which repository, and when GitHub gave it. */
export interface Told {
  readonly repository: number;
  readonly at: string;
}

export interface Found {
  readonly facts: readonly Fact[];
  readonly threads: readonly Thread[];
}

export const time = z.iso.datetime({ offset: true });
export const bigId = z.string().transform(Number).pipe(z.int().positive());
export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** Nodes that GitHub shows to nobody stand in a list as null. */
export const nodesOf = <Node extends z.ZodType>(node: Node) =>
  z.array(node.nullable()).transform((all) => all.flatMap((one) => (one === null ? [] : [one])));

export function act(
  { repository }: Told,
  kind: ActKind,
  key: string,
  more: Omit<Partial<ActFact>, 'at' | 'person'> & { readonly at: string; readonly person: Person | null },
): ActFact {
  const { at, person, number = null, ...rest } = more;
  const who = person?.id ?? null;
  return { fact: 'act', repository, key, kind, number, person: who, at: stamp(at), source: 'backfill', ...rest };
}

/** A comment, of an issue, pull request or discussion: what it says is never kept. */
export interface Said {
  readonly author: Person | null;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly isMinimized: boolean;
  readonly minimizedReason: string | null;
}

export function commented(
  told: Told,
  kind: 'comment' | 'discussion_comment',
  id: number,
  number: number,
  said: Said,
): readonly Fact[] {
  const reason = said.isMinimized ? (said.minimizedReason?.toLowerCase() ?? 'hidden') : null;
  const fact = act(told, 'commented', actKey.numbered(kind, id), {
    number,
    person: said.author,
    at: said.createdAt,
    told: textTold(said.body, said.updatedAt),
    seen: { at: told.at, reason },
  });
  return [...personFacts(told.at, said.author), fact];
}

/** Going back in time ends where everything is known, or too old to matter. */
export function isBeyond({ until }: Task, last: string | undefined): boolean {
  return until !== null && last !== undefined && Date.parse(last) < until.getTime();
}
