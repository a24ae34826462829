// What replays are tried on: a repository of the twin's with a history, read into a ledger as after an installation.
import { expect } from '@jest/globals';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { resolve } from '../../src/config/resolve.js';
import type { Config } from '../../src/config/resolve.js';
import type { Repository } from '../../src/core/event.js';
import type { Feature } from '../../src/core/feature.js';
import { createLedger } from '../../src/store/ledger.js';
import type { Twin } from '../twin/twin.js';
import { newMemory, rigOf, startScene } from './backfill-support.js';
import type { Memory, Scene } from './backfill-support.js';

export type Act = (as: Twin['as']) => unknown;

export interface Stage {
  readonly scene: Scene;
  readonly memory: Memory;
  readonly repository: Repository;
  /** Each act a minute after the one before; nothing is told of them. */
  happen(...acts: readonly Act[]): void;
  /** Reads the history from GitHub into the ledger. */
  read(): Promise<void>;
  /** Nothing was asked that GitHub would have refused. */
  close(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const [scene, memory] = [await startScene(), await newMemory()];
  const repository = repositoryOf(scene);
  return {
    scene,
    memory,
    repository,
    happen: (...acts) => {
      scene.twin.silently(() => {
        for (const act of acts) {
          act(scene.twin.as);
          scene.clock.pass();
        }
      });
    },
    read: async () => {
      // The twin's first answer by GraphQL takes as long as reading the schema does.
      const { request, backfiller } = rigOf(scene, memory, { timeoutMs: 30_000 });
      await request();
      await backfiller.drain();
      await createLedger(memory.database).remember(repository, scene.installation.id, []);
    },
    close: async () => {
      expect(scene.twin.violations).toEqual([]);
      await Promise.all([scene.close(), memory.close()]);
    },
  };
}

function repositoryOf({ twin, repository: id }: Scene): Repository {
  const owner = [...twin.state.accounts.values()].find(({ login }) => login === 'acme');
  return {
    id,
    name: 'app',
    owner: { id: owner?.id ?? 0, login: 'acme', kind: 'organization' },
    private: false,
    archived: false,
    defaultBranch: 'main',
  };
}

/** A file without a mistake, in force; null: there is none. */
export function configOf(text: string | null, features: readonly Feature[]): Config | null {
  if (text === null) return null;
  const known = knownOf(features);
  const file = parseConfig('.github/hearth.yml', text, known);
  expect(file.problems).toEqual([]);
  return resolve({ own: { file, kept: {} }, shared: null }, known, new Date());
}
