// Whether people hold a role now: one of the ladder, a lead of the SIG, a member of a team.
import type { Person } from '../../core/person.js';
import type { Title } from '../../core/title.js';
import type { Holds, HoldsAnswer } from '../../core/title-question.js';
import { inTeam, leads } from './title-live.js';
import { anyOf } from './title-scene.js';
import type { Known, TitleScene } from './title-scene.js';
import { holdingsHere, lookAt } from './title-standing.js';

/** More are not asked for: they are unknown. */
const MOST_PEOPLE = 20;

/** Throws the failures of reading. */
export async function holds(question: Holds, scene: TitleScene): Promise<HoldsAnswer> {
  const answer: Record<number, Known> = {};
  for (const [index, person] of question.people.entries()) {
    answer[person.id] = index < MOST_PEOPLE ? await holdsAny(person, question, scene) : 'unknown';
  }
  return answer;
}

async function holdsAny(person: Person, question: Holds, scene: TitleScene): Promise<Known> {
  const answers: Known[] = [];
  for (const role of question.roles) {
    const answer = await holdsOne(person, role, question, scene);
    if (answer === 'yes') return answer;
    answers.push(answer);
  }
  return anyOf(answers);
}

const TEAM = 'team:';

async function holdsOne(person: Person, role: string, question: Holds, scene: TitleScene): Promise<Known> {
  const { repository, sig } = question;
  if (role === 'anyone') return 'yes';
  if (role.startsWith(TEAM)) return inTeam(role.slice(TEAM.length), { repository, person }, scene);
  const { titles } = await scene.ask({ kind: 'titlesHere', repository });
  const title = roleCalled(titles, role);
  // A ladder may have a role of that name, which is then what is meant.
  if (title === undefined) return role === 'lead' ? leads({ repository, person, sig }, scene) : 'no';
  const all = await holdingsHere(repository, scene);
  const meant = all.filter((one) => one.title === title && (one.sig === null || sig === null || one.sig === sig));
  const answers: Known[] = [];
  for (const holding of meant) {
    const { is } = await lookAt(holding, person, scene);
    if (is === 'yes') return is;
    answers.push(is);
  }
  return meant.length === 0 ? 'unknown' : anyOf(answers);
}

const roleCalled = (titles: readonly Title[], name: string): Title | undefined =>
  titles.find((one) => one.kind === 'role' && one.name === name) ?? titles.find((one) => one.name === name);
