// Who came to hold a title, and who holds it no more, by what defines it: what the ledger says is held against what is shown now.
import { titleAt } from '../../community/ladder/titles.js';
import { actKey, personFacts } from '../../core/fact.js';
import type { ActFact, Fact } from '../../core/fact.js';
import { standingWord } from '../../core/standing-word.js';
import { stamp } from '../../core/time.js';
import { holdingKey, sourceKey, titleKey } from '../../core/title.js';
import type { DefinedBy, Standing, Title, TitleAt } from '../../core/title.js';
import type { HoldersHereAnswer, LiveHolder } from '../../core/title-question.js';

/** Many of one title that are gone at once may be a mistake: of the source, or of whoever wrote there. */
export interface Dropped {
  readonly title: TitleAt;
  /** The source, as in `Standing`. */
  readonly by: string;
  readonly gone: number;
  readonly of: number;
}

type Ended = Pick<Standing, 'person' | 'title' | 'by'>;

export interface Differences {
  readonly given: readonly LiveHolder[];
  readonly ended: readonly Ended[];
  readonly dropped: readonly Dropped[];
}

export interface Seen {
  readonly titles: readonly Title[];
  /** Slugs of the directory. */
  readonly sigs: readonly string[];
  readonly holders: HoldersHereAnswer;
}

/** What a source that could not be asked would have shown is not known, and changes nothing. */
export function differencesIn({ titles, sigs, holders }: Seen): Differences {
  const { live, ledger, left, unknown } = holders;
  const known = new Set(ledger.map(({ person, title }) => holdingKey(person, title)));
  const given = new Map(
    live.flatMap((one) => {
      const key = holdingKey(one.person.id, one.title);
      return known.has(key) ? [] : [[key, one] as const];
    }),
  );
  const asked = new Set(
    titles.flatMap((title) => sourcesOf(title, sigs)).filter((source) => !unknown.includes(source)),
  );
  const shown = new Set(live.map(({ person, title }) => holdingKey(person.id, title)));
  // Where another source of the same title is silent, it may be what they hold it by now.
  const silent = new Set(unknown.map((source) => source.split(' ')[0] ?? ''));
  const gone = ledger.filter(
    ({ person, title, by }) =>
      asked.has(sourceKey(title, by)) && !shown.has(holdingKey(person, title)) && !silent.has(titleKey(title)),
  );
  const dropped = droppedOf(gone, ledger);
  const isDropped = ({ title, by }: Standing) =>
    dropped.some((one) => sourceKey(one.title, one.by) === sourceKey(title, by));
  const ended = gone.filter((one) => !isDropped(one));
  return { given: [...given.values()], ended: [...ended, ...departed(left, titles, { asked, silent })], dropped };
}

interface Asked {
  readonly asked: ReadonlySet<string>;
  readonly silent: ReadonlySet<string>;
}

/** Who stepped back and is not named any more: whoever names them from now on names them anew. */
function departed(
  left: HoldersHereAnswer['left'],
  titles: readonly Title[],
  { asked, silent }: Asked,
): readonly Ended[] {
  return left.flatMap(({ person, title, named }) => {
    const defined = titleAt(titles, title)?.definedBy ?? [];
    const [by] = defined.flatMap((one) => wordOf(one, title.sig));
    const isAsked = by !== undefined && asked.has(sourceKey(title, by));
    return named || !isAsked || silent.has(titleKey(title)) ? [] : [{ person, title, by }];
  });
}

/** More than one, and more than a quarter of those who held it by that source. */
export const isBulk = (some: number, all: number): boolean => some > 1 && some * 4 > all;

function droppedOf(gone: readonly Standing[], ledger: readonly Standing[]): readonly Dropped[] {
  const groups = new Map(gone.map((one) => [sourceKey(one.title, one.by), one]));
  return [...groups].flatMap(([source, { title, by }]) => {
    const count = (all: readonly Standing[]) => all.filter((one) => sourceKey(one.title, one.by) === source).length;
    const [missing, of] = [count(gone), count(ledger)];
    return isBulk(missing, of) ? [{ title, by, gone: missing, of }] : [];
  });
}

/** As the ledger names them; of a title of SIGs those of each. Whoever meets requirements is not watched: they come and go. */
function sourcesOf({ kind, name, scope, definedBy }: Title, sigs: readonly string[]): readonly string[] {
  const places = scope === 'sig' ? sigs : [null];
  return definedBy.flatMap((by) =>
    places.flatMap((sig) => wordOf(by, sig).map((word) => sourceKey({ kind, name, sig }, word))),
  );
}

function wordOf(by: DefinedBy, sig: string | null): readonly string[] {
  switch (by.by) {
    case 'team':
      return [`team:${sig === null ? by.team : by.team.replace('{sig}', sig)}`];
    case 'roster':
      return [`roster:${by.path}`];
    case 'requirements':
      return [];
    default:
      return [by.by];
  }
}

/** As many are recorded by one look; the next one goes on. */
const MOST = 500;

export interface Look {
  readonly repository: number;
  /** When it was due: names it. */
  readonly period: string;
  readonly now: Date;
}

/** Nobody told since when: it is known from now on. */
export function factsOf({ given, ended }: Differences, { repository, period, now }: Look): readonly Fact[] {
  const at = stamp(now.toISOString());
  const word = (kind: 'title_given' | 'title_ended', person: number, title: TitleAt, value: string): ActFact => ({
    ...{ fact: 'act', repository, kind, number: null, person: null, subject: person, value, at, source: 'asked' },
    // The number stands last, where it is found when somebody asks to be forgotten.
    key: actKey.said(kind, `seen:${titleKey(title)}:${period.replace(/\D/g, '')}`, person),
  });
  const begun = given.slice(0, MOST);
  return [
    ...personFacts(at, ...begun.map(({ person }) => person)),
    ...begun.map(({ person, title, by }) =>
      word('title_given', person.id, title, standingWord({ title, since: 'unknown', until: null, by })),
    ),
    ...ended
      .slice(0, MOST)
      .map(({ person, title, by }) =>
        word('title_ended', person, title, standingWord({ title, since: 'said', until: null, by })),
      ),
  ];
}
