// Titles that somebody holds: by what people decided, as the ledger keeps it, and by what GitHub shows now.
import type { Person } from '../../core/person.js';
import { titleKey } from '../../core/title.js';
import type { Standing, Title, TitleAt } from '../../core/title.js';
import type { StandingOf, StandingOfAnswer } from '../../core/title-question.js';
import type { Repository } from '../../core/event.js';
import { heldBy, wordOf } from './title-live.js';
import { anyOf, nowOf, onceFor } from './title-scene.js';
import type { Holding, Known, TitleScene } from './title-scene.js';

/** Everything that is known of a person's titles. Throws the failures of reading. */
export async function standingOf(question: StandingOf, scene: TitleScene): Promise<StandingOfAnswer> {
  const { repository, person } = question;
  const { ledger } = scene.sources;
  const community = repository.owner.id;
  const now = nowOf(scene);
  const { ended } = await standingsOf(repository, person, scene);
  const looks: HeldLook[] = [];
  for (const holding of await holdingsHere(repository, scene)) looks.push(await lookAt(holding, person, scene));
  const away = (await ledger.away(community, [person.id], now, repository.id)).get(person.id) ?? null;
  const boards = (await ledger.onBoards(community, repository.id)).includes(person.id);
  return {
    held: [...looks.flatMap(({ standing }) => standing ?? []), ...(await formerly(repository, person, scene))],
    unknown: [...new Set(looks.flatMap((look) => (look.is === 'unknown' ? [keyOf(look.holding)] : [])))],
    ended,
    away,
    boards,
  };
}

const keyOf = ({ title, sig }: Holding): string => titleKey(atOf({ title, sig }));
const atOf = ({ title: { kind, name }, sig }: Pick<Holding, 'title' | 'sig'>): TitleAt => ({ kind, name, sig });

/** Held by a decision, and no title of the settings any more. */
async function formerly(repository: Repository, person: Person, scene: TitleScene): Promise<readonly Standing[]> {
  const { titles } = await scene.ask({ kind: 'titlesHere', repository });
  const { held } = await standingsOf(repository, person, scene);
  return held.filter(({ title }) => !titles.some((one) => one.kind === title.kind && one.name === title.name));
}

/** Every title of the settings; one of SIGs once for each of the directory. */
export async function holdingsHere(repository: Repository, scene: TitleScene): Promise<readonly Holding[]> {
  const { titles } = await scene.ask({ kind: 'titlesHere', repository });
  const isOfSig = (title: Title) => title.scope === 'sig';
  const directory = titles.some(isOfSig) ? await scene.ask({ kind: 'sigDirectory', repository }) : null;
  const slugs = (directory?.sigs ?? []).map(({ slug }) => slug);
  return titles.flatMap((title): readonly Holding[] =>
    isOfSig(title) ? slugs.map((sig) => ({ title, sig, repository })) : [{ title, sig: null, repository }],
  );
}

export interface HeldLook {
  readonly holding: Holding;
  readonly is: Known;
  /** As what it is held; null: it is not, or nobody knows. */
  readonly standing: Standing | null;
}

/** One title and one person. What GitHub shows stands above what the ledger saw of it before. */
export async function lookAt(holding: Holding, person: Person, scene: TitleScene): Promise<HeldLook> {
  const { title, sig, repository } = holding;
  const at = atOf(holding);
  const { held, left } = await standingsOf(repository, person, scene);
  // Nobody keeps somebody in a title who said that they step back from it.
  if (left.some((one) => titleKey(one.title) === titleKey(at))) return { holding, is: 'no', standing: null };
  const told = held.find((one) => titleKey(one.title) === titleKey(at)) ?? null;
  const sources = title.definedBy.map((by) => ({ by, word: wordOf(by, sig) }));
  // Decided by people: it is theirs until it ends. Seen at a source: it is theirs while the source shows it.
  if (told !== null && !sources.some(({ word }) => word === told.by)) return { holding, is: 'yes', standing: told };
  const answers: Known[] = [];
  for (const { by, word } of sources) {
    const answer = await heldBy(by, { ...holding, person }, scene);
    if (answer === 'yes') return { holding, is: 'yes', standing: told ?? seenNow(at, person, word, nowOf(scene)) };
    answers.push(answer);
  }
  return { holding, is: anyOf(answers), standing: null };
}

const seenNow = (title: TitleAt, person: Person, by: string, now: string): Standing => {
  return { title, person: person.id, since: null, seen: now, until: null, by };
};

/** By the ledger, at this moment: a term that is over is ended, whoever has told of it. */
async function standingsOf(repository: Repository, { id }: Person, scene: TitleScene) {
  const now = nowOf(scene);
  const { held, ended, left } = await onceFor(scene, `standings ${repository.id} ${id}`, () =>
    scene.sources.ledger.standings(repository.owner.id, { person: id }, now, repository.id),
  );
  const isOver = ({ until }: Standing) => until !== null && until <= now;
  return { held: held.filter((one) => !isOver(one)), ended: [...ended, ...held.filter(isOver)], left };
}
