// What the ladder needs of the ledger, in PostgreSQL, put together.
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { knownAs, loginsHere } from './accounts.js';
import { caseOf, deferredSince, openCases } from './cases.js';
import { credits } from './credits.js';
import { lastActs } from './last-acts.js';
import { away, onBoards } from './presence.js';
import { firstActs, pointActs } from './points.js';
import { standings } from './standings.js';
import { talliesOfAll } from './tallies-of-all.js';
import { tallies } from './tallies.js';

export const ladderLedger = (database: Database): LadderLedger => ({
  tallies: (person, asks, at) => tallies(database, person, asks, at),
  talliesOfAll: (asks, at) => talliesOfAll(database, asks, at),
  lastActs: (people, community, at) => lastActs(database, people, community, at),
  standings: (community, of, at) => standings(database, community, of, at),
  away: (community, people, at) => away(database, community, people, at),
  onBoards: (community) => onBoards(database, community),
  pointActs: (people, repositories, span) => pointActs(database, people, repositories, span),
  firstActs: (people, repositories, at) => firstActs(database, people, repositories, at),
  credits: (community, of) => credits(database, community, of),
  caseOf: (repository, number) => caseOf(database, repository, number),
  openCases: (community) => openCases(database, community),
  deferredSince: (community, since) => deferredSince(database, community, since),
  knownAs: (community, logins) => knownAs(database, community, logins),
  loginsHere: (community) => loginsHere(database, community),
});
