// The private issue of a case, for those who decide: where it is, who is late, and where concerns are told. It says nothing of
// the person that the application itself does not.
import type { CaseLook } from '../../community/desk/case.js';
import type { ConcernLook } from '../../community/desk/case-concerns.js';
import { isOver } from '../../community/desk/case.js';
import type { IssueAct } from '../../core/action.js';
import { isSame } from '../../core/name.js';
import { dayOf, minuteOf } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import { linkIn } from '../../report/markdown/links.js';
import type { Ground } from './ground.js';
import { messages } from './messages.js';
import { wordsOf } from './words.js';

/** Null: no private repository is named, or the case is in another private one, which has readers of its own. */
export function privateIssueOf(ground: Ground, look: CaseLook, unasked: ReadonlySet<number>): IssueAct | null {
  const { own, event, matter, subject, language, answers } = ground;
  const { repository } = event;
  const { private: place } = own;
  if (place === undefined || (repository.private && !isSame(repository.name, place))) return null;
  const said = messages[language].private;
  const { title } = wordsOf(matter, subject.title, subject.at, language);
  const { number } = matter.item;
  const { login } = subject.applicant;
  const late = look.sponsors
    .filter((one) => one.late && one.as === 'eligible' && !unasked.has(one.person))
    .flatMap(({ person }) => ground.personOf(person)?.login ?? []);
  const isLate = late.length > 0 && look.stage === 'gathering';
  const before = answers.cases?.deferred.includes(titleKey(subject.at)) === true && look.stage !== 'deferred';
  return {
    kind: 'issue',
    series: `desk:${repository.id}:${number}`,
    title: said.title(login, title, number),
    body: [
      said.intro(login, title, linkIn(ground.event.repository)(ground.matter.item.number)),
      publicStage(ground, look),
      ...(isLate ? [said.late(late)] : []),
      ...(before ? [said.deferredBefore] : []),
      said.how,
    ].join('\n\n'),
    state: isOver(look.stage) ? 'closed' : 'open',
    in: place,
  };
}

function publicStage({ context, language }: Ground, { stage, until }: CaseLook): string {
  const isAhead = until !== null && Date.parse(until) > Date.parse(context.now);
  return messages[language].private.stage(stage, isAhead ? `${minuteOf(until)} UTC` : null);
}

/** The status section of the private issue itself. */
export function concernsSection({ language, personOf }: Ground, concerns: readonly ConcernLook[]): string {
  const said = messages[language].private;
  if (concerns.length === 0) return said.none;
  const lines = concerns.map(({ n, by, at, resolved }) =>
    said.concern(n, personOf(by)?.login ?? null, dayOf(at), resolved),
  );
  return [said.concerns(lines), ...(concerns.every(({ resolved }) => resolved) ? [said.settled] : [])].join('\n\n');
}
