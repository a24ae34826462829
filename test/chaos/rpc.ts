// Questions and answers between a run and the processes it starts, over Node's channel between parent and child.
import type { ChildProcess } from 'node:child_process';

type Message =
  | { readonly ask: string; readonly id: number; readonly with: unknown }
  | { readonly answer: number; readonly value?: unknown; readonly error?: string };

export type Answers = Readonly<Record<string, (value: never) => unknown>>;

/** Asks the other side; rejects with what it threw there, or when it is gone. */
export type Ask = <Result>(name: string, value?: unknown) => Promise<Result>;

interface Channel {
  readonly connected?: boolean;
  send?(message: Message, done: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: Message) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

/** Answers what the other side asks, and asks it. */
export function connect(side: ChildProcess | NodeJS.Process, answers: Answers = {}): Ask {
  const channel = side as Channel;
  const open = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let last = 0;
  const send = (message: Message) => {
    channel.send?.(message, () => undefined);
  };
  channel.on('message', (message) => {
    if ('ask' in message) {
      const { ask, id, with: value } = message;
      void Promise.resolve()
        .then(() => answers[ask]?.(value as never))
        .then(
          (found) => {
            send({ answer: id, value: found });
          },
          (error: unknown) => {
            send({ answer: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
          },
        );
      return;
    }
    const waiting = open.get(message.answer);
    open.delete(message.answer);
    if (message.error !== undefined) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.value as never);
  });
  channel.on('disconnect', () => {
    for (const { reject } of open.values()) reject(new Error('the other process is gone'));
    open.clear();
  });
  return (name, value) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      open.set(id, { resolve, reject });
      if (channel.connected !== true) reject(new Error('the other process is gone'));
      else
        channel.send?.({ ask: name, id, with: value }, (error) => {
          if (error !== null) reject(error);
        });
    });
}
