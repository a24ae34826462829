// The interfaces the engine needs of the outside. Adapters (store, github, queue) implement them and never meet.
export type * from './ports/attention.js';
export type * from './ports/audit.js';
export type * from './ports/github.js';
export type * from './ports/github-read.js';
export type * from './ports/github-shapes.js';
export type * from './ports/github-write.js';
export type * from './ports/inbox.js';
export type * from './ports/ladder.js';
export type * from './ports/ledger.js';
export type * from './ports/measures.js';
export type * from './ports/pages.js';
export type * from './ports/process.js';
export type * from './ports/report.js';
