// For tests of acts: a feature that plans what it is told, and what became of it.
import type { Act, Expect } from '../../src/core/action.js';
import type { CommentEvent, EventKind, ItemChangeEvent, ItemEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import type { Feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import type { Town } from '../support/hearth.js';

type Seen = ItemEvent | ItemChangeEvent | CommentEvent;
export type Plan = (event: ItemEvent) => readonly { readonly act: Act; readonly expect?: Expect }[];

const WHENEVER: readonly EventKind[] = ['issue.opened', 'issue.closed', 'issue.reopened'];

/** A feature that plans what it is told whenever something is opened, closed or reopened, or on what else is named. */
export function planner(name: string, plan: Plan, on = WHENEVER): Feature {
  return feature({
    name,
    on,
    settings: section('For this test.', {}),
    explanations: {},
    ask: () => ({}),
    decide: ({ event }) => ({
      because: { code: 'planned', visibility: 'public' },
      actions: plan(event as ItemEvent).map((action, index) => ({
        ...action,
        rule: 'rule',
        scope: `item:${(event as Seen).item.number}`,
        cause: `${event.kind}:${'comment' in event ? event.comment.id : event.at}`,
        slot: String(index),
      })),
    }),
  });
}

/** Writes that reached a repository, as `METHOD route status`. */
export function writes({ twin }: Town): readonly string[] {
  return twin.requests
    .filter(({ method, route }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && route.includes('/repos/'))
    .map(({ route, status }) => `${route.replace('/repos/{owner}/{repo}', '')} ${status}`);
}

/** What became of each action, oldest first. */
export function outcomes({ hearth }: Town): Promise<readonly object[]> {
  return hearth.database.rows('select state, detail from actions order by id');
}

/** Makes every waiting row due now, as if the time of its back-off had passed, after GitHub's reads caught up. */
export async function later(town: Town): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 250));
  await town.hearth.database.rows(`update inbox set due_at = '-infinity' where state = 'waiting'`);
  await town.quiet();
}
