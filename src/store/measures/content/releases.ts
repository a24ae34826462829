// The releases of each repository over a year, and what was merged since the newest.
import type { RepositoryReleases } from '../../../metrics/content/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';

const RELEASES = `select of.repository::float8, extract(epoch from last.at)::float8 as "lastAt",
    coalesce(year.ats, '{}') as ats, coalesce(year.pres, '{}') as pres,
    coalesce(since.numbers, '{}') as numbers, coalesce(since.ats, '{}') as "mergedAts"
  from unnest($1::bigint[]) as of (repository)
  left join lateral (
    select a.at from acts a where a.repository = of.repository and a.kind = 'released' and a.value = 'release'
      and a.at < $2 and not a.gone order by a.at desc limit 1) last on true
  left join lateral (
    select array_agg(extract(epoch from a.at)::float8 order by a.at, a.key) as ats,
           array_agg(a.value = 'prerelease' order by a.at, a.key) as pres
    from acts a where a.repository = of.repository and a.kind = 'released'
      and a.at >= $2::timestamptz - interval '365 days' and a.at < $2 and not a.gone) year on true
  left join lateral (
    select array_agg(a.number order by a.at, a.number) as numbers,
           array_agg(extract(epoch from a.at)::float8 order by a.at, a.number) as ats
    from acts a where a.repository = of.repository and a.kind = 'merged' and a.at > last.at and a.at < $2
      and not a.gone) since on true
  order by 1`;

interface Row {
  readonly repository: number;
  readonly lastAt: number | null;
  readonly ats: readonly number[];
  readonly pres: readonly boolean[];
  readonly numbers: readonly number[];
  readonly mergedAts: readonly number[];
}

export async function releases(database: Database, frame: Frame): Promise<readonly RepositoryReleases[]> {
  const rows = await database.rows<Row & object>(RELEASES, [frame.repositories, frame.to]);
  return rows.map(({ repository, lastAt, ats, pres, numbers, mergedAts }) => ({
    repository,
    lastAt,
    releases: ats.map((at, index) => ({ at, pre: pres[index] ?? false })),
    waiting: numbers.map((number, index) => ({ number, mergedAt: mergedAts[index] ?? 0 })),
  }));
}
