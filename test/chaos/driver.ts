// Plays the script on the twin, and is GitHub's bad luck with webhooks: some come twice, some late, some never, some are not
// GitHub's at all.
import type { Chance } from '../support/busy-year-chance.js';
import { pick } from '../support/busy-year-chance.js';
import type { TwinInstallation } from '../twin/seed.js';
import type { Twin } from '../twin/twin.js';
import type { DeliveryRecord } from '../twin/webhooks.js';
import { configOf, LABELS } from './config.js';
import type { Forger } from './forger.js';
import type { Finding } from './judge.js';
import { perform } from './perform.js';
import { watchRest } from './rest.js';
import type { RestParts } from './rest.js';
import { ADMIN, MEMBER, READER } from './script.js';
import type { Community } from './script.js';

/** Shares of the deliveries. */
export interface Luck {
  readonly doubled: number;
  readonly late: number;
  readonly never: number;
}

export interface Driver {
  /** Up to so many deliveries may be sent by now; it stops acting there. */
  allow(deliveries: number): void;
  readonly sent: number;
  /** Of these, not answered yet. */
  readonly open: number;
  /** Of these, sent again under their id, and sent late, and bodies sent under another id. */
  readonly counts: Readonly<Record<'doubled' | 'late' | 'never' | 'forged', number>>;
  /** How far it is. */
  progress(): { readonly left: number; readonly waiting: number };
  /** What was wrong in a community that had come to rest, and was still wrong some seconds later. */
  readonly findings: readonly Finding[];
  readonly towns: readonly Town[];
  close(): void;
}

/** A community as it is played. */
export interface Town {
  readonly community: Community;
  readonly installation: TwinInstallation;
  readonly app: string;
  readonly items: Map<string, number>;
  readonly comments: Map<string, number>;
  round: number;
  step: number;
  /** All steps of the round are done: the next one begins when Hearth has come to rest. */
  resting: boolean;
  /** When something was found wrong in it at rest, in milliseconds of the epoch. */
  suspected: number | null;
  /** Of the deliveries that this round sent, or an earlier one that has not come to rest. */
  guids: Set<string>;
}

export interface DriverParts extends Pick<RestParts, 'atRest' | 'look'> {
  readonly twin: Twin;
  readonly script: readonly Community[];
  readonly chance: Chance;
  readonly luck: Luck;
  readonly forger: Forger;
}

const PUMP_MS = 10;
const LATEST_MS = 1_200;
/** Towns that are played at the same time. */
const AT_ONCE = 24;
const FORGED_EVERY = 25;

export function furnish(twin: Twin, script: readonly Community[]): Town[] {
  return script.map((community) => {
    const { login } = community;
    const app = `${login}/app`;
    const config = configOf(community.kind);
    twin.org(login, { members: [{ login: ADMIN, role: 'admin' }, { login: MEMBER }] });
    twin.repository(app, {
      files: { 'README.md': `# ${login}\n`, ...(config === null ? {} : { '.github/hearth.yml': config }) },
      collaborators: { [READER]: 'read' },
    });
    const installation = twin.install(login);
    // Labels come into being when they are put on.
    twin.silently(() => {
      const { number } = twin.as(ADMIN).openIssue(app, { title: 'Labels', labels: LABELS });
      twin.as(ADMIN).close(app, number);
    });
    return {
      community,
      installation,
      app,
      items: new Map(),
      comments: new Map(),
      round: 0,
      step: 0,
      resting: false,
      suspected: null,
      guids: new Set(),
    };
  });
}

interface Waiting {
  readonly record: DeliveryRecord;
  readonly at: number;
}

export function drive(parts: DriverParts, towns: readonly Town[]): Driver {
  const { twin, chance, luck, forger } = parts;
  const counts = { doubled: 0, late: 0, never: 0, forged: 0 };
  let [allowed, sent, open] = [0, 0, 0];
  let waiting: Waiting[] = [];
  let held = twin.hold();

  const send = (records: readonly DeliveryRecord[]) => {
    if (records.length === 0) return;
    sent += records.length;
    open += records.length;
    held.push(...records);
    void twin.release().then(() => {
      open -= records.length;
    });
    held = twin.hold();
  };
  const take = (now: number) => {
    for (const record of held.splice(0)) {
      if (chance() < luck.never) {
        counts.never += 1;
        continue;
      }
      const late = chance() < luck.late;
      if (late) counts.late += 1;
      waiting.push({ record, at: late ? now + 50 + chance() * LATEST_MS : now });
      if (chance() >= luck.doubled) continue;
      counts.doubled += 1;
      waiting.push({ record, at: now + chance() * LATEST_MS });
    }
  };
  const pump = () => {
    const now = Date.now();
    take(now);
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    send(due.map(({ record }) => record));
    if (sent < allowed) act();
  };
  const act = () => {
    const playing = towns.filter(({ community, round }) => round < community.rounds.length).slice(0, AT_ONCE);
    const ready = playing.filter((town) => !town.resting);
    if (ready.length === 0) return;
    const town = pick(chance, ready);
    const steps = town.community.rounds[town.round]!;
    const step = steps[town.step];
    if (step === undefined) {
      town.resting = true;
      return;
    }
    town.step += 1;
    sent += perform(twin, town, step, chance);
    if (Math.floor(sent / FORGED_EVERY) > counts.forged) {
      counts.forged += 1;
      sent += 1;
      forger.forge(town, chance);
    }
  };
  const unsent = (installation: number) =>
    [...waiting.map(({ record }) => record), ...held].some((one) => one.installation_id === installation);
  const watch = watchRest({ ...parts, unsent }, towns);
  const timer = setInterval(pump, PUMP_MS);

  return {
    allow: (deliveries) => (allowed = Math.max(allowed, deliveries)),
    get sent() {
      return sent;
    },
    get open() {
      return open;
    },
    counts,
    progress: () => {
      const left = towns.filter(({ community, round }) => round < community.rounds.length).length;
      return { left, waiting: waiting.length + held.length };
    },
    findings: watch.findings,
    towns,
    close: () => {
      clearInterval(timer);
      watch.close();
    },
  };
}
