// Every question of every feature, asked once each: ledger first, then GitHub.
import { questionKey } from '../core/question.js';
import type { AnswersTo, AnswerTo, Question, Questions } from '../core/question.js';
import { turnOf } from '../core/turn.js';
import { AboutConfig } from './answers/about-config.js';
import { healthReport } from './answers/health-report.js';
import { waitingOn } from './answers/waiting-on.js';
import { answerSig } from './answers/sig.js';
import type { Ask, Sources } from './answers/sources.js';
import { answerTitle, isTitleQuestion } from './answers/title.js';
import { firstOf } from './first.js';
import type { GitHubRead } from './ports.js';

export interface Answerer {
  /** Answers a record of questions under the same names. Throws Hearth's failures; an error is never an answer. */
  answer<Q extends Questions>(questions: Q): Promise<AnswersTo<Q>>;
}

/** One for each row handled: what was asked once is not asked again within it. */
export function createAnswerer(sources: Sources): Answerer {
  const asked = new Map<string, Promise<unknown>>();
  const once = (question: Question): Promise<unknown> => {
    const key = questionKey(question);
    const known = asked.get(key) ?? answerOne(question, sources, ask);
    asked.set(key, known);
    return known;
  };
  // Each kind of question has its one kind of answer (core/question.ts), which the compiler cannot see through the map.
  const ask: Ask = <Q extends Question>(question: Q) => once(question) as Promise<AnswerTo<Q>>;
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

async function answerOne(question: Question, sources: Sources, ask: Ask): Promise<unknown> {
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
      return nearFirst(await (await read()).openWithLabel(question.repository, question.label), question.near ?? [])
        .filter(({ number }) => number !== question.except)
        .slice(0, 3)
        .map(({ number }) => ({ number }));
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
    case 'waitingOn':
      return waitingOn(await ledger.thread(question.repository.id, question.number));
    case 'openTurns':
      return ledger.openTurns(question.repository.id);
    case 'healthReport':
      return healthReport(question, sources, ask);
    default:
      if (isTitleQuestion(question)) return answerTitle(question, { sources, read, ask });
      return answerSig(question, { sources, read, ask });
  }
}

/** Those that bear one of the labels before the others; among equals the order stays. */
function nearFirst<Found extends { readonly labels: readonly string[] }>(
  found: readonly Found[],
  near: readonly string[],
): readonly Found[] {
  const folded = new Set(near.map((label) => label.toLowerCase()));
  const isNear = ({ labels }: Found) => labels.some((label) => folded.has(label.toLowerCase()));
  return [...found.filter(isNear), ...found.filter((one) => !isNear(one))];
}
