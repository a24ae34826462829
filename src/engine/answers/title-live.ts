// Whether somebody holds a title by what defines it, asked live: a team, OWNERS files, a roster, the directory's leads.
import { fold } from '../../community/name.js';
import type { DefinedBy } from '../../core/title.js';
import type { Sig } from '../../core/sig.js';
import { ownersNamed, rosterIn } from './title-files.js';
import { nowOf } from './title-scene.js';
import type { Holding, HoldingBy, Known, TitleScene } from './title-scene.js';

/** How a standing says by what it is held: `team:members`, `owners`, `roster:MEMBERS.md`, `leads`, `requirements`. */
export function wordOf(by: DefinedBy, sig: string | null): string {
  switch (by.by) {
    case 'team':
      return `team:${teamOf(by.team, sig) ?? by.team}`;
    case 'roster':
      return `roster:${by.path}`;
    default:
      return by.by;
  }
}

/** The slug that is meant; null: it is a SIG's, and none is named. */
export function teamOf(team: string, sig: string | null): string | null {
  if (!team.includes('{sig}')) return team;
  return sig === null ? null : team.replace('{sig}', sig);
}

/** Throws the failures of reading. */
export async function heldBy(by: DefinedBy, holding: HoldingBy, scene: TitleScene): Promise<Known> {
  const { person, repository, title, sig } = holding;
  const login = fold(person.login);
  switch (by.by) {
    case 'team':
      return inTeam(teamOf(by.team, sig), holding, scene);
    case 'roster': {
      const logins = await rosterIn(repository, by.path, scene);
      return logins === null ? 'unknown' : logins.includes(login) ? 'yes' : 'no';
    }
    case 'owners': {
      const group = await groupOf(holding, scene);
      if (group === 'unknown') return 'unknown';
      const { logins, complete } = await ownersNamed(repository, by.as, group, scene);
      return logins.includes(login) ? 'yes' : complete ? 'no' : 'unknown';
    }
    case 'leads':
      return leads(holding, scene);
    case 'requirements': {
      const at = { kind: title.kind, name: title.name, sig };
      const [evaluation] = await scene.ask({ kind: 'evaluations', repository, person, titles: [at], at: nowOf(scene) });
      return evaluation === undefined || evaluation.is === 'unknown'
        ? 'unknown'
        : evaluation.is === 'met'
          ? 'yes'
          : 'no';
    }
  }
}

/** In this team of the organisation? */
export async function inTeam(
  team: string | null,
  { repository, person }: Pick<HoldingBy, 'repository' | 'person'>,
  { ask }: TitleScene,
): Promise<Known> {
  if (team === null) return 'unknown';
  const standing = (await ask({ kind: 'inTeams', repository, teams: [team], person }))[team] ?? 'unknown';
  return standing === 'member' ? 'yes' : standing === 'outside' ? 'no' : 'unknown';
}

/** A lead of the SIG, or of any where none is named. */
export async function leads(
  { repository, person, sig }: Pick<HoldingBy, 'repository' | 'person' | 'sig'>,
  { ask }: TitleScene,
): Promise<Known> {
  const directory = await ask({ kind: 'sigDirectory', repository });
  if (directory === null) return 'unknown';
  const groups = directory.sigs.filter(({ slug }) => sig === null || slug === sig);
  if (sig !== null && groups.length === 0) return 'unknown';
  const login = fold(person.login);
  return groups.some((group) => group.leads.some((lead) => fold(lead.login) === login)) ? 'yes' : 'no';
}

/** Null: it is not of one SIG. */
export async function groupOf({ repository, sig }: Holding, { ask }: TitleScene): Promise<Sig | null | 'unknown'> {
  if (sig === null) return null;
  const directory = await ask({ kind: 'sigDirectory', repository });
  return directory?.sigs.find(({ slug }) => slug === sig) ?? 'unknown';
}
