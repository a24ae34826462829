// Who is stopped, how and where, in which order: made from the seed alone.
import type { Chance } from '../support/busy-year-chance.js';

/** Every place the code names that a delivery passes. A place that ends in a dot stands for all that begin with it. */
export const PLACES = {
  web: ['inbox.before-commit', 'inbox.after-commit', 'answer.before', 'answer.after'],
  worker: [
    'claim.after',
    'facts.before',
    'facts.after',
    'plan.before',
    'plan.after',
    'write.before.',
    'write.after.',
    'confirm.before',
    'confirm.after',
    'settle.before',
    'settle.after',
  ],
} as const;

export type Role = keyof typeof PLACES;

/** Of a process of Hearth, at the n-th time that it passes a place. Frozen is longer than its lease. */
export interface BlowAtPlace {
  readonly kind: 'place' | 'freeze at place';
  readonly role: Role;
  readonly place: string;
  readonly skip: number;
}

/** Of a process of Hearth, at any moment. */
export interface BlowNow {
  readonly kind: 'kill' | 'freeze' | 'term';
  readonly role: Role;
}

/** `refuse`: PostgreSQL goes on, and takes nothing into the inbox for a while, as with a full disk. */
export type BlowToServer =
  | { readonly kind: 'kill server' | 'freeze server'; readonly server: 'postgres' | 'redis' }
  | { readonly kind: 'refuse'; readonly server: 'postgres' };

export type Blow = BlowAtPlace | BlowNow | BlowToServer;

const freezeAt = (place: string): Blow => ({ kind: 'freeze at place', role: 'worker', place, skip: 0 });

/** Half of them kills; in the first twelve there is some of everything, so that few blows are of many kinds, too. */
const MIX: readonly Blow[] = [
  { kind: 'kill', role: 'worker' },
  { kind: 'kill server', server: 'postgres' },
  freezeAt('write.before.'),
  { kind: 'kill', role: 'web' },
  { kind: 'freeze', role: 'worker' },
  { kind: 'kill', role: 'worker' },
  { kind: 'term', role: 'worker' },
  freezeAt('write.after.'),
  { kind: 'kill', role: 'web' },
  freezeAt('plan.before'),
  { kind: 'kill server', server: 'redis' },
  { kind: 'refuse', server: 'postgres' },
  { kind: 'term', role: 'web' },
  { kind: 'kill', role: 'worker' },
  { kind: 'freeze', role: 'web' },
  { kind: 'kill', role: 'worker' },
  { kind: 'freeze server', server: 'postgres' },
  { kind: 'kill', role: 'worker' },
  { kind: 'kill', role: 'web' },
  { kind: 'freeze server', server: 'redis' },
  { kind: 'kill', role: 'worker' },
];

/** What else than a kill at a place there is. */
export const kinds: readonly Blow['kind'][] = [...new Set(MIX.map(({ kind }) => kind))];

/**
 * Every place three times where there are enough, the rest of all kinds in turn, in a random order. `only`: blows of this kind
 * alone.
 */
export function planOf(chance: Chance, blows: number, only?: Blow['kind']): readonly Blow[] {
  if (only !== undefined) {
    const these = MIX.filter(({ kind }) => kind === only);
    return Array.from({ length: blows }, (_, index) => these[index % these.length]!);
  }
  const places = (['web', 'worker'] as const).flatMap((role) => PLACES[role].map((place) => ({ role, place })));
  const rounds = Math.min(3, Math.floor(blows / places.length));
  const named = Array.from({ length: rounds }, () => places).flat();
  const all = [
    ...named.map(({ role, place }): Blow => ({ kind: 'place', role, place, skip: Math.floor(chance() * 3) })),
    ...Array.from({ length: blows - named.length }, (_, index) => MIX[index % MIX.length]!),
  ];
  return all
    .map((blow) => ({ blow, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ blow }) => blow);
}
