// Comments on the changes of pull requests, of the whole repository in one list. REST: within GraphQL they are a third
// level of nesting, which costs hundreds of times as much.
import { z } from 'zod';
import { actKey, personFacts } from '../../core/fact.js';
import type { Fact } from '../../core/fact.js';
import { textTold } from '../../core/facts-of.js';
import { person } from '../../core/payload.js';
import { stamp } from '../../core/time.js';
import { act, time } from './source.js';
import type { PageReader, Told } from './source.js';

const SIZE = 100;

const comment = z.object({
  id: z.int().positive(),
  user: person,
  body: z.string(),
  created_at: time,
  updated_at: time,
  pull_request_url: z.string().regex(/\/pulls\/\d+$/),
});
type Comment = z.infer<typeof comment>;

/** By the last change seen rather than by page number alone: what is deleted meanwhile would shift the pages. */
const place = z.object({ since: z.string().nullable(), page: z.int() });
type Place = z.infer<typeof place>;

export const reviewComments: PageReader = async (ask, { row, until }) => {
  const from = until === null ? null : stamp(until.toISOString());
  const here = row.cursor === null ? { since: from, page: 1 } : place.parse(JSON.parse(row.cursor));
  const size = Math.min(row.pageSize ?? SIZE, SIZE);
  const { data, at, cost, wait } = await ask.rest(
    // By number: whatever bears the name by now, these are the comments of the repository that is meant.
    'GET /repositories/{id}/pulls/comments',
    {
      id: row.repository,
      sort: 'updated',
      direction: 'asc',
      per_page: size,
      page: here.page,
      ...(here.since === null ? {} : { since: here.since }),
    },
    z.array(comment),
  );
  const told = { repository: row.repository, at };
  const next = data.length < size ? null : nextPlace(here, data.at(-1)?.updated_at ?? '');
  return {
    facts: data.flatMap((one) => commentFacts(told, one)),
    cursor: next === null ? null : JSON.stringify(next),
    items: data.filter((one) => isNew(here, row.cursor !== null, one)).length,
    threads: [],
    cost,
    at,
    wait,
  };
};

/** A second before the last one seen, of which there may be more on the next page. */
function nextPlace({ since, page }: Place, last: string): Place {
  const before = stamp(new Date(Date.parse(last) - 1_000).toISOString());
  return since === null || before > since ? { since: before, page: 1 } : { since, page: page + 1 };
}

/** The page before ended within the second after `since`: those are seen twice. */
function isNew({ since, page }: Place, goesOn: boolean, one: Comment): boolean {
  return !goesOn || page > 1 || since === null || Date.parse(one.updated_at) > Date.parse(since) + 1_000;
}

function commentFacts(told: Told, one: Comment): readonly Fact[] {
  const fact = act(told, 'review_commented', actKey.numbered('review_comment', one.id), {
    number: Number(/\d+$/.exec(one.pull_request_url)?.[0]),
    person: one.user,
    at: one.created_at,
    told: textTold(one.body, one.updated_at),
  });
  return [...personFacts(told.at, one.user), fact];
}
