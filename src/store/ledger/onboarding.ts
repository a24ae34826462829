// Communities to which a hearth.yml can be proposed now, each with the repository to propose it in.
import type { InstalledRepository } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { installedOf } from './observed.js';
import type { RepositoryRow } from './observed.js';

/**
 * One row for each owner whose issues and pull requests were all read since Hearth came (a part that stopped is not waited
 * for), where no hearth.yml is known, and to whom nothing was ever proposed: its repository with most acts by people within a year, stars and forks apart.
 * The tick of a community is remembered by the inbox for 90 days, its proposal by the actions for ever.
 */
export async function toOnboard(database: Database, now: Date): Promise<readonly InstalledRepository[]> {
  const rows = await database.rows<RepositoryRow>(
    `select distinct on (r.owner) r.* from repositories r
     left join installations i on i.id = r.installation
     where r.installation is not null and r.removed_at is null and not r.archived and coalesce(r.deleted_at < r.told_at, true)
       and coalesce(i.state, 'active') = 'active'
       and exists (select from backfills b where b.installation = r.installation and b.part = 'issues' and b.watermark is not null)
       and not exists (
         select from backfills b where b.installation = r.installation and b.part in ('issues', 'pull_requests')
           and b.state <> 'stopped' and coalesce(b.watermark < i.active_since, b.watermark is null))
       and not exists (
         select from config_keys k where k.place = 'owner' and k.id = r.owner
           or k.place = 'repository' and k.id in (select o.id from repositories o where o.owner = r.owner))
       and not exists (select from actions a where a.community = r.owner and a.feature = 'onboarding' and a.state <> 'would')
       and not exists (
         select from inbox t join repositories o on t.guid = 'tick:onboarding:' || o.id || ':once' where o.owner = r.owner)
     order by r.owner, (
       select count(*) from acts a join people p on p.id = a.person and p.class = 'human'
       where a.repository = r.id and a.at >= $1::timestamptz - interval '365 days'
         and a.kind not in ('starred', 'unstarred', 'forked')) desc, r.id`,
    [now],
  );
  return rows.map(installedOf);
}
