// Everybody's titles at once, by what GitHub shows and by the ledger: without asking of each person.
import { holdingKey, sourceKey } from '../../core/title.js';
import type { Standing, TitleAt } from '../../core/title.js';
import type { ReadyHere } from '../../core/title-question.js';
import { wordOf } from './title-live.js';
import type { Holding, TitleScene } from './title-scene.js';
import { holdingsHere } from './title-standing.js';

export interface Held {
  readonly held: readonly Standing[];
  /** Names of titles of which some holders may be missing. */
  readonly unknownTitles: readonly string[];
  readonly unknown: readonly { readonly title: string; readonly why: string }[];
}

/** As one by one (title-standing.ts): what was seen at a source counts while the source shows it, or cannot be asked. */
export async function heldByAnybody({ repository, at }: ReadyHere, scene: TitleScene): Promise<Held> {
  const { live, ledger, unknown } = await scene.ask({ kind: 'holdersHere', repository });
  const sources = new Set((await holdingsHere(repository, scene)).flatMap(sourcesOf));
  const shown = new Set(live.map(({ title, person, by }) => `${person.id} ${sourceKey(title, by)}`));
  const isOver = ({ until }: Standing) => until !== null && until <= at;
  const isGone = ({ title, person, by }: Standing) => {
    const source = sourceKey(title, by);
    return sources.has(source) && !unknown.includes(source) && !shown.has(`${person} ${source}`);
  };
  const told = ledger.filter((one) => !isOver(one) && !isGone(one));
  const known = new Set(told.map(keyOf));
  const seen = live
    .map(({ title, person, by }) => ({ title, person: person.id, since: null, seen: at, until: null, by }))
    .filter((one) => !known.has(keyOf(one)));
  const titles = [...new Set(unknown.map((one) => one.split(' ')[0] ?? ''))];
  return {
    held: [...told, ...seen],
    unknownTitles: titles,
    unknown: titles.map((title) => ({ title, why: 'github_silent' })),
  };
}

const sourcesOf = ({ title: { kind, name, definedBy }, sig }: Holding): readonly string[] =>
  definedBy.map((by) => sourceKey({ kind, name, sig }, wordOf(by, sig)));

const keyOf = ({ title, person }: Pick<Standing, 'title' | 'person'>): string => holdingKey(person, title);

/** An honour of a name is not the role of that name; one without a SIG is held for all. */
export const isHeld = ({ held }: Held, person: number, title: TitleAt): boolean =>
  held.some(
    (one) =>
      one.person === person &&
      one.title.kind === title.kind &&
      one.title.name === title.name &&
      (one.title.sig === null || one.title.sig === title.sig),
  );
