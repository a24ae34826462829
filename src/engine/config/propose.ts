// What a configuration is proposed from: a survey of the repository by reading only, and what each feature makes of it.
import type { Repository } from '../../core/event.js';
import type { Feature } from '../../core/feature.js';
import type { Newcomers, Proposal, SectionProposal, Survey } from '../../core/proposal.js';
import type { ProposalAnswer } from '../../core/config-question.js';
import { CONFIG_PATH, mostBytesOf, readableAmong } from '../../core/readable.js';
import { vouchedSince } from '../first.js';
import type { ConfigSource, GitHubRead, Ledger } from '../ports.js';

export interface ProposalSources {
  readonly ledger: Ledger;
  readonly read: GitHubRead;
  readonly configs: ConfigSource;
  readonly features: readonly Feature[];
  readonly installation: number;
  readonly now: Date;
  readonly toldAt: Date;
}

/** How far back newcomers are looked at. */
const DAYS = 365;

/** Surveys the repository and asks every feature for its section. Throws the failures of reading; nothing is guessed. */
export async function proposalFor(repository: Repository, sources: ProposalSources): Promise<ProposalAnswer> {
  const survey = await surveyOf(repository, sources);
  return { survey, sections: proposeSections(survey, sources.features) };
}

async function surveyOf(repository: Repository, sources: ProposalSources): Promise<Survey> {
  const { read, configs, installation, toldAt } = sources;
  const [tree, labels, newcomers, inForce] = await Promise.all([
    read.tree(repository),
    read.labels(repository),
    newcomersOf(repository, sources),
    configs.load(installation, repository, 'anew', toldAt),
  ]);
  const files = await Promise.all(
    readableAmong(tree.paths).map(async (path) => [path, await read.fileAt(repository, path)] as const),
  );
  // The owner's file is in force here, too: a repository under it has one.
  const shared = inForce.own ?? inForce.shared;
  const texts = [
    ...files.flatMap(([path, file]) =>
      file === null || isTooLarge(path, file.text) ? [] : [[path, file.text] as const],
    ),
    ...(shared === null ? [] : [[CONFIG_PATH, shared.text] as const]),
  ];
  const { name, owner, private: hidden } = repository;
  return { repository: { name, owner, private: hidden }, tree, files: Object.fromEntries(texts), labels, newcomers };
}

const isTooLarge = (path: string, text: string) => Buffer.byteLength(text) > (mostBytesOf(path) ?? 0);

/** Null while the history is not known: of people who came before it was told, nobody can say that they are new. */
async function newcomersOf({ owner }: Repository, { ledger, now }: ProposalSources): Promise<Newcomers | null> {
  if (!(await ledger.historyKnown(owner.id, vouchedSince(now)))) return null;
  return ledger.newcomers(owner.id, DAYS, now.toISOString());
}

/**
 * Every feature's section of a proposal, in the order of their names. A feature that proposes what its own settings do not
 * take has a mistake, and throws: a wrong file is never proposed.
 */
export function proposeSections(survey: Survey, features: readonly Feature[]): readonly SectionProposal[] {
  return features.flatMap((feature) => {
    const proposal = feature.propose?.(survey) ?? null;
    if (proposal === null || proposal.choices.length === 0) return [];
    const wrong = feature.settings?.safeParse(settingsIn(proposal)).error;
    if (wrong !== undefined) {
      throw new Error(`${feature.name} proposes settings that it does not take: ${wrong.issues[0]?.message ?? ''}`);
    }
    return [{ ...proposal, section: feature.name }];
  });
}

/** The choices as the section they are written into. */
function settingsIn({ choices }: Proposal): unknown {
  const section: Record<string, unknown> = {};
  for (const { path, value } of choices) {
    let inner = section;
    for (const step of path.slice(0, -1)) inner = (inner[step] ??= {}) as Record<string, unknown>;
    inner[path.at(-1) ?? ''] = value;
  }
  return section;
}
