// What reading a whole repository will cost, said before it begins: requests, points of GitHub's hourly budget, and time.
import type { PublicRepository } from '../github/backfill/token.js';

export interface Cost {
  readonly items: number;
  readonly requests: number;
  readonly points: number;
  readonly seconds: number;
  /** Hours that must be waited for, because an hour's budget is not enough. */
  readonly pauses: number;
}

/** As `github/backfill` asks: rows of a page. */
const PAGE = { items: 100, discussions: 20, releases: 100, attention: 100, commits: 70, reviewComments: 100 };
/** Timelines that do not fit on their page, and how many of them are read on at once: as metrics.md, section 3, assumes. */
const LONG_SHARE = 0.08;
const THREADS_AT_ONCE = { timeline: 25, comments: 7 };
const COMMENTS_A_PULL = 2;
const SECONDS_A_REQUEST = 1.5;
/** A fifth of the hour's budget is left to whatever else the token is used for. */
const USED_SHARE = 0.8;
const HORIZON_DAYS = 400;

const pages = (rows: number, size: number) => Math.ceil(rows / size);
const listed = (rows: number, size: number, atOnce: number) =>
  Math.max(1, pages(rows, size)) + pages(rows * LONG_SHARE, atOnce);

export function costOf(found: PublicRepository, now: Date): Cost {
  const { issues, pulls, discussions, releases, stars, forks, commits, budget } = found;
  const ageDays = Math.max(1, (now.getTime() - Date.parse(found.createdAt)) / 86_400_000);
  // What is read 400 days back only is taken to be spread evenly over the years.
  const recent = (rows: number) => Math.ceil(rows * Math.min(1, HORIZON_DAYS / ageDays));
  const points =
    1 +
    listed(issues, PAGE.items, THREADS_AT_ONCE.timeline) +
    listed(pulls, PAGE.items, THREADS_AT_ONCE.timeline) +
    listed(discussions, PAGE.discussions, THREADS_AT_ONCE.comments) +
    Math.max(1, pages(releases, PAGE.releases)) +
    Math.max(1, pages(recent(stars), PAGE.attention)) +
    Math.max(1, pages(recent(forks), PAGE.attention)) +
    Math.max(1, pages(recent(commits), PAGE.commits));
  // REST, which no points are paid for: comments on changes, and the list of who may triage.
  const requests = points + Math.max(1, pages(pulls * COMMENTS_A_PULL, PAGE.reviewComments)) + 1;
  const pauses = budget === null ? 0 : pausesFor(points, budget);
  return { items: issues + pulls + discussions, requests, points, seconds: requests * SECONDS_A_REQUEST, pauses };
}

function pausesFor(points: number, { remaining, limit }: NonNullable<PublicRepository['budget']>): number {
  const now = Math.max(0, remaining - limit * (1 - USED_SHARE));
  return points <= now ? 0 : Math.ceil((points - now) / (limit * USED_SHARE));
}

export function costInWords({ items, requests, points, seconds, pauses }: Cost): string {
  const [count, asked, paid] = [items, requests, points].map((value) => value.toLocaleString('en-US'));
  const time = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  const waits = pauses === 0 ? '' : `, and ${pauses} ${pauses === 1 ? 'pause' : 'pauses'} until GitHub allows more`;
  return `${count} issues, pull requests and discussions: about ${asked} requests, ${paid} points of GitHub's budget, ${time}${waits}.`;
}
