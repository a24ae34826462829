// Rules between the settings of titles, each with what to write instead.
import type { Finding } from '../../core/feature.js';
import { errorAt, warningAt } from '../../core/feature.js';
import type { Path } from '../../core/problem.js';
import { checkNames } from './check-names.js';
import { checkReach } from './check-reach.js';
import type { HonoursSettings, LadderSettings, TitleSettings } from './settings.js';

/** Of the section `ladder`, of which the wrong entries are left out. */
export function checkLadder({ roles, teams }: Partial<LadderSettings>): readonly Finding[] {
  if (roles === undefined) return [];
  return inPlace([
    ...checkNames(roles, 'roles', 'ladder'),
    ...checkEach(roles, 'roles'),
    ...roles.flatMap((role, index) => checkTeam(role, ['roles', index], teams)),
  ]);
}

/** Of the section `honours`. Roles of the ladder are not known here. */
export function checkHonours({ titles }: Partial<HonoursSettings>): readonly Finding[] {
  if (titles === undefined) return [];
  return inPlace([...checkNames(titles, 'titles', 'honours'), ...checkEach(titles, 'titles')]);
}

const checkEach = (titles: readonly TitleSettings[], list: string): readonly Finding[] =>
  titles.flatMap((title, index) => [...checkTitle(title, [list, index]), ...checkReach(title, [list, index])]);

/** At most one finding a place: the first. */
function inPlace(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<string>();
  return findings.filter(({ path }) => {
    const place = JSON.stringify(path);
    return !told.has(place) && told.add(place);
  });
}

const DECIDE = 'add "decided_by: [lead]"';

function checkTitle(title: TitleSettings, at: Path): readonly Finding[] {
  const decided = title.decided_by.length > 0;
  const nominated = title.nominated_by.length > 0;
  const asked = nominated || title.apply !== undefined;
  const rules: readonly (readonly [boolean, () => Finding])[] = [
    [
      title.objection_window !== undefined && !decided,
      () => errorAt([...at, 'objection_window'], `nobody decides when it is over; ${DECIDE}`),
    ],
    [asked && !decided, () => errorAt([...at, nominated ? 'nominated_by' : 'apply'], `nobody decides; ${DECIDE}`)],
    [
      title.sponsors !== undefined && title.sponsors.roles.length === 0,
      () => errorAt([...at, 'sponsors'], 'does not say who can be a sponsor, got nothing; add "roles: [member]"'),
    ],
    [
      title.seconds > 0 && !nominated,
      () => errorAt([...at, 'seconds'], 'nobody may nominate; add "nominated_by: [member]", or take it out'),
    ],
    [
      title.seats !== undefined && title.scope !== 'community',
      () =>
        errorAt([...at, 'seats'], 'seats are counted in the whole community; take it out, or write "scope: community"'),
    ],
    [
      title.remind !== undefined && title.term === undefined,
      () => errorAt([...at, 'remind'], 'it never ends; add "term: 365d", or take it out'),
    ],
    [
      title.remind !== undefined && title.term !== undefined && title.remind >= title.term,
      () => errorAt([...at, 'remind'], `its term is ${title.term ?? 0}d; write fewer days than that`),
    ],
    [
      title.defined_by?.requirements === true && (asked || decided || title.sponsors !== undefined),
      () =>
        errorAt(
          [...at, 'defined_by', 'requirements'],
          'who meets the requirements holds it, and yet somebody decides; take out this line, or "apply", "nominated_by", "sponsors" and "decided_by"',
        ),
    ],
    [
      decided && !asked,
      () => warningAt([...at, 'decided_by'], 'nobody can ask for it; add "apply" with a label, or "nominated_by"'),
    ],
  ];
  return rules.flatMap(([broken, finding]) => (broken ? [finding()] : []));
}

/** A team that is not allowed is none that people are asked into: they are told the steps instead. */
function checkTeam({ gives }: TitleSettings, at: Path, teams: readonly string[] | undefined): readonly Finding[] {
  const team = gives?.team;
  if (team === undefined || teams === undefined) return [];
  const [before = '', after] = team.toLowerCase().split('{sig}');
  const fits = (name: string) =>
    after === undefined
      ? name === before
      : name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  if (teams.some((name) => fits(name.toLowerCase()))) return [];
  const message = `${JSON.stringify(team)} is not under "teams" of this section, and a person is told the steps instead; add the team there, in the organisation's own file`;
  return [warningAt([...at, 'gives', 'team'], message)];
}
