// For leads: who meets a title and was not asked, which cases are open, what comes to an end. Everybody is looked at in one
// pass over the ledger; only those who may meet a title are looked at one by one.
import { asksOf } from '../../community/ladder/asks.js';
import { evaluate } from '../../community/ladder/evaluate.js';
import type { Person } from '../../core/person.js';
import { classOf } from '../../core/person.js';
import { holdingKey, titleKey } from '../../core/title.js';
import type { Evaluation, Title, TitleAt } from '../../core/title.js';
import type { ReadyHere, ReadyHereAnswer } from '../../core/title-question.js';
import { begunIn } from './title-case.js';
import { endingHere } from './title-ending.js';
import { allRequirements, factsOf, groundsOf, knownSince } from './title-facts.js';
import { heldByAnybody, isHeld } from './title-held.js';
import type { Held } from './title-held.js';
import { candidatesFor } from './title-candidates.js';
import type { Looked, Measured } from './title-candidates.js';
import type { Holding, TitleScene } from './title-scene.js';
import { isHome, seenFrom } from './title-seen.js';
import { holdingsHere } from './title-standing.js';

/** Those who are looked at one by one, of a title and of all: a list of more is not read. */
const MOST_OF_TITLE = 50;
const MOST = 400;

/** Throws the failures of reading. */
export async function readyHere(question: ReadyHere, scene: TitleScene): Promise<ReadyHereAnswer> {
  const { repository, at } = question;
  const { ledger } = scene.sources;
  const holdings = await holdingsHere(repository, scene);
  const held = await heldByAnybody(question, scene);
  const seen = await seenFrom(repository, isHome(repository, scene.sources.inForce?.config), scene);
  const begun = await begunIn(seen, { repository, at }, scene);
  const asked = new Set([
    ...begun.open.map(({ person, title }) => holdingKey(person, title)),
    ...begun.deferred.map(({ person, title }) => `${person} ${title}`),
  ]);
  // Who meets what nobody decides holds it.
  const decided = holdings.filter(({ title }) => title.definedBy.every(({ by }) => by !== 'requirements'));
  const [looked, ending] = await Promise.all([
    lookThrough(question, decided, held, scene),
    endingHere(question, held, scene),
  ]);
  const ready: { title: TitleAt; person: number; evaluation: Evaluation }[] = [];
  for (const { holding, people } of looked.found) {
    const title = atOf(holding);
    const open = people.filter((person) => !isHeld(held, person, title) && !asked.has(holdingKey(person, title)));
    for (const person of open.slice(0, Math.min(MOST_OF_TITLE, MOST - ready.length))) {
      const evaluation = await measured(person, holding, { question, held, scene });
      if (evaluation.is === 'met') ready.push({ title, person, evaluation });
    }
  }
  const logins = await ledger.loginsOf(ready.map(({ person }) => person));
  const people = (id: number): Person | null => {
    const login = logins[id];
    return login === undefined ? null : { id, login, kind: 'user' };
  };
  return {
    ready: ready
      .sort((one, other) => metAt(one.evaluation).localeCompare(metAt(other.evaluation)))
      .flatMap(({ person: id, ...one }) => {
        const person = people(id);
        return person === null || classOf(person) !== 'human' ? [] : [{ ...one, person }];
      }),
    cases: begun.open,
    ending,
    unknown: [...held.unknown, ...looked.unknown],
    seats: await seatsHere(question, holdings, scene),
  };
}

const atOf = ({ title: { kind, name }, sig }: Holding): TitleAt => ({ kind, name, sig });

/** Since when everything was met. */
const metAt = ({ checked }: Evaluation): string =>
  checked
    .flatMap(({ from }) => from ?? [])
    .sort()
    .at(-1) ?? '';

/** What only an application or a person's word could tell is left to those. */
const measurable = (title: Title): Title => ({
  ...title,
  requirements: title.requirements.filter(({ is }) => is !== 'box' && is !== 'attested'),
});

/** For every title those who may meet it, by one pass over the ledger. */
async function lookThrough(
  { repository, at }: ReadyHere,
  holdings: readonly Holding[],
  held: Held,
  scene: TitleScene,
): Promise<Looked> {
  const titles = await Promise.all(
    holdings.map(async (holding): Promise<Measured> => {
      const title = measurable(holding.title);
      const grounds = await groundsOf(repository, holding, scene);
      return { holding: { ...holding, title }, grounds, asks: asksOf(title, atOf(holding), at, grounds) };
    }),
  );
  const asks = titles.flatMap((one) => one.asks);
  const tallied =
    asks.length === 0 ? new Map<number, readonly number[]>() : await scene.sources.ledger.talliesOfAll(asks, at);
  const kinds = [...new Set(titles.flatMap(({ holding }) => deedsIn(holding.title)))];
  const credits =
    kinds.length === 0
      ? []
      : await scene.sources.ledger.credits(
          repository.owner.id,
          { kinds, since: '1970-01-01T00:00:00Z' },
          repository.id,
        );
  const found = candidatesFor({ titles, tallied, credits, held: held.held, at });
  const since = await knownSince(titles[0]?.grounds.community ?? [repository.id], scene, at);
  const unread =
    since === null
      ? []
      : holdings
          .filter(({ title }) => asksCount(title))
          .map((one) => ({ title: titleKey(atOf(one)), why: 'history_unread' }));
  return { found: found.found, unknown: [...found.unknown, ...unread] };
}

const deedsIn = (title: Title) =>
  allRequirements(title.requirements).flatMap((one) => (one.is === 'credit' || one.is === 'duty' ? one.of : []));
const asksCount = (title: Title): boolean => allRequirements(title.requirements).some(({ is }) => is === 'count');

interface Looking {
  readonly question: ReadyHere;
  readonly held: Held;
  readonly scene: TitleScene;
}

function measured(person: number, holding: Holding, { question, held, scene }: Looking): Promise<Evaluation> {
  const { repository, at } = question;
  const title = measurable(holding.title);
  const told = {
    standing: { held: held.held.filter((one) => one.person === person), unknown: held.unknownTitles },
    attested: [],
    ticked: null,
  };
  return factsOf({ person, title, held: atOf(holding), repository, at }, told, scene).then((facts) =>
    evaluate(title, atOf(holding), facts),
  );
}

async function seatsHere(
  { repository }: ReadyHere,
  holdings: readonly Holding[],
  scene: TitleScene,
): Promise<ReadyHereAnswer['seats']> {
  const limited = new Map(
    holdings.flatMap(({ title }) =>
      title.seats === null ? [] : [[titleKey({ ...title, sig: null }), title] as const],
    ),
  );
  const seats: { title: string; taken: number; of: number }[] = [];
  for (const [key, { kind, name }] of limited) {
    const taken = await scene.ask({ kind: 'seatsOf', repository, title: { kind, name, sig: null } });
    if (taken !== null) seats.push({ title: key, ...taken });
  }
  return seats;
}
