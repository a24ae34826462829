// What is decided at each event: of an application or nomination, of one that cannot begin, of its private issue.
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { Spoken } from '../../core/command.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import { hindranceOf, tellText } from './apply.js';
import { tellAnswer } from './answer.js';
import { causeOf, commonActions, factsOf, laterOf, planFor } from './decision.js';
import type { Course, Plan } from './decision.js';
import { groundOf } from './ground.js';
import type { Ground, Standing } from './ground.js';
import { lookedAgain } from './later.js';
import type { Matter } from './matter.js';
import { messages } from './messages.js';
import { answersTo, obey, shownOf } from './obey.js';
import { outcomeOf } from './outcome.js';
import { decidePrivate } from './private-words.js';
import { Telling, whereSaid } from './telling.js';
import { whyUnnamed } from './judge.js';
import { spokenIn } from './scene.js';
import type { Refusal } from './why.js';
import { wordsOf } from './words.js';

export function decideMatter(standing: Standing, matter: Matter): Decision {
  const { scene } = standing;
  const spoken = spokenIn(scene);
  if (matter.subject === null) return withoutSubject(standing, matter, spoken);
  const ground = groundOf(standing, matter, matter.subject);
  if (matter.isPrivate) return decidePrivate(ground, spoken);
  return scene.kind === 'later' ? lookedAgain(ground) : decideCase(ground, spoken);
}

function decideCase(ground: Ground, spoken: Spoken | null): Decision {
  const { scene, own, matter, subject, language } = ground;
  const telling = new Telling(ground, whereSaid(ground));
  const before = telling.look;
  const newlyNamed = scene.kind === 'text' ? tellText(telling, scene.event) : [];
  const refusals = spoken === null ? [] : obey(telling, spoken, own);
  const answer = scene.kind === 'comment' && spoken === null ? tellAnswer(telling, scene.event, scene.author) : null;
  const { acts, look: after } = telling;
  const plan = planFor(ground, causeOf(ground));
  const words = wordsOf(matter, subject.title, subject.at, language);
  const replies = spoken === null ? [] : answersTo(spoken, refusals, plan, { language, words });
  const hindrance = after === null && matter.reading !== null ? hindranceOf(ground) : null;
  const course: Course = { ground, before, after, acts, newlyNamed, hindrance };
  const why = refusals[0]?.why.code;
  const isTold = scene.kind === 'text' && (after !== null || hindrance !== null);
  if (acts.length === 0 && !isTold && why !== undefined)
    return { because: because('refused', { why }), actions: replies };
  if (scene.kind === 'comment' && acts.length === 0) {
    return { because: because(spoken === null ? 'nothing_said' : 'already'), actions: replies };
  }
  if (after === null && hindrance === null) return { because: because('no_case'), actions: replies };
  const { because: reason, actions, facts, later } = outcomeOf(course, refusals, plan);
  return {
    because: reason,
    actions: [...actions, ...replies, ...thanksFor(answer, ground, plan), ...commonActions(course, plan)],
    facts: [...factsOf(course), ...facts],
    later: [...laterOf(course), ...later],
  };
}

/** An answer that was understood is seen to be. */
function thanksFor(answer: ReturnType<typeof tellAnswer>, { scene }: Ground, plan: Plan): readonly Action[] {
  if (answer === null || scene.kind !== 'comment' || scene.event.kind === 'comment.deleted') return [];
  const { comment, item } = scene.event;
  const content = answer === 'yes' ? '+1' : 'eyes';
  return [plan('heard', { kind: 'reaction', number: item.number, comment: comment.id, content }, { slot: 'reaction' })];
}

/** What cannot begin, or go on: nobody can be made out, the account is gone, the title is gone. Else it is no case at all. */
function withoutSubject(standing: Standing, matter: Matter, spoken: Spoken | null): Decision {
  const { event, scene, own, language: fallback } = standing;
  const { item, reading, bid, nomination, isPrivate } = matter;
  const language = languageOfItem(item) ?? fallback;
  const said = messages[language];
  const at = scene.kind === 'later' ? scene.at : event.at;
  const plan = planFor({ event, matter }, causeOf({ event, at }));
  const refusals = (spoken?.commands ?? []).map((command): Refusal => {
    const isWrong = nomination !== null && nomination.is !== 'named';
    return { text: shownOf(command, own), why: isWrong ? whyUnnamed(nomination) : { code: 'no_case' } };
  });
  const replies = spoken === null ? [] : answersTo(spoken, refusals, plan, { language, words: null });
  const section = (body: string) => plan('section', { kind: 'status', number: item.number, body });
  if (bid !== null && (spoken !== null || scene.kind !== 'comment')) {
    const isGone = matter.record?.people.every(({ id }) => id !== bid.applicant) === true;
    const note = isGone ? said.applicantGone : said.titleGone;
    return {
      because: because(isGone ? 'applicant_gone' : 'title_gone'),
      actions: [...replies, ...(isPrivate ? [] : [section(note)])],
    };
  }
  if (reading !== null && scene.kind === 'text' && scene.event.kind !== 'issue.closed') {
    const words = wordsOf(matter, reading.title, { sig: reading.sig }, language);
    const lines = reading.problems.map((one) => `- ${said.problem(one, words)}`);
    return { because: because('unclear'), actions: [...replies, section(lines.join('\n'))] };
  }
  const [first] = refusals;
  return first === undefined
    ? { because: because('no_case') }
    : { because: because('refused', { why: first.why.code }), actions: replies };
}
