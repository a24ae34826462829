// What named sponsors answer in their own words, and who seconds a nomination so. Of anybody else it is only talk.
import type { CaseLook } from '../../community/desk/case.js';
import type { Answered } from '../../core/case.js';
import type { Person } from '../../core/person.js';
import type { CommentEvent } from '../../core/event.js';
import { answersIn } from './scene.js';
import type { Telling } from './telling.js';

const WORDS = { yes: 'sponsored', not_yet: 'sponsor_declined', withdrawn: 'sponsor_withdrawn' } as const;

/** Says it; what was understood, or null: nothing that counts. */
export function tellAnswer(telling: Telling, event: CommentEvent, author: Person): Answered {
  const look = telling.look;
  if (look === null || look.verdict !== null || author.id === look.bid.applicant) return null;
  const { now, before } = answersIn(event, peopleOf(telling, look));
  const sponsor = look.sponsors.find(({ person, as }) => person === author.id && as !== 'duplicate');
  const about = look.bid.applicant;
  if (sponsor === undefined) return second(telling, look, author, now);
  // Who takes their own words back, by an edit or by deleting them, takes the answer back.
  const answer = now ?? (before === 'yes' && sponsor.answered === 'yes' ? 'withdrawn' : null);
  if (answer === null || answer === sponsor.answered) return null;
  telling.say({ word: WORDS[answer], by: author.id, about });
  return answer;
}

function second(telling: Telling, look: CaseLook, author: Person, answer: Answered): Answered {
  const may = telling.ground.context.sayOf(author.id).second === 'yes';
  const { bid, seconds } = look;
  const isNew = !bid.owners.includes(author.id) && !seconds.by.includes(author.id) && seconds.need > 0;
  if (answer !== 'yes' || bid.is !== 'nomination' || !may || !isNew) return null;
  telling.say({ word: 'seconded', by: author.id, about: bid.applicant });
  return answer;
}

/** Logins of those of whom an answer may speak. */
function peopleOf({ ground }: Telling, { bid, sponsors }: CaseLook): readonly string[] {
  const people = [...bid.owners, ...sponsors.map(({ person }) => person)];
  return people.flatMap((id) => ground.personOf(id)?.login ?? []);
}
