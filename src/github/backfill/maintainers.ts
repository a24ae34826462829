// Who may triage here, by GitHub's list of collaborators. Only changes are told: who came since the ledger knew last, and
// who went.
import { z } from 'zod';
import { personFacts } from '../../core/fact.js';
import type { Fact, MaintainerFact } from '../../core/fact.js';
import { somebody } from '../../core/payload.js';
import { Halt } from '../../engine/backfill-ports.js';
import type { Page } from '../../engine/backfill-ports.js';
import type { PageReader } from './source.js';

const SIZE = 100;
export const UNSEEN = 'GitHub does not let Hearth see who may triage here';

const collaborator = z
  .object({ permissions: z.object({ triage: z.boolean() }) })
  .and(somebody)
  .transform(({ permissions, ...who }) => ({ who, mayTriage: permissions.triage }));

/** The list stands as of its first page. */
const place = z.object({ page: z.int(), at: z.string(), seen: z.array(z.int()) });

export const maintainers: PageReader = async (ask, { row, listed }) => {
  const known = row.cursor === null ? undefined : place.parse(JSON.parse(row.cursor));
  const size = Math.min(row.pageSize ?? SIZE, SIZE);
  const page = known?.page ?? 1;
  const parameters = { id: row.repository, affiliation: 'all', per_page: size, page };
  const answer = await ask
    .rest('GET /repositories/{id}/collaborators', parameters, z.array(collaborator))
    .catch((error: unknown) => {
      if (error instanceof Halt && error.scope === 'part') return null;
      throw error;
    });
  if (answer === null) return unseen(ask.now());
  const { data, cost, wait } = answer;
  const at = known?.at ?? answer.at;
  const may = data.filter(({ mayTriage }) => mayTriage).map(({ who }) => who);
  const seen = [...(known?.seen ?? []), ...may.map(({ id }) => id)];
  const fact = (person: number, isListed: boolean): MaintainerFact => ({
    fact: 'maintainer',
    repository: row.repository,
    person,
    by: 'permission',
    listed: isListed,
    at,
  });
  const isLast = data.length < size;
  const came = may.filter(({ id }) => !listed.includes(id)).map(({ id }) => fact(id, true));
  const gone = isLast ? listed.filter((id) => !seen.includes(id)).map((id) => fact(id, false)) : [];
  const facts: Fact[] = [...personFacts(answer.at, ...may), ...came, ...gone];
  const cursor = isLast ? null : JSON.stringify({ page: page + 1, at, seen });
  return { facts, cursor, items: may.length, threads: [], cost, at: answer.at, wait };
};

function unseen(at: string): Page {
  const cost = { requests: 1, predicted: 0, points: 0 };
  return { facts: [], cursor: null, items: 0, threads: [], cost, at, reason: UNSEEN };
}
