// Answers about SIGs, owners and the people at work on an item: each kind of question once, the ledger before GitHub.
import type { SigAnswers, SigQuestion } from '../../core/sig-question.js';
import { AboutConfig } from './about-config.js';
import { commandsHere, requiredLabels } from './commands-here.js';
import { sigDirectory } from './directory.js';
import { inHand } from './in-hand.js';
import { hasOwnLabels, withOwnLabels } from './live-item.js';
import { ownersFiles } from './owners-files.js';
import { ownership } from './ownership.js';
import { filesPlace } from './sources.js';
import type { Ask, InForce, SigRead, Sources } from './sources.js';
import { whyOn } from './why.js';

/** GitHub is asked about so many names of labels at most, and about so many teams. */
const MOST_NAMES = 20;

/** What stands in none is not known. */
const NO_FILES: SigAnswers['ownersFiles'] = { files: [], aliases: {}, complete: false };

export interface SigScene {
  readonly sources: Pick<Sources, 'ledger' | 'installation' | 'now' | 'inForce' | 'filesOf'>;
  readonly read: () => Promise<SigRead>;
  readonly ask: Ask;
}

type Answering = {
  readonly [Kind in SigQuestion['kind']]: (
    question: Extract<SigQuestion, { kind: Kind }>,
    scene: SigScene,
  ) => Promise<SigAnswers[Kind]> | SigAnswers[Kind];
};

const answers: Answering = {
  sigDirectory: (question, { sources, read }) => sigDirectory(question, inForce(sources), sources, read),
  ownership: (question, { sources, read, ask }) => ownership(question, { inForce: inForce(sources), read, ask }),
  liveItem: async ({ repository, number }, { sources, read }) => {
    const item = await (await read()).liveItem(repository, number);
    return hasOwnLabels(item) ? withOwnLabels(item, await sources.ledger.ownLabels(repository.id, number)) : item;
  },
  labelsExist: async ({ repository, names }, { read }) =>
    names.length === 0 ? [] : (await read()).labelsExist(repository, names.slice(0, MOST_NAMES)),
  inTeams: async ({ repository, teams, person }, { read }) =>
    teams.length === 0 ? {} : (await read()).inTeams(repository, teams.slice(0, MOST_NAMES), person),
  inHand: (question, { sources }) => inHand(question, sources),
  labelUse: ({ repository, labels, until }, { sources }) => sources.ledger.labelUse(repository.id, labels, until),
  accounts: async ({ repository, logins }, { read }) =>
    logins.length === 0 ? {} : (await read()).accounts(repository, logins),
  ownersFiles: async ({ repository }, { sources, read }) => {
    const place = filesPlace(repository, sources);
    return place === null ? NO_FILES : ownersFiles(await (await read()).ownersFiles(place));
  },
  commandsHere: (_, { sources }) => commandsHere(inForce(sources)),
  requiredLabels: (_, { sources }) => requiredLabels(inForce(sources)),
  whyOn: async (question, { sources }) => {
    const { config, features, links } = inForce(sources);
    const decisions = await sources.ledger.decisionsOn(question.repository.id, question.number);
    return whyOn(decisions, question, { config, features, links: await links() });
  },
};

/** Throws Hearth's failures; AboutConfig where an answer depends on a configuration and none is in force. */
export async function answerSig(question: SigQuestion, scene: SigScene): Promise<unknown> {
  // Each answers the questions of its own kind: which of them this is, the compiler cannot see through the record.
  const answer = answers[question.kind] as (question: SigQuestion, scene: SigScene) => unknown;
  return await answer(question, scene);
}

function inForce({ inForce: found }: Pick<Sources, 'inForce'>): InForce {
  if (found === undefined) throw new AboutConfig();
  return found;
}
