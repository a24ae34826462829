// Who is stopped, how and where, in which order: made from the seed alone.
import { pick, pickByShare } from '../support/busy-year-chance.js';
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

export interface BlowToServer {
  readonly kind: 'kill server' | 'freeze server';
  readonly server: 'postgres' | 'redis';
}

export type Blow = BlowAtPlace | BlowNow | BlowToServer;

const KILLS: readonly (readonly [Blow['kind'], number])[] = [
  ['kill', 0.5],
  ['freeze at place', 0.12],
  ['freeze', 0.12],
  ['term', 0.12],
  ['kill server', 0.1],
  ['freeze server', 0.04],
];

/** Every place three times where there are enough, the rest by chance, in a random order. */
export function planOf(chance: Chance, blows: number): readonly Blow[] {
  const places = (['web', 'worker'] as const).flatMap((role) => PLACES[role].map((place) => ({ role, place })));
  const rounds = Math.min(3, Math.floor(blows / places.length));
  const named = Array.from({ length: rounds }, () => places).flat();
  const all = [
    ...named.map(({ role, place }): Blow => ({ kind: 'place', role, place, skip: Math.floor(chance() * 3) })),
    ...Array.from({ length: blows - named.length }, () => byChance(chance)),
  ];
  return all
    .map((blow) => ({ blow, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ blow }) => blow);
}

function byChance(chance: Chance): Blow {
  const kind = pickByShare(chance, KILLS);
  const role = chance() < 0.4 ? 'web' : 'worker';
  if (kind === 'kill server' || kind === 'freeze server') return { kind, server: pick(chance, ['postgres', 'redis']) };
  if (kind === 'freeze at place') {
    return { kind, role: 'worker', place: pick(chance, ['write.before.', 'write.after.', 'plan.before']), skip: 0 };
  }
  return kind === 'place' ? { kind, role, place: pick(chance, PLACES[role]), skip: 0 } : { kind, role };
}
