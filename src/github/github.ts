// The port to GitHub, put together: one function per question, one per write.
import { Unavailable } from '../core/failure.js';
import type { Clock, ConfigSource, GitHub, GitHubRead, GitHubWrite } from '../engine/ports.js';
import { createBreaker } from './breaker.js';
import type { Clients } from './client.js';
import { createConfigSource } from './config-source.js';
import { deliveryLog } from './deliveries.js';
import { translate } from './failures.js';
import { account, accountOf } from './read/account.js';
import { accounts } from './read/accounts.js';
import { changedFiles } from './read/changed-files.js';
import { changesOf } from './read/changes-of.js';
import { checks } from './read/checks.js';
import { comment, comments } from './read/comments.js';
import { discussion, ownDiscussions } from './read/discussions.js';
import { fileAt } from './read/file-at.js';
import { createGitMemory } from './read/git-memory.js';
import type { GitMemory } from './read/git-memory.js';
import { hasCommits } from './read/has-commits.js';
import { inTeams } from './read/in-teams.js';
import { isPrivate } from './read/is-private.js';
import { issue, ownIssues } from './read/issues.js';
import { itemNow } from './read/item-now.js';
import { itemsBy } from './read/items-by.js';
import { labelExists, labels, labelsExist } from './read/labels.js';
import { liveItem } from './read/live-item.js';
import { membership } from './read/membership.js';
import { openWithLabel } from './read/open-with-label.js';
import { ownersFiles, ownersTree } from './read/owners-tree.js';
import { ownPull } from './read/own-pull.js';
import { granted, permissionOf } from './read/permission.js';
import { present } from './read/present.js';
import { published } from './read/published.js';
import { rollingPull } from './read/rolling-pull.js';
import { teamMembers, teamMembership } from './read/team-members.js';
import { team } from './read/team.js';
import { texts } from './read/texts.js';
import { touching } from './read/touching.js';
import { tree } from './read/tree.js';
import { createSession } from './session.js';
import type { Session, Shared } from './session.js';
import { assign, unassign } from './write/assignees.js';
import { createCheck } from './write/check.js';
import { createComment, deleteComment, editComment } from './write/comment.js';
import { createDiscussion, editDiscussion } from './write/discussion.js';
import { commitFiles, editPull, openPull } from './write/files.js';
import { createIssue, editIssue } from './write/issue.js';
import { editItem } from './write/item.js';
import { addLabels, createLabel, removeLabel } from './write/labels.js';
import { createPull } from './write/pull.js';
import { react } from './write/reaction.js';
import { removeReviewers, requestReviewers } from './write/reviewers.js';
import { joinTeam } from './write/team.js';

const reads = (session: Session, memory: GitMemory): GitHubRead => ({
  itemsBy: itemsBy(session),
  hasCommits: hasCommits(session),
  membership: membership(session),
  itemNow: itemNow(session),
  openWithLabel: openWithLabel(session),
  comments: comments(session),
  comment: comment(session),
  present: present(session),
  labelExists: labelExists(session),
  ownIssues: ownIssues(session),
  issue: issue(session),
  ownDiscussions: ownDiscussions(session),
  discussion: discussion(session),
  published: published(session),
  isPrivate: isPrivate(session),
  permissionOf: permissionOf(session),
  granted: granted(session),
  labels: labels(session),
  tree: tree(session),
  fileAt: fileAt(session),
  touching: touching(session),
  texts: texts(session),
  checks: checks(session),
  ownPull: ownPull(session),
  liveItem: liveItem(session),
  changedFiles: changedFiles(session),
  changesOf: changesOf(session),
  ownersTree: ownersTree(session, memory),
  ownersFiles: ownersFiles(session, memory),
  inTeams: inTeams(session),
  accounts: accounts(session),
  labelsExist: labelsExist(session),
  account: account(session),
  accountOf: accountOf(session),
  team: team(session),
  teamMembership: teamMembership(session),
  teamMembers: teamMembers(session),
  rollingPull: rollingPull(session),
});

const writes = (session: Session): GitHubWrite => ({
  createComment: createComment(session),
  editComment: editComment(session),
  deleteComment: deleteComment(session),
  addLabels: addLabels(session),
  removeLabel: removeLabel(session),
  assign: assign(session),
  unassign: unassign(session),
  requestReviewers: requestReviewers(session),
  removeReviewers: removeReviewers(session),
  editItem: editItem(session),
  react: react(session),
  createIssue: createIssue(session),
  editIssue: editIssue(session),
  createDiscussion: createDiscussion(session),
  editDiscussion: editDiscussion(session),
  createCheck: createCheck(session),
  createPull: createPull(session),
  createLabel: createLabel(session),
  joinTeam: joinTeam(session),
  commitFiles: commitFiles(session),
  openPull: openPull(session),
  editPull: editPull(session),
});

/** All of GitHub that the engine needs, and where configuration files are read. */
export function createGitHub(clients: Clients, appId: number, clock: Clock): { github: GitHub; configs: ConfigSource } {
  const shared: Shared = {
    appId,
    clock,
    breaker: createBreaker(),
    names: new Map(),
    proofs: new Map(),
    self: ownLogin(clients, clock),
  };
  const memory = createGitMemory();
  const session = async (installation: number, toldAt?: Date): Promise<Session> => {
    const client = await clients.installation(installation).catch((error: unknown) => {
      throw translate(error, clock);
    });
    return createSession({ installation, client }, shared, toldAt);
  };
  return {
    configs: createConfigSource(session, clock),
    github: {
      app: deliveryLog(clients, clock),
      installation: async (id, toldAt) => {
        const own = await session(id, toldAt);
        return { ...reads(own, memory), ...writes(own) };
      },
    },
  };
}

/** Asked of GitHub once, when first needed; a failure is not kept. */
function ownLogin(clients: Clients, clock: Clock): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    try {
      const { data } = await (await clients.app()).rest.apps.getAuthenticated();
      if (data?.slug === undefined) throw new Unavailable('GitHub does not say what the App is called');
      return (known = `${data.slug}[bot]`);
    } catch (error) {
      throw translate(error, clock);
    }
  };
}
