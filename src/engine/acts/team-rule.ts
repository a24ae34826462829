// Whether a person may be asked into a team: by the organisation's own file, by what the team may do, by who they are. Pure, and
// the only way to a membership. A repository's file, whoever keeps it, has no say; what is not known means no.
import type { Config } from '../../config/resolve.js';
import type { TeamAct } from '../../core/action.js';
import { isSame } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import { titleIn } from '../../core/title.js';
import type { Title, TitleAt } from '../../core/title.js';
import { titleAt } from '../../community/ladder/titles.js';
import { modeOf } from '../answers/mode.js';
import { isOwners, titlesHere } from '../answers/title-here.js';
import type { TeamNow } from '../ports.js';
import type { TeamRules } from './hands.js';

interface Owner {
  readonly id: number;
  readonly kind: 'user' | 'organization';
}

/** A title as the organisation's own file has it, or why the file does not allow the team: a sentence. */
type ByFile = { readonly title: Title; readonly at: TitleAt } | string;

const SECTIONS = { role: 'ladder', honour: 'honours' } as const;

export function allowedByFile(act: TeamAct, owner: Owner, { here, owner: shared }: TeamRules): ByFile {
  if (owner.kind !== 'organization') return 'a user has no teams';
  if (shared === null) return "the organisation has no file of its own: a repository's file gives nobody a team";
  const held = titleIn(act.title);
  if (held === null) return `${JSON.stringify(act.title)} is no title`;
  const section = SECTIONS[held.kind];
  const wrong = sectionsWrong(['ladder', section], { here, owner: shared });
  if (wrong !== null) return wrong;
  const { teams, titles } = titlesHere(shared, { owner: { ...owner, login: '' } });
  if (!isPlainSlug(act.team)) return `${JSON.stringify(act.team)} is no slug of a team`;
  if (!teams.includes(act.team))
    return `the organisation's own file does not name ${act.team} under \`teams\` of \`ladder\``;
  const title = titleAt(titles, held);
  if (title === undefined) return `the organisation's own file has no ${held.kind} ${JSON.stringify(held.name)}`;
  const gives = title.gives.some(
    (gift) => gift.to === 'team' && gift.team.replace('{sig}', held.sig ?? '{sig}') === act.team,
  );
  return gives ? { title, at: held } : `in the organisation's own file ${act.title} does not give the team ${act.team}`;
}

function sectionsWrong(sections: readonly string[], { here, owner }: { here: Config; owner: Config }): string | null {
  for (const section of sections) {
    if (!isOwners(owner, section)) {
      return `\`${section}\` of the organisation's own file has mistakes, or is not there: what was right before gives nobody a team`;
    }
    if (!isOwners(here, section)) return `\`${section}\` of this repository is its own, which gives nobody a team`;
    if (modeOf(owner, section) !== 'active') return `\`${section}\` of the organisation's own file only observes`;
    if (modeOf(here, section) !== 'active') return `\`${section}\` only observes here`;
  }
  return null;
}

/** What GitHub makes of names: other letters only look like them. */
const isPlainSlug = (slug: string): boolean => /^[a-z\d](?:[a-z\d._-]{0,98}[a-z\d_-])?$/.test(slug);

/** `before`: the number of the team that somebody was asked into under this slug before; null: nobody was. */
export function whyNotTeam(
  { team: slug }: TeamAct,
  { id }: Owner,
  team: TeamNow | null,
  before: number | null,
): string | null {
  if (team === null) return `there is no team ${slug}, or GitHub does not show it`;
  if (team.slug !== slug || team.organization !== id) return `GitHub answers to ${slug} with another team`;
  if (before !== null && before !== team.id) {
    return `${slug} is another team by now than the one that people were asked into before; give it another slug, and name that one`;
  }
  if (team.secret) return `the team ${slug} is secret`;
  const much = [
    [team.right, 'it'],
    [team.above, 'a team above it'],
    [team.below, 'a team below it'],
  ] as const;
  for (const [right, whose] of much) {
    if (right === 'admin' || right === 'maintain')
      return `the team ${slug} is not given by Hearth: ${whose} has "${right}" on a repository`;
    if (right === 'unknown')
      return `what the team ${slug} may do cannot be told: GitHub does not show Hearth all repositories of ${whose === 'it' ? 'the team' : whose}`;
  }
  const ranks = ['none', 'read', 'triage', 'write'] as const;
  const [own, below] = [team.right, team.below].map((right) => ranks.findIndex((one) => one === right));
  return (below ?? 0) > (own ?? 0) ? `the team ${slug} has a team below it that may do more` : null;
}

/** `person` and `decider`: whose logins these are now. `may`: whether the decider holds a role that decides the title. */
export function whyNotPerson(
  act: TeamAct,
  {
    person,
    decider,
    may,
  }: { readonly person: Person | null; readonly decider: Person | null; readonly may: 'yes' | 'no' | 'unknown' },
): string | null {
  if (person?.id !== act.person || !isSame(person.login, act.login))
    return `"${act.login}" is another account by now, or none`;
  if (person.kind !== 'user' || classOf(person) !== 'human') return `"${act.login}" is no person`;
  if (decider?.id !== act.decidedBy.id) return `who decided it bears another login by now`;
  if (decider.kind !== 'user' || classOf(decider) !== 'human') return 'it was decided by no person';
  if (decider.id === person.id) return 'nobody decides about themselves';
  if (may === 'yes') return null;
  return may === 'no'
    ? "who decided it holds no role that decides it, by the organisation's own file"
    : "whether who decided it may do so cannot be told by the organisation's own file";
}
