// What the ladder can say. Logins, names of SIGs and words of others are foreign: they reach people through `quote` and
// `mention` alone.
import type { PhraseOf } from '../../community/ladder/rungs.js';
import type { ItemLink } from '../../community/ladder/evidence-words.js';
import type { DoneByAnswer } from '../../core/title-question.js';
import type { Standing, Title } from '../../core/title.js';
import type { LeadsList } from './list.js';
import type { OwnView } from './view.js';
import type { Why } from './why.js';

/** How titles and SIGs are called, and which items may be linked. */
export interface Telling extends PhraseOf {
  readonly titles: readonly Title[];
  readonly link: ItemLink;
}

export interface Parted {
  readonly login: string;
  readonly from: readonly Standing[];
  readonly done: DoneByAnswer | null;
}

export interface AskedAfter {
  readonly login: string;
  readonly titles: readonly Standing[];
  /** A day since which nothing was seen, and which tells nothing of what was seen before. */
  readonly since: string;
}

export interface Messages {
  refused(command: string, why: Why): string;
  /** To whoever asked, about themselves. */
  own(view: OwnView, telling: Telling): string;
  other(login: string, held: readonly Standing[], isSure: boolean, telling: Telling): string;
  /** Thanks to who steps back, and the way back. */
  parted(parted: Parted, telling: Telling): string;
  /** To who is back, and held something before. */
  back(login: string, before: readonly Standing[], telling: Telling): string;
  /** A section of the status comment. `phrase`: the step, to stand within a sentence. */
  next(phrase: string): string;
  readonly listTitle: string;
  /** The issue of the leads. */
  list(list: LeadsList, telling: Telling): string;
  readonly askTitle: string;
  /** The question to a holder who was not seen for long. */
  ask(asked: AskedAfter, telling: Telling): string;
}
