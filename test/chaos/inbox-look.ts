// What the run itself looks up in Hearth's database: who is done with what. It is away now and then, as for everybody.
import { Client } from 'pg';
import type { ClientConfig } from 'pg';

export interface Rows {
  /** Waiting and due before this moment, or in somebody's hands. */
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
}

export interface InboxLook {
  /** Resolves when everything of these deliveries is settled, and nothing of the installation is due before the moment. */
  atRest(about: { installation: number; guids: readonly string[] }, before: Date): Promise<boolean>;
  /** Of these, the ones without a row. */
  missing(guids: readonly string[]): Promise<readonly string[]>;
  /** State of each row, by its GUID. */
  states(guids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  rows(dueBefore: Date): Promise<Rows>;
  acts(): Promise<readonly RecordedAct[]>;
}

export function lookInto(connection: ClientConfig): InboxLook {
  const query = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    for (let tries = 0; ; tries += 1) {
      const client = new Client({ ...connection, connectionTimeoutMillis: 2_000, query_timeout: 10_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query<Row>(text, [...values])).rows;
      } catch (error) {
        if (tries === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      } finally {
        void client.end().catch(() => undefined);
      }
    }
  };
  return {
    atRest: async ({ installation, guids }, before) => {
      const [row] = await query<{ settled: number; busy: number }>(
        `select (select count(*)::int from inbox where guid = any($1) and state <> 'waiting') as settled,
                (select count(*)::int from inbox where installation = $2 and state = 'waiting' and due_at < $3) as busy`,
        [guids, installation, before],
      );
      return row?.settled === guids.length && row.busy === 0 && !(await notesOpen(query, guids, before));
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
        `select count(*) filter (where state = 'waiting' and (due_at < $1 or lease_until is not null))::int as busy,
                array_agg(guid || ': ' || coalesce(reason, '')) filter (where state = 'dead') as dead, count(*)::int as total
         from inbox`,
        [dueBefore],
      );
      return { busy: row?.busy ?? 0, dead: row?.dead ?? [], total: row?.total ?? 0 };
    },
    acts: () =>
      query<RecordedAct>(
        `select github_id::float as "githubId", act ->> 'kind' as kind, state, guid, because from actions where state <> 'would'`,
        [],
      ),
  };
}

type Query = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** A delayed call that no worker has read yet has no installation: it is known by the delivery that it follows. */
async function notesOpen(query: Query, guids: readonly string[], before: Date): Promise<boolean> {
  const rows = await query(
    `select from inbox where event = 'hearth:later' and state = 'waiting' and due_at < $2
       and split_part(guid, ':', 2) = any($1) limit 1`,
    [guids, before],
  );
  return rows.length > 0;
}
