// Whether a private repository takes what another one writes there: whoever keeps one repository has no say over the others.
import type { Known } from '../config/known.js';
import { resolve } from '../config/resolve.js';
import type { Repository } from '../core/event.js';
import { isSame } from '../core/name.js';
import type { ConfigLoader } from './config/load.js';
import type { Clock } from './ports.js';

export interface AgreementPorts {
  readonly config: Pick<ConfigLoader, 'sources'>;
  readonly known: Known;
  readonly clock: Clock;
}

/**
 * Does the section of that name, as it is in force in that repository, name that very repository as `private`? So its own
 * file agrees, or the one that all repositories of the owner share. Read anew, once for each; throws the failures of reading.
 */
export function createAgreement({ config, known, clock }: AgreementPorts, installation: number) {
  const read = new Map<number, ReturnType<ConfigLoader['sources']>>();
  return async (section: string, place: Repository): Promise<boolean> => {
    const sources = read.get(place.id) ?? config.sources(installation, place, 'anew');
    read.set(place.id, sources);
    const named = resolve(await sources, known, clock.now()).sections[section]?.settings['private'];
    return typeof named === 'string' && isSame(named, place.name);
  };
}
