// Every route of the twin. A new subject is one file beside this one and one line here.
import { ok, type Route } from '../call.js';
import { limitKeyOf } from '../auth.js';
import { appRoutes } from './apps.js';
import { assigneeRoutes } from './assignees.js';
import { checkRoutes } from './checks.js';
import { collaboratorRoutes } from './collaborators.js';
import { commentRoutes } from './comments.js';
import { contentRoutes } from './contents.js';
import { gitRoutes } from './git.js';
import { graphqlRoutes } from './graphql.js';
import { issueRoutes } from './issues.js';
import { labelRoutes } from './labels.js';
import { pullRoutes } from './pulls.js';
import { reactionRoutes } from './reactions.js';
import { requestedReviewerRoutes } from './requested-reviewers.js';
import { reviewCommentRoutes } from './review-comments.js';
import { repositoryRoutes } from './repositories.js';
import { teamRoutes } from './teams.js';

const generalRoutes: readonly Route[] = [
  {
    route: 'GET /rate_limit',
    as: 'anyone',
    handle: (call) => {
      const { caller, core } = call;
      const rate = core.meter.read(limitKeyOf(caller));
      const points = core.graphqlMeter.read(limitKeyOf(caller));
      const resources = { core: { ...rate, resource: 'core' }, graphql: { ...points, resource: 'graphql' } };
      return ok({ resources, rate });
    },
  },
  { route: 'GET /meta', as: 'anyone', handle: () => ok({ verifiable_password_authentication: false, hooks: [] }) },
];

export const routes: readonly Route[] = [
  ...generalRoutes,
  ...appRoutes,
  ...repositoryRoutes,
  ...collaboratorRoutes,
  ...teamRoutes,
  ...contentRoutes,
  ...gitRoutes,
  ...checkRoutes,
  ...issueRoutes,
  ...assigneeRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...reactionRoutes,
  ...pullRoutes,
  ...requestedReviewerRoutes,
  ...reviewCommentRoutes,
  ...graphqlRoutes,
];
