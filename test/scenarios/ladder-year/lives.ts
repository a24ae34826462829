// The lives of applications and nominations: what people do on one, step by step, reading what Hearth shows them.
import type { Account } from '../../twin/model.js';
import { COMMUNITY, LEADS } from './cast.js';
import { checklist, days, fresh, isAccepted, isReady, oneOf, privateIssue, says, several } from './town.js';
import type { Case, Ending, Life, Town } from './town.js';
import { formOf, NOT_YET, TALK, YES } from './voices.js';

interface Opening {
  readonly life: string;
  readonly sponsors: readonly Account[];
  /** As they are written, where it is otherwise than by their logins. */
  readonly written?: readonly string[];
  /** Without it, anybody who has what it takes. */
  readonly applicant?: Account;
}

/** Critics whose employer is their own. */
const independent = ({ cast }: Town): readonly Account[] => cast.reviewers.slice(6, 26);

export function applies(
  town: Town,
  { life, sponsors, written, applicant = fresh(town, town.cast.people) }: Opening,
): Case {
  const chinese = town.chance() < 0.4;
  const form = { applicant: applicant.login, sponsors: written ?? sponsors.map(({ login }) => login), chinese };
  const title = chinese ? `申请：${applicant.login} 加入组织` : `REQUEST: New membership for ${applicant.login}`;
  const body = formOf(form, town.chance);
  const { number } = town.twin.as(applicant.login).openIssue(COMMUNITY, { title, body, labels: ['membership'] });
  return begun(town, {
    number,
    applicant,
    title: 'role/member',
    life,
    sponsors: new Map(sponsors.map((one) => [one.login, one])),
    ending: null,
  });
}

export function begun(town: Town, made: Case): Case {
  town.cases.push(made);
  return made;
}

/** The form is written anew, with these names. */
export function rewrites(town: Town, it: Case, sponsors: readonly Account[]): void {
  const chinese = /[一-鿿]/.test(checklist(town, it.number));
  const form = { applicant: it.applicant.login, sponsors: sponsors.map(({ login }) => login), chinese };
  town.twin.as(it.applicant.login).edit(COMMUNITY, it.number, { body: formOf(form, town.chance) });
  for (const one of sponsors) {
    if (![...it.sponsors.values()].includes(one)) it.sponsors.set(one.login, one);
  }
}

export const agrees = (town: Town, it: Case, who: Account) => says(town, who, it.number, oneOf(town, YES));

/** Whoever decides reads the checklist now and then, is too early at times, and decides once it can be decided. */
export function* decided(town: Town, it: Case, word = '/accept', ending: Ending = 'accepted'): Life {
  for (let looks = 0; looks < 15; looks += 1) {
    yield days(town, 1, 3);
    if (isAccepted(town, it.number)) {
      it.foreseen = true;
      break;
    }
    const ready = isReady(town, it.number);
    if (ready || town.chance() < 0.1) says(town, oneOf(town, town.cast.steering), it.number, word);
    if (ready) {
      it.ending = ending;
      return;
    }
  }
  it.ending = isAccepted(town, it.number) ? 'accepted' : 'stuck';
}

export function* complete(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'complete', sponsors: [one, two] });
  yield days(town, 1, 4);
  agrees(town, it, one);
  if (town.chance() < 0.4) says(town, oneOf(town, town.cast.people), it.number, oneOf(town, TALK));
  if (town.chance() < 0.3) says(town, oneOf(town, town.cast.people), it.number, '+1');
  yield days(town, 0, 3);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** Nobody answers for long; who is late is reminded, and answers after that. */
export function* late(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'late', sponsors: [one, two] });
  yield days(town, 8, 20);
  agrees(town, it, one);
  yield days(town, 1, 12);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** One sponsor is missing, or misspelled; the form is mended. */
