// Where an export goes. A file appears under its name only when it is whole.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export interface Output {
  /** Waits while the reader of it is slower. */
  readonly write: (text: string) => Promise<void>;
  /** Makes it whole. */
  readonly done: () => Promise<void>;
  /** Leaves nothing behind. */
  readonly drop: () => Promise<void>;
}

export function openOutput(to: string): Output {
  return to === '-' ? toStandardOutput() : toFile(to);
}

function toStandardOutput(): Output {
  const { stdout } = process;
  let broken: Error | undefined;
  stdout.on('error', (error) => {
    broken ??= error;
  });
  return {
    write: async (text) => {
      if (!stdout.write(text)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
      if (broken !== undefined) throw broken;
    },
    done: () => Promise.resolve(),
    drop: () => Promise.resolve(),
  };
}

function toFile(to: string): Output {
  const partial = `${to}.partial-${process.pid}`;
  // Who may read a backup may pretend to be Hearth towards Hearth: it holds the key of the hidden markers.
  const file = createWriteStream(partial, { mode: 0o600 });
  const gzip = to.endsWith('.gz') ? createGzip() : null;
  const end = finished(file);
  // Told to whoever writes or waits for the end.
  end.catch(() => undefined);
  gzip?.pipe(file);
  const sink: Writable = gzip ?? file;
  return {
    write: async (text) => {
      if (!sink.write(text)) await Promise.race([once(sink, 'drain'), end]);
      if (file.errored) throw file.errored;
    },
    done: async () => {
      sink.end();
      await end;
      await sync(partial);
      await rename(partial, to);
    },
    drop: async () => {
      sink.destroy();
      file.destroy();
      await end.catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

/** On the disk before it bears its name. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
