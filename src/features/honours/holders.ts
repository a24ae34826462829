// Who holds which honour now, out of the ledger's words and of what GitHub shows.
import { DAY_MS } from '../../core/time.js';
import type { HoldersHereAnswer } from '../../core/title-question.js';
import type { Title } from '../../core/title.js';

export interface Holder {
  readonly person: number;
  /** Null: the account is gone. */
  readonly login: string | null;
  /** Slug of the SIG that it is held for. */
  readonly sig: string | null;
  /** Days; null: not known, it does not end. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface Held {
  readonly title: Title;
  /** The first one first. */
  readonly holders: readonly Holder[];
}

/** By title, in the order of the settings. `logins`: by account. */
export function heldHere(
  titles: readonly Title[],
  { live, ledger }: HoldersHereAnswer,
  logins: Readonly<Record<number, string>>,
): readonly Held[] {
  return titles.map((title) => {
    const isIt = (one: { readonly title: { readonly kind: string; readonly name: string } }) =>
      one.title.kind === title.kind && one.title.name === title.name;
    const told = ledger.filter(isIt).map(({ person, title: { sig }, since, until }) => ({
      ...{ person, sig, login: logins[person] ?? null },
      since: since?.slice(0, 10) ?? null,
      until: until?.slice(0, 10) ?? null,
    }));
    const shown = live
      .filter(isIt)
      .map(({ person: { id, login }, title: { sig } }) => ({ person: id, login, sig, since: null, until: null }));
    return { title, holders: distinct([...told, ...shown]).sort(byTime) };
  });
}

/** What the ledger tells of somebody stands before what GitHub shows: it knows since when. */
function distinct(holders: readonly Holder[]): Holder[] {
  const all = new Map<string, Holder>();
  for (const holder of holders) {
    const key = `${holder.person} ${holder.sig ?? ''}`;
    if (!all.has(key)) all.set(key, holder);
  }
  return [...all.values()];
}

const byTime = (a: Holder, b: Holder): number =>
  (a.since ?? '').localeCompare(b.since ?? '') ||
  (a.login ?? '').localeCompare(b.login ?? '', 'en') ||
  a.person - b.person;

export interface Ending {
  readonly title: Title;
  readonly holder: Holder;
  /** Whole days from now; 0: today. */
  readonly days: number;
}

/** Terms that end within the title's own days of reminding, the next one first. */
export function endingSoon(held: readonly Held[], now: Date): readonly Ending[] {
  const today = Date.parse(now.toISOString().slice(0, 10));
  return held
    .flatMap(({ title, holders }) =>
      holders.flatMap((holder) => {
        if (holder.until === null) return [];
        const days = Math.round((Date.parse(holder.until) - today) / DAY_MS);
        return days >= 0 && days <= title.remindDays ? [{ title, holder, days }] : [];
      }),
    )
    .sort((a, b) => a.days - b.days || a.holder.person - b.holder.person);
}
