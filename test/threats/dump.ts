// A whole database as text: every row of every table, packed bodies unpacked.
import { brotliDecompressSync } from 'node:zlib';
import type { Database } from '../../src/store/database.js';

export async function dumpOf(database: Database): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.rows<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  const bodies = await database.rows<{ packed: Buffer }>('select packed from bodies');
  parts.push(...bodies.map(({ packed }) => `bodies ${brotliDecompressSync(packed).toString()}`));
  return parts.join('\n');
}
