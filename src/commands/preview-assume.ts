// Answers for a preview without GitHub: from the payload where it says something, else assumed, and each assumption told.
import type { PermissionAnswer } from '../core/permission.js';
import type {
  AnswersTo,
  AnswerTo,
  FirstOf,
  FirstOfAnswer,
  Membership,
  MembershipAnswer,
  PermissionOf,
  Question,
  Questions,
} from '../core/question.js';
import type { Answerer } from '../engine/answer.js';
import type { Ask, InForce } from '../engine/answers/sources.js';
import { isTitleQuestion } from '../engine/answers/title.js';
import { isSettled } from '../engine/first.js';
import { assumeSig } from './preview-assume-sig.js';
import { assumeTitle } from './preview-assume-title.js';

export interface Assumed {
  readonly first: FirstOfAnswer['first'];
  /** Undefined: what the payload suggests. */
  readonly member: MembershipAnswer | undefined;
  /** What whoever acts may do there. Undefined: read, and all of it where the repository is theirs. */
  readonly may?: Role | undefined;
  /** Paths that the pull request changes. Undefined: they are not known. */
  readonly files?: readonly string[] | undefined;
}

/** GitHub's roles, in the order of what they allow. */
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const satisfies readonly PermissionAnswer[];
type Role = (typeof ROLES)[number];

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

/** `previewed`: the file in question, and what knows it. */
export function createAssumptions(assumed: Assumed, previewed: Pick<InForce, 'config' | 'features'>): Assumptions {
  const told = new Set<string>();
  let payload: unknown;
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
  const permission = ({ person, repository }: PermissionOf): PermissionAnswer => {
    const { owner } = repository;
    if (assumed.may === undefined && owner.kind === 'user' && owner.id === person.id) return 'admin';
    const answer = assumed.may ?? 'read';
    told.add(`the permission of ${person.login} here is "${answer}" (--may ${ROLES.join('|')})`);
    return answer;
  };
  const ask: Ask = <Q extends Question>(question: Q) => Promise.resolve(one(question)) as Promise<AnswerTo<Q>>;
  const one = (question: Question): unknown => {
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
      case 'waitingOn':
        return null;
      case 'openTurns':
        return [];
      case 'responses':
        return { items: 0, answered: 0, medianSeconds: null };
      case 'decisionsOn':
        return [];
      case 'permissionOf':
        return permission(question);
      case 'granted':
        return {};
      case 'configHere':
      case 'configChanges':
      case 'replay':
      case 'proposalFor':
      case 'proposalMade':
        throw new Error('a payload alone says nothing about configuration files');
      case 'healthReport':
        throw new Error('a payload alone says nothing about the time of a report');
      default:
        if (isTitleQuestion(question)) {
          return assumeTitle(question, { previewed, ask, tell: (sentence) => told.add(sentence) });
        }
        return assumeSig(question, {
          payload,
          files: assumed.files,
          previewed,
          ask,
          tell: (sentence) => told.add(sentence),
        });
    }
  };
  return {
    told: () => [...told],
    installed: (given) => {
      payload = given;
      if (!lacksInstallation(given)) return given;
      told.add('Hearth is installed there (the payload names no installation)');
      return { ...given, installation: { id: 1 } };
    },
    answerer: {
      answer: async <Q extends Questions>(questions: Q) => {
        const asked = Object.entries(questions).flatMap(([name, question]) =>
          question === undefined ? [] : [[name, question] as const],
        );
        const answers = await Promise.all(asked.map(async ([name, question]) => [name, await one(question)] as const));
        return Object.fromEntries(answers) as AnswersTo<Q>;
      },
    },
  };
}
