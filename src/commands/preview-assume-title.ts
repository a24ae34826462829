// Answers about titles for a preview without GitHub: by the file alone, else assumed and told.
import type { TitleQuestion } from '../core/title-question.js';
import { createDirectories } from '../engine/answers/directory.js';
import type { RepositoryKnown } from '../engine/ports/report.js';
import type { Ask, InForce } from '../engine/answers/sources.js';
import { answerTitle } from '../engine/answers/title.js';
import type { TitleRead } from '../engine/answers/title-scene.js';
import { EMPTY } from './preview-empty.js';

/** Read to its beginning, with nothing in it: what somebody did is nothing, and not unknown. */
const NOBODY_YET: typeof EMPTY = {
  ...EMPTY,
  known: (repositories) =>
    Promise.resolve({ repositories: repositories.map(readWhole), sweptAt: null, oldestUnread: null }),
};

function readWhole(repository: number): RepositoryKnown {
  return {
    repository,
    firstAt: null,
    newestAt: null,
    readUntil: new Date(0),
    givenSince: null,
    told: true,
    unread: [],
  };
}

export interface TitleAssumptions {
  readonly previewed: Pick<InForce, 'config' | 'features'>;
  readonly ask: Ask;
  /** A sentence about what was assumed. */
  readonly tell: (sentence: string) => void;
}

/** Nobody did, said or holds anything before; every login is somebody's. */
export async function assumeTitle(question: TitleQuestion, { previewed, ask, tell }: TitleAssumptions) {
  const inForce = { ...previewed, directories: createDirectories(), links: () => Promise.resolve({}) };
  const sources = { ledger: NOBODY_YET, installation: 0, now: new Date(0), inForce };
  if (question.kind !== 'titlesHere')
    tell('the whole history is known, and empty: nobody did anything here, and nobody was given a title');
  return answerTitle(question, { sources, read: () => Promise.resolve(assumedGitHub(tell)), ask });
}

function assumedGitHub(tell: TitleAssumptions['tell']): TitleRead {
  return {
    fileAt: (_, path) => {
      tell(`there is no ${path}`);
      return Promise.resolve(null);
    },
    account: (_, login) => {
      tell(`"${login}" is an account of GitHub`);
      return Promise.resolve({ id: numberOf(login), login, kind: 'user' });
    },
    accountOf: () => Promise.resolve(null),
    teamMembers: (_, team) => {
      tell(`who is in the team "${team}" is not known`);
      return Promise.resolve(null);
    },
  };
}

/** The same for the same login, and that of no account: those are above zero. */
const numberOf = (login: string): number =>
  -1 -
  Array.from(login.toLowerCase()).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 7);
