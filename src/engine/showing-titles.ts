// What the pages show of titles: what each takes, in words, and who holds it, from the ledger alone. Nobody's shortcomings
// are looked at, and no visitor makes Hearth ask GitHub.
import { honourBadge } from '../community/honours/badge.js';
import { certificate } from '../community/honours/certificate.js';
import { namesOf } from '../community/ladder/names.js';
import type { Names } from '../community/ladder/names.js';
import { requirementWords } from '../community/ladder/words.js';
import type { Config } from '../config/resolve.js';
import type { Language } from '../core/language.js';
import { fold } from '../core/name.js';
import { byText } from '../core/order.js';
import type { Requirement, Standing, Title, TitleKind } from '../core/title.js';
import { sectionOf } from '../core/title.js';
import { modeOf } from './answers/mode.js';
import { titlesHere } from './answers/title-here.js';
import type { Drawing, Ledger, ShownCommunity, ShownHolder, ShownRequirement, ShownTitle } from './ports.js';

export interface TitlesScene {
  readonly ledger: Pick<Ledger, 'standings' | 'loginsOf'>;
  readonly of: ShownCommunity;
  /** The only repository, whose own file this is: what was said there counts there; null: the owner's file speaks for all. */
  readonly here: number | null;
  /** What the community's own file says. */
  readonly config: Config;
  /** Logins that are named nowhere; null: who they are is not known, so nobody is named. */
  readonly unnamed: readonly string[] | null;
  readonly now: Date;
  /** Where visitors find these pages, without a slash at its end; null: it is not known. */
  readonly pages: string | null;
}

/** In the order of the file. Null: the section is not active, or has none. */
export async function titlesShown(
  scene: TitlesScene,
  kind: TitleKind,
  language: Language,
): Promise<readonly ShownTitle[] | null> {
  const [first] = scene.of.repositories;
  if (first === undefined || modeOf(scene.config, sectionOf[kind]) !== 'active') return null;
  const { titles } = titlesHere(scene.config, first.repository);
  const own = titles.filter((title) => title.kind === kind);
  if (own.length === 0) return null;
  const { held, logins } = await standing(scene);
  const names = namesOf(titles, language, null);
  return own.map((title) => shownTitle(title, { scene, held, logins, names, language }));
}

async function standing({ ledger, of, here, now }: TitlesScene) {
  const at = now.toISOString();
  const { held } = await ledger.standings(of.id, 'all', at, here);
  const current = held.filter(({ until }) => until === null || until > at);
  return { held: current, logins: await ledger.loginsOf([...new Set(current.map(({ person }) => person))]) };
}

interface Held {
  readonly scene: TitlesScene;
  readonly held: readonly Standing[];
  readonly logins: Readonly<Record<number, string>>;
  readonly names: Names;
  readonly language: Language;
}

function shownTitle(title: Title, { scene, held, logins, names, language }: Held): ShownTitle {
  const own = held.filter((one) => one.title.kind === title.kind && one.title.name === title.name);
  const { name, called, requirements, decidedBy, nominatedBy, privileges, seats, termDays } = title;
  return {
    ...{ name, called: called[language], privileges, seats, termDays },
    requirements: requirements.map((one) => shownRequirement(one, language, names)),
    decidedBy: decidedBy.map(names.called),
    nominatedBy: nominatedBy.map(names.called),
    byRequirements: title.definedBy.some(({ by }) => by === 'requirements'),
    count: new Set(own.map(({ person }) => person)).size,
    holders: scene.unnamed === null ? [] : holdersOf(own, logins, scene.unnamed),
  };
}

const shownRequirement = (requirement: Requirement, language: Language, names: Names): ShownRequirement => ({
  text: requirementWords(requirement, language, names),
  parts: requirement.is === 'any' ? requirement.of.map((one) => shownRequirement(one, language, names)) : [],
});

/** By login; whoever holds it by several sources once for each SIG. Whose account is gone has no name to show. */
function holdersOf(
  held: readonly Standing[],
  logins: Readonly<Record<number, string>>,
  unnamed: readonly string[],
): readonly ShownHolder[] {
  const hidden = new Set(unnamed.map(fold));
  const holders = new Map<string, ShownHolder>();
  for (const { person, title, since, until } of held) {
    const login = logins[person];
    const key = `${person} ${title.sig ?? ''}`;
    if (login === undefined || hidden.has(fold(login)) || holders.has(key)) continue;
    holders.set(key, { login, sig: title.sig, since: dayOf(since), until: dayOf(until) });
  }
  return [...holders.values()].sort((one, other) => byText(nameOf(one), nameOf(other)));
}

const nameOf = ({ login, sig }: ShownHolder): string => `${fold(login)} ${sig ?? ''}`;
const dayOf = (iso: string | null): string | null => iso?.slice(0, 10) ?? null;

/** A badge or a certificate as SVG; null: nobody is shown under that login to hold that honour. */
export async function drawingShown(
  scene: TitlesScene,
  { title: name, login, as }: Drawing,
  language: Language,
): Promise<string | null> {
  const title = (await titlesShown(scene, 'honour', language))?.find((one) => one.name === name);
  const holders = title?.holders.filter((one) => fold(one.login) === fold(login)) ?? [];
  const [holder] = holders;
  if (title === undefined || holder === undefined) return null;
  const sigs = holders.flatMap(({ sig }) => sig ?? []).join(', ');
  const { since, until } = holder;
  const drawn = {
    ...{ community: scene.of.login, person: holder.login, since, until, language },
    title: sigs === '' ? title.called : `${title.called} (${sigs})`,
  };
  return as === 'badge'
    ? honourBadge(drawn)
    : certificate({ ...drawn, login: holder.login, url: lookUp(scene, name, holder.login) });
}

/** Where everybody can see whether it is true, and still is. */
const lookUp = ({ pages, of }: Pick<TitlesScene, 'pages' | 'of'>, title: string, login: string): string | null =>
  pages === null ? null : `${pages}/c/${[of.login, 'honours', title, login].map(encodeURIComponent).join('/')}`;
