// The configuration that an event is decided under, with the addresses of its files.
import { resolve } from '../../config/resolve.js';
import type { Config } from '../../config/resolve.js';
import type { LoadedSources } from '../config/load.js';
import type { Engine } from '../engine.js';
import type { InForce } from './sources.js';

/** `sources`: the files that were put together, as they were read; asked for only where an address is needed. */
export function inForceOn(
  { features, directories, known, clock }: Pick<Engine, 'features' | 'directories' | 'known' | 'clock'>,
  config: Config,
  sources: () => Promise<LoadedSources>,
): InForce {
  const links = async () => {
    const { own, shared } = await sources();
    const files = [own, shared].flatMap((source) => (source === null ? [] : [[source.file.file, source.url] as const]));
    return Object.fromEntries(files);
  };
  const shared = async () => {
    const { shared: source } = await sources();
    return source === null ? null : resolve({ own: null, shared: source }, known, clock.now());
  };
  return { config, features, directories, links, shared };
}
