// The files that a pull request changes, as far as GitHub lists them.
import type { ChangedFile } from '../../core/ownership.js';
import { Refused } from '../../core/failure.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

const PAGE = 100;
/** GitHub lists 3,000 files and not one more. */
const MOST_PAGES = 30;

export const changedFiles =
  (session: Session): GitHubRead['changedFiles'] =>
  async (repository, number) => {
    // By path: what is pushed between two pages may move a file from one to the next.
    const files = new Map<string, ChangedFile>();
    const answer = (complete: boolean) => ({ files: [...files.values()], complete });
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      try {
        const { data } = await session.proven(repository, (client, place) =>
          client.rest.pulls.listFiles({ ...place, pull_number: number, per_page: PAGE, page }),
        );
        for (const raw of data) files.set(raw.filename, changedFile(raw));
        if (data.length < PAGE) return answer(true);
      } catch (error) {
        // Of so many changes that GitHub makes no list.
        if (error instanceof Refused && error.status === 422) return answer(false);
        throw error;
      }
    }
    return answer(false);
  };

interface RawFile {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string | undefined;
  readonly changes: number;
}

/** What was only copied from a file leaves that one as it is. */
function changedFile({ filename, status, previous_filename: previous, changes }: RawFile): ChangedFile {
  const isMoved = status === 'renamed' && previous !== undefined;
  return { path: filename, ...(isMoved ? { before: previous } : {}), lines: changes };
}
