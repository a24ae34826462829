// Flow and responsiveness: the items that came, went and stayed.
import type { FlowSamples } from '../../metrics/flow/samples.js';
import { arrivals } from './flow/arrivals.js';
import { openItems, openThen } from './flow/open-items.js';
import { stock } from './flow/stock.js';
import { turns } from './flow/turns.js';
import type { Sampling } from './sampling.js';

export const flow: Sampling<FlowSamples> = { arrivals, turns, openItems, openThen, stock };
