// The ledger's rows as the facts they were joined from: importing these gives the same rows again.
import type { Fact } from '../core/fact.js';

type Row = Readonly<Record<string, unknown>>;

export interface FactQuery {
  readonly sql: string;
  readonly toFacts: (row: Row) => readonly Fact[];
}

const at = (column: string, as = column) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${as}`;
const id = (column: string) => `${column}::float8 as ${column}`;

/** Which repositories a community has. */
const OURS = 'in (select id from repositories where owner = $1)';

/** People who are named by what is exported. */
const NAMED = `in (select author from items where repository ${OURS} union select person from acts where repository ${OURS}
  union select subject from acts where repository ${OURS} union select person from associations where repository ${OURS}
  union select person from maintainers where repository ${OURS})`;

/** From the first sighting to the last: the last is known to the day. */
function span(fact: Row, row: Row): readonly Fact[] {
  const first = String(row['first_at']);
  const last = String(row['last_day']);
  const once = factFrom({ ...fact, at: first });
  return last > first.slice(0, 10) ? [once, factFrom({ ...fact, at: `${last}T00:00:00Z` })] : [once];
}

/** What the columns hold was a fact's when it was written. */
const factFrom = (fields: Row): Fact => fields as unknown as Fact;

const LAST_DAY = `to_char(last_day, 'YYYY-MM-DD') as last_day`;

/** In the order in which they are written; `$1` is the community, where there is one. */
export function factQueries(ofCommunity: boolean): readonly FactQuery[] {
  const where = (condition: string) => (ofCommunity ? `where ${condition}` : '');
  return [
    {
      sql: `select ${id('id')}, name, ${id('owner')}, owner_login, owner_kind, private, archived, default_branch,
        ${at('told_at')}, ${at('deleted_at')} from repositories ${where('owner = $1')} order by repositories.id`,
      toFacts: (row) => [repository(row)],
    },
    {
      sql: `select l.person::float8 as id, l.login, p.kind, ${at('l.first_at', 'first_at')}, ${LAST_DAY}
        from logins l join people p on p.id = l.person ${where(`l.person ${NAMED}`)}
        order by l.person, l.first_at, l.login collate "C"`,
      toFacts: (row) => span({ fact: 'person', id: row['id'], login: row['login'], kind: row['kind'] }, row),
    },
    {
      sql: `select ${id('repository')}, number, kind, ${id('author')}, ${at('opened_at')}, source, ${at('told_at')}, draft,
        title, length, language, answerable, ${at('lines_at')}, lines, ${at('read_until')}, ${id('moved_repository')},
        moved_number, ${at('deleted_at')}
        from items ${where(`repository ${OURS}`)} order by items.repository, items.number`,
      toFacts: (row) => [item(row)],
    },
    {
      sql: `select ${id('repository')}, key, kind, number, ${id('person')}, ${at('at')}, source, value, ${id('subject')},
        ${at('told_at')}, length, language, ${at('seen_at')}, hidden, ${at('missing_at')}, ${at('deleted_at')},
        ${id('community')}
        from acts ${where(`repository ${OURS}`)} order by acts.repository, acts.key`,
      toFacts: (row) => [act(row)],
    },
    {
      sql: `select ${id('repository')}, ${id('person')}, association, ${at('first_at')}, ${LAST_DAY}
        from associations ${where(`repository ${OURS}`)}
        order by associations.repository, associations.person, association collate "C"`,
      toFacts: ({ repository, person, association, ...row }) =>
        span({ fact: 'association', repository, person, association }, row),
    },
    {
      sql: `select ${id('repository')}, ${id('person')}, by, ${at('at')}, listed
        from maintainers ${where(`repository ${OURS}`)}
        order by maintainers.repository, maintainers.person, by collate "C", maintainers.at`,
      toFacts: (row) => [factFrom({ fact: 'maintainer', ...row })],
    },
  ];
}

function repository(row: Row): Fact {
  return factFrom({
    fact: 'repository',
    id: row['id'],
    name: row['name'],
    owner: { id: row['owner'], login: row['owner_login'], kind: row['owner_kind'] },
    private: row['private'],
    archived: row['archived'],
    defaultBranch: row['default_branch'],
    at: row['told_at'],
    deletedAt: row['deleted_at'] ?? undefined,
  });
}

function item(row: Row): Fact {
  const { repository, number, kind, author, source, draft, title, length, language, answerable } = row;
  return factFrom({
    fact: 'item',
    ...{ repository, number, kind, author, openedAt: row['opened_at'], source },
    told: row['told_at'] === null ? undefined : { at: row['told_at'], draft, title, length, language, answerable },
    size: row['lines_at'] === null ? undefined : { at: row['lines_at'], lines: row['lines'] },
    readUntil: row['read_until'] ?? undefined,
    movedTo:
      row['moved_repository'] === null
        ? undefined
        : { repository: row['moved_repository'], number: row['moved_number'] },
    deletedAt: row['deleted_at'] ?? undefined,
  });
}

function act(row: Row): Fact {
  const { repository, key, kind, number, person, at, source, value, subject, length, language } = row;
  return factFrom({
    fact: 'act',
    ...{ repository, key, kind, number, person, at, source, value: value ?? undefined, subject: subject ?? undefined },
    told: row['told_at'] === null ? undefined : { at: row['told_at'], length, language },
    seen: row['seen_at'] === null ? undefined : { at: row['seen_at'], reason: row['hidden'] },
    missingAt: row['missing_at'] ?? undefined,
    deletedAt: row['deleted_at'] ?? undefined,
    community: row['community'] ?? undefined,
  });
}
