// Waits, for each community that has played its round, until Hearth has come to rest about it, and looks at once whether
// everything is as it has to be.
import type { Twin } from '../twin/twin.js';
import type { Town } from './driver.js';
import type { Told } from './inbox-look.js';
import type { Finding } from './judge.js';

export interface RestParts {
  readonly twin: Twin;
  /** The installations about which Hearth has come to rest. */
  readonly atRest: (told: readonly Told[]) => Promise<readonly number[]>;
  /** What is wrong in a community at the end of the round that it plays. */
  readonly look: (town: Town) => readonly Finding[];
  /** Is anything on its way to the installation that was not sent yet? */
  readonly unsent: (installation: number) => boolean;
}

export interface RestWatch {
  readonly findings: readonly Finding[];
  close(): void;
}

const LOOK_MS = 150;
/** Whoever is frozen before a write wakes within this time, and takes back what it then wrote in vain. */
const SURE_MS = 8_000;

export function watchRest({ twin, atRest, look, unsent }: RestParts, towns: readonly Town[]): RestWatch {
  const findings: Finding[] = [];
  const byInstallation = new Map(towns.map((town) => [town.installation.id, town]));
  let noted = 0;
  const note = () => {
    for (const { installation_id: id, guid } of twin.deliveries.slice(noted)) {
      byInstallation.get(id ?? 0)?.guids.add(guid);
    }
    noted = twin.deliveries.length;
  };
  const isOver = (town: Town): boolean => {
    const found = look(town);
    if (found.length === 0) return true;
    town.suspected ??= Date.now();
    if (Date.now() - town.suspected < SURE_MS) return false;
    findings.push(...found);
    return true;
  };
  const goOn = async () => {
    const resting = towns.filter(({ resting: rests, installation }) => rests && !unsent(installation.id));
    if (resting.length === 0) return;
    note();
    const told = resting.map(({ installation, guids }) => ({ installation: installation.id, guids: [...guids] }));
    const calm = new Set(await atRest(told));
    for (const town of resting) {
      if (!calm.has(town.installation.id) || !isOver(town)) continue;
      Object.assign(town, { round: town.round + 1, step: 0, resting: false, suspected: null, guids: new Set() });
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void goOn()
      .catch(() => undefined)
      .finally(() => (busy = false));
  }, LOOK_MS);
  return {
    findings,
    close: () => {
      clearInterval(timer);
    },
  };
}
