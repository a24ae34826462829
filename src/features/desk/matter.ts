// What a case is about, before anybody is asked who may say what: the title, the person, and the words so far.
import { subjectOf } from '../../community/desk/case-words.js';
import type { Bid } from '../../community/desk/case-words.js';
import { titleAt } from '../../community/ladder/titles.js';
import type { Item, Repository } from '../../core/event.js';
import { labelsOn } from '../../core/live-item.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import type { Directory } from '../../core/sig.js';
import type { Title, TitleAt } from '../../core/title.js';
import type { CaseOfAnswer, TitlesHereAnswer, WhoAreAnswer } from '../../core/title-question.js';
import { wantedBy } from './nominate.js';
import type { Nomination } from './nominate.js';
import { readingOf } from './reading.js';
import type { Reading } from './reading.js';
import type { Scene } from './scene.js';
import { spokenIn } from './scene.js';
import type { Own } from './settings.js';

export interface FirstAnswers {
  readonly titles?: TitlesHereAnswer;
  readonly directory?: Directory | null;
  readonly record?: CaseOfAnswer | null;
  readonly who?: WhoAreAnswer;
  readonly live?: LiveItemAnswer;
}

export interface Matter {
  readonly item: Item;
  readonly titles: TitlesHereAnswer;
  readonly directory: Directory | null;
  /** Null: nothing was said so far. */
  readonly record: CaseOfAnswer | null;
  /** By the words so far. */
  readonly bid: Bid | null;
  /** What the issue says now; null: it is no application, or its words are not to be read now. */
  readonly reading: Reading | null;
  /** What somebody asks for by `/nominate`, the first of them. */
  readonly nomination: Nomination | null;
  /** Title and person that the case is about now, with what this event says; null: it is no case. */
  readonly subject: { readonly title: Title; readonly at: TitleAt; readonly applicant: Person } | null;
  /** It is the private issue of a case. */
  readonly isPrivate: boolean;
}

/** The item as it is now, where it was looked at: what is called later has an old one. */
function itemNow(item: Item, live: LiveItemAnswer | undefined): Item {
  if (live?.exists !== true) return item;
  const { title, body, state, locked } = live;
  return { ...item, title, body, state, locked, labels: labelsOn(live) };
}

export function matterOf(
  scene: Exclude<Scene, { kind: 'none' | 'pull' }>,
  repository: Repository,
  own: Own,
  answers: FirstAnswers,
): Matter | null {
  const { titles, directory = null, record = null, who = {}, live } = answers;
  if (titles === undefined) return null;
  const item = itemNow(scene.kind === 'later' ? scene.event.cause.item : scene.event.item, live);
  const isPrivate = record !== null && (record.repository !== repository.id || record.number !== item.number);
  const reading = isPrivate ? null : readingOf(item, { titles: titles.titles, directory, who });
  const bid = record === null ? null : subjectOf(record);
  const spoken = spokenIn(scene);
  const nomination = spoken === null ? null : wantedBy(spoken, { titles: titles.titles, directory, who, own });
  const matter = { item, titles, directory, record, bid, reading, nomination, isPrivate };
  return { ...matter, subject: subjectFor(matter, scene.kind === 'text') };
}

/** A new text says what it is for; else the words so far do, or a nomination that is made now. */
function subjectFor(matter: Omit<Matter, 'subject'>, isText: boolean): Matter['subject'] {
  const { reading, bid, record, titles, nomination } = matter;
  const isNew = bid === null || (isText && bid.is === 'application');
  if (isNew && reading !== null) {
    const { applicant, title, sig } = reading;
    return applicant === null ? null : { title, applicant, at: { kind: title.kind, name: title.name, sig } };
  }
  if (bid === null) {
    if (nomination?.is !== 'named') return null;
    const { title, sig, person } = nomination;
    return { title, applicant: person, at: { kind: title.kind, name: title.name, sig } };
  }
  const title = titleAt(titles.titles, bid.title);
  const applicant = record?.people.find(({ id }) => id === bid.applicant);
  return title === undefined || applicant === undefined ? null : { title, applicant, at: bid.title };
}

/** An application counts for as long as its label is on. */
export const hasItsLabel = ({ item, bid }: Matter, { applyLabel }: Title): boolean =>
  bid?.is !== 'application' || applyLabel === null || item.labels.some((one) => isSame(one, applyLabel));
