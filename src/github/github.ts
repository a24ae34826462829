// The port to GitHub, put together: one function per question, one per write.
import type { Clock, ConfigSource, GitHub } from '../engine/ports.js';
import type { Clients } from './client.js';
import { createConfigSource } from './config-source.js';
import { deliveryLog } from './deliveries.js';
import { comment, comments } from './read/comments.js';
import { hasCommits } from './read/has-commits.js';
import { issue, ownIssues } from './read/issues.js';
import { itemNow } from './read/item-now.js';
import { itemsBy } from './read/items-by.js';
import { labelExists, labelsOf } from './read/labels.js';
import { membership } from './read/membership.js';
import { openWithLabel } from './read/open-with-label.js';
import { createSession } from './session.js';
import type { Renamed, Session } from './session.js';
import { createComment, editComment } from './write/comment.js';
import { createIssue, editIssue } from './write/issue.js';
import { addLabels, removeLabel } from './write/labels.js';
import { react } from './write/reaction.js';

const reads = {
  itemsBy,
  hasCommits,
  membership,
  itemNow,
  openWithLabel,
  comments,
  comment,
  labelsOf,
  labelExists,
  ownIssues,
  issue,
};
const writes = { createComment, editComment, addLabels, removeLabel, react, createIssue, editIssue };

/** All of GitHub that the engine needs, and where configuration files are read. */
export function createGitHub(clients: Clients, appId: number, clock: Clock): { github: GitHub; configs: ConfigSource } {
  const renamed: Renamed = new Map();
  const session = async (installation: number): Promise<Session> =>
    createSession(await clients.installation(installation), appId, clock, renamed);
  return {
    configs: createConfigSource(session, clock),
    github: {
      app: deliveryLog(clients, clock),
      installation: async (id) => {
        const own = await session(id);
        const bound = Object.entries({ ...reads, ...writes }).map(([name, make]) => [name, make(own)] as const);
        return Object.fromEntries(bound) as unknown as Awaited<ReturnType<GitHub['installation']>>;
      },
    },
  };
}
