// How each kind of count is read from the rows of its family: a condition on a row `d`, from a moment on.
import type { CountKind } from '../../core/title.js';
import type { Family } from './deeds-of-all.js';

interface Column {
  readonly family: Family;
  /** `since` is SQL for the moment. */
  readonly where: (since: string) => string;
}

const at = (since: string) => `d.at >= ${since}`;

export const columnsOfAll: Readonly<Record<CountKind, Column>> = {
  merged: { family: 'pulls', where: (since) => `d.merged_at >= ${since}` },
  substantial: { family: 'pulls', where: (since) => `d.merged_at >= ${since} and d.substantial` },
  reviewed: { family: 'pulls', where: (since) => `d.reviewed_at >= ${since}` },
  primary_reviewed: { family: 'pulls', where: (since) => `d.reviewed_at >= ${since} and d."primary"` },
  substantial_reviewed: { family: 'pulls', where: (since) => `d.reviewed_at >= ${since} and d.substantial` },
  substantial_primary_reviewed: {
    family: 'pulls',
    where: (since) => `d.reviewed_at >= ${since} and d."primary" and d.substantial`,
  },
  reviewed_or_merged: { family: 'pulls', where: (since) => `coalesce(d.reviewed_at, d.merged_at) >= ${since}` },
  substantial_reviewed_or_merged: {
    family: 'pulls',
    where: (since) => `coalesce(d.reviewed_at, d.merged_at) >= ${since} and d.substantial`,
  },
  issues: { family: 'issues', where: at },
  answers: { family: 'answers', where: at },
  comments: { family: 'comments', where: at },
  contributions: { family: 'contributions', where: at },
};
