// Check runs on commits. Each belongs to the App that made it.
import { ApiError } from '../api-error.js';
import type { CheckRun, Repository } from '../model.js';
import { nextId, stampOf, type World } from '../world.js';

export type NewCheckRun = Pick<CheckRun, 'headSha' | 'name'> &
  Partial<Pick<CheckRun, 'externalId' | 'conclusion' | 'title' | 'summary' | 'annotations'>>;

export function createCheckRun(world: World, appId: number, repository: Repository, wanted: NewCheckRun): CheckRun {
  if (!repository.commits.has(wanted.headSha)) {
    throw new ApiError(422, `No commit found for SHA: ${wanted.headSha}`);
  }
  const id = nextId(world);
  return repository.checkRuns.put(id, {
    externalId: '',
    conclusion: null,
    title: null,
    summary: null,
    annotations: [],
    ...wanted,
    id,
    appId,
    at: stampOf(world),
  });
}
