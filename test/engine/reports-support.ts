// For tests of publishing: a town whose clock is turned to when a report comes due, and what was published there.
import { setTimeout as sleep } from 'node:timers/promises';
import { nextAfter } from '../../src/engine/schedules.js';
import { periodEnding } from '../../src/metrics/period.js';
import { startHearth } from '../../src/hearth.js';
import type { Hearth, HearthOptions } from '../../src/hearth.js';
import type { NewRepository } from '../twin/acts/repositories.js';
import { startTown, testOptions } from '../support/hearth.js';
import type { Seed, Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';

export const MONTHLY = { series: 'reports/monthly', cron: '0 9 1 * *', zone: 'UTC' };

export interface Shown {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
}

export interface ReportTown extends Town {
  /** The next so many times at which monthly reports come due. */
  readonly dues: readonly Date[];
  /** Turns the clock. */
  until(time: Date): void;
  readonly now: () => Date;
  /** A beat that also reads GitHub's log of deliveries, and everything that follows from it. */
  beat(hearth?: Hearth): Promise<void>;
  /** Beats right before that time and right after it. */
  due(time: Date): Promise<void>;
  /** Hearth's own issues in a repository, oldest first. */
  reports(repository?: string): readonly Shown[];
  /** State and detail of every action of a rule, oldest first. */
  outcomes(rule?: string): Promise<readonly { readonly state: string; readonly detail: string | null }[]>;
  /** What the rows of ticks were settled with, oldest first. */
  reasons(): Promise<readonly (string | null)[]>;
  /** Another process on the same database and clock. */
  another(more?: Partial<HearthOptions>): Promise<Hearth>;
}

/** The label of the month that is over at that time. */
export const monthBefore = (due: Date): string => periodEnding('monthly', due, 'UTC').label;

/** Repositories besides `acme/app`, by their full names: each is made and heard of. */
export type Beside = Readonly<Record<string, NewRepository>>;

export async function startReports(
  config: string,
  more: Partial<HearthOptions> = {},
  seed: Seed = {},
  beside: Beside = {},
): Promise<ReportTown> {
  const turned = turnedClock();
  const town = await startTown(config, { clock: turned.clock, history: 'read', ...more }, seed);
  turned.wind(town.twin);
  const { database } = town.hearth;
  const others: Hearth[] = [];
  const until = (time: Date) => {
    turned.pass((time.getTime() - turned.clock.now().getTime()) / 1_000);
  };
  const beat = async (hearth = town.hearth) => {
    for (let n = 0; n < 5; n += 1) await hearth.ticker.beat();
    await town.quiet();
  };
  const isLagging = async () => {
    const waiting = await database.rows(
      `select from inbox where guid like 'tick:reports/%' and state = 'waiting' and starts_with(reason, 'the ledger does not reach')`,
    );
    return waiting.length > 0;
  };
  // From the first event on, the schedules of the configuration are known.
  for (const [name, options] of Object.entries(beside)) town.twin.repository(name, options);
  for (const name of ['acme/app', ...Object.keys(beside)]) {
    town.twin.as('ana').openIssue(name, { title: 'It breaks', body: 'When I click it.' });
  }
  await town.quiet();
  if (more.history !== 'ask') await untilRead(town);
  const dues: Date[] = [];
  for (let n = 0; n < 12; n += 1) dues.push(nextAfter(MONTHLY, dues.at(-1) ?? turned.clock.now()));
  return {
    ...town,
    dues,
    until,
    now: turned.clock.now,
    beat,
    due: async (time) => {
      // Hearth ran all the time: what GitHub told until then is known.
      until(new Date(time.getTime() - 60_000));
      await beat();
      until(new Date(time.getTime() + 60_000));
      await beat();
      // What one report causes arrives by the database's clock, months ago by this one: another report that is made meanwhile
      // finds it unread, takes it for a lag, and looks again later.
      for (let n = 0; n < 3 && (await isLagging()); n += 1) {
        until(new Date(turned.clock.now().getTime() + 660_000));
        await beat();
      }
    },
    reports: (repository = 'acme/app') =>
      town.twin
        .issues(repository)
        .filter(({ title }) => /^Community health|^For the leads|社区健康/.test(String(title)))
        .map(({ number, state, title, body }) => ({
          number: Number(number),
          state: String(state),
          title: String(title),
          body: String(body),
        })),
    outcomes: (rule = 'publish') =>
      database.rows('select state, detail from actions where rule = $1 order by id', [rule]),
    reasons: async () => {
      const rows = await database.rows<{ reason: string | null }>(
        `select reason from inbox where guid like 'tick:reports/%' order by id`,
      );
      return rows.map(({ reason }) => /reports: \w+/.exec(reason ?? '')?.[0] ?? reason);
    },
    another: async (options = {}) => {
      const other = await startHearth({
        ...testOptions(town.twin, town.connection, town.log),
        clock: turned.clock,
        history: 'read',
        ...options,
      });
      others.push(other);
      return other;
    },
    close: async () => {
      for (const other of others) await other.stop();
      await town.close();
    },
  };
}

async function untilRead({ hearth }: Town): Promise<void> {
  for (let n = 0; n < 400; n += 1) {
    const [row] = await hearth.database.rows<{ left: number }>(
      `select count(*)::int as left from backfills where state <> 'done'`,
    );
    if (row?.left === 0) return;
    await sleep(25);
  }
  throw new Error('the history was never read');
}
