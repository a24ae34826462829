// What tests ask the twin's state about, in plain values.
import type { CheckRun, Label } from './model.js';
import { renderComment, renderIssue } from './render/item.js';
import { renderPullSummary } from './render/pull.js';
import { accountOf, headOf, reactionsOf, requireItem, requireRepository, threadOf, type World } from './world.js';

export interface ShownComment {
  readonly id: number;
  readonly login: string;
  readonly body: string;
  readonly viaApp: boolean;
}

export interface Readers {
  readonly comments: (repo: string, number: number) => ShownComment[];
  readonly labels: (repo: string, number: number) => string[];
  /** `login content` of each reaction to the item, or to a comment. */
  readonly reactions: (repo: string, subject: { number: number } | { comment: number }) => string[];
  /** Issues and pull requests as the REST API shows them, oldest first. */
  readonly issues: (repo: string) => Record<string, unknown>[];
  /** One comment as the REST API shows it. */
  readonly commentJson: (repo: string, id: number) => Record<string, unknown>;
  /** Labels of the repository itself. */
  readonly repositoryLabels: (repo: string) => Omit<Label, 'id'>[];
  /** A file at a branch or commit; without one, of the default branch. */
  readonly fileAt: (repo: string, path: string, ref?: string) => string | undefined;
  /** Pull requests as the REST API lists them, oldest first. */
  readonly pulls: (repo: string) => Record<string, unknown>[];
  /** Check runs on a commit, whoever made them, oldest first. */
  readonly checks: (repo: string, sha: string) => CheckRun[];
}

export function createReaders(world: World): Readers {
  const at = (repo: string) => requireRepository(world, repo);
  return {
    comments: (repo, number) => {
      const repository = at(repo);
      requireItem(repository, number);
      const shown = threadOf(repository, number).all();
      return shown.map(({ id, authorId, body, viaApp }) => ({
        id,
        login: accountOf(world, authorId).login,
        body,
        viaApp,
      }));
    },
    labels: (repo, number) => {
      const repository = at(repo);
      return requireItem(repository, number).labelIds.flatMap((id) => repository.labels.get(id)?.name ?? []);
    },
    reactions: (repo, subject) => {
      const repository = at(repo);
      const key =
        'comment' in subject ? `comment:${subject.comment}` : `issue:${requireItem(repository, subject.number).id}`;
      return reactionsOf(repository, key)
        .all()
        .map((reaction) => `${accountOf(world, reaction.authorId).login} ${reaction.content}`);
    },
    issues: (repo) => {
      const repository = at(repo);
      return repository.items.all().map((item) => renderIssue(world, repository, item));
    },
    commentJson: (repo, id) => {
      const repository = at(repo);
      const number = world.comments.get(id)?.number ?? -1;
      const comment = threadOf(repository, number).get(id);
      if (comment === undefined) throw new Error(`no comment ${id} in ${repo}`);
      return renderComment(world, repository, comment);
    },
    repositoryLabels: (repo) => {
      const all = at(repo).labels.all();
      return all.map(({ name, color, description }) => ({ name, color, description }));
    },
    fileAt: (repo, path, ref) => headOf(at(repo), ref)?.files.get(path),
    pulls: (repo) => {
      const repository = at(repo);
      const all = repository.items.all();
      return all.flatMap((item) =>
        item.pull === undefined ? [] : [renderPullSummary(world, repository, item, item.pull)],
      );
    },
    checks: (repo, sha) => {
      const all = at(repo).checkRuns.all();
      return all.filter(({ headSha }) => headSha === sha);
    },
  };
}
