// How the samples of a group are taken.
import type { Frame } from '../../metrics/frame.js';
import type { Database } from '../database.js';

export type Sampling<Group> = {
  readonly [Name in keyof Group]: (database: Database, frame: Frame) => Promise<Group[Name]>;
};

/** Over several windows of the same repositories and settings at once, in their order. */
export type Together<Sample> = (database: Database, frames: readonly Frame[]) => Promise<readonly Sample[]>;

/** Samples that are sooner taken over several windows at once than one by one. */
export type SamplingTogether<Group> = { readonly [Name in keyof Group]: Together<Group[Name]> };
