// The schedules that a repository's sections ask for, noted in SQL whenever its configuration may have changed.
import type { Config } from '../../config/resolve.js';
import type { Repository } from '../../core/event.js';
import type { Feature } from '../../core/feature.js';
import type { Clock, ConfigVersion, Schedules } from '../ports.js';
import { nextAfter, schedulesIn } from '../schedules.js';

const MOST_REPOSITORIES = 5_000;
/** Another process may have noted another configuration since: what was noted is noted again after a while. */
const AGAIN_MS = 3_600_000;

export interface SchedulerPorts {
  readonly schedules: Pick<Schedules, 'keep'>;
  readonly features: readonly Feature[];
  readonly clock: Clock;
}

/** Under which the configuration was read: by whose hands, of which repository, in which version. */
export interface ReadUnder {
  readonly installation: number;
  readonly repository: Repository;
  readonly version: ConfigVersion | 'anew';
}

export interface Scheduler {
  note(under: ReadUnder, config: Config): Promise<void>;
}

export function createScheduler({ schedules, features, clock }: SchedulerPorts): Scheduler {
  const noted = new Map<number, { readonly what: string; readonly at: number }>();
  return {
    note: async ({ installation, repository, version }, config) => {
      const now = clock.now();
      const asked = schedulesIn(config, features);
      const what = JSON.stringify([installation, version, asked]);
      const known = noted.get(repository.id);
      // A clock that was ahead has noted times of its own: after it was set right they are noted anew.
      if (known?.what === what && Math.abs(now.getTime() - known.at) < AGAIN_MS) return;
      await schedules.keep(
        repository.id,
        asked.map((schedule) => ({ schedule, nextAt: nextAfter(schedule, now) })),
      );
      if (noted.size >= MOST_REPOSITORIES) noted.delete(noted.keys().next().value ?? repository.id);
      noted.set(repository.id, { what, at: now.getTime() });
    },
  };
}
