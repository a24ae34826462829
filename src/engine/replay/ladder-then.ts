// What the ledger says of titles, for a replay: as it was then, as far as its acts tell when they happened.
import type { LadderLedger } from '../ports.js';

type Then = Pick<
  LadderLedger,
  | 'tallies'
  | 'talliesOfAll'
  | 'lastActs'
  | 'lastAsked'
  | 'pointActs'
  | 'firstActs'
  | 'standings'
  | 'away'
  | 'credits'
  | 'caseOf'
  | 'openCases'
  | 'deferredSince'
>;

/** Nothing that came later than that moment (as the ledger writes times). */
export function ladderThen(ledger: LadderLedger, then: string): Then {
  const earlier = (at: string) => (at < then ? at : then);
  const isBefore = ({ at }: { readonly at: string }) => at <= then;
  return {
    tallies: (person, asks, at) => ledger.tallies(person, asks, earlier(at)),
    talliesOfAll: (asks, at) => ledger.talliesOfAll(asks, earlier(at)),
    lastActs: (people, within, at) => ledger.lastActs(people, within, earlier(at)),
    lastAsked: (community, before) => ledger.lastAsked(community, earlier(before)),
    pointActs: (people, repositories, { since, at }) =>
      ledger.pointActs(people, repositories, { since, at: earlier(at) }),
    firstActs: (people, repositories, at) => ledger.firstActs(people, repositories, earlier(at)),
    standings: (community, of, at, here) => ledger.standings(community, of, earlier(at), here),
    away: (community, people, at, here) => ledger.away(community, people, earlier(at), here),
    credits: async (community, of, here) => (await ledger.credits(community, of, here)).filter(isBefore),
    caseOf: async (repository, number, words) => {
      const record = await ledger.caseOf(repository, number, words);
      return record === null ? null : { ...record, acts: record.acts.filter(isBefore) };
    },
    openCases: async (community, here) =>
      (await ledger.openCases(community, here)).filter(({ since }) => since <= then),
    deferredSince: async (community, since, here) => (since > then ? [] : ledger.deferredSince(community, since, here)),
  };
}
