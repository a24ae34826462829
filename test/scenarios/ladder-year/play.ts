// Plays the year: the clock goes on from day to day, people act, the post is bad, schedules come due, Hearth is started anew.
import { readFileSync } from 'node:fs';
import { startHearth } from '../../../src/hearth.js';
import type { Hearth, HearthOptions } from '../../../src/hearth.js';
import { loadFeatures } from '../../../src/features/registry.js';
import type { Database } from '../../../src/store/database.js';
import { random } from '../../support/busy-year-chance.js';
import { calm, movingClock } from '../../support/busy-year-clock.js';
import type { MovingClock } from '../../support/busy-year-clock.js';
import { startTown, testOptions } from '../../support/hearth.js';
import type { Town as Place } from '../../support/hearth.js';
import { DEFAULT_PERMISSIONS } from '../../twin/acts/installations.js';
import type { Twin } from '../../twin/twin.js';
import { requireRepository } from '../../twin/world.js';
import { APP, castOf, COMMUNITY, furnish, goOn, LEADS, remember } from './cast.js';
import type { Cast } from './cast.js';
import { postOf } from './post.js';
import type { Post } from './post.js';
import { storyOf } from './story.js';
import type { Story } from './story.js';
import type { Town } from './town.js';

export const CONFIG = readFileSync(new URL('./hearth.yml', import.meta.url), 'utf8');
const NAMES = ['sigs', 'commands', 'ladder', 'honours', 'desk', 'credit', 'reports', 'attention'];

const STARTS_AT = Date.parse('2025-01-06T08:00:00Z');
const DAY = 86_400_000;
const DAYS = 364;
const RESTART_EVERY = 45;

export interface YearParts {
  readonly seed: number;
  readonly people: number;
  readonly cases: number;
}

type Requests = Twin['requests'];

export interface Played {
  readonly twin: Twin;
  readonly town: Town;
  /** What Hearth asked GitHub to change, in its order. */
  readonly writes: Requests;
  readonly deliveries: Post['counts'];
  /** Who was in a team when the year began, by slug. */
  readonly before: ReadonlyMap<string, ReadonlySet<number>>;
  /** Lines of Hearth's log. */
  readonly log: readonly string[];
  readonly database: Database;
  end(): Promise<void>;
}

interface Year {
  readonly place: Place;
  readonly twin: Twin;
  readonly clock: MovingClock;
  readonly options: Partial<HearthOptions>;
  hearth: Hearth;
}

export async function featuresOfTheYear() {
  return (await loadFeatures()).filter(({ name }) => NAMES.includes(name));
}

export async function playYear({ seed: first, people, cases }: YearParts): Promise<Played> {
  const chance = random(first);
  const clock = movingClock(STARTS_AT - DAY);
  const options = { clock, features: await featuresOfTheYear(), history: 'read' } as const;
  let cast: Cast | undefined;
  const seed = (twin: Twin) => {
    Object.assign(twin.state, { now: clock.now });
    Object.assign(twin.limits, { primary: Number.MAX_SAFE_INTEGER, secondary: false });
    twin.limits.graphql.limit = 2_000_000_000;
    cast = castOf(twin, people);
    furnish(twin, cast, CONFIG);
  };
  const permissions = { ...DEFAULT_PERMISSIONS, members: 'write', contents: 'write' } as const;
  const place = await startTown(null, options, { before: seed, installation: { permissions } });
  const { twin } = place;
  const year: Year = { place, twin, clock, options, hearth: place.hearth };
  const town: Town = { twin, cast: cast!, chance, cases: [], taken: new Set(), left: new Set() };
  const end = async () => {
    await year.hearth.stop();
    await place.close();
  };
  try {
    await remember(place.hearth.database, twin, town.cast, chance, STARTS_AT);
    const talk = firstWords(twin, Math.min(16, Math.ceil(cases / 8)));
    await calm(year, clock);
    const before = new Map([...twin.state.teams.values()].map(({ slug, members }) => [slug, new Set(members.keys())]));
    const post = postOf(twin, chance);
    const writes = await daysOf(year, town, { story: storyOf(town, cases, talk), post });
    return {
      twin,
      town,
      writes,
      before,
      deliveries: post.counts,
      log: place.log.lines,
      database: year.hearth.database,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function daysOf(year: Year, town: Town, { story, post }: { story: Story; post: Post }): Promise<Requests> {
  const writes: Requests = [];
  for (let day = 0; day < DAYS; day += 1) {
    year.clock.moveTo(STARTS_AT + day * DAY);
    if (day % 30 === 0) await monthBegins(year, town);
    await live(year, { story, post, day });
    if (day % RESTART_EVERY === RESTART_EVERY - 1) await restart(year);
    await age(year.hearth);
    writes.push(...year.twin.requests.splice(0).filter(isWrite));
  }
  return writes;
}

const isWrite = ({ method, route }: Requests[number]): boolean =>
  method !== 'GET' && !/graphql|access_tokens/.test(route);

/** Hearth hears of each repository; some issues are for people to talk in. */
function firstWords(twin: Twin, count: number): readonly number[] {
  const mo = twin.as('mo');
  for (const full of [LEADS, 'acme/.github', APP]) mo.openIssue(full, { title: 'Hello' });
  return Array.from({ length: count }, () => mo.openIssue(COMMUNITY, { title: 'Where do you stand?' }).number);
}

/** Who is busy goes on being so, and what Hearth proposes is merged. */
async function monthBegins({ hearth, clock }: Year, { twin, cast }: Town): Promise<void> {
  await goOn(hearth.database, twin, cast, clock.now().getTime() - DAY);
  const open = requireRepository(twin.state, COMMUNITY).items.all();
  for (const { number, pull, state } of open) {
    if (pull !== undefined && state === 'open') twin.as('mo').merge(COMMUNITY, number);
  }
}

async function live(year: Year, { story, post, day }: { story: Story; post: Post; day: number }): Promise<void> {
  const isLost = await post.carry(() => story.go(day));
  // The delivery log is looked through with every fifth beat.
  for (let beats = 0; beats < (isLost ? 5 : 1); beats += 1) await year.hearth.ticker.beat();
  await calm(year, year.clock);
}

async function restart(year: Year): Promise<void> {
  const { place, options } = year;
  await year.hearth.stop();
  year.hearth = await startHearth({ ...testOptions(place.twin, place.connection, place.log), ...options });
  place.twin.webhookUrl = `${year.hearth.url ?? ''}/api/github/webhooks`;
}

/** The database has a clock of its own: what was written today is a day old by it, too. */
async function age({ database }: Hearth): Promise<void> {
  await database.rows(
    `update actions set sent_at = sent_at - interval '1 day', settled_at = settled_at - interval '1 day'
     where sent_at > now() - interval '1 hour'`,
  );
}
