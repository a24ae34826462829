// What an issue says by itself: that somebody applies, with which sponsors; that it was closed, or opened again.
import { BY_CLOSING } from '../../community/desk/case-words.js';
import type { CaseLook } from '../../community/desk/case.js';
import { DAY_MS, stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import type { Person } from '../../core/person.js';
import { distinctPeople } from '../../core/person.js';
import type { Standing } from '../../core/title.js';
import { sinceDeferral } from './asked.js';
import type { Ground } from './ground.js';
import type { TextEvent } from './scene.js';
import type { Telling } from './telling.js';

/** What keeps an application from beginning. */
export type Hindrance =
  | { readonly code: 'held'; readonly until: string | null }
  | { readonly code: 'other_case'; readonly number: number | null };

/** Null: nothing does. A title whose term ends soon may be applied for again. */
export function hindranceOf({ answers, subject, event, matter, context }: Ground): Hindrance | null {
  const key = titleKey(subject.at);
  const held = answers.standing?.held.find(({ title }) => titleKey(title) === key);
  if (held !== undefined && !endsSoon(held, subject.title.remindDays, context.now)) {
    return { code: 'held', until: held.until };
  }
  const { id } = event.repository;
  const other = answers.cases?.open.find(
    (one) =>
      (one.number !== matter.item.number || one.repository !== id) &&
      one.title.kind === subject.at.kind &&
      one.title.name === subject.at.name &&
      (one.title.sig === subject.at.sig || one.title.sig === null || subject.at.sig === null),
  );
  return other === undefined ? null : { code: 'other_case', number: other.repository === id ? other.number : null };
}

const endsSoon = ({ until }: Standing, days: number, now: string): boolean =>
  until !== null && Date.parse(until) - Date.parse(now) <= days * DAY_MS;

/** Says what a text event says; the people whom it newly names as sponsors, and those whose yes it leaves behind. */
export function tellText(telling: Telling, event: TextEvent): readonly Person[] {
  const look = telling.look;
  if (event.kind === 'issue.closed') close(telling, event, look);
  else if (event.kind === 'issue.reopened') reopen(telling, event, look);
  return event.kind === 'issue.closed' ? [] : tellForm(telling);
}

function close(telling: Telling, event: TextEvent, look: CaseLook | null): void {
  const by = event.actor?.id ?? null;
  if (look === null || by === null || !look.bid.owners.includes(by) || look.verdict !== null) return;
  telling.say({ word: 'withdrawn', by, about: look.bid.applicant, value: BY_CLOSING });
}

/** Whoever made the bid may make it anew: after a withdrawal it goes on, after "not yet" it begins again. */
function reopen(telling: Telling, event: TextEvent, look: CaseLook | null): void {
  const by = event.actor?.id ?? null;
  if (look === null || by === null || !look.bid.owners.includes(by) || look.verdict?.word === 'accepted') return;
  const isWithdrawn = telling.ground.matter.record?.acts.some(({ word }) => word === 'withdrawn') ?? false;
  if (look.verdict === null && !isWithdrawn) return;
  const { bid } = look;
  const word = bid.is === 'application' ? 'applied' : 'nominated';
  telling.say({ word, by, about: bid.applicant, value: titleKey(bid.title) });
}

const FORM_WORDS: readonly string[] = ['applied', 'sponsor_named', 'sponsor_withdrawn'];

/** The text was edited since, and read as it is now: this one is told late, or once more. */
function isOutdated({ matter: { record, item }, at }: Ground): boolean {
  const author = item.author?.id ?? null;
  const isLater = (said: string) => stamp(said) > stamp(at);
  return (
    record?.acts.some(({ word, by, at: said }) => FORM_WORDS.includes(word) && by === author && isLater(said)) ?? false
  );
}

/** What the form says that the words so far do not. */
function tellForm(telling: Telling): readonly Person[] {
  const { matter, subject } = telling.ground;
  const { reading, item } = matter;
  const before = telling.look;
  if (reading === null || before?.bid.is === 'nomination' || before?.verdict != null) return [];
  if (isOutdated(telling.ground)) return [];
  const by = item.author?.id ?? subject.applicant.id;
  const isSame =
    before !== null &&
    before.bid.applicant === subject.applicant.id &&
    titleKey(before.bid.title) === titleKey(subject.at);
  if (!isSame) {
    if (before === null && hindranceOf(telling.ground) !== null) return [];
    telling.say({ word: 'applied', by, about: subject.applicant.id, value: titleKey(subject.at) });
  }
  if (subject.title.sponsors === null) return [];
  return distinctPeople([...tellSponsors(telling, by), ...spokenInVain(telling, before)]);
}

/** Newly named ones are named, and those whom the form names no more are taken out; who offered themselves stays. */
function tellSponsors(telling: Telling, by: number): readonly Person[] {
  const { matter, subject } = telling.ground;
  const written = matter.reading?.sponsors ?? [];
  const acts = matter.record?.acts ?? [];
  const named = new Set((telling.look?.sponsors ?? []).map(({ person }) => person));
  const added = written.filter(({ id }) => !named.has(id));
  for (const { id } of added) telling.say({ word: 'sponsor_named', by, about: id });
  const offered = (id: number) => acts.some((act) => act.word === 'sponsor_named' && act.by === id && act.about === id);
  for (const id of named) {
    if (written.some((one) => one.id === id) || offered(id)) continue;
    telling.say({ word: 'sponsor_withdrawn', by, about: id });
  }
  const before = new Set(sinceDeferral(acts).flatMap((act) => (act.word === 'sponsor_named' ? (act.about ?? []) : [])));
  const isNew = ({ id }: Person) => !before.has(id) && id !== subject.applicant.id;
  return added.filter(isNew);
}

/** Who said yes to what this application was for before: of another SIG, of somebody else. For this they have not been asked. */
function spokenInVain({ ground, look }: Telling, before: CaseLook | null): readonly Person[] {
  const said = new Set((before?.sponsors ?? []).flatMap(({ person, answered }) => (answered === 'yes' ? person : [])));
  const waiting = new Set((look?.sponsors ?? []).flatMap(({ person, answered }) => (answered === null ? person : [])));
  const written = ground.matter.reading?.sponsors ?? [];
  return written.filter(({ id }) => said.has(id) && waiting.has(id));
}
