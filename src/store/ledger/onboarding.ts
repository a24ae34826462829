// Communities to which a hearth.yml can be proposed now, each with the repository to propose it in; what became of it.
import type { ProposalMadeAnswer } from '../../core/config-question.js';
import type { ToOnboard } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { installedOf } from './observed.js';
import type { RepositoryRow } from './observed.js';

/**
 * One row for each owner whose issues and pull requests were all read since Hearth came (a part that stopped is not waited
 * for), where no hearth.yml is known, and to whom nothing was ever proposed: its repository with most acts by people within
 * a year, stars and forks apart. Where the pull request was refused there is one tick more, and never a third.
 * The tick of a community is remembered by the inbox for 90 days, its proposal by the actions for ever.
 */
export async function toOnboard(database: Database, now: Date): Promise<readonly ToOnboard[]> {
  const rows = await database.rows<RepositoryRow & Pick<ToOnboard, 'period'>>(
    `select distinct on (r.owner) r.*, tried.period from repositories r
     left join installations i on i.id = r.installation
     cross join lateral (
       select bool_and(coalesce(a.act ->> 'kind', '') = 'pull' and a.state = 'refused') as refused,
              case when count(*) = 0 then 'once' else 'again' end as period
       from actions a where a.community = r.owner and a.feature = 'onboarding' and a.state <> 'would') tried
     where r.installation is not null and r.removed_at is null and not r.archived and coalesce(r.deleted_at < r.told_at, true)
       and coalesce(i.state, 'active') = 'active'
       and exists (select from backfills b where b.installation = r.installation and b.part = 'issues' and b.watermark is not null)
       and not exists (
         select from backfills b where b.installation = r.installation and b.part in ('issues', 'pull_requests')
           and b.state <> 'stopped' and coalesce(b.watermark < i.active_since, b.watermark is null))
       and not exists (select from config_keys k where k.place = 'owner' and k.id = r.owner)
       and not exists (
         select from repositories o join config_keys k on k.place = 'repository' and k.id = o.id where o.owner = r.owner)
       and tried.refused is not false
       and not exists (
         select from inbox t join repositories o on t.guid = 'tick:onboarding:' || o.id || ':' || tried.period
         where o.owner = r.owner)
     order by r.owner, (
       select count(*) from acts a join people p on p.id = a.person and p.class = 'human'
       where a.repository = r.id and a.at >= $1::timestamptz - interval '365 days'
         and a.kind not in ('starred', 'unstarred', 'forked')) desc, r.id`,
    [now],
  );
  return rows.map((row) => ({ ...installedOf(row), period: row.period }));
}

interface MadeRow {
  readonly repository: string;
  readonly github_id: string | null;
  readonly refused: string | null;
  readonly offers: ProposalMadeAnswer['offers'];
}

/** The last pull request or issue that was planned, and what of its labels was never planned. */
export async function proposalMade(database: Database, community: number): Promise<ProposalMadeAnswer> {
  const [row] = await database.rows<MadeRow>(
    `select p.repository, p.github_id, case when p.state = 'refused' then coalesce(p.detail, '') end as refused,
            coalesce((
              select jsonb_agg(offer order by place)
              from jsonb_array_elements(p.act -> 'offers') with ordinality as offered (offer, place)
              where not exists (
                select from actions l
                where l.community = $1 and l.feature = 'onboarding' and l.state <> 'would' and l.repository = p.repository
                  and l.act ->> 'kind' = 'new-label' and l.act ->> 'name' = offer ->> 'name')), '[]') as offers
     from actions p
     where p.community = $1 and p.feature = 'onboarding' and p.state <> 'would' and p.act ->> 'kind' in ('pull', 'issue')
     order by p.id desc limit 1`,
    [community],
  );
  if (row === undefined) return { as: null, refused: null, offers: [] };
  const { repository, github_id, refused, offers } = row;
  return {
    as: github_id === null ? null : { repository: Number(repository), number: Number(github_id) },
    refused,
    offers,
  };
}
