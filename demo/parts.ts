// What a run is made of, and what is known of it in the end.
import type { Feature } from '../src/core/feature.js';
import type { Database } from '../src/store/database.js';
import type { Twin } from '../test/twin/twin.js';
import type { DeliveryRecord } from '../test/twin/webhooks.js';
import type { StoryClock } from './clock.js';
import type { Crew } from './crew.js';
import type { Expected, Place } from './scene.js';
import type { Teller } from './tell.js';

export interface Parts {
  readonly twin: Twin;
  readonly database: Database;
  readonly crew: Crew;
  readonly clock: StoryClock;
  readonly features: readonly Feature[];
  readonly teller: Teller;
  /** Milliseconds a line stands before the next one. */
  readonly pace: number;
  readonly signal: AbortSignal;
}

export interface Note extends Place {
  readonly voice: 'trouble' | 'healed';
  readonly at: Date;
  readonly text: string;
}

/** What is known at the end, for the page and the tally. */
export interface Memory {
  readonly notes: Note[];
  readonly expected: Map<string, Expected>;
  /** Which chapters have begun, and when. */
  readonly begun: { readonly id: string; readonly at: Date }[];
  /** The last of Hearth's rows about an item that was told. */
  readonly told: Map<string, number>;
  /** Numbers of Hearth's comments that were told. */
  readonly written: Set<number>;
  readonly deliveries: Map<number, DeliveryRecord>;
  readonly mismatches: string[];
}
