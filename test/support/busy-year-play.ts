// Plays the year through the twin's signed webhooks into a real Hearth, step by step, on the year's own clock.
import type { Feature } from '../../src/core/feature.js';
import type { Item } from '../twin/model.js';
import type { Twin } from '../twin/twin.js';
import { calm, movingClock } from './busy-year-clock.js';
import type { MovingClock } from './busy-year-clock.js';
import { ownersText } from './busy-year-tree.js';
import type { BusyYear, Life, Step } from './busy-year-words.js';
import { startTown } from './hearth.js';

const REPO = 'acme/app';
const STARTS_AT = Date.parse('2025-01-06T08:00:00Z');
const [SECOND, MINUTE, DAY] = [1_000, 60_000, 86_400_000];
/** Steps of this many days are played together, those of one item one after another. */
const TOGETHER = 28;

export interface PlayedItem {
  readonly item: Item;
  readonly labels: readonly string[];
  /** Hearth's own, as they are in the end. */
  readonly comments: ReturnType<Twin['comments']>;
}

export interface Played {
  /** In the order of the year's lives. */
  readonly items: readonly PlayedItem[];
  /** Comments that Hearth ever wrote, also those it took back. */
  readonly written: number;
  readonly deliveries: number;
  /** Lines of the log that tell of an error. */
  readonly errors: readonly string[];
  /** Requests that GitHub would have refused. */
  readonly violations: Twin['violations'];
}

/** Resolves when the year is over and Hearth has come to rest. `features`: those that the configuration speaks of. */
export async function play(year: BusyYear, config: string, features: readonly Feature[]): Promise<Played> {
  const clock = movingClock(STARTS_AT);
  const town = await startTown(
    config,
    { clock, features },
    {
      repository: repositoryOf(year, config),
      before: (twin) => {
        furnish(twin, year, clock);
      },
    },
  );
  const { twin } = town;
  try {
    const numbers = new Map<Life, number>();
    let written = 0;
    let deliveries = 0;
    for (const { day, steps } of rounds(year)) {
      clock.moveTo(STARTS_AT + day * DAY);
      for (const { life, step } of steps) {
        clock.pass(SECOND);
        if (step.kind === 'open') numbers.set(life, opened(twin, life, step));
        else perform(twin, numbers.get(life) ?? 0, step);
      }
      await calm(town, clock);
      // What waits for a grace period comes due.
      clock.pass(5 * MINUTE);
      await calm(town, clock);
      written += ownComments(twin.deliveries);
      deliveries += twin.deliveries.length;
      (twin.deliveries as unknown[]).length = 0;
    }
    return {
      items: year.lives.map((life) => itemAt(twin, numbers.get(life) ?? 0)),
      written,
      deliveries,
      errors: town.log.lines.filter((line) => line.includes('"level":"error"')),
      violations: twin.violations,
    };
  } finally {
    await town.close();
  }
}

function repositoryOf(year: BusyYear, config: string) {
  const owners = year.tree.map((one) => [one.dir === '' ? 'OWNERS' : `${one.dir}/OWNERS`, ownersText(one)]);
  return {
    files: { '.github/hearth.yml': config, ...(Object.fromEntries(owners) as Record<string, string>) },
    // Members of Prow's organisations may triage by its commands; Hearth asks GitHub who may.
    collaborators: Object.fromEntries(year.members.map((login) => [login, 'triage' as const])),
  };
}

function furnish(twin: Twin, year: BusyYear, clock: MovingClock): void {
  Object.assign(twin.state, { now: clock.now });
  Object.assign(twin.limits, { primary: Number.MAX_SAFE_INTEGER, secondary: false });
  twin.limits.graphql.limit = Number.MAX_SAFE_INTEGER;
  twin.org('acme', { members: year.members.map((login) => ({ login })) });
  twin.user(year.bot, { type: 'Bot' });
  // Labels come into being when they are put on.
  const first = twin.as('mo').openIssue(REPO, { title: 'Labels', labels: year.labels });
  twin.as('mo').close(REPO, first.number);
  for (const login of year.regulars) {
    const pull = twin.as(login).openPull(REPO, { title: 'An earlier change', body: 'Long ago.' });
    twin.as('mo').merge(REPO, pull.number);
  }
}

interface Round {
  readonly day: number;
  readonly steps: readonly { readonly life: Life; readonly step: Step }[];
}

/** Time goes on from one period to the next; within one, each item's next step is played when all others are done. */
function rounds(year: BusyYear): readonly Round[] {
  const found = new Map<number, { life: Life; step: Step }[][]>();
  for (const life of year.lives) {
    const seen = new Map<number, number>();
    for (const { day, step } of life.steps) {
      const period = Math.floor(day / TOGETHER);
      const turn = seen.get(period) ?? 0;
      seen.set(period, turn + 1);
      const turns = found.get(period) ?? [];
      found.set(period, turns);
      (turns[turn] ??= []).push({ life, step });
    }
  }
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([period, turns]) => turns.map((steps) => ({ day: period * TOGETHER, steps })));
}

type Opening = Extract<Step, { kind: 'open' }>;

function opened(twin: Twin, { isPull }: Life, { by, title, body, draft, files, labels }: Opening): number {
  const person = twin.as(by);
  const made = isPull
    ? person.openPull(REPO, { title, body, draft, files: changes(files, title) })
    : person.openIssue(REPO, { title, body, labels });
  return made.number;
}

function perform(twin: Twin, number: number, step: Exclude<Step, Opening>): void {
  const person = twin.as(step.by);
  switch (step.kind) {
    case 'comment':
      person.comment(REPO, number, step.body);
      return;
    case 'review':
      person.review(REPO, number, { state: 'commented', body: step.body });
      return;
    case 'push':
      person.pushToPull(REPO, number, { message: 'More', files: changes(step.files, twin.state.now().toISOString()) });
      return;
    case 'label':
      person.label(REPO, number, step.label);
      return;
    case 'unlabel':
      person.unlabel(REPO, number, step.label);
      return;
    case 'edit':
      person.edit(REPO, number, { title: step.title });
      return;
    case 'ready':
      person.setDraft(REPO, number, false);
      return;
    case 'close':
      person.close(REPO, number);
      return;
    case 'merge':
      person.merge(REPO, number);
  }
}

const changes = (files: readonly string[], text: string): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, `${text}\n`]));

/** Comments that GitHub told of as new, and as Hearth's. */
function ownComments(deliveries: Twin['deliveries']): number {
  return deliveries.filter(({ event, action, request }) => {
    const { comment } = request.payload as { comment?: { user?: { login: string } } };
    return event === 'issue_comment' && action === 'created' && comment?.user?.login === 'hearth[bot]';
  }).length;
}

function itemAt(twin: Twin, number: number): PlayedItem {
  const repository = twin.state.repositories.get(twin.state.names.get(REPO) ?? -1);
  const item = repository?.items.get(number);
  if (repository === undefined || item === undefined) throw new Error(`#${number} was never opened`);
  const labels = item.labelIds.map((id) => repository.labels.get(id)?.name ?? '').sort();
  return { item, labels, comments: twin.comments(REPO, number).filter(({ viaApp }) => viaApp) };
}
