// What the pages show of one person: the titles that they hold, and deeds that were confirmed where everybody can read it.
import { deedNames } from '../community/ladder/deed-names.js';
import { titleAt } from '../community/ladder/titles.js';
import type { Credit } from '../core/credit.js';
import type { Language } from '../core/language.js';
import { fold } from '../core/name.js';
import { sectionOf } from '../core/title.js';
import { modeOf } from './answers/mode.js';
import { titlesHere } from './answers/title-here.js';
import type { TitlesScene } from './showing-titles.js';
import type { Ledger, ShownPerson } from './ports.js';

export interface PersonScene extends Omit<TitlesScene, 'ledger'> {
  readonly ledger: Pick<Ledger, 'standings' | 'credits' | 'knownAs' | 'loginsOf'>;
}

const MOST_DEEDS = 100;

/** Null: nothing public is known of somebody with that login now, or they are named nowhere. */
export async function personShown(scene: PersonScene, login: string, language: Language): Promise<ShownPerson | null> {
  const found = await personCalled(scene, login);
  if (found === null) return null;
  const [titles, deeds] = await Promise.all([titlesOf(scene, found.id, language), deedsOf(scene, found.id, language)]);
  return titles.length === 0 && deeds.length === 0 ? null : { login: found.login, titles, deeds };
}

/** By the login of now: one of before leads nowhere, as somebody else may bear it. */
async function personCalled({ ledger, of, unnamed }: PersonScene, login: string) {
  if (unnamed === null || unnamed.some((one) => fold(one) === fold(login))) return null;
  const known = (await ledger.knownAs(of.id, [fold(login)])).get(fold(login));
  const now = known === undefined ? undefined : (await ledger.loginsOf([known.id]))[known.id];
  return known === undefined || now === undefined || fold(now) !== fold(login) ? null : { id: known.id, login: now };
}

async function titlesOf(
  { ledger, of, here, config, now }: PersonScene,
  person: number,
  language: Language,
): Promise<ShownPerson['titles']> {
  const [first] = of.repositories;
  const at = now.toISOString();
  const all = first === undefined ? [] : titlesHere(config, first.repository).titles;
  const shown = all.filter(({ kind }) => modeOf(config, sectionOf[kind]) === 'active');
  if (shown.length === 0) return [];
  const { held } = await ledger.standings(of.id, { person }, at, here);
  const current = held.filter(({ until }) => until === null || until > at);
  const each = current.flatMap(({ title, since, until }) => {
    const { called } = titleAt(shown, title) ?? {};
    if (called === undefined) return [];
    return [{ ...title, called: called[language], since: dayOf(since), until: dayOf(until) }];
  });
  // Of what is held by several sources the first tells.
  const distinct = new Map(each.toReversed().map((one) => [`${one.kind} ${one.name} ${one.sig ?? ''}`, one]));
  return [...distinct.values()].toReversed();
}

/** Deeds that somebody else confirmed, in repositories that are shown. */
async function deedsOf(
  { ledger, of, here, config }: PersonScene,
  person: number,
  language: Language,
): Promise<ShownPerson['deeds']> {
  if (modeOf(config, 'credit') !== 'active') return [];
  const shown = new Set(of.repositories.map(({ repository }) => repository.id));
  const counts = ({ state, decidedBy, repository }: Credit) =>
    state === 'confirmed' && decidedBy !== person && shown.has(repository);
  return (await ledger.credits(of.id, { person }, here))
    .filter(counts)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, MOST_DEEDS)
    .map(({ kind, at, url }) => ({ what: deedNames[language][kind], on: at.slice(0, 10), url }));
}

const dayOf = (iso: string | null): string | null => iso?.slice(0, 10) ?? null;
