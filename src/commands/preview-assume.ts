// Answers for a preview without GitHub: from the payload where it says something, else assumed, and each assumption told.
import type {
  AnswersTo,
  AnswerTo,
  FirstOf,
  FirstOfAnswer,
  Membership,
  MembershipAnswer,
  Question,
  Questions,
} from '../core/question.js';
import type { Answerer } from '../engine/answer.js';
import { isSettled } from '../engine/first.js';

export interface Assumed {
  readonly first: FirstOfAnswer['first'];
  /** Undefined: what the payload suggests. */
  readonly member: MembershipAnswer | undefined;
}

/** Where an assumed answer is known from: a word of the preview alone, which stands in reasons only. */
export const ASSUMED_FROM = 'assumed';

export interface Assumptions {
  readonly answerer: Answerer;
  /** The payload with an installation, assumed where it names none. */
  readonly installed: (payload: unknown) => unknown;
  /** Sentences, in the order in which the questions came up, each once. */
  readonly told: () => readonly string[];
}

const WORDS = { issue: 'issue', pull_request: 'pull request', merge: 'merged pull request' } as const;

/** Payloads from elsewhere, such as GitHub's recorded ones, come without; webhooks of an App carry it. */
export function lacksInstallation(payload: unknown): payload is object {
  return typeof payload === 'object' && payload !== null && !('installation' in payload && payload.installation);
}

export function createAssumptions(assumed: Assumed): Assumptions {
  const told = new Set<string>();
  let belongs = false;
  const firstOf = (question: FirstOf): FirstOfAnswer => {
    belongs ||= ['OWNER', 'MEMBER'].includes(question.association);
    const answer = { scope: 'repository', from: 'association' } as const;
    if (isSettled(question)) return { first: 'no', ...answer };
    const words = { yes: 'is the first', no: 'is not the first', unknown: 'may or may not be the first' };
    told.add(
      `this ${words[assumed.first]} ${WORDS[question.of]} of ${question.person.login} here (--first yes|no|unknown)`,
    );
    return { first: assumed.first, scope: 'repository', from: ASSUMED_FROM as string as FirstOfAnswer['from'] };
  };
  const membership = ({ person, repository }: Membership): MembershipAnswer => {
    const { owner } = repository;
    if (assumed.member === undefined && owner.kind === 'user') return owner.id === person.id ? 'member' : 'outside';
    const answer = assumed.member ?? (belongs ? 'member' : 'outside');
    const words = { member: 'belongs', outside: 'does not belong', unknown: 'may or may not belong' };
    told.add(`${person.login} ${words[answer]} to ${owner.login} (--member member|outside|unknown)`);
    return answer;
  };
  const one = (question: Question): AnswerTo<Question> => {
    switch (question.kind) {
      case 'firstOf':
        return firstOf(question);
      case 'membership':
        return membership(question);
      case 'itemNow':
        told.add(`#${question.number} is still open then, and nobody has answered`);
        return { exists: true, state: 'open', stateReason: null, locked: false, answered: false };
      case 'openWithLabel':
        told.add(`no open issue is labelled "${question.label}"`);
        return [];
      case 'observed':
        return { lines: [], issue: null };
      case 'awaited':
        return null;
      case 'responses':
        return { items: 0, answered: 0, medianSeconds: null };
      case 'decisionsOn':
        return [];
      case 'permissionOf':
        return 'unknown';
      case 'granted':
        return {};
      case 'configHere':
      case 'configChanges':
      case 'replay':
      case 'proposalFor':
      case 'proposalMade':
        throw new Error('a payload alone says nothing about configuration files');
    }
  };
  return {
    told: () => [...told],
    installed: (payload) => {
      if (!lacksInstallation(payload)) return payload;
      told.add('Hearth is installed there (the payload names no installation)');
      return { ...payload, installation: { id: 1 } };
    },
    answerer: {
      answer: <Q extends Questions>(questions: Q) => {
        const answers = Object.entries(questions).flatMap(([name, question]) =>
          question === undefined ? [] : [[name, one(question)] as const],
        );
        return Promise.resolve(Object.fromEntries(answers) as AnswersTo<Q>);
      },
    },
  };
}
