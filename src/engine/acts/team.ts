// A person into a team of the organisation. Everything that could forbid it is asked right before the write.
import type { TeamAct } from '../../core/action.js';
import { already } from './hands.js';
import type { Hands } from './hands.js';
import { allowedByFile, whyNotPerson, whyNotTeam } from './team-rule.js';
import type { OpenAction, Settled } from '../ports.js';

const refused = (detail: string): Settled => ({ state: 'refused', detail });

export async function applyTeam(hands: Hands, action: OpenAction, act: TeamAct): Promise<Settled> {
  const { github, repository, audit } = hands;
  const { owner } = repository;
  const allowed = allowedByFile(act, owner, await hands.says.rules());
  if (typeof allowed === 'string') return refused(allowed);
  if ((await github.granted())['members'] !== 'write') {
    return refused('the App may not change who is in a team: it lacks the permission `members: write`');
  }
  const [person, decider] = [
    await github.account(repository, act.login),
    await github.account(repository, act.decidedBy.login),
  ];
  const may = decider === null ? 'no' : await hands.says.mayDecide(allowed.title, allowed.at.sig, decider);
  const whyPerson = whyNotPerson(act, { person, decider, may });
  if (whyPerson !== null) return refused(whyPerson);
  const team = await github.team(repository, act.team);
  const whyTeam = whyNotTeam(act, owner, team, await audit.teamBefore(owner.id, act.team));
  if (whyTeam !== null || team === null) return refused(whyTeam ?? 'there is no such team');
  const standing = await github.teamMembership(repository, team.slug, act.login);
  if (standing === 'member') return { ...already(action), githubId: team.id };
  if (standing === 'pending') return { ...already(action), githubId: team.id, detail: INVITED };
  if (standing === 'unknown') return refused('how they stand in the team cannot be told');
  const after = await hands.write([action], () => github.joinTeam(repository, team.slug, act.login));
  return { state: 'applied', githubId: team.id, ...(after === 'pending' ? { detail: INVITED } : {}) };
}

const INVITED = 'they are invited to the organisation, and become a member of the team once they accept';
