// The ledger in PostgreSQL, put together: what is written (`ledger/write.ts`), and what is asked of it.
import type { PoolClient } from 'pg';
import type { Repository } from '../core/event.js';
import type { Ledger, Remembered } from '../engine/ports.js';
import type { Database } from './database.js';
import { openTurns } from './ledger/attention.js';
import { decisionsOn } from './ledger/decisions.js';
import { expire } from './ledger/expire.js';
import { earlier, historyKnown } from './ledger/first.js';
import { digestOf } from './ledger/forgotten.js';
import { inHand } from './ledger/in-hand.js';
import { changeInstallation } from './ledger/installations.js';
import { labelUse } from './ledger/label-use.js';
import { authorOf, lastItems } from './ledger/last-items.js';
import { newcomers } from './ledger/newcomers.js';
import { observed, observing, repositoryCalled } from './ledger/observed.js';
import { proposalMade, toOnboard } from './ledger/onboarding.js';
import { ownLabels } from './ledger/own-labels.js';
import { pullChanged, pullsTaken, pullsToCheck } from './ledger/pulls-to-check.js';
import { responses, thread } from './ledger/questions.js';
import { known } from './ledger/reports/known.js';
import { reportBodies, reportSaid, reportsMade, reportsOpen, tickWaits } from './ledger/reports/made.js';
import { accountsCalled, labelsOf, loginsOf } from './ledger/reports/names.js';
import { reportScope } from './ledger/reports/scope.js';
import { writeFacts } from './ledger/write.js';
import { ladderLedger } from './ladder/ladder.js';

const OWNER_NOW = 'coalesce((select owner from repositories where id = $1), 0)';

export function createLedger(database: Database): Ledger {
  return {
    remember: (repository, installation, facts) =>
      database.transaction(async (client) => {
        await writeFacts(client, facts);
        const { installation: by, ...remembered } = await rememberedOf(client, repository);
        if (installation !== null && by !== installation) await install(client, repository, installation);
        return remembered;
      }),
    configChanged: (repository) =>
      database.transaction(async (client) => {
        await client.query('update repositories set config_version = config_version + 1 where id = $1', [
          repository.id,
        ]);
        return (await rememberedOf(client, repository)).version;
      }),
    earlier: (question) => earlier(database, question),
    forgotten: async (people) => {
      const rows = await database.rows(
        `select from unnest($1::bigint[]) as told (person) join forgotten f on f.digest = ${digestOf('told.person')} limit 1`,
        [people],
        'ledger-forgotten',
      );
      return rows.length > 0;
    },
    historyKnown: (owner, since) => historyKnown(database, owner, since),
    wasAsked: async (repository, person, since) => {
      const rows = await database.rows(
        `select from asked where repository = $1 and person = $2 and owner = ${OWNER_NOW} and at >= $3`,
        [repository, person, since],
        'ledger-was-asked',
      );
      return rows.length > 0;
    },
    noteAsked: async (repository, person, at) => {
      await database.rows(
        `insert into asked (repository, person, owner, at) values ($1, $2, ${OWNER_NOW}, $3)
         on conflict (repository, person) do update set owner = excluded.owner, at = excluded.at`,
        [repository, person, at],
        'ledger-asked',
      );
    },
    openTurns: (repository) => openTurns(database, repository),
    thread: (repository, number) => thread(database, repository, number),
    lastItems: (repository, count) => lastItems(database, repository, count),
    responses: (question) => responses(database, question),
    decisionsOn: (repository, number) => decisionsOn(database, repository, number),
    ownLabels: (repository, number) => ownLabels(database, repository, number),
    inHand: (community, person, then) => inHand(database, community, person, then),
    labelUse: (repository, labels, until) => labelUse(database, repository, labels, until),
    observed: (repository) => observed(database, repository),
    repositoryCalled: (owner, name) => repositoryCalled(database, owner, name),
    authorOf: (repository, number) => authorOf(database, repository, number),
    pullChanged: (repository, number) => pullChanged(database, repository, number),
    pullsToCheck: () => pullsToCheck(database),
    pullsTaken: (taken) => pullsTaken(database, taken),
    observing: () => observing(database),
    newcomers: (community, days, until) => newcomers(database, community, days, until),
    toOnboard: (now) => toOnboard(database, now),
    proposalMade: (community) => proposalMade(database, community),
    reportScope: (of, privateToo) => reportScope(database, of, privateToo),
    known: (repositories) => known(database, repositories),
    accountsCalled: (logins) => accountsCalled(database, logins),
    loginsOf: (people) => loginsOf(database, people),
    labelsOf: (items) => labelsOf(database, items),
    tickWaits: (from, before) => tickWaits(database, from, before),
    reportsMade: (of, most) => reportsMade(database, of, most),
    reportsOpen: (of) => reportsOpen(database, of),
    reportSaid: (of, words) => reportSaid(database, of, words),
    reportBodies: (community, since) => reportBodies(database, community, since),
    ...ladderLedger(database),
    installation: (change) => database.transaction((client) => changeInstallation(client, change)),
    expire: (now) => database.transaction((client) => expire(client, now)),
  };
}

/**
 * By which installation the repository is given to Hearth. One that was removed gives nothing any more, and a late delivery
 * of a former owner's says nothing of whose it is now.
 */
async function install(client: PoolClient, { id, owner }: Repository, installation: number): Promise<void> {
  await client.query({
    name: 'ledger-install',
    text: `update repositories set installation = $2, removed_at = null
     where id = $1 and owner = $3 and installation is distinct from $2
       and not exists (select from installations where id = $2 and state = 'deleted')`,
    values: [id, installation, owner.id],
  });
}

/**
 * The versions of the repository's own file and of the owner's shared one; whether its history was ever asked for; by which
 * installation it is given, null where it is not, or is another owner's by now.
 */
async function rememberedOf(
  client: PoolClient,
  { id, owner }: Repository,
): Promise<Remembered & { readonly installation: number | null }> {
  const { rows } = await client.query<{ own: number; shared: number; history: boolean; installation: string | null }>({
    name: 'ledger-remembered',
    text: `select coalesce(sum(config_version) filter (where id = $1), 0)::int as own,
            coalesce(sum(config_version) filter (where owner = $2 and lower(name) = '.github'), 0)::int as shared,
            exists (select from backfills where repository = $1) as history,
            max(installation) filter (where id = $1 and owner = $2 and removed_at is null) as installation
     from repositories where id = $1 or (owner = $2 and lower(name) = '.github')`,
    values: [id, owner.id],
  });
  const { own = 0, shared = 0, history = false, installation = null } = rows[0] ?? {};
  return { version: { own, shared }, history, installation: installation === null ? null : Number(installation) };
}
