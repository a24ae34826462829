// A community in a few lines, on a database of its own: people, items and what was done with them, written as facts into the
// ledger. What the tests of measuring and of attention stand on.
//
//   const it = await communityOf();
//   it.maintainer('mo', { at: '2026-01-01' });
//   it.issue(1, { by: 'ana', at: '2026-11-02 10:00' });
//   it.comment(1, { by: 'mo', at: '2026-11-02 12:00' });
//   (await it.measured('M17', { from: '2026-11-01', to: '2026-12-01' })).figures
//
// People are named by login and come into being when they are named first: `robo[bot]` is a bot, `cursoragent` an agent, null
// an account that is gone. Times are `2026-11-02`, `2026-11-02 10:00` or ISO 8601, in UTC.
import type { AssociationFact, Fact } from '../../src/core/fact.js';
import type { Looked, Measured, MetricId } from '../../src/core/measured.js';
import { lookedAt, measure } from '../../src/engine/measure.js';
import type { Measures } from '../../src/engine/ports.js';
import type { Frame } from '../../src/metrics/frame.js';
import type { SampleName, Samples } from '../../src/metrics/samples.js';
import { openDatabase } from '../../src/store/database.js';
import type { Database } from '../../src/store/database.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { createMeasures } from '../../src/store/measures.js';
import { instant, wordsIn } from './community-words.js';
import type { Words } from './community-words.js';
import { testDatabase } from './database.js';

export const OWNER = { id: 1, login: 'acme', kind: 'organization' as const };
/** The repository that words without another speak of: `acme/app`. */
export const APP = 7;

export interface RepositoryParts {
  /** Its number, where it matters. */
  readonly id?: number;
  readonly private?: boolean;
  readonly owner?: { readonly id: number; readonly login: string; readonly kind: 'organization' | 'user' };
}

export type FrameParts = Partial<Frame> & Pick<Frame, 'from' | 'to'>;

export interface Community extends Words {
  readonly database: Database;
  readonly measures: Measures;
  /** Another repository of the community (or of another owner), and the words to say what happens there. */
  repository(name: string, parts?: RepositoryParts): Words;
  /** The number of an account. */
  id(login: string): number;
  /** An account that has done nothing yet, with a number of its own where it matters. */
  person(login: string, parts?: { readonly id?: number; readonly kind?: 'user' | 'bot' | 'mannequin' }): number;
  /** Facts as they are. */
  fact(...facts: readonly Fact[]): void;
  /** GitHub's word for somebody. */
  association(who: string, word: AssociationFact['association'], at: string, repository?: number): void;
  /** Writes what was said so far into the ledger. */
  tell(): Promise<void>;
  /** Tells, and brings the states of items up to date; how many were looked at. */
  refresh(): Promise<number>;
  /** All public repositories of acme from `from` to `to`, in UTC, answers due in two days from Monday to Friday. */
  frame(parts: FrameParts): Frame;
  sample<Name extends SampleName>(name: Name, parts: FrameParts): Promise<Samples[Name]>;
  measured(metric: MetricId, parts: FrameParts): Promise<Measured>;
  looked(metric: MetricId, parts: FrameParts): Promise<readonly Looked[]>;
  /** Closes and drops the database. */
  end(): Promise<void>;
}

const FIRST_PERSON = 100;
const LONG_AGO = '2015-01-01T00:00:00Z';

export async function communityOf(): Promise<Community> {
  const made = await testDatabase();
  const database = openDatabase(made.connection, () => undefined);
  const measures = createMeasures(database);
  const people = new Map<string, number>();
  const repositories: { readonly id: number; readonly counts: boolean }[] = [];
  let pending: Fact[] = [];

  const fact = (...facts: readonly Fact[]) => {
    pending.push(...facts);
  };
  const person: Community['person'] = (login, { id, kind } = {}) => {
    const known = people.get(login);
    if (known !== undefined) return known;
    const number = id ?? FIRST_PERSON + people.size;
    people.set(login, number);
    const told = kind ?? (login.endsWith('[bot]') ? 'bot' : 'user');
    fact({ fact: 'person', id: number, login, kind: told, at: LONG_AGO });
    return number;
  };
  const repository: Community['repository'] = (name, parts = {}) => {
    const { owner = OWNER, private: hidden = false, id = APP + repositories.length } = parts;
    const more = { private: hidden, archived: false, defaultBranch: 'main', at: LONG_AGO };
    fact({ fact: 'repository', id, name, owner, ...more });
    repositories.push({ id, counts: owner.id === OWNER.id && !hidden });
    return wordsIn(id, { person, fact });
  };
  const app = repository('app', { id: APP });

  const tell = async () => {
    const told = pending;
    pending = [];
    await database.transaction((client) => writeFacts(client, told));
  };
  const frame = (parts: FrameParts): Frame => ({
    repositories: repositories.filter(({ counts }) => counts).map(({ id }) => id),
    knownIn: repositories.filter(({ counts }) => counts).map(({ id }) => id),
    calendar: { zone: 'UTC', weekdays: [1, 2, 3, 4, 5], holidays: [], hours: null },
    answerWithin: 2,
    sigs: [],
    excluded: [],
    horizon: null,
    strict: false,
    ...parts,
    from: instant(parts.from),
    to: instant(parts.to),
  });
  // Read when it is asked for: most of what is tested here is tested without the metrics.
  const metricOf = async (id: MetricId) => {
    const { metricCalled } = await import('../../src/metrics/catalogue.js');
    const found = metricCalled(id);
    if (found === undefined) throw new Error(`there is no metric ${id}`);
    return found;
  };
  return {
    ...app,
    database,
    measures,
    repository,
    person,
    id: (login) => person(login),
    fact,
    association: (who, word, at, where = APP) => {
      fact({ fact: 'association', repository: where, person: person(who), association: word, at: instant(at) });
    },
    tell,
    refresh: async () => {
      await tell();
      return measures.refresh();
    },
    frame,
    sample: async (name, parts) => {
      await tell();
      await measures.refresh();
      return measures.sample(name, frame(parts));
    },
    measured: async (id, parts) => {
      await tell();
      const found = (await measure(measures, [await metricOf(id)], frame(parts)))[id];
      if (found === undefined) throw new Error(`${id} measured nothing`);
      return found;
    },
    looked: async (id, parts) => {
      await tell();
      return (await lookedAt(measures, await metricOf(id), frame(parts))) ?? [];
    },
    end: async () => {
      await database.close();
      await made.close();
    },
  };
}