export function* incomplete(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const written = town.chance() < 0.5 ? [one.login] : [one.login, `${two.login}x`];
  const it = applies(town, { life: 'incomplete', sponsors: [one, two], written });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield days(town, 1, 5);
  rewrites(town, it, [one, two]);
  yield days(town, 1, 5);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** A sponsor says "not yet", or takes the yes back; somebody else is named. */
export function* declined(town: Town): Life {
  const [one, two, three] = several(town, independent(town), 3) as [Account, Account, Account];
  const it = applies(town, { life: 'declined', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  const said = town.chance() < 0.5 ? says(town, two, it.number, oneOf(town, NOT_YET)) : agrees(town, it, two);
  yield 1;
  if (town.chance() < 0.5)
    town.twin.as(two.login).editComment(COMMUNITY, said, 'Sorry, I mistook you for somebody else.');
  yield days(town, 1, 3);
  rewrites(town, it, [one, three]);
  yield days(town, 1, 6);
  agrees(town, it, three);
  yield* decided(town, it);
}

/** Taken back by a word or by closing; some go on later. */
export function* withdrawn(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'withdrawn', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield days(town, 1, 3);
  const applicant = town.twin.as(it.applicant.login);
  const closes = town.chance() < 0.5;
  if (closes) applicant.close(COMMUNITY, it.number);
  else says(town, it.applicant, it.number, '/withdraw');
  it.ending = 'withdrawn';
  if (town.chance() < 0.5) return;
  yield days(town, 3, 20);
  if (!closes) applicant.close(COMMUNITY, it.number);
  yield 1;
  applicant.reopen(COMMUNITY, it.number);
  it.ending = null;
  yield days(town, 1, 4);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** "Not yet", with words; opened again after that, it begins anew, and the sponsors answer anew. */
export function* deferred(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'deferred', sponsors: [one, two] });
  yield days(town, 1, 3);
  agrees(town, it, one);
  yield days(town, 1, 3);
  says(town, oneOf(town, town.cast.steering), it.number, '/not-yet a few more reviews would help');
  it.ending = 'deferred';
  yield days(town, 2, 5);
  town.twin.as(it.applicant.login).close(COMMUNITY, it.number);
  if (town.chance() < 0.4) return;
  yield days(town, 20, 40);
  town.twin.as(it.applicant.login).reopen(COMMUNITY, it.number);
  it.ending = null;
  yield days(town, 1, 4);
  agrees(town, it, one);
  agrees(town, it, two);
  yield* decided(town, it);
}

/** A concern is told in private, and settled there by whoever told it. */
export function* concerned(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const it = applies(town, { life: 'concerned', sponsors: [one, two] });
  yield days(town, 1, 2);
  agrees(town, it, one);
  agrees(town, it, two);
  yield 1;
  const place = privateIssue(town, it.number);
  if (place === null) {
    it.ending = 'stuck';
    return;
  }
  says(town, one, place, '/concern It is a little early', LEADS);
  yield days(town, 4, 9);
  says(town, oneOf(town, town.cast.steering), it.number, '/accept');
  yield 1;
  says(town, one, place, '/resolve 1', LEADS);
  // What is said in private is seen by the look of the next day, which tells those who decide: they are not quicker.
  yield 1;
  yield* decided(town, it);
}

/** Too early: a merge is missing. A word before its time is refused, and "not yet" says what to do. */
export function* tooEarly(town: Town): Life {
  const [one, two] = several(town, independent(town), 2) as [Account, Account];
  const applicant = fresh(town, town.cast.newcomers);
  const it = applies(town, { life: 'too early', sponsors: [one, two], applicant });
  yield days(town, 1, 3);
  agrees(town, it, one);
  agrees(town, it, two);
  yield days(town, 3, 6);
  says(town, oneOf(town, town.cast.steering), it.number, '/accept');
  yield days(town, 1, 9);
  says(town, oneOf(town, town.cast.steering), it.number, '/not-yet one more merged change, please');
  it.ending = 'deferred';
}
