// Everybody who holds a title: for seats, for lists, and for noticing who came to hold one.
import { fold } from '../../community/name.js';
import { isLogin } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import { holdingKey, sourceKey, titleName } from '../../core/title.js';
import type { DefinedBy, TitleAt } from '../../core/title.js';
import type { HoldersHere, HoldersHereAnswer, LiveHolder, SeatsOf } from '../../core/title-question.js';
import type { Repository } from '../../core/event.js';
import { ownersNamed, rosterIn } from './title-files.js';
import { groupOf, teamOf, wordOf } from './title-live.js';
import { nowOf, onceFor } from './title-scene.js';
import type { Holding, TitleScene } from './title-scene.js';
import { holdingsHere } from './title-standing.js';

/** Throws the failures of reading. Whom a source names by a login that the community never met is not among them. */
export async function holdersHere({ repository }: HoldersHere, scene: TitleScene): Promise<HoldersHereAnswer> {
  const live: LiveHolder[] = [];
  const unknown: string[] = [];
  for (const holding of await holdingsHere(repository, scene)) {
    const title: TitleAt = { kind: holding.title.kind, name: holding.title.name, sig: holding.sig };
    for (const by of holding.title.definedBy) {
      if (by.by === 'requirements') continue;
      const found = await holdersBy(by, holding, scene);
      const word = wordOf(by, holding.sig);
      if (found === null) unknown.push(sourceKey(title, word));
      else live.push(...found.map((person) => ({ title, person, by: word })));
    }
  }
  const { owner, id } = repository;
  const { held, left } = await scene.sources.ledger.standings(owner.id, 'all', nowOf(scene), id);
  const named = new Set(live.map(({ person, title }) => holdingKey(person.id, title)));
  const gone = new Set(left.map(({ person, title }) => holdingKey(person, title)));
  return {
    live: live.filter(({ person, title }) => !gone.has(holdingKey(person.id, title))),
    ledger: held,
    left: left.map(({ person, title }) => ({ person, title, named: named.has(holdingKey(person, title)) })),
    unknown,
  };
}

/** Null: it cannot be told. */
async function holdersBy(by: DefinedBy, holding: Holding, scene: TitleScene): Promise<readonly Person[] | null> {
  const { repository, sig } = holding;
  switch (by.by) {
    case 'team': {
      const slug = teamOf(by.team, sig);
      if (slug === null) return null;
      return onceFor(scene, `team ${repository.owner.id} ${slug}`, async () =>
        (await scene.read()).teamMembers(repository, slug),
      );
    }
    case 'roster': {
      const logins = await rosterIn(repository, by.path, scene);
      return logins === null ? null : peopleCalled(repository, logins, scene);
    }
    case 'owners': {
      const group = await groupOf(holding, scene);
      if (group === 'unknown') return null;
      const { logins, complete } = await ownersNamed(repository, by.as, group, scene);
      return complete ? peopleCalled(repository, logins, scene) : null;
    }
    case 'leads': {
      const directory = await scene.ask({ kind: 'sigDirectory', repository });
      if (directory === null) return null;
      const groups = directory.sigs.filter(({ slug }) => sig === null || slug === sig);
      const logins = groups.flatMap((group) => group.leads.map(({ login }) => fold(login)));
      return peopleCalled(repository, logins, scene);
    }
    case 'requirements':
      return null;
  }
}

/** As the community knows them: a file may name thousands, and each would be a request. */
async function peopleCalled(
  { owner }: Repository,
  logins: readonly string[],
  { sources }: TitleScene,
): Promise<readonly Person[]> {
  const wanted = [...new Set(logins)].filter(isLogin);
  const known = await sources.ledger.knownAs(owner.id, wanted);
  return wanted.flatMap((login) => {
    const found = known.get(login);
    // Who bore it once, and bears another login now, is not who is named.
    return found !== undefined && fold(found.login) === login ? [{ ...found, kind: 'user' as const }] : [];
  });
}

/** Null: it has no limit, or who holds it cannot be told. */
export async function seatsOf(
  { repository, title: { kind, name } }: SeatsOf,
  scene: TitleScene,
): Promise<{ readonly taken: number; readonly of: number } | null> {
  const { titles } = await scene.ask({ kind: 'titlesHere', repository });
  const seats = titles.find((one) => one.kind === kind && one.name === name)?.seats ?? null;
  if (seats === null) return null;
  const { live, ledger, unknown } = await scene.ask({ kind: 'holdersHere', repository });
  const isIt = (title: TitleAt) => title.kind === kind && title.name === name;
  if (unknown.some((one) => isOf(one, titleName({ kind, name })))) return null;
  const people = [
    ...live.flatMap(({ title, person }) => (isIt(title) ? person.id : [])),
    ...ledger.flatMap(({ title, person, until }) => (isIt(title) && isOn(until, nowOf(scene)) ? person : [])),
  ];
  return { taken: new Set(people).size, of: seats };
}

const isOn = (until: string | null, now: string): boolean => until === null || until > now;
const isOf = (unknown: string, key: string): boolean => unknown.startsWith(`${key} `) || unknown.startsWith(`${key}@`);
