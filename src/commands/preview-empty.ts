// A ledger for previews: nothing is known beforehand, and nothing of what is learnt is kept.
import type { Ledger } from '../engine/ports.js';

export const EMPTY: Ledger = {
  remember: () => Promise.resolve({ version: { own: 0, shared: 0 }, history: true }),
  configChanged: () => Promise.resolve({ own: 0, shared: 0 }),
  repositoryCalled: () => Promise.resolve(null),
  authorOf: () => Promise.resolve(null),
  pullChanged: () => Promise.resolve(),
  pullsToCheck: () => Promise.resolve([]),
  pullsTaken: () => Promise.resolve(),
  earlier: () => Promise.resolve(null),
  wasAsked: () => Promise.resolve(false),
  noteAsked: () => Promise.resolve(),
  observed: () => Promise.resolve({ lines: [], issue: null }),
  observing: () => Promise.resolve([]),
  toOnboard: () => Promise.resolve([]),
  proposalMade: () => Promise.resolve({ as: null, refused: null, offers: [] }),
  newcomers: (_, days) => Promise.resolve({ days, people: 0, answered: 0, medianSeconds: null }),
  installation: () => Promise.resolve(),
  historyKnown: () => Promise.resolve(false),
  forgotten: () => Promise.resolve(false),
  thread: () => Promise.resolve(null),
  lastItems: () => Promise.resolve([]),
  responses: () => Promise.resolve({ items: 0, answered: 0, medianSeconds: null }),
  decisionsOn: () => Promise.resolve([]),
  ownLabels: () => Promise.resolve([]),
  inHand: () => Promise.resolve({ issues: [], pulls: [], merged: 0 }),
  labelUse: (_, labels) =>
    Promise.resolve(Object.fromEntries(labels.map((label) => [label, { last: null, lately: 0 }]))),
  expire: () => Promise.resolve(),
};
