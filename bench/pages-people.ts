// The people of the pages' benchmark: a community with a ladder, honours and boards, and holders of them.
import { parseConfig } from '../src/config/parse.js';
import type { Known } from '../src/config/known.js';
import { actKey } from '../src/core/fact.js';
import type { Fact, WordKind } from '../src/core/fact.js';
import type { LoadedSource, LoadedSources } from '../src/engine/config/load.js';
import type { Database } from '../src/store/database.js';
import { writeFacts } from '../src/store/ledger/write.js';
import { MAINTAINERS, OWNER, REPOSITORIES } from './report-ledger.js';

const LADDER = `ladder:
  mode: active
  roles:
    - { name: member, title: { en: Member, zh: 成员 }, requirements: [{ merged: 5 }], decided_by: [lead] }
`;
const TEXT = `version: 1
${LADDER}honours:
  mode: active
  titles: [{ name: speaker, title: { en: Speaker, zh: 讲师 }, requirements: [{ credit: [talk] }], decided_by: [lead] }]
points: { mode: active, maintainers: [member] }
credit: { mode: active }
`;

function sourceOf(text: string, known: Known): LoadedSource {
  return { file: parseConfig('hearth.yml', text, known), kept: {}, text, url: 'https://github.com/acme/.github' };
}

/** All repositories share one file; `r1` has a ladder of its own besides. */
export function sourcesWith(
  known: Known,
): (installation: number, of: { readonly name: string }) => Promise<LoadedSources> {
  const [shared, own] = [sourceOf(TEXT, known), sourceOf(`version: 1\n${LADDER}`, known)];
  return (_, { name }) => Promise.resolve({ own: name === 'r1' ? own : null, shared });
}

/**
 * Everybody who maintains holds both titles and is on the boards; the last of the repositories has the shared file, since of one
 * more than there are the pages would name nobody.
 */
export async function fillPeople(database: Database): Promise<void> {
  await database.rows("update repositories set name = '.github' where id = $1", [REPOSITORIES]);
  const at = '2026-01-02T00:00:00Z';
  const word = (kind: WordKind, person: number, nth: number, value: string): Fact => ({
    ...{ fact: 'act', repository: 1, kind, number: null, person, subject: person, value, at, source: 'webhook' },
    ...{ key: actKey.said(kind, `comment:${person}`, nth), community: OWNER },
  });
  const people = Array.from({ length: MAINTAINERS }, (_, nth) => nth + 1);
  const facts = people.flatMap((person): Fact[] => [
    { fact: 'person', id: person, login: `u${person}`, kind: 'user', at },
    word('title_given', person, 0, 'role/member by decision'),
    word('title_given', person, 1, 'honour/speaker by decision'),
    word('boards_joined', person, 0, ''),
  ]);
  await database.transaction((client) => writeFacts(client, facts));
}
