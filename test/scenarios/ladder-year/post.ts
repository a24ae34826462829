// The post between GitHub and Hearth, as bad as it gets: what is told arrives in another order, twice, as an old body under a
// new id, or not at all until the delivery log is looked through.
import type { Chance } from '../../support/busy-year-chance.js';
import { pick } from '../../support/busy-year-chance.js';
import type { Twin } from '../../twin/twin.js';

type Delivery = Twin['deliveries'][number];

export interface Post {
  /** Lets acts happen and delivers what they told; whether something of it was lost on the way. */
  carry(acts: () => void): Promise<boolean>;
  readonly counts: { readonly [what in 'delivered' | 'again' | 'copied' | 'lost' | 'shuffled']: number };
}

/** Of each day's deliveries, or of all of them. */
const [SHUFFLED, AGAIN, COPIED, LOST] = [0.35, 0.06, 0.03, 0.02];

export function postOf(twin: Twin, chance: Chance): Post {
  const counts = { delivered: 0, again: 0, copied: 0, lost: 0, shuffled: 0 };
  const again = async (one: Delivery) => {
    if (chance() < AGAIN) {
      counts.again += 1;
      await twin.redeliver(one.guid);
    }
    if (chance() < COPIED) {
      counts.copied += 1;
      await twin.deliver(one.event, one.request.payload as object);
    }
  };
  return {
    counts,
    carry: async (acts) => {
      // What was told in the last days may be told once more, as it was then.
      const old = twin.deliveries.slice(-20);
      const waiting = twin.hold();
      acts();
      if (waiting.length > 1 && chance() < SHUFFLED) {
        counts.shuffled += 1;
        shuffle(waiting, chance);
      }
      const lost = waiting.filter(() => chance() < LOST);
      for (const one of lost) waiting.splice(waiting.indexOf(one), 1);
      const told = [...waiting];
      counts.delivered += told.length;
      counts.lost += lost.length;
      await twin.release();
      for (const one of told) await again(one);
      if (told.length > 0 && old.length > 0) await again(pick(chance, old));
      return lost.length > 0;
    },
  };
}

function shuffle(some: unknown[], chance: Chance): void {
  for (let at = some.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [some[at], some[other]] = [some[other], some[at]];
  }
}
