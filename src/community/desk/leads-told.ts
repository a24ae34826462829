// What leads are told of the ladder, in private alone: who is ready and was not asked, whose sponsors are late, what comes to
// an end. It says nothing of what anybody lacks.
import { quote } from '../../core/markdown.js';
import type { Language } from '../../core/language.js';
import { dayOf } from '../../core/time.js';
import { titleIn } from '../../core/title.js';
import type { TitleAt } from '../../core/title.js';
import type { CaseOfAnswer, ReadyHereAnswer, TitlesHereAnswer } from '../../core/title-question.js';
import { titleWords } from '../ladder/rungs.js';
import type { PhraseOf } from '../ladder/rungs.js';
import { titleAt } from '../ladder/titles.js';
import { leadsWords } from './leads-words.js';
import { sponsorsIn } from './sponsors-late.js';

export interface LeadsMaterial {
  readonly titles: TitlesHereAnswer;
  readonly ready: ReadyHereAnswer;
  /** Of the cases of this repository that were looked at, by number. */
  readonly cases: ReadonlyMap<number, CaseOfAnswer>;
  /** This repository. */
  readonly repository: number;
  readonly sigName: (slug: string | null) => string | null;
  /** How an item of this repository is named in Markdown. */
  readonly link: (number: number) => string;
  readonly now: Date;
}

/** Safe for Markdown. */
export interface LeadsTold {
  readonly about: 'ready' | 'late' | 'open' | 'terms' | 'seats';
  readonly head: string;
  /** Without bullets; none: the head says it all. */
  readonly lines: readonly string[];
}

/** Only what there is something to say of. */
export function leadsTold(material: LeadsMaterial, language: Language): readonly LeadsTold[] {
  const { titles, ready, sigName, now } = material;
  const words = leadsWords[language];
  const of: PhraseOf = { language, sigName };
  const called = (at: TitleAt) => titleWords(at, titles.titles, of);
  const group = (about: LeadsTold['about'], head: string, lines: readonly string[]): readonly LeadsTold[] =>
    lines.length === 0 ? [] : [{ about, head, lines }];
  const endings = ready.ending.filter(({ why }) => why === 'term');
  const [oldest = ''] = ready.cases.map(({ since }) => dayOf(since)).sort();
  return [
    ...group(
      'ready',
      words.ready(ready.ready.length),
      ready.ready.map(({ person, title }) => words.one(quote(person.login), called(title))),
    ),
    ...group('late', words.late, lateLines(material, called, language)),
    ...(ready.cases.length === 0
      ? []
      : [{ about: 'open' as const, head: words.open(ready.cases.length, oldest), lines: [] }]),
    ...group(
      'terms',
      words.terms,
      endings.map(({ login, title, until }) => {
        const isOver = Date.parse(until ?? '') <= now.getTime();
        return words.ends(quote(login), called(title), { day: dayOf(until ?? ''), isOver });
      }),
    ),
    ...group(
      'seats',
      words.seats,
      ready.seats
        .filter(({ taken, of: all }) => taken >= all)
        .map(({ title, taken, of: all }) => words.full(calledBy(title, called), taken, all)),
    ),
  ];
}

function lateLines(
  { ready, cases, titles, repository, link, now }: LeadsMaterial,
  called: (at: TitleAt) => string,
  language: Language,
): readonly string[] {
  const words = leadsWords[language];
  return ready.cases.flatMap((one) => {
    const record = one.repository === repository ? cases.get(one.number) : undefined;
    if (record === undefined) return [];
    const need = titleAt(titles.titles, one.title)?.sponsors?.count ?? 0;
    const { yes, late } = sponsorsIn(record.acts, titles.desk?.sponsorDays ?? SPONSOR_DAYS, now);
    return late === 0 || yes >= need ? [] : [words.sponsors(link(one.number), called(one.title), late)];
  });
}

const SPONSOR_DAYS = 7;
/** By its key, as the ledger has it. */
function calledBy(key: string, called: (at: TitleAt) => string): string {
  const at = titleIn(key);
  return at === null ? quote(key) : called(at);
}
