// What an accepted decision changes: carried out where the files and GitHub let Hearth, else the exact steps for a person.
import type { FilesAct, TeamAct } from '../../core/action.js';
import { isSame } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import { titleKey } from '../../core/title.js';
import type { Gift } from '../../core/title.js';
import type { Ground } from './ground.js';
import type { Step } from './said.js';

interface Carried {
  readonly act: TeamAct | FilesAct;
  readonly step: Step;
}

export interface Gifts {
  readonly acts: readonly Carried[];
  /** For a person to do. */
  readonly steps: readonly Step[];
}

export function giftsOf(ground: Ground, decider: Person): Gifts {
  const acts: Carried[] = [];
  const steps: Step[] = [];
  for (const gift of ground.subject.title.gives) {
    const step = stepOf(gift, ground);
    if (step === null) continue;
    const act = actFor(gift, step, ground, decider);
    if (act === null) steps.push(step);
    else acts.push({ act, step });
  }
  return { acts, steps };
}

/** Null: the files do not let Hearth, or GitHub does not. */
function actFor(gift: Gift, { where }: Step, ground: Ground, decider: Person): Carried['act'] | null {
  const granted = (permission: string) => ground.answers.granted?.[permission] === 'write';
  if (gift.to === 'team') {
    const allowed = ground.matter.titles.teams.some((team) => isSame(team, where));
    return allowed && granted('members') ? teamAct(where, ground, decider) : null;
  }
  return granted('contents') && granted('pull_requests') ? filesAct(gift, ground) : null;
}

/** Null: it is a team of a SIG, and none is known. */
function stepOf(gift: Gift, { subject, event }: Ground): Step | null {
  if (gift.to === 'owners') return { do: 'owners', where: gift.path, as: gift.as, url: null };
  if (gift.to === 'roster') return { do: 'roster', where: gift.path, as: null, url: null };
  const { sig } = subject.at;
  if (gift.team.includes('{sig}') && sig === null) return null;
  const team = gift.team.replaceAll('{sig}', sig ?? '');
  const { owner } = event.repository;
  const url =
    owner.kind === 'organization'
      ? `https://github.com/orgs/${encodeURIComponent(owner.login)}/teams/${encodeURIComponent(team)}/members`
      : null;
  return { do: 'team', where: team, as: null, url };
}

const teamAct = (team: string, { subject, matter }: Ground, { id, login }: Person): TeamAct => ({
  kind: 'team',
  number: matter.item.number,
  team,
  title: titleKey(subject.at),
  person: subject.applicant.id,
  login: subject.applicant.login,
  decidedBy: { id, login },
});

/** All of them are one pull request, until it is merged. */
function filesAct(gift: Exclude<Gift, { to: 'team' }>, { subject }: Ground): FilesAct {
  const { login } = subject.applicant;
  const { path } = gift;
  return {
    kind: 'files',
    series: 'titles',
    branch: 'hearth/titles',
    title: 'Bring rosters and OWNERS files up to date',
    body: 'People who were accepted for a title, as decided on their applications. Each entry was added by a decision there; merging carries it out.',
    message: `Add ${login} to ${path}`,
    changes: [{ path, as: gift.to === 'roster' ? 'roster' : gift.as, login }],
  };
}
