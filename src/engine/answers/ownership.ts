// Which labels an item should bear: its words, and of a pull request its files and what tells their owners on its base.
import type { DirectorySettings } from '../../community/directory-settings.js';
import { ownersTreeInPieces } from '../../community/owners.js';
import { ownershipInPieces } from '../../community/ownership.js';
import type { ChangedFile, OwnershipAnswer } from '../../core/ownership.js';
import type { OwnershipOf } from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';
import type { OwnersTexts } from '../ports.js';
import { sigSettings } from './directory.js';
import { inPieces } from './in-pieces.js';
import { parseCodeownersOnce, parseOwnersOnce } from './parsed-owners.js';
import type { Ask, InForce, SigRead } from './sources.js';

export interface OwnershipScene {
  readonly inForce: InForce;
  readonly read: () => Promise<SigRead>;
  readonly ask: Ask;
}

/** Null: there is no `sigs` section. Only what its settings switch on is read. Throws the failures of reading. */
export async function ownership(question: OwnershipOf, scene: OwnershipScene): Promise<OwnershipAnswer | null> {
  const { repository, item } = question;
  const settings = sigSettings(scene.inForce);
  const directory = await scene.ask({ kind: 'sigDirectory', repository });
  if (settings === null || directory === null) return null;
  const change = item.kind === 'pull_request' ? await changeOf(question, settings, directory, scene) : NO_CHANGE;
  const { owners, codeowners, problems } = change.texts;
  const isTold = settings.owners.files.includes('OWNERS');
  const sources = {
    directory,
    owners: isTold ? await inPieces(ownersTreeInPieces(owners, parseOwnersOnce)) : null,
    codeowners: codeowners === null ? null : await parseCodeownersOnce(codeowners.path, codeowners.text),
    denylist: settings.owners.labels_denylist,
    owner: repository.owner.login,
  };
  const words = { title: item.title, body: item.body };
  const answer = await inPieces(
    ownershipInPieces({ ...sources, files: change.files, complete: change.complete, words }),
  );
  return { ...answer, problems: [...problems, ...answer.problems] };
}

interface Change {
  readonly files: readonly ChangedFile[];
  readonly texts: OwnersTexts;
  readonly complete: boolean;
}

const NO_TEXTS: OwnersTexts = { owners: [], aliases: null, codeowners: null, complete: true, problems: [] };
const NO_CHANGE: Change = { files: [], texts: NO_TEXTS, complete: true };

async function changeOf(
  { repository, item }: OwnershipOf,
  { owners }: DirectorySettings,
  { sigs }: Directory,
  { read, ask }: OwnershipScene,
): Promise<Change> {
  const isTold = owners.files.length > 0;
  if (!isTold && sigs.every(({ paths }) => paths.length === 0)) return NO_CHANGE;
  const github = await read();
  const { files, complete } = await github.changedFiles(repository, item.number);
  if (!isTold || files.length === 0) return { files, texts: NO_TEXTS, complete };
  const base = item.base ?? (await baseNow(ask, { repository, item }));
  if (base === null) return { files, texts: NO_TEXTS, complete: false };
  const wanted = {
    owners: owners.files.includes('OWNERS'),
    codeowners: owners.files.includes('CODEOWNERS'),
    // Aliases stand for people; they give no label.
    aliases: false,
    frontMatter: owners.files.includes('OWNERS') && owners.front_matter,
  };
  const looked = files.flatMap(({ path, before }) => (before === undefined ? [path] : [path, before]));
  const texts = await github.ownersTree(repository, base.sha, wanted, looked);
  return { files, texts, complete: complete && texts.complete };
}

/** Where the event did not tell it; null: the pull request is gone, or its repository is empty. */
async function baseNow(ask: Ask, { repository, item }: Pick<OwnershipOf, 'repository' | 'item'>) {
  const live = await ask({ kind: 'liveItem', repository, number: item.number });
  return live.exists ? live.base : null;
}
