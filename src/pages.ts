// The pages, put together: with connections of their own, so that visitors keep neither the door nor the work waiting.
import type { ClientConfig } from 'pg';
import { webUrlOf } from './github/web-url.js';
import type { Engine } from './engine/engine.js';
import { createReporter } from './engine/health-report.js';
import { createShowing } from './engine/showing.js';
import type { Ledger, Measures } from './engine/ports.js';
import { openDatabase } from './store/database.js';
import type { Database } from './store/database.js';
import { createLedger } from './store/ledger.js';
import { createMeasures } from './store/measures.js';
import { createShown, shownAmong } from './store/shown.js';
import { createPages } from './web/pages/pages.js';
import type { Route } from './web/server.js';

/** Looking up what is there must not wait for those who measure. */
const LOOKING = { max: 4, statement_timeout: 5_000, query_timeout: 6_000 };
const MEASURING = { max: 6, statement_timeout: 10_000, query_timeout: 12_000 };

export interface PagesParts {
  readonly engine: Engine;
  readonly connection: ClientConfig;
  readonly apiUrl: string;
  readonly warn: (error: Error) => void;
}

/** The routes of the pages, and how their connections are closed. */
export function openPages({ engine, connection, apiUrl, warn }: PagesParts): {
  readonly routes: readonly Route[];
  close(): Promise<void>;
} {
  const looking = openDatabase({ ...connection, ...LOOKING }, warn);
  const measuring = openDatabase({ ...connection, ...MEASURING }, warn);
  const showing = createShowing({
    engine: { ...engine, ledger: createLedger(looking) },
    shown: createShown(looking),
    reporter: createReporter({ measures: asFolded(measuring), ledger: onlyShown(measuring), clock: engine.clock }),
  });
  const routes = createPages({ showing, github: webUrlOf(apiUrl), log: engine.log, now: () => engine.clock.now() });
  const close = async () => {
    await Promise.all([looking.close(), measuring.close()]);
  };
  return { routes, close };
}

/** No visitor works off what others left to be worked out: that is for the tick and for those who publish. */
function asFolded(database: Database): Measures {
  return { ...createMeasures(database), refresh: () => Promise.resolve(0) };
}

/** The ledger as visitors may know it: a report is about what is shown, by the same rule as every page. */
function onlyShown(database: Database): Ledger {
  const ledger = createLedger(database);
  return {
    ...ledger,
    reportScope: async (of) => {
      const scope = await ledger.reportScope(of, false);
      const shown = await shownAmong(database, scope?.repositories.map(({ id }) => id) ?? []);
      return scope === null || shown.size === 0
        ? null
        : { ...scope, repositories: scope.repositories.filter(({ id }) => shown.has(id)) };
    },
  };
}
