// GitHub's recorded payloads, changed: bytes → row → event → facts.
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { eventOf } from '../../../src/core/event-of.js';
import { factsOf } from '../../../src/core/facts-of.js';
import { factOf, lineOf } from '../../../src/core/fact-line.js';
import { Chance } from '../../support/config-fuzz.js';
import { fuzzOf } from '../harness.js';
import { mutated } from '../mutate.js';
import type { Json } from '../mutate.js';

const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json') as readonly {
  readonly name: string;
  readonly examples: readonly Json[];
}[];
const all = recorded.flatMap(({ name, examples }) => examples.map((example) => ({ name, example })));
const NOW = '2026-03-01T10:00:00Z';

interface Payload {
  readonly name: string;
  readonly body: Json;
}

type Reader = typeof eventOf;

/** The repository's facts are about the repository that the payload names: nothing in it makes them another's. */
function wrongFacts(read: Reader, { name, body }: Payload): string | undefined {
  const found = read(name, body, NOW);
  if (!isDeepStrictEqual(found, read(name, body, NOW))) return 'read again, it is something else';
  if ('ignored' in found) {
    return /^[ -~]{1,300}$/.test(found.ignored) ? undefined : `not a plain reason: ${found.ignored}`;
  }
  const { event } = found;
  const told = (body as { installation?: { id?: unknown } }).installation?.id;
  if (event.installation !== told) return `an event of installation ${event.installation}, not ${String(told)}`;
  if (!('repository' in event)) return undefined;
  const owner = (body as { repository?: { id?: unknown } }).repository?.id;
  if (event.repository.id !== owner) return `an event of repository ${event.repository.id}, not ${String(owner)}`;
  for (const fact of factsOf(event)) {
    // What the ledger takes is what an import takes: else the row would be tried and refused until it is dead.
    const again = factOf(lineOf(fact), new Date(Date.parse(NOW) + 1));
    if ('problem' in again) return `a fact that the ledger does not take: ${again.problem}`;
    if (lineOf(again.fact) !== lineOf(fact)) return 'a fact that changes on its way';
    if ('repository' in fact && fact.repository !== owner) return `a fact of repository ${fact.repository}`;
  }
  return undefined;
}

export const payloads = fuzzOf<Reader, Payload>({
  property:
    'A payload, however it was changed, is an event of the installation and repository that it names, with facts that the ledger takes, or a reason; nothing is thrown.',
  subject: eventOf,
  runs: 4_000,
  input: (seed) => {
    const chance = new Chance(seed);
    const { name, example } = chance.of(all);
    const installed = { ...(example as Record<string, Json>), installation: { id: 5, node_id: 'x' } };
    return { name: chance.maybe(0.02) ? chance.of(all).name : name, body: mutated(installed, chance) };
  },
  wrong: wrongFacts,
  planted: {
    'throws where the sender is missing': (name, body, at) => {
      if ((body as { sender?: unknown }).sender === null) throw new TypeError('Cannot read properties of null');
      return eventOf(name, body, at);
    },
    'believes a number within the item about whose it is': (name, body, at) => {
      const found = eventOf(name, body, at);
      const id = (body as { repository_id?: number; number?: number }).number;
      if ('ignored' in found || !('repository' in found.event) || typeof id !== 'number') return found;
      return { event: { ...found.event, repository: { ...found.event.repository, id } } };
    },
    'quotes the field that does not fit': (name, body, at) => {
      const found = eventOf(name, body, at);
      return 'ignored' in found ? { ignored: `${found.ignored} ${JSON.stringify(body).slice(0, 400)}` } : found;
    },
    'changes what it reads': (name, body, at) => {
      Object.assign(body as object, { seen: true });
      return eventOf(name, body, at);
    },
  },
});
