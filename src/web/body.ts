// Reads a request's body under two caps: one for the body, one for everything that is held at the same time.
import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** GitHub sends at most 25 MB. */
  readonly bytesInBody: number;
  /** All bodies that are being read or wait for their commit. */
  readonly bytesInFlight: number;
  /** Of these, what large bodies may take: unsigned giants must leave room for ordinary deliveries. */
  readonly bytesOfLarge: number;
}

/** Ordinary deliveries are smaller; what is larger shares the smaller part of the room. */
const LARGE = 64 * 1024;
/** A sender can cut a body into chunks of one byte, each of which costs hundreds: they are joined before they pile up. */
const LOOSE_CHUNKS = 256;

/** Counts what is held. */
export class InFlight {
  #all = 0;
  #large = 0;

  constructor(readonly limits: BodyLimits) {}

  get bytes(): number {
    return this.#all;
  }

  open(declared: number): Held {
    return new Held(this, declared > LARGE);
  }

  /** False when there is no room; then nothing is counted. */
  take(bytes: number, ofLarge: number): boolean {
    const { bytesInFlight, bytesOfLarge } = this.limits;
    if (this.#all + bytes > bytesInFlight || (ofLarge > 0 && this.#large + ofLarge > bytesOfLarge)) return false;
    this.#all += bytes;
    this.#large += ofLarge;
    return true;
  }

  giveBack(bytes: number, ofLarge: number): void {
    this.#all -= bytes;
    this.#large -= ofLarge;
  }
}

/** One body's share of what is held. Counted as it comes, not as declared: an empty promise must not take room. */
export class Held {
  #bytes = 0;
  #large: boolean;

  constructor(
    readonly inFlight: InFlight,
    large: boolean,
  ) {
    this.#large = large;
  }

  take(bytes: number): boolean {
    const becomesLarge = !this.#large && this.#bytes + bytes > LARGE;
    const ofLarge = becomesLarge ? this.#bytes + bytes : this.#large ? bytes : 0;
    if (!this.inFlight.take(bytes, ofLarge)) return false;
    this.#large ||= becomesLarge;
    this.#bytes += bytes;
    return true;
  }

  release(): void {
    this.inFlight.giveBack(this.#bytes, this.#large ? this.#bytes : 0);
    this.#bytes = 0;
  }
}

export type Body = readonly Buffer[] | 'too large' | 'no room' | 'gone';

/** The body's chunks, or why there are none; `gone`: the sender hung up or was too slow, nobody waits for an answer. */
export function readBody(request: IncomingMessage, held: Held): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let loose: Buffer[] = [];
    let length = 0;
    const finish = (body: Body) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      resolve(body);
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > held.inFlight.limits.bytesInBody) finish('too large');
      else if (!held.take(chunk.length)) finish('no room');
      else loose.push(chunk);
      if (loose.length < LOOSE_CHUNKS) return;
      chunks.push(Buffer.concat(loose));
      loose = [];
    };
    const onEnd = () => {
      finish([...chunks, ...loose]);
    };
    const onClose = () => {
      finish('gone');
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose);
  });
}
