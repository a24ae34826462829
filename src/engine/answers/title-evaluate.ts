// How a person stands before titles: the facts gathered, then looked at by pure code.
import { evaluate } from '../../community/ladder/evaluate.js';
import type { Attestation, LadderFacts } from '../../community/ladder/facts.js';
import { isSameText } from '../../community/ladder/evaluate-said.js';
import { titleAt } from '../../community/ladder/titles.js';
import type { CaseAct } from '../../core/case.js';
import type { Evaluation, Title, TitleAt } from '../../core/title.js';
import type { Evaluations } from '../../core/title-question.js';
import { allRequirements, factsOf } from './title-facts.js';
import type { Known, TitleScene } from './title-scene.js';
import { holdingsHere, lookAt } from './title-standing.js';
import type { HeldLook } from './title-standing.js';

/** Of titles that the settings do not have (any more) there is none. Throws the failures of reading. */
export async function evaluations(question: Evaluations, scene: TitleScene): Promise<readonly Evaluation[]> {
  const { titles } = await scene.ask({ kind: 'titlesHere', repository: question.repository });
  const made: Evaluation[] = [];
  for (const held of question.titles) {
    const title = titleAt(titles, held);
    if (title !== undefined) made.push(await evaluation(title, held, question, scene));
  }
  return made;
}

async function evaluation(title: Title, held: TitleAt, question: Evaluations, scene: TitleScene): Promise<Evaluation> {
  const { person, repository, at } = question;
  const told = {
    standing: await standingFor(title, held, question, scene),
    attested: await attestationsOf(title, held, question, scene),
    ticked: question.case?.ticked ?? null,
  };
  return evaluate(title, held, await factsOf({ person: person.id, title, held, repository, at }, told, scene));
}

/** Only of the titles that it asks for: each may take requests. */
async function standingFor(
  title: Title,
  held: TitleAt,
  { person, repository }: Evaluations,
  scene: TitleScene,
): Promise<NonNullable<LadderFacts['standing']>> {
  const roles = allRequirements(title.requirements).flatMap((one) => (one.is === 'tenure' ? [one.role] : []));
  const hasDuty = allRequirements(title.requirements).some((one) => one.is === 'duty');
  if (roles.length === 0 && !hasDuty) return { held: [], unknown: [] };
  const asked = (await holdingsHere(repository, scene)).filter(
    ({ title: one, sig }) =>
      (roles.includes(one.name) || (hasDuty && one === title)) &&
      (sig === null || held.sig === null || sig === held.sig),
  );
  const looks: HeldLook[] = [];
  for (const holding of asked) {
    const isItself = holding.title.kind === title.kind && holding.title.name === title.name;
    // Whether it is held by its requirements is what is being asked.
    const definedBy = holding.title.definedBy.filter(({ by }) => !isItself || by !== 'requirements');
    looks.push(await lookAt({ ...holding, title: { ...holding.title, definedBy } }, person, scene));
  }
  return {
    held: looks.flatMap(({ standing }) => standing ?? []),
    unknown: looks.flatMap(({ is, holding }) => (is === 'unknown' ? [holding.title.name] : [])),
  };
}

/** What was said on the application, each with the roles that whoever said it holds now. */
async function attestationsOf(
  title: Title,
  held: TitleAt,
  { repository, case: application }: Evaluations,
  scene: TitleScene,
): Promise<readonly Attestation[]> {
  const wanted = allRequirements(title.requirements).flatMap((one) => (one.is === 'attested' ? [one] : []));
  if (application === undefined || wanted.length === 0) return [];
  const { number } = application;
  const record = await scene.ask({ kind: 'caseOf', repository, number });
  const said = (record?.acts ?? []).filter(({ word }) => word === 'attested');
  const attested: Attestation[] = [];
  for (const { by, value, at } of said) {
    const roles = wanted.filter(({ text }) => isSameText(value ?? '', text)).flatMap((one) => one.by);
    if (by === null || value === null || roles.length === 0) continue;
    const { as, unsure } = await rolesOf(by, roles, { repository, sig: held.sig }, scene);
    attested.push({ text: value, by, at, repository: repository.id, number, as, unsure });
  }
  return attested;
}

async function rolesOf(
  account: NonNullable<CaseAct['by']>,
  roles: readonly string[],
  { repository, sig }: Pick<Evaluations, 'repository'> & Pick<TitleAt, 'sig'>,
  scene: TitleScene,
): Promise<Pick<Attestation, 'as' | 'unsure'>> {
  const person = await (await scene.read()).accountOf(repository, account);
  if (person === null) return { as: [], unsure: [] };
  const answers: { readonly role: string; readonly is: Known }[] = [];
  for (const role of [...new Set(roles)]) {
    const known = await scene.ask({ kind: 'holds', repository, people: [person], roles: [role], sig });
    answers.push({ role, is: known[person.id] ?? 'unknown' });
  }
  const those = (is: Known) => answers.filter((one) => one.is === is).map(({ role }) => role);
  return { as: those('yes'), unsure: those('unknown') };
}
