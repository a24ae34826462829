// What the leads read of the ladder in their lists, in each of the communities.
import type { Language } from '../../src/core/language.js';
import type { CaseAct } from '../../src/core/case.js';
import type { CaseOfAnswer, ReadyHereAnswer } from '../../src/core/title-question.js';
import type { LeadsMaterial } from '../../src/community/desk/leads-told.js';
import { ladderDigest } from '../../src/features/attention/ladder.js';
import { ago, NOW } from '../community/ladder/support.js';
import { itemLink, REPOSITORY, tellingIn } from './communities.js';
import type { Community } from './communities.js';
import { readyIn } from './ladder.js';
import type { Said } from './said.js';

const repository = {
  ...{ id: REPOSITORY.id, name: REPOSITORY.name, private: false, archived: false, defaultBranch: 'main' },
  owner: { id: 9, login: REPOSITORY.owner, kind: 'organization' as const },
};

/** Sponsors of two in three cases were named long ago, and one of every fourth has answered. */
function caseOf(number: number, nth: number): CaseOfAnswer {
  const said = (word: CaseAct['word'], who: number): CaseAct => ({
    ...{ word, key: `${word}:${who}`, at: ago(nth % 3 === 2 ? 2 : 20), value: null },
    ...(word === 'sponsor_named' ? { by: 1, about: who } : { by: who, about: null }),
  });
  const acts = [...[5, 6].map((who) => said('sponsor_named', who)), ...(nth % 4 === 0 ? [said('sponsored', 5)] : [])];
  return {
    ...{ repository: REPOSITORY.id, number, privateIssue: null, acts, open: true, openedAt: ago(nth), author: 1 },
    people: [],
  };
}

/** Terms end, or ended; no seat of the first honour is free. */
function readyFor(community: Community): ReadyHereAnswer {
  const ready = readyIn(community);
  const honour = community.titles.find(({ kind }) => kind === 'honour');
  return {
    ...ready,
    seats:
      honour === undefined
        ? []
        : [
            { title: `honour/${honour.name}`, taken: 25, of: 25 },
            { title: 'honour/gone', taken: 1, of: 2 },
          ],
  };
}

function listOf(community: Community, language: Language, change: Partial<ReadyHereAnswer> = {}): string {
  const ready = { ...readyFor(community), ...change };
  const material: LeadsMaterial = {
    titles: { titles: community.titles, desk: null, credit: null, teams: [] },
    ready,
    cases: new Map(ready.cases.map(({ number }, nth) => [number, caseOf(number, nth)])),
    ...{ repository: REPOSITORY.id, sigName: tellingIn(community, language).sigName, now: new Date(NOW) },
    link: itemLink,
  };
  const { act } = ladderDigest({ repository, material, place: 'leads', language });
  return [`## ${act.title} (${act.state ?? ''})`, act.body].join('\n\n');
}

export const leadsSay = (community: Community, language: Language): readonly Said[] => [
  ['what waits for a lead', listOf(community, language)],
  ['where one waits', listOf(community, language, { ...firstOf(community), cases: [], ending: [], seats: [] })],
  ['where no seat is free, and nothing waits', listOf(community, language, { ready: [], cases: [], ending: [] })],
];

const firstOf = (community: Community): Pick<ReadyHereAnswer, 'ready'> => ({
  ready: readyIn(community).ready.slice(0, 1),
});
