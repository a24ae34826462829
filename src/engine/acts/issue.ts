// An issue of Hearth's own.
import type { IssueAct } from '../../core/action.js';
import type { Hands } from './hands.js';
import { applyPost } from './post.js';
import type { OpenAction, Settled } from '../ports.js';

export function applyIssue(hands: Hands, action: OpenAction, act: IssueAct): Promise<Settled> {
  const { github } = hands;
  return applyPost(hands, action, act, {
    own: (repository) => github.ownIssues(repository),
    read: (repository, number) => github.issue(repository, number),
    make: (repository, body) => github.createIssue(repository, act.title, body),
    edit: (repository, number, change) => github.editIssue(repository, number, change),
  });
}
