// The pages, by their addresses: what may be shown is asked first, and whatever may not is answered like what is not there.
import type { IncomingMessage } from 'node:http';
import type { Language } from '../../core/language.js';
import { catalogue, metricCalled } from '../../metrics/catalogue.js';
import type { Log, Showing } from '../../engine/ports.js';
import { sendUnread } from '../answer.js';
import type { Answer } from '../answer.js';
import { badgeFor } from '../badges/badges.js';
import { badgeSvg } from '../badges/badge.js';
import { createQuietLog } from '../refusal-log.js';
import type { Route } from '../server.js';
import { dataAnswer, pageAnswer, unlessKnown } from './answer.js';
import { createBoards } from './boards.js';
import { Busy } from './bounded.js';
import { communityPage } from './community-page.js';
import { chartCsv } from './csv.js';
import { frontPage } from './front-page.js';
import { ICON } from './icon.js';
import { itemPage } from './item-page.js';
import { languageAsked } from './language.js';
import { boundedLooks } from './looks.js';
import { methodPage, methodsPage } from './method-page.js';
import { ofOwnTitles, ofPeople } from './people.js';
import type { OwnTitles } from './people.js';
import { isRunning } from './periods.js';
import { problemAnswer, problemIn } from './problem-page.js';
import type { Problem } from './problem-page.js';
import { jsonOf } from '../../report/json.js';
import { reportPageOf } from './report-page.js';
import { createReports } from './reports.js';
import type { MadeReport, Reports } from './reports.js';
import type { Shelf } from './shelf.js';
import { sigPage } from './sig-page.js';
import { readTarget } from './target.js';
import type { Asked, Target } from './target.js';
import type { Visit } from './visit.js';
import { waitingPage } from './waiting-page.js';

export interface PagesOptions {
  readonly showing: Showing;
  /** Address of GitHub's site, without a slash at its end: `https://github.com`. */
  readonly github: string;
  readonly log: Log;
  readonly now?: () => Date;
  readonly reports?: Reports;
}

/** The addresses of all pages. */
export function createPages(options: PagesOptions): readonly Route[] {
  const { github, log, now = () => new Date() } = options;
  const showing = boundedLooks(options.showing);
  const quietly = createQuietLog(log, 'a page failed');
  const failed = (page: string, error: unknown) => {
    quietly(page, { page, reason: error instanceof Error ? error.message : '' });
  };
  const unseen = (page: string) => (error: unknown) => {
    failed(`${page} made anew`, error);
  };
  const reports = options.reports ?? createReports(showing, { now, unseen: unseen('report') });
  const boards = createBoards(showing, { now, unseen: unseen('boards') });
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const read = readTarget(request.url ?? '');
    const reader = languageAsked(request.headers['accept-language']);
    if (read === 'unknown') return problemAnswer('absent', reader);
    if (read === 'malformed') return problemAnswer('malformed', reader);
    const language = read.language ?? reader;
    try {
      const found = await pageFor(read, { showing, reports, boards, github, now }, language);
      return found === null ? problemAnswer(missing(read, now()), language) : unlessKnown(request, found);
    } catch (error) {
      if (!(error instanceof Busy)) failed(read.target.page, error);
      return problemAnswer(problemIn(error), language);
    }
  };
  const handle: Route['handle'] = async (request, response) => {
    sendUnread(request, response, await answerTo(request));
  };
  return [
    ...['/', '/hearth.svg'].map((path) => ({ path, handle })),
    ...['/c', '/r', '/badge', '/metrics-explained'].map((path) => ({ path, below: true, handle })),
  ];
}

const OF_PERIODS: readonly Target['page'][] = ['community', 'sig', 'report', 'json', 'chart', 'badge'];

/** From the address and the clock alone, so that what may not be shown is answered like what is not there. */
const missing = ({ target, period }: Asked, now: Date): Problem =>
  period !== null && OF_PERIODS.includes(target.page) && isRunning(period, now) ? 'running' : 'absent';

/** Null: there is nothing there that may be shown. */
async function pageFor(asked: Asked, shelf: Shelf, language: Language): Promise<Answer | null> {
  const { target, period } = asked;
  const visit: Visit = { language, chosen: asked.language !== null, period, now: shelf.now() };
  switch (target.page) {
    case 'icon':
      return dataAnswer(ICON, 'image/svg+xml');
    case 'front':
      return pageAnswer(200, frontPage(await shelf.showing.communities(), visit), language);
    case 'methods':
      return pageAnswer(200, methodsPage(catalogue, visit), language);
    case 'method': {
      const metric = metricCalled(target.metric);
      return metric === undefined ? null : pageAnswer(200, methodPage(metric, visit), language);
    }
    case 'community':
    case 'sig':
      return ofCommunity(target, shelf, visit);
    case 'ladder':
    case 'honours':
    case 'boards':
    case 'person':
    case 'holder':
    case 'drawing':
      return ofPeople(target, shelf, visit);
    case 'own ladder':
    case 'own honours':
      return ofOwnTitles(target, shelf, visit);
    case 'report':
    case 'json':
    case 'chart':
    case 'item':
    case 'waiting':
    case 'badge':
      return ofRepository(target, shelf, visit);
  }
}

type OfCommunity = Extract<Target, { page: 'community' | 'sig' }>;
type OfRepository = Exclude<Extract<Target, { name: string }>, OwnTitles>;

async function ofCommunity(target: OfCommunity, { showing, reports, github }: Shelf, visit: Visit) {
  const community = await showing.community(target.owner);
  const made = community === null ? null : await reports.of(community, visit.period);
  if (community === null || made === null) return null;
  const seen = { visit: visitTo(made, visit), github };
  const page =
    target.page === 'community'
      ? communityPage(made.report, community, { ...seen, people: await showing.peoplePages(community) })
      : sigPage(made.report, target.slug, seen);
  return page === null ? null : pageAnswer(200, page, visit.language);
}

async function ofRepository(target: OfRepository, { showing, reports, github }: Shelf, visit: Visit) {
  const of = await showing.repository(target.owner, target.name);
  if (of === null) return null;
  const { language, period } = visit;
  if (target.page === 'item') {
    const item = await showing.item(of, target.number, language);
    return item === null
      ? null
      : pageAnswer(200, itemPage(item, { of, number: target.number, github }, visit), language);
  }
  if (target.page === 'waiting') {
    const waiting = await showing.waiting(of.repository.id);
    return pageAnswer(200, waitingPage(waiting, { of, github }, visit), language);
  }
  const made = await reports.of(of, period);
  if (made === null) return null;
  const { report } = made;
  switch (target.page) {
    case 'report':
      return pageAnswer(
        200,
        reportPageOf(report, { visit: visitTo(made, visit), github, people: await showing.peoplePages(of) }),
        language,
      );
    case 'json':
      return dataAnswer(jsonOf(report), 'application/json; charset=utf-8');
    case 'chart':
      return dataAnswer(chartCsv(report, target.chart), 'text/csv; charset=utf-8');
    case 'badge':
      return dataAnswer(badgeSvg(badgeFor(target.badge, report, language)), 'image/svg+xml', {
        vary: 'accept-language',
      });
  }
}

const visitTo = ({ at, begins }: MadeReport, visit: Visit): Visit => ({ ...visit, made: { at, begins } });
