// Labels of a repository.
import type { Repository } from '../../core/event.js';
import { Refused } from '../../core/failure.js';
import { fold } from '../../core/name.js';
import type { Label } from '../../core/proposal.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const labelExists =
  (session: Session): GitHubRead['labelExists'] =>
  async (repository, label) =>
    (await spellingOf(session, repository, label)) !== null;

/** As GitHub spells it; it finds labels whatever their case. */
async function spellingOf(session: Session, repository: Repository, label: string): Promise<string | null> {
  try {
    const { data } = await session.on(repository, (client, place) =>
      client.rest.issues.getLabel({ ...place, name: label }),
    );
    return data.name;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

/** Of more names than this the whole list is read: most repositories have it on a page or two. */
const FEW = 2;

export const labelsExist =
  (session: Session): GitHubRead['labelsExist'] =>
  async (repository, names) => {
    const wanted = new Map(names.map((name) => [fold(name), name]));
    const all = wanted.size <= FEW ? [] : await labels(session)(repository);
    const known = new Map(all.map(({ name }) => [fold(name), name]));
    // The list ends after a thousand; what it does not show is asked for by name.
    const isAll = wanted.size > FEW && all.length < MOST_PAGES * PAGE;
    for (const [folded, name] of isAll ? [] : wanted) {
      const spelled = known.get(folded) ?? (await spellingOf(session, repository, name));
      if (spelled !== null) known.set(folded, spelled);
    }
    return [...wanted.keys()].flatMap((folded) => known.get(folded) ?? []);
  };

const PAGE = 100;
const MOST_PAGES = 10;

/** All labels of the repository, at most a thousand. */
export const labels =
  (session: Session): GitHubRead['labels'] =>
  async (repository) => {
    const found: Label[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await session.proven(repository, (client, place) =>
        client.rest.issues.listLabelsForRepo({ ...place, per_page: PAGE, page }),
      );
      found.push(...data.map(({ name, color, description }) => ({ name, color, description: description ?? '' })));
      if (data.length < PAGE) break;
    }
    return found;
  };
