// Answers as of then, for a replay: the ledger's up to that moment, GitHub's asked once each. Nothing is kept of them.
import type { Config } from '../../config/resolve.js';
import type { Feature } from '../../core/feature.js';
import type { AnswersTo, Question, Questions } from '../../core/question.js';
import { stamp } from '../../core/time.js';
import { createAnswerer } from '../answer.js';
import type { Answerer } from '../answer.js';
import { createDirectories } from '../answers/directory.js';
import { threadAt } from './as-of.js';
import type { GitHubRead, LastItem, Ledger } from '../ports.js';
import { ladderThen } from './ladder-then.js';
import { createReadsThen } from './reads-then.js';

export interface AnswersThen {
  /** Answers as they would have been at that moment, under that file; throws AboutConfig besides what answerers throw. */
  at(then: Date, config: Config): Answerer;
}

export interface AnswerSources {
  readonly ledger: Ledger;
  readonly read: () => Promise<GitHubRead>;
  readonly installation: number;
  readonly features: readonly Feature[];
  /** What is replayed, with the titles of today by number. */
  readonly items: readonly LastItem[];
  readonly titles: ReadonlyMap<number, string>;
  readonly now: Date;
}

/** What depends on the configuration is not what the other one would have answered. */
const UNDER_CONFIG: readonly Question['kind'][] = [
  'sigDirectory',
  'ownership',
  'commandsHere',
  'requiredLabels',
  'whyOn',
  'titlesHere',
  'standingOf',
  'holds',
  'evaluations',
  'seatsOf',
  'employersOf',
  'readyHere',
  'holdersHere',
  'board',
];

/** One for each replay: all but what the configurations themselves answer is shared by both, so that nothing is asked twice. */
export function createAnswersThen({ features, ...sources }: AnswerSources): AnswersThen {
  const { ledger, read, installation, now } = sources;
  const reads = createReadsThen(sources);
  const directories = createDirectories();
  const links = () => Promise.resolve({});
  const make = (then: string, config?: Config): Answerer =>
    createAnswerer({
      ledger: unchanged(ledger, then),
      github: { installation: async () => reads(await read(), then) },
      installation,
      now,
      ...(config === undefined ? {} : { inForce: { config, features, directories, links } }),
    });
  const shared = new Map<string, Answerer>();
  const own = new Map<Config, Map<string, Answerer>>();
  return {
    at: (then, config) => {
      const moment = stamp(then.toISOString());
      const ofConfig = kept(own, config, () => new Map<string, Answerer>());
      const [both, one] = [
        kept(shared, moment, () => make(moment)),
        kept(ofConfig, moment, () => make(moment, config)),
      ];
      return { answer: (questions) => answerBy(questions, both, one) };
    },
  };
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

async function answerBy<Q extends Questions>(questions: Q, both: Answerer, one: Answerer): Promise<AnswersTo<Q>> {
  const entries = Object.entries(questions);
  const isOwn = (question: Question | undefined) => question !== undefined && UNDER_CONFIG.includes(question.kind);
  const [ofBoth, ofOne] = await Promise.all([
    both.answer(Object.fromEntries(entries.filter(([, question]) => !isOwn(question)))),
    one.answer(Object.fromEntries(entries.filter(([, question]) => isOwn(question)))),
  ]);
  return { ...ofBoth, ...ofOne } as AnswersTo<Q>;
}

/** The ledger as it was, in which nothing is noted: what a replay learns by asking is not what was asked for. */
function unchanged(ledger: Ledger, then: string): Ledger {
  return {
    ...ledger,
    thread: async (repository, number) => threadAt(await ledger.thread(repository, number), then),
    decisionsOn: async (repository, number) =>
      (await ledger.decisionsOn(repository, number)).filter(({ at }) => at <= then),
    inHand: (community, person) => ledger.inHand(community, person, then),
    ...ladderThen(ledger, then),
    remember: () => Promise.resolve({ version: { own: 0, shared: 0 }, history: true }),
    noteAsked: () => Promise.resolve(),
  };
}
