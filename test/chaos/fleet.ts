// The processes of Hearth: started, started again whenever they end, and remembered with how they ended.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { HearthProcessOptions, Stop } from './hearth-process.js';
import { connect } from './rpc.js';
import type { Ask } from './rpc.js';
import { REPORT_FD, SIGNS } from './signs.js';

const ENTRY = fileURLToPath(new URL('hearth-process.js', import.meta.url));

/** How a process ended. `by`: the signal that the reaper, or itself at a named place, ended it with. */
export interface Ending {
  readonly member: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly expected: boolean;
  readonly said: readonly string[];
}

export interface Member {
  readonly name: string;
  readonly role: 'web' | 'worker';
  /** Resolves when it is at work; at once where it is. */
  ready(): Promise<void>;
  /** Rows in its hands. */
  readonly inHand: number;
  /** Tells it where to stop. */
  arm(stop: Stop): Promise<void>;
  /** It need not stop any more; one that froze meanwhile goes on. */
  disarm(): Promise<void>;
  /** Signals it now. After SIGKILL and SIGTERM it is started again. */
  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves with the sign when it stopped at a place, or null at the limit. */
  stopped(withinMs: number): Promise<string | null>;
  /** Resolves when the process that runs now has ended. */
  gone(): Promise<void>;
}

export interface Fleet {
  readonly members: readonly Member[];
  readonly endings: readonly Ending[];
  close(): Promise<void>;
}

export function startFleet(
  members: readonly {
    readonly name: string;
    readonly role: 'web' | 'worker';
    readonly options: HearthProcessOptions;
  }[],
  spares: Spares,
): Fleet {
  const endings: Ending[] = [];
  const life = { closing: false };
  const all = members.map(({ name, role, options }) => new Running(name, role, options, endings, life, spares));
  return {
    members: all,
    endings,
    close: async () => {
      life.closing = true;
      spares.close();
      await Promise.all(all.map((one) => one.close()));
    },
  };
}

/** Without a database no start succeeds; it is not away for so long. */
const MOST_FAILURES = 30;

export interface Spares {
  /** From now on so many wait beside those that are taken. */
  keep(count: number): void;
  take(): ChildProcess;
  close(): void;
}

/** So many processes that load all their code, and then wait to be told with what to start. */
export function createSpares(count: number): Spares {
  const make = () => spawn(process.execPath, [ENTRY], { stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'ipc'] });
  const spares = Array.from({ length: count }, make);
  let kept = 0;
  return {
    keep: (more) => {
      kept = more;
      while (spares.length < kept) spares.push(make());
    },
    take: () => {
      while (spares.length <= kept) spares.push(make());
      return spares.shift()!;
    },
    close: () => {
      for (const spare of spares) spare.kill('SIGKILL');
    },
  };
}

type Watcher = (sign: string) => void;

class Running implements Member {
  inHand = 0;
  #child!: ChildProcess;
  #ask!: Ask;
  #ended!: Promise<unknown>;
  #state: 'starting' | 'ready' | 'gone' = 'gone';
  #expected = false;
  /** Starts that failed, one after the other, and what the last one said. */
  #failures = 0;
  #last = '';
  #watchers = new Set<Watcher>();

  constructor(
    readonly name: string,
    readonly role: 'web' | 'worker',
    readonly options: HearthProcessOptions,
    readonly endings: Ending[],
    readonly life: { readonly closing: boolean },
    readonly spares: Spares,
  ) {
    this.#start();
  }

  #start(): void {
    const said: string[] = [];
    const child = this.spares.take();
    this.#child = child;
    this.#ask = connect(child);
    this.#expected = false;
    this.#state = 'starting';
    this.inHand = 0;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said.push(chunk.toString());
        if (said.length > 200) said.shift();
      });
    }
    (child.stdio[REPORT_FD] as Readable).on('data', (chunk: Buffer) => {
      for (const sign of chunk.toString()) this.#heard(sign);
    });
    void this.#ask('start', this.options).catch(() => undefined);
    this.#ended = once(child, 'exit').then(([code, signal]) => {
      this.#over(code as number | null, signal as NodeJS.Signals | null, said);
    });
  }

  #heard(sign: string): void {
    if (sign === SIGNS.ready) [this.#state, this.#failures] = ['ready', 0];
    if (sign === SIGNS.claimed) this.inHand += 1;
    if (sign === SIGNS.ended) this.inHand -= 1;
    if (sign === SIGNS.killed) this.#expected = true;
    for (const watcher of this.#watchers) watcher(sign);
  }

  #over(code: number | null, signal: NodeJS.Signals | null, said: readonly string[]): void {
    const { name: member, life } = this;
    if (this.#state === 'starting' && !this.#expected) {
      this.#failures += 1;
      this.#last = said.slice(-5).join('');
    }
    this.#state = 'gone';
    this.endings.push({ member, code, signal, expected: this.#expected || life.closing, said });
    // A start that failed, for the database was away, is tried again soon.
    if (life.closing) return;
    setTimeout(
      () => {
        this.#start();
      },
      this.#expected ? 0 : 300,
    );
  }

  async ready(): Promise<void> {
    while (this.#state !== 'ready') {
      if (this.#failures >= MOST_FAILURES) throw new Error(`${this.name} does not start: ${this.#last}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async arm(stop: Stop): Promise<void> {
    await this.#ask('stop', stop).catch(() => undefined);
  }

  async disarm(): Promise<void> {
    const child = this.#child;
    const done = this.#ask('stop', null).catch(() => undefined);
    child.kill('SIGCONT');
    // On a busy machine it says that it stops long before it does.
    const again = setInterval(() => child.kill('SIGCONT'), 200);
    await done;
    clearInterval(again);
  }

  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void {
    if (signal === 'SIGKILL' || signal === 'SIGTERM') this.#expected = true;
    this.#child.kill(signal);
  }

  stopped(withinMs: number): Promise<string | null> {
    return new Promise((resolve) => {
      const done = (sign: string | null) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve(sign);
      };
      const watcher = (sign: string) => {
        if (sign === SIGNS.killed || sign === SIGNS.frozen) done(sign);
      };
      const timer = setTimeout(() => {
        done(null);
      }, withinMs);
      this.#watchers.add(watcher);
    });
  }

  async gone(): Promise<void> {
    await this.#ended;
  }

  async close(): Promise<void> {
    this.#expected = true;
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
