// The worker processes: started, given orders, killed in the middle of their work, stopped.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromWorker, Order, ToWorker, WorkerStart } from './messages.js';

const PROGRAM = fileURLToPath(new URL('worker.js', import.meta.url));
/** Longer than the longest wait of a worker for GitHub. */
const STOP_WITHIN_MS = 20_000;

export interface Killed {
  readonly pid: number;
  readonly failpoint: string;
}

export interface Crew {
  readonly pids: () => readonly number[];
  readonly killed: readonly Killed[];
  /** What workers logged as errors. */
  readonly errors: readonly string[];
  /** Deliveries handled, and by which process. */
  readonly handled: ReadonlyMap<string, number>;
  readonly hire: () => Promise<number>;
  readonly all: (order: Order) => Promise<void>;
  /** Only one of them, as if its turn had come. */
  readonly one: (order: Order) => Promise<void>;
  /** From now on the first worker that comes to this place is killed there; `done` tells when and which. */
  readonly killAt: (failpoint: string) => Promise<{ readonly done: Promise<Killed> }>;
  readonly stop: () => Promise<void>;
  /** At once and without asking. */
  readonly abandon: () => void;
}

interface Hand {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly order: (order: Order) => Promise<void>;
}

export function createCrew(options: WorkerStart, offset: () => number): Crew {
  const hands = new Set<Hand>();
  const killed: Killed[] = [];
  const errors: string[] = [];
  const handled = new Map<string, number>();
  let onHalt: (hand: Hand, failpoint: string) => void = () => undefined;

  const hear = (hand: Hand, message: FromWorker): void => {
    if (message.kind === 'handled') handled.set(message.guid, hand.pid);
    if (message.kind === 'error') errors.push(message.message);
    if (message.kind === 'halted') onHalt(hand, message.failpoint);
  };
  const all = async (order: Order): Promise<void> => {
    await Promise.all([...hands].map((hand) => hand.order(order)));
  };
  return {
    pids: () => [...hands].map(({ pid }) => pid),
    killed,
    errors,
    handled,
    hire: async () => {
      const hand = hire(hear);
      hands.add(hand);
      hand.child.once('exit', () => hands.delete(hand));
      await hand.order({ kind: 'start', offset: offset(), options });
      return hand.pid;
    },
    all,
    one: async (order) => {
      await [...hands][0]?.order(order);
    },
    killAt: async (failpoint) => {
      const done = new Promise<Killed>((resolve, reject) => {
        onHalt = (hand, place) => {
          onHalt = () => undefined;
          kill(hand)
            .then(() => all({ kind: 'halt-at', failpoint: null }))
            .then(() => {
              killed.push({ pid: hand.pid, failpoint: place });
              resolve({ pid: hand.pid, failpoint: place });
            }, reject);
        };
      });
      await all({ kind: 'halt-at', failpoint });
      return { done };
    },
    stop: async () => {
      await Promise.all([...hands].map(dismiss));
    },
    abandon: () => {
      for (const { child } of hands) child.kill('SIGKILL');
    },
  };
}

function hire(hear: (hand: Hand, message: FromWorker) => void): Hand {
  const child = fork(PROGRAM, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  let last = 0;
  const hand: Hand = {
    child,
    pid: child.pid ?? 0,
    order: (order) =>
      new Promise((resolve, reject) => {
        const numbered: ToWorker = { ...order, id: (last += 1) };
        waiting.set(numbered.id, { resolve, reject });
        child.send(numbered, (error) => {
          if (error !== null) reject(error);
        });
      }),
  };
  child.on('message', (message: FromWorker) => {
    if (message.kind === 'done') waiting.get(message.id)?.resolve();
    else if (message.kind === 'failed') waiting.get(message.id)?.reject(new Error(message.message));
    else hear(hand, message);
    if ('id' in message) waiting.delete(message.id);
  });
  child.on('error', () => undefined); // told by the exit as well
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`the worker with pid ${hand.pid} has ended`));
  });
  return hand;
}

async function kill(hand: Hand): Promise<void> {
  const gone = once(hand.child, 'exit');
  hand.child.kill('SIGKILL');
  await gone;
}

async function dismiss(hand: Hand): Promise<void> {
  const gone = once(hand.child, 'exit');
  const late = setTimeout(() => hand.child.kill('SIGKILL'), STOP_WITHIN_MS);
  await hand.order({ kind: 'stop' }).catch(() => hand.child.kill('SIGKILL'));
  await gone;
  clearTimeout(late);
}
