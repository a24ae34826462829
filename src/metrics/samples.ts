// What the metrics are worked out from, by name: each group of metrics says what it needs, the store answers it in SQL.
import type { ContentSamples } from './content/samples.js';
import type { FlowSamples } from './flow/samples.js';
import type { LoadSamples } from './load/samples.js';
import type { PeopleSamples } from './people/samples.js';

export interface Samples extends FlowSamples, PeopleSamples, LoadSamples, ContentSamples {}

export type SampleName = keyof Samples;
