// The counts of the ladder once more, as plainly as they can be written: over the facts of a small ledger, without SQL. What the
// statements of `src/store/ladder/` are held to.
import { classOf } from '../../src/core/person.js';
import type { ActFact, Fact, ItemFact } from '../../src/core/fact.js';
import { gather } from '../../src/core/fact-join.js';
import type { CountKind } from '../../src/core/title.js';
import type { Tally } from '../../src/engine/ports.js';

export interface Deed {
  readonly repository: number;
  readonly number: number | null;
  readonly at: string;
}

export interface Naive {
  /** Deeds in the order of their times; where an item counts once, the first of it. */
  counted(
    person: number,
    ask: Tally,
    frame: { readonly at: string; readonly repositories: readonly number[] },
  ): readonly Deed[];
}

const BAD = ['spam', 'abuse', 'off-topic'];

export function naive(facts: readonly Fact[]): Naive {
  const told = gather(facts);
  const items = told.filter((fact): fact is ItemFact => fact.fact === 'item');
  const everything = told.filter((fact): fact is ActFact => fact.fact === 'act');
  const humans = new Set(
    told.flatMap((fact) =>
      fact.fact === 'person' && classOf({ id: fact.id, login: fact.login, kind: fact.kind ?? 'user' }) === 'human'
        ? [fact.id]
        : [],
    ),
  );
  const isGone = ({ deletedAt }: ActFact) => deletedAt !== undefined;
  const isBad = ({ seen }: ActFact) => seen?.reason !== undefined && seen.reason !== null && BAD.includes(seen.reason);

  return {
    counted(person, ask, frame) {
      const { at } = frame;
      const before = everything.filter((act) => act.at < at && !isGone(act));
      const on = (item: ItemFact, kind?: string) =>
        before.filter(
          (act) =>
            act.repository === item.repository &&
            act.number === item.number &&
            (kind === undefined || act.kind === kind),
        );
      const itemOf = (act: ActFact) =>
        items.find((item) => item.repository === act.repository && item.number === act.number) ?? null;
      const hasLeft = (item: ItemFact): boolean => {
        if (item.openedAt >= at) return true;
        if (item.deletedAt !== undefined && item.deletedAt < at) return true;
        if (item.movedTo !== undefined) {
          const { repository, number } = item.movedTo;
          const moving = everything.filter(
            (act) => act.kind === 'transferred' && act.repository === item.repository && act.number === item.number,
          );
          const isThere =
            frame.repositories.includes(repository) &&
            items.some((one) => one.repository === repository && one.number === number);
          if (moving.some((act) => act.at < at || isThere)) return true;
        }
        const isDiscussionToo = items.some(
          (one) =>
            one.kind === 'discussion' &&
            one.repository === item.repository &&
            one.openedAt === item.openedAt &&
            one.author === item.author &&
            one.told?.title === item.told?.title,
        );
        if (item.kind === 'issue' && isDiscussionToo) return true;
        return on(item, 'locked').some(
          (lock) => lock.value === 'spam' && !on(item, 'unlocked').some((unlock) => unlock.at >= lock.at),
        );
      };
      const labelsOn = (item: ItemFact): readonly string[] => {
        const changes = on(item).filter(({ kind }) => kind === 'labeled' || kind === 'unlabeled');
        const names = new Set(changes.map(({ value = '' }) => value.toLowerCase()));
        return [...names].filter((name) => {
          const latest = (kind: string) =>
            changes
              .filter((act) => act.kind === kind && act.value?.toLowerCase() === name)
              .map((act) => act.at)
              .sort()
              .at(-1) ?? '';
          return latest('labeled') > latest('unlabeled');
        });
      };
      const reviewsOf = (pull: ItemFact) =>
        on(pull, 'reviewed').filter(
          (act) => act.person !== null && act.person !== pull.author && humans.has(act.person),
        );
      const isPrimary = (pull: ItemFact): boolean => {
        const reviews = reviewsOf(pull);
        const many = (who: number | null) => reviews.filter((act) => act.person === who).length;
        const [first] = [...reviews].sort((a, b) =>
          a.at < b.at ? -1 : a.at > b.at ? 1 : (a.person ?? 0) - (b.person ?? 0),
        );
        return first?.person === person || reviews.every((act) => many(act.person) <= many(person));
      };
      const isLarge = (item: ItemFact) => (item.size?.lines ?? 0) > 30;
      const pulls = items.filter(({ kind }) => kind === 'pull_request');
      const own = pulls.filter((item) => item.author === person);
      const merges = (which: readonly ItemFact[]) => which.flatMap((item) => on(item, 'merged'));
      const reviewed = (which: (item: ItemFact) => boolean) =>
        pulls.filter(which).flatMap((item) => reviewsOf(item).filter((act) => act.person === person));
      const always = () => true;
      const sources: Readonly<Record<CountKind, () => readonly ActFact[]>> = {
        merged: () => merges(own),
        substantial: () => merges(own.filter(isLarge)),
        reviewed: () => reviewed(always),
        primary_reviewed: () => reviewed(isPrimary),
        substantial_reviewed: () => reviewed(isLarge),
        substantial_primary_reviewed: () => reviewed((item) => isLarge(item) && isPrimary(item)),
        reviewed_or_merged: () => [...reviewed(always), ...merges(own)],
        substantial_reviewed_or_merged: () => [...reviewed(isLarge), ...merges(own.filter(isLarge))],
        issues: () =>
          items
            .filter((item) => item.kind === 'issue' && item.author === person)
            .filter((item) => {
              const ends = on(item).filter(({ kind }) => kind === 'closed' || kind === 'reopened');
              const last = ends
                .map((act) => act.at)
                .sort()
                .at(-1);
              return !ends.some(
                (act) =>
                  act.kind === 'closed' && act.at === last && ['not_planned', 'duplicate'].includes(act.value ?? ''),
              );
            })
            .flatMap((item) =>
              everything.filter((act) => act.repository === item.repository && act.key === `opened:${item.number}`),
            ),
        answers: () => [
          ...items
            .filter((item) => item.kind === 'discussion' && item.author !== person)
            .flatMap((item) => {
              const words = on(item).filter(({ kind }) => kind === 'answered' || kind === 'unanswered');
              const last = words
                .map((act) => act.at)
                .sort()
                .at(-1);
              return words.filter((act) => act.kind === 'answered' && act.at === last && act.subject === person);
            }),
          ...items
            .filter((item) => item.kind === 'issue' && item.author !== person)
            .flatMap((item) => {
              const [first] = on(item, 'commented')
                .filter((act) => act.person !== null && humans.has(act.person) && act.person !== item.author)
                .filter((act) => act.at >= item.openedAt && !isBad(act))
                .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : (a.person ?? 0) - (b.person ?? 0)));
              return first?.person === person ? [first] : [];
            }),
        ],
        comments: () =>
          before.filter(
            (act) =>
              act.person === person &&
              (act.kind === 'commented' || act.kind === 'review_commented') &&
              !isBad(act) &&
              itemOf(act) !== null &&
              itemOf(act)?.author !== person,
          ),
        contributions: () =>
          before.filter((act) => {
            if (act.person !== person || isBad(act)) return false;
            const isOwn = itemOf(act)?.author === person && itemOf(act)?.kind === 'pull_request';
            switch (act.kind) {
              case 'opened':
              case 'commented':
              case 'review_commented':
                return true;
              case 'reviewed':
              case 'committed':
                return !isOwn;
              default:
                return false;
            }
          }),
      };
      if (!humans.has(person)) return [];
      const deeds = sources[ask.of]()
        .filter((act) => act.at < at && act.at >= (ask.since ?? '') && ask.repositories.includes(act.repository))
        .filter((act) => {
          const item = itemOf(act);
          if (item !== null && hasLeft(item)) return false;
          return ask.labels === null || (item !== null && labelsOn(item).some((label) => ask.labels?.includes(label)));
        })
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      const each = ask.of !== 'comments' && ask.of !== 'contributions';
      return deeds.filter(
        (deed, index) =>
          !each || deeds.findIndex((one) => one.repository === deed.repository && one.number === deed.number) === index,
      );
    },
  };
}
