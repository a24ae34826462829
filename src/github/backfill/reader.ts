// GitHub's history, page by page: which reader is for which part.
import type { HistoryReader, Part } from '../../engine/backfill-ports.js';
import type { Clock } from '../../engine/ports.js';
import { createAsker } from './ask.js';
import { failureOf } from './failures.js';
import { commits, discussions, forks, issues, pullRequests, releases, stars } from './lists.js';
import { maintainers } from './maintainers.js';
import { repository } from './repository.js';
import { reviewComments } from './review-comments.js';
import type { PageReader } from './source.js';
import { readThreads } from './threads.js';
import type { Transport } from './transport.js';

const readers: Readonly<Record<Part, PageReader>> = {
  repository,
  issues,
  pull_requests: pullRequests,
  review_comments: reviewComments,
  discussions,
  releases,
  stars,
  forks,
  commits,
  maintainers,
};

/** `transport`: as whom an installation's history is asked for. */
export function createHistoryReader(
  transport: (installation: number) => Promise<Transport>,
  clock: Clock,
): HistoryReader {
  const asker = async (installation: number) => {
    try {
      return createAsker(await transport(installation), clock);
    } catch (error) {
      throw failureOf(error, clock);
    }
  };
  return {
    page: async (task) => readers[task.row.part](await asker(task.row.installation), task),
    threads: async (task, threads) => readThreads(await asker(task.row.installation), task, threads),
  };
}
