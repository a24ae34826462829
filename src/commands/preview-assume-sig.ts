// Answers about SIGs, owners and labels for a preview without GitHub: by the payload and the file, else assumed and told.
import type { LiveItem } from '../core/live-item.js';
import { personOf } from '../core/person.js';
import type { SigQuestion } from '../core/sig-question.js';
import { createDirectories } from '../engine/answers/directory.js';
import { answerSig } from '../engine/answers/sig.js';
import type { Ask, InForce, SigRead } from '../engine/answers/sources.js';
import { EMPTY } from './preview-empty.js';

export interface SigAssumptions {
  readonly payload: unknown;
  /** Paths that the pull request changes; undefined: they are not known. */
  readonly files: readonly string[] | undefined;
  readonly previewed: Pick<InForce, 'config' | 'features'>;
  readonly ask: Ask;
  /** A sentence about what was assumed. */
  readonly tell: (sentence: string) => void;
}

/** Throws where a question cannot be answered from a payload. */
export async function assumeSig(question: SigQuestion, assumptions: SigAssumptions) {
  const { previewed, ask, tell } = assumptions;
  const inForce = { ...previewed, directories: createDirectories(), links: () => Promise.resolve({}) };
  const github = assumedGitHub(assumptions);
  const sources = { ledger: EMPTY, installation: 0, now: new Date(0), inForce };
  if (question.kind === 'inHand') {
    tell(`${question.person.login} has nothing in hand, and nothing of theirs was merged`);
    return { issues: [], pulls: [], merged: 0 };
  }
  return answerSig(question, { sources, read: () => Promise.resolve(github), ask });
}

/** What GitHub would have told. */
function assumedGitHub({ payload, files, tell }: SigAssumptions): SigRead {
  return {
    liveItem: (_, number) => {
      tell(
        `#${number} is as the payload shows it, with what is done here; nobody else takes part in it, and who put its labels on is not known`,
      );
      return Promise.resolve(itemIn(payload));
    },
    changedFiles: (_, number) => {
      // As it is assumed to be all of the change, no reason says that a part of it was looked at.
      if (files === undefined) tell(`which files #${number} changes is not in a payload: none is taken (--files a,b)`);
      const changed = (files ?? []).map((path) => ({ path, lines: null }));
      return Promise.resolve({ files: changed, complete: true });
    },
    ownersTree: (_, __, { owners, codeowners }) => {
      const looked = [...(owners ? ['OWNERS'] : []), ...(codeowners ? ['CODEOWNERS'] : [])].join(' or ');
      tell(`there is no ${looked} (\`hearth sigs\` looks at those of a checkout)`);
      return Promise.resolve(NO_OWNERS);
    },
    ownersFiles: () => Promise.resolve(NO_OWNERS),
    fileAt: (_, path) => {
      tell(`there is no ${path}`);
      return Promise.resolve(null);
    },
    labelsExist: (_, names) => {
      tell(`there are labels called ${names.map((name) => `"${name}"`).join(', ')}`);
      return Promise.resolve(names);
    },
    inTeams: (_, teams, person) => {
      tell(`whether ${person.login} is in a team is not known, which counts as no`);
      return Promise.resolve(Object.fromEntries(teams.map((team) => [team, 'unknown'] as const)));
    },
    accounts: (_, logins) => Promise.resolve(Object.fromEntries(logins.map((login) => [login, 'unknown'] as const))),
  };
}

const NO_OWNERS = { owners: [], aliases: null, codeowners: null, complete: true, problems: [] } as const;

interface PayloadItem {
  readonly title?: string;
  readonly state?: string;
  readonly body?: string | null;
  readonly user?: Parameters<typeof personOf>[0];
  readonly draft?: boolean;
  readonly locked?: boolean;
  readonly merged?: boolean;
  readonly labels?: readonly { readonly name: string }[];
  readonly assignees?: readonly Parameters<typeof personOf>[0][];
  readonly pull_request?: unknown;
  readonly base?: { readonly ref: string; readonly sha: string };
  readonly head?: { readonly sha: string };
}

/** The item as the payload shows it; of a discussion there is none. */
function itemIn(payload: unknown): LiveItem | { readonly exists: false } {
  const { issue, pull_request: pull } = payload as { issue?: PayloadItem; pull_request?: PayloadItem };
  const item = pull ?? issue;
  if (item === undefined) return { exists: false };
  const author = personOf(item.user);
  const people = (item.assignees ?? []).flatMap((one) => personOf(one) ?? []);
  return {
    exists: true,
    kind: pull !== undefined || item.pull_request !== undefined ? 'pull_request' : 'issue',
    title: item.title ?? '',
    body: item.body ?? '',
    author,
    state: item.state === 'closed' ? 'closed' : 'open',
    merged: item.merged === true,
    draft: item.draft === true,
    locked: item.locked === true,
    labels: (item.labels ?? []).map(({ name }) => ({ name, on: true, at: null, last: { by: 'unknown' } })),
    assignees: people,
    reviewers: [],
    reviewTeams: [],
    participants: author === null ? people : [author, ...people.filter(({ id }) => id !== author.id)],
    linked: [],
    base: item.base === undefined ? null : { ref: item.base.ref, sha: item.base.sha },
    head: item.head?.sha ?? null,
  };
}
