// What the features decide on: one event, the configuration in force, and whoever answers what they ask.
import type { Config } from '../config/resolve.js';
import type { RepositoryEvent } from '../core/event.js';
import { createAnswerer } from './answer.js';
import { inForceOn } from './answers/in-force.js';
import { toldAt } from './before-deciding.js';
import { createConfigAnswerer } from './config/answers.js';
import type { Engine } from './engine.js';
import { ownersGround } from './owners-ground.js';
import type { ConfigVersion } from './ports.js';
import type { Deciding } from './shared-words.js';

/** The same for all features of a row. */
export type Ground = Omit<Deciding, 'enabled'>;

interface ForRow {
  readonly guid: string;
  /** Of the first try. */
  readonly now: Date;
  readonly version: ConfigVersion;
  readonly config: Config;
}

/** What the features decide on: the event, with whoever answers what they ask. */
export function groundFor(engine: Engine, event: RepositoryEvent, { guid, now, version, config }: ForRow): Ground {
  const { installation, repository } = event;
  const told = toldAt(event);
  const files = () => engine.config.sources(installation, repository, version, told);
  const inForce = inForceOn(engine, config, files);
  const when = { installation, now, toldAt: told };
  const answerer = createAnswerer({
    ...engine,
    ...when,
    config: createConfigAnswerer({ engine, ...when, version }),
    inForce,
  });
  return {
    situation: { event, guid, now, language: config.language, answerer },
    config,
    owners: once(() => ownersGround(engine, { ...when, repository, inForce, links: files })),
  };
}

/** Found out when it is asked for first. */
function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  return () => (found ??= find());
}
