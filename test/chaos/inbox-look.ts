// What the run itself looks up in Hearth's database: who is done with what. It is away now and then, as for everybody.
import { Pool } from 'pg';
import type { ClientConfig } from 'pg';
import { SPEED } from './clock.js';
import type { ItemPlace } from './judge.js';

export interface Rows {
  /** Waiting and due before this moment, in somebody's hands, or begun. */
  readonly busy: number;
  readonly dead: readonly string[];
  readonly total: number;
}

/** An action as it was recorded, by what it made on GitHub. */
export interface RecordedAct {
  readonly githubId: number | null;
  readonly kind: string;
  readonly state: string;
  readonly guid: string;
  readonly because: unknown;
  /** The row that it belongs to: its state, its tries, when it is due. */
  readonly row: string;
}

/** What was sent to an installation, by its GUIDs. */
export interface Told {
  readonly installation: number;
  readonly guids: readonly string[];
}

export interface InboxLook {
  /** From now on what arrives does so by the run's own clock, as GitHub's events do: else they would soon be days ahead of it. */
  keepTime(start: number): Promise<void>;
  /** The installations of which all this is settled, and nothing is due before the moment. */
  atRest(told: readonly Told[], before: Date): Promise<readonly number[]>;
  /** Of these, the ones without a row. */
  missing(guids: readonly string[]): Promise<readonly string[]>;
  /** State of each row, by its GUID. */
  states(guids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  rows(dueBefore: Date): Promise<Rows>;
  acts(): Promise<readonly RecordedAct[]>;
  /** What was done and meant to be done on an item, then what came about it; a line each, in its order. */
  actsOn(item: ItemPlace): Promise<readonly string[]>;
  close(): void;
}

/**
 * What the run waits for: what is due before the moment, and what was begun. After five tries a row waits for longer than
 * the run looks ahead.
 */
const pending = (moment: string) =>
  `i.state = 'waiting' and (i.due_at < ${moment} or i.lease_until is not null or i.attempts > 0
     or exists (select from actions a where a.inbox_id = i.id and a.state in ('planned', 'sent')))`;

/** Among what was told, and in notes that follow it: a delayed call that no worker has read yet has no installation. */
const AT_REST = `with told as (
    select * from unnest($2::bigint[], $3::text[]) as told (installation, guid)
  )
  select asked.installation::float8 as installation from unnest($1::bigint[]) as asked (installation)
  where not exists (
    select from told left join inbox i using (guid)
    where told.installation = asked.installation and coalesce(i.state, 'waiting') = 'waiting'
  ) and not exists (
    select from inbox i where i.installation = asked.installation and ${pending('$4')}
  ) and not exists (
    select from inbox i join told on told.guid = split_part(i.guid, ':', 2)
    where told.installation = asked.installation and i.event = 'hearth:later' and ${pending('$4')}
  )`;

export function lookInto(connection: ClientConfig): InboxLook {
  const { query, close } = patientPool(connection);
  return {
    close,
    keepTime: async (start) => {
      for (const statement of keepingTime(start)) await query(statement, []);
    },
    atRest: async (told, before) => {
      const installations = told.map(({ installation }) => installation);
      const pairs = told.flatMap(({ installation, guids }) => guids.map((guid) => [installation, guid] as const));
      const columns = [pairs.map(([installation]) => installation), pairs.map(([, guid]) => guid)];
      const rows = await query<{ installation: number }>(AT_REST, [installations, ...columns, before]);
      return rows.map(({ installation }) => installation);
    },
    missing: async (guids) => {
      const rows = await query<{ guid: string }>(
        'select guid from unnest($1::text[]) as asked(guid) where not exists (select from inbox i where i.guid = asked.guid)',
        [guids],
      );
      return rows.map(({ guid }) => guid);
    },
    states: async (guids) => {
      const rows = await query<{ guid: string; state: string }>('select guid, state from inbox where guid = any($1)', [
        guids,
      ]);
      return new Map(rows.map(({ guid, state }) => [guid, state]));
    },
    rows: async (dueBefore) => {
      const [row] = await query<{ busy: number; dead: string[] | null; total: number }>(
        `select count(*) filter (where ${pending('$1')})::int as busy,
                array_agg(guid || ': ' || coalesce(reason, '')) filter (where state = 'dead') as dead, count(*)::int as total
         from inbox i`,
        [dueBefore],
      );
      return { busy: row?.busy ?? 0, dead: row?.dead ?? [], total: row?.total ?? 0 };
    },
    acts: () =>
      query<RecordedAct>(
        `select a.github_id::float as "githubId", a.act ->> 'kind' as kind, a.state, a.guid, a.because,
           concat_ws(', ', i.event, i.state, i.attempts || ' tries', 'due ' || i.due_at) as row
         from actions a left join inbox i on i.id = a.inbox_id where a.state <> 'would'`,
        [],
      ),
    actsOn: async ({ installation, number }) => {
      const acts = await query<{ line: string }>(ACTS_ON, [installation, number]);
      const rows = await query<{ line: string }>(ROWS_ON, [installation, number]);
      return [...acts, ...rows].map(({ line }) => line);
    },
  };
}

/** Without what was said: the acts alone, and when they were planned, sent and settled. */
const ACTS_ON = `select concat_ws(' ', to_char(a.planned_at, 'HH24:MI:SS.MS'), a.feature || '.' || a.rule, a.act - '{body,number}'::text[],
    a.state, 'sent ' || to_char(a.sent_at, 'HH24:MI:SS.MS'), 'settled ' || to_char(a.settled_at, 'HH24:MI:SS.MS'), a.detail,
    'for ' || i.event, i.reason) as line
  from actions a left join inbox i on i.id = a.inbox_id where a.installation = $1 and a.number = $2 order by a.id`;

/** What came about the item, also what nothing was done for. */
const ROWS_ON = `select concat_ws(' ', to_char(received_at, 'HH24:MI:SS.MS'), 'received', event, guid, state,
    to_char(settled_at, 'HH24:MI:SS.MS'), attempts || ' tries', lost || ' lost', 'due ' || nullif(due_at, '-infinity'), reason) as line
  from inbox where installation = $1 and lane like '%:' || $2 order by id`;

/** How often what the database refuses is asked again, every 200 ms. */
const MOST_TRIES = 50;

const keepingTime = (start: number): readonly string[] => {
  const began = `timestamptz '${new Date(start).toISOString()}'`;
  return [
    `create function by_the_clock_of_the_run() returns trigger language plpgsql as $$ begin
       if new.received_at = now() then new.received_at := ${began} + (now() - ${began}) * ${SPEED}; end if;
       return new;
     end $$`,
    'create trigger by_the_clock_of_the_run before insert on inbox for each row execute function by_the_clock_of_the_run()',
  ];
};

/** One connection, made anew whenever it breaks: to connect for each question would cost the server more than the answers. */
function patientPool(connection: ClientConfig) {
  const pool = new Pool({
    ...connection,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  pool.on('error', () => undefined);
  const query = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await pool.query<Row>(text, [...values])).rows;
      } catch (error) {
        if (tries === MOST_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  };
  return { query, close: () => void pool.end() };
}
