// Groups that show in a repository: labels of a family, the teams of CODEOWNERS, the paths that other bots label by, and
// answers of issue forms.
import { fold, labelOf, slugOf } from '../../community/name.js';
import type { Survey } from '../../core/proposal.js';
import { isPlain } from '../../core/settings.js';
import type { SigKind } from '../../core/sig.js';
import { labelsIn, pathsIn, teamsIn } from './propose-files.js';
import { answersIn } from './propose-forms.js';

/** A group as it is written under `groups:`. */
export interface FoundGroup {
  readonly name: string;
  readonly kind?: SigKind;
  readonly label: string;
  readonly teams?: readonly string[];
  readonly paths?: readonly string[];
  readonly form_values?: readonly string[];
}

/** Families of labels that stand for groups of people, each with the kind of group. */
const FAMILIES: Readonly<Record<string, SigKind>> = {
  sig: 'sig',
  wg: 'wg',
  ug: 'ug',
  committee: 'committee',
  team: 'sig',
};
/** Families that stand for parts of the code: groups only where their paths are known. */
const PARTS: readonly string[] = ['area', 'component', 'module'];

const MOST = 60;
const MOST_ANSWERS = 20;
/** A name that says what it is the name of: `sig-network`, `WG Policy`. */
const KIND = /^(sig|wg|ug|committee)[-_/\s]+(?=[\p{L}\p{N}])/iu;

export interface Found {
  readonly groups: readonly FoundGroup[];
  /** Labels that the groups have and the repository has not. */
  readonly missing: readonly string[];
  /** How many of the groups were told by their label; 0: by their teams. */
  readonly labelled: number;
  /** Files that the labels or teams stand in; empty: the labels are those of the repository. */
  readonly named: readonly string[];
  /** Files that told what else belongs to a group, in the order they were looked at. */
  readonly files: readonly string[];
}

/** What belongs to groups: paths by folded label, names by what people would type for them. */
interface Belongings {
  readonly teams: ByName;
  readonly paths: ByName;
  readonly answers: ByName;
}

type ByName = ReadonlyMap<string, readonly string[]>;

export function groupsIn({ labels, files }: Survey): Found {
  const teams = teamsIn(files);
  const paths = pathsIn(files);
  const answers = answersIn(files);
  // Of a checkout the labels are not known: those that its files speak of count.
  const told = labels === null ? labelsIn(files) : new Map<string, string>();
  const names = (labels?.map(({ name }) => name) ?? [...told.keys()]).filter(
    (name) => name.length <= 50 && isPlain(name),
  );
  const belongings = { teams: bySlug(teams.slugs), paths: paths.byLabel, answers: bySlug([...answers.keys()]) };
  const byLabel = distinct(names.flatMap((name) => groupOf(name, belongings)));
  // Teams alone make groups only where no label tells of any.
  const all = byLabel.length > 0 ? byLabel : distinct(teams.slugs.map((team) => teamGroup(team, belongings)));
  const groups = teamsOnce(all.slice(0, MOST));
  const there = new Set(names.map(fold));
  const from = (key: 'teams' | 'paths', own: readonly string[]) =>
    groups.some((group) => group[key] !== undefined) ? own : [];
  const forms = groups.flatMap(({ form_values = [] }) => form_values.flatMap((answer) => answers.get(answer) ?? []));
  return {
    groups,
    missing: groups.flatMap(({ label }) => (there.has(fold(label)) ? [] : [label])),
    labelled: Math.min(byLabel.length, MOST),
    named: byLabel.length > 0 ? [...new Set(groups.flatMap(({ label }) => told.get(label) ?? []))] : teams.files,
    files: [
      ...(byLabel.length > 0 ? from('teams', teams.files) : []),
      ...from('paths', paths.files),
      ...new Set(forms),
    ],
  };
}

function groupOf(label: string, belongings: Belongings): readonly FoundGroup[] {
  const [, family = '', name = ''] = /^([a-z]+)\/(.{1,45})$/.exec(label) ?? [];
  const slug = slugOf(name);
  const isPart = PARTS.includes(family);
  if (slug === '' || !(isPart || Object.hasOwn(FAMILIES, family))) return [];
  const paths = belongings.paths.get(fold(label)) ?? [];
  if (isPart && paths.length === 0) return [];
  const kind = (family === 'team' ? kindIn(name) : FAMILIES[family]) ?? 'sig';
  const own = family === 'team' ? (belongings.teams.get(`team-${slug}`) ?? []) : [];
  const teams = [...namesOf(belongings.teams, kind, slug), ...own];
  return [groupWith({ name: name.replace(KIND, ''), kind, label, paths, teams }, belongings)];
}

/** The name of a team may say what kind of group it is: `wg-policy`. */
function teamGroup(team: string, belongings: Belongings): FoundGroup {
  const kind = kindIn(team) ?? 'sig';
  const slug = slugOf(team);
  const teams = namesOf(belongings.teams, kind, slug);
  return groupWith({ name: team.replace(KIND, ''), kind, label: labelOf(kind, slug), paths: [], teams }, belongings);
}

/** Names of that group, `network`, `sig-network` or `SIG Network`, that are of none of another kind. */
const namesOf = (names: ByName, kind: SigKind, slug: string): readonly string[] =>
  (names.get(slug) ?? []).filter((name) => (kindIn(name) ?? kind) === kind);

function bySlug(names: readonly string[]): ByName {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const same = found.get(slugOf(name));
    if (same === undefined) found.set(slugOf(name), [name]);
    else same.push(name);
  }
  return found;
}

const kindIn = (name: string): SigKind | undefined => KIND.exec(name)?.[1]?.toLowerCase() as SigKind | undefined;

type Parts = Required<Omit<FoundGroup, 'form_values'>>;

/** As it is written: without what there is none of. */
function groupWith({ name, kind, label, teams, paths }: Parts, { answers }: Belongings): FoundGroup {
  const own = namesOf(answers, kind, slugOf(name)).slice(0, MOST_ANSWERS);
  return {
    name,
    ...(kind === 'sig' ? {} : { kind }),
    label,
    ...(teams.length === 0 ? {} : { teams }),
    ...(paths.length === 0 ? {} : { paths }),
    ...(own.length === 0 ? {} : { form_values: own }),
  };
}

/** A team speaks for one group only: the first that it could belong to. */
function teamsOnce(groups: readonly FoundGroup[]): readonly FoundGroup[] {
  const seen = new Set<string>();
  return groups.map((group) => {
    const { teams, ...others } = group;
    if (teams === undefined) return group;
    const own = teams.filter((team) => !seen.has(team) && seen.add(team));
    // Keys keep their places.
    return own.length === 0 ? others : { ...group, teams: own };
  });
}

/** No two that people would type alike, or with one label. Of one name and two kinds, the second is called by its kind. */
function distinct(groups: readonly FoundGroup[]): readonly FoundGroup[] {
  const seen = new Set<string>();
  const names = new Set<string>();
  return groups.flatMap((group) => {
    const { name, kind = 'sig', label } = group;
    const keys = [`${kind} ${slugOf(name)}`, fold(label)];
    if (keys.some((key) => seen.has(key)) || slugOf(name) === '') return [];
    for (const key of keys) seen.add(key);
    const own = names.has(fold(name)) ? `${kind} ${name}` : name;
    names.add(fold(own));
    return [{ ...group, name: own }];
  });
}
