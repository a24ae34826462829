// Check runs, each with its effect key, so that it is found again.
import type { GitHubWrite } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const createCheck =
  (session: Session): GitHubWrite['createCheck'] =>
  async (repository, key, check) => {
    const annotations = check.annotations.map(({ path, line, column, level, message }) => ({
      path,
      start_line: line,
      end_line: line,
      start_column: column,
      end_column: column,
      annotation_level: level,
      message,
    }));
    const { data } = await session.write(repository, (client, place) =>
      client.rest.checks.create({
        ...place,
        name: check.name,
        head_sha: check.head,
        external_id: key,
        status: 'completed',
        conclusion: check.conclusion,
        output: { title: check.title, summary: check.summary, annotations },
      }),
    );
    return { id: data.id, url: data.html_url ?? '' };
  };
