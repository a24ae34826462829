// What the ladder needs of the ledger, in PostgreSQL, put together.
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { knownAs, loginsHere } from './accounts.js';
import { caseOf, deferredSince, openCases } from './cases.js';
import { credits } from './credits.js';
import { lastActs } from './last-acts.js';
import { lastAsked } from './last-asked.js';
import { away, onBoards } from './presence.js';
import { firstActs, pointActs } from './points.js';
import { standings } from './standings.js';
import { talliesOfAll } from './tallies-of-all.js';
import { tallies } from './tallies.js';

export const ladderLedger = (database: Database): LadderLedger => ({
  tallies: (person, asks, at) => tallies(database, person, asks, at),
  talliesOfAll: (asks, at) => talliesOfAll(database, asks, at),
  lastActs: (people, within, at) => lastActs(database, people, within, at),
  lastAsked: (community, before) => lastAsked(database, community, before),
  standings: (community, of, at, here) => standings(database, community, { of, at, here }),
  away: (community, people, at, here) => away(database, community, people, at, here),
  onBoards: (community, here) => onBoards(database, community, here),
  pointActs: (people, repositories, span) => pointActs(database, people, repositories, span),
  firstActs: (people, repositories, at) => firstActs(database, people, repositories, at),
  credits: (community, of, here) => credits(database, community, of, here),
  caseOf: (repository, number, words) => caseOf(database, { repository, number }, words),
  openCases: (community, here) => openCases(database, community, here),
  deferredSince: (community, since, here) => deferredSince(database, community, since, here),
  knownAs: (community, logins) => knownAs(database, community, logins),
  loginsHere: (community) => loginsHere(database, community),
});
