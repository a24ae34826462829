// Every question of every feature, asked once each: ledger first, then GitHub.
import { questionKey } from '../core/question.js';
import type { ConfigQuestion } from '../core/config-question.js';
import type { AnswersTo, Question, Questions } from '../core/question.js';
import { turnOf } from '../core/turn.js';
import { firstOf } from './first.js';
import type { GitHubRead, Ledger } from './ports.js';

export interface Answerer {
  /** Answers a record of questions under the same names. Throws Hearth's failures; an error is never an answer. */
  answer<Q extends Questions>(questions: Q): Promise<AnswersTo<Q>>;
}

/** What the answers come from. `toldAt`: the time of the event; `now`: how old what is remembered may be. */
export interface Sources {
  readonly ledger: Ledger;
  readonly github: { installation(id: number, toldAt?: Date): Promise<GitHubRead> };
  readonly installation: number;
  readonly now: Date;
  readonly toldAt?: Date;
  /** Answers about configuration files; absent where what is done about them is not decided. */
  readonly config?: ConfigAnswerer;
}

export interface ConfigAnswerer {
  answer(question: ConfigQuestion): Promise<unknown>;
}

/** A feature asks about configuration files where what is done about them is not decided: in a replay, in a preview. */
export class AboutConfig extends Error {
  constructor() {
    super('what is done about configuration files is not decided here');
    this.name = 'AboutConfig';
  }
}

/** One for each row handled: what was asked once is not asked again within it. */
export function createAnswerer(sources: Sources): Answerer {
  const asked = new Map<string, Promise<unknown>>();
  const once = (question: Question): Promise<unknown> => {
    const key = questionKey(question);
    const known = asked.get(key) ?? answerOne(question, sources);
    asked.set(key, known);
    return known;
  };
  return {
    answer: async <Q extends Questions>(questions: Q) => {
      const entries = Object.entries(questions).flatMap(([name, one]) =>
        one === undefined ? [] : [[name, one] as const],
      );
      const answers = await Promise.all(entries.map(([, question]) => once(question)));
      return Object.fromEntries(entries.map(([name], index) => [name, answers[index]])) as AnswersTo<Q>;
    },
  };
}

async function answerOne(question: Question, sources: Sources): Promise<unknown> {
  const { ledger, github, installation, now, toldAt } = sources;
  const read = (): Promise<GitHubRead> => github.installation(installation, toldAt);
  switch (question.kind) {
    case 'firstOf':
      return firstOf(question, { ledger, read, now });
    case 'membership':
      return (await read()).membership(question.repository, question.person);
    case 'itemNow':
      return (await read()).itemNow(question.repository, question.number, question.author);
    case 'openWithLabel':
      return (await (await read()).openWithLabel(question.repository, question.label))
        .filter(({ number }) => number !== question.except)
        .slice(0, 3);
    case 'observed':
      return ledger.observed(question.repository.id);
    case 'awaited': {
      const thread = await ledger.thread(question.repository.id, question.number);
      return thread === null ? null : turnOf(thread);
    }
    case 'responses':
      return ledger.responses(question);
    case 'decisionsOn':
      return ledger.decisionsOn(question.repository.id, question.number);
    case 'permissionOf':
      return (await read()).permissionOf(question.repository, question.person);
    case 'granted':
      return (await read()).granted();
    case 'configHere':
    case 'configChanges':
    case 'proposalFor':
    case 'proposalMade':
    case 'replay':
      if (sources.config === undefined) throw new AboutConfig();
      return sources.config.answer(question);
  }
}
