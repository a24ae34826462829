// Measuring in SQL: the samples that the metrics are worked out from, and the states of items that they stand on.
import type { Measures } from '../engine/ports.js';
import type { Frame } from '../metrics/frame.js';
import type { SampleName, Samples } from '../metrics/samples.js';
import type { Database } from './database.js';
import { content } from './measures/content.js';
import { flow } from './measures/flow.js';
import { keeping } from './measures/kept.js';
import { load, loadTogether } from './measures/load.js';
import { people, peopleTogether } from './measures/people.js';
import type { Sampling, SamplingTogether } from './measures/sampling.js';
import { refreshStates } from './states/refresh.js';

const alone = { ...flow, ...people, ...load, ...content };
const samplings: SamplingTogether<Samples> = { ...inTurn(alone), ...peopleTogether, ...loadTogether };

export function createMeasures(database: Database): Measures {
  // Each takes the sample of its own name.
  const samples: Measures['samples'] = (name, frames) => samplings[name](database, frames);
  return {
    ...keeping(database),
    refresh: () => refreshStates(database),
    samples,
    sample: async <Name extends SampleName>(name: Name, frame: Frame) => {
      const [sample] = await samples(name, [frame]);
      return sample as Samples[Name];
    },
  };
}

/** One window after the other: each takes a connection. Every sample keeps its name and type. */
function inTurn<Group>(group: Sampling<Group>): SamplingTogether<Group> {
  const takes = Object.entries<(database: Database, frame: Frame) => Promise<unknown>>(group);
  const together = takes.map(([name, take]) => [
    name,
    async (database: Database, frames: readonly Frame[]) => {
      const found: unknown[] = [];
      for (const frame of frames) found.push(await take(database, frame));
      return found;
    },
  ]);
  return Object.fromEntries(together) as SamplingTogether<Group>;
}
