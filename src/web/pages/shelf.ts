// What pages are made from.
import type { Showing } from '../../engine/ports.js';
import type { Boards } from './boards.js';
import type { Reports } from './reports.js';

export interface Shelf {
  readonly showing: Showing;
  readonly reports: Reports;
  readonly boards: Boards;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
  readonly now: () => Date;
}
