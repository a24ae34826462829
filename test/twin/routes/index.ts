// Every route of the twin. A new subject is one file beside this one and one line here.
import { ok, type Route } from '../call.js';
import { appRoutes } from './apps.js';
import { commentRoutes } from './comments.js';
import { contentRoutes } from './contents.js';
import { issueRoutes } from './issues.js';
import { labelRoutes } from './labels.js';
import { pullRoutes } from './pulls.js';
import { reactionRoutes } from './reactions.js';
import { repositoryRoutes } from './repositories.js';

const generalRoutes: readonly Route[] = [
  {
    route: 'GET /rate_limit',
    as: 'anyone',
    handle: (call) => {
      const { caller, core } = call;
      const rate = core.meter.read(
        caller.kind === 'installation' ? `installation ID ${caller.token.installation.id}` : caller.kind,
      );
      return ok({ resources: { core: { ...rate, resource: 'core' } }, rate });
    },
  },
  { route: 'GET /meta', as: 'anyone', handle: () => ok({ verifiable_password_authentication: false, hooks: [] }) },
];

export const routes: readonly Route[] = [
  ...generalRoutes,
  ...appRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...reactionRoutes,
  ...pullRoutes,
];
