// Reports that were published before, as GitHub shows them now: their steps and ticks, and whether anybody read them.
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import type { Published } from '../../report/material.js';
import { stepsIn } from '../../report/markdown/steps.js';
import type { Sources } from '../answers/sources.js';
import type { GitHubRead, ReportMade, SeenPublished } from '../ports.js';

/** What comes later is no sign that a report was read when it was news (metrics.md, A5). */
const NEWS_MS = 14 * 86_400_000;

/** One of a private repository that is gone, or none of Hearth's any more, could not be looked at. */
export async function publishedNow(
  made: readonly ReportMade[],
  home: Repository,
  sources: Pick<Sources, 'ledger' | 'github' | 'installation' | 'toldAt'>,
): Promise<readonly Published[]> {
  if (made.length === 0) return [];
  const github = await sources.github.installation(sources.installation, sources.toldAt);
  return Promise.all(
    made.map(async (one) => publishedOf(one, await seen(one, home, { github, ledger: sources.ledger }))),
  );
}

interface From {
  readonly github: GitHubRead;
  readonly ledger: Sources['ledger'];
}

async function seen({ in: place, as, number }: ReportMade, home: Repository, { github, ledger }: From) {
  const where = place === null ? home : (await ledger.repositoryCalled(home.owner.id, place))?.repository;
  if (where === undefined || number === null) return null;
  return github.published(where, as, number).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
}

/** Where GitHub does not show it any more, it stands as it was written. */
function publishedOf({ label, url, at, body }: ReportMade, now: SeenPublished | null): Published {
  const steps = stepsIn(now?.body ?? body);
  const end = at.getTime() + NEWS_MS;
  const isRead = now !== null && (steps.some(({ done }) => done) || now.traces.some((trace) => trace.getTime() <= end));
  return { label, url: now?.url ?? url ?? '', at: at.toISOString(), steps, read: now === null ? null : isRead };
}
