// Reports that were made before: the audit tells what was published, where, and in which words.
import type { PublishedBefore } from '../../../core/report-question.js';
import type { ReportLine, ReportMade } from '../../../engine/ports.js';
import type { Database } from '../../database.js';

interface Row {
  readonly label: string;
  readonly as: ReportMade['as'];
  readonly series: string;
  readonly in: string | null;
  readonly number: string | null;
  readonly url: string | null;
  readonly at: Date;
  readonly body: string;
  readonly published: boolean;
}

const OF_COMMUNITY = `community = $1 and feature = 'reports' and rule = 'publish'`;
const IS_PUBLISHED = `state in ('applied', 'unchanged')`;
/** It may be on its way. */
const STANDS = `${OF_COMMUNITY} and state in ('planned', 'sent', 'applied', 'unchanged')`;

/** Those whose ids begin as the first does: it is what they have in common. */
export async function tickWaits(database: Database, from: string, before: string): Promise<Date | null> {
  const [row] = await database.rows<{ told: Date | null }>(
    `select min(received_at) as told from inbox
     where guid >= $1 and guid < $2 and starts_with(guid, $1) and state = 'waiting'`,
    [from, before],
  );
  return row?.told ?? null;
}

/** The newest period first. */
export async function reportsMade(
  database: Database,
  { community, repository, scope }: ReportLine,
  most: number,
): Promise<readonly ReportMade[]> {
  const rows = await database.rows<Row>(
    `select cause as label, act ->> 'kind' as as, act ->> 'series' as series, act ->> 'in' as in, github_id as number, url,
            cause_at as at, act ->> 'body' as body, ${IS_PUBLISHED} as published
     from actions where ${STANDS} and scope = $2 and repository = $3 order by cause desc, id desc limit $4`,
    [community, scope, repository, most],
  );
  return rows.map(({ number, ...row }) => ({ ...row, number: number === null ? null : Number(number) }));
}

/** So many are closed at once; the next report closes more. */
const MOST_OPEN = 20;
/** What GitHub refused so often stays open. */
const MOST_REFUSED = 3;

/** Those that nothing closed or is about to close, the newest period of each line first. What was refused is tried again. */
export async function reportsOpen(
  database: Database,
  { community, repository }: Omit<ReportLine, 'scope'>,
): Promise<readonly PublishedBefore[]> {
  const rows = await database.rows<Omit<PublishedBefore, 'number'> & Pick<Row, 'number'>>(
    `select scope, cause as label, act ->> 'kind' as as, act ->> 'series' as series, act ->> 'in' as in, github_id as number
     from actions made where ${OF_COMMUNITY} and ${IS_PUBLISHED} and repository = $2 and (
       select count(*) filter (where closing.state not in ('would', 'refused', 'failed')) = 0 and count(*) filter (where closing.state <> 'would') < $4
       from actions closing where closing.repository = $2 and closing.feature = 'reports' and closing.rule = 'close'
         and closing.scope = made.scope and closing.cause = made.cause)
     order by scope, cause desc, id desc limit $3`,
    [community, repository, MOST_OPEN, MOST_REFUSED],
  );
  return rows.map(({ number, ...row }) => ({ ...row, number: number === null ? null : Number(number) }));
}

/** Whether any report of the line that was not refused ever held these words. */
export async function reportSaid(
  database: Database,
  { community, repository, scope }: ReportLine,
  words: string,
): Promise<boolean> {
  const rows = await database.rows(
    `select from actions where ${STANDS} and scope = $2 and repository = $3 and position($4 in act ->> 'body') > 0 limit 1`,
    [community, scope, repository, words],
  );
  return rows.length > 0;
}

/** What was said in all reports of the community since then, also in one that may be on its way. */
export async function reportBodies(database: Database, community: number, since: Date): Promise<readonly string[]> {
  const rows = await database.rows<{ body: string }>(
    `select act ->> 'body' as body from actions
     where ${STANDS} and cause_at >= $2 order by id`,
    [community, since],
  );
  return rows.map(({ body }) => body);
}
