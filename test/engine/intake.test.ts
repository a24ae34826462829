// The intake against an inbox that the test holds still, fails and lets go.
import { describe, expect, test } from '@jest/globals';

import { createIntake, NotTaken, type IntakeLimits } from '../../src/engine/intake.js';
import type { Arrival, Log } from '../../src/engine/ports.js';

interface Insert {
  readonly guids: readonly string[];
  commit(): void;
  fail(message: string): void;
}

function harness(limits: Partial<IntakeLimits> = {}) {
  const inserts: Insert[] = [];
  const rings: (readonly string[])[] = [];
  const lines: string[] = [];
  const failpoints: string[] = [];
  const note = (_: object, message: string) => void lines.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const intake = createIntake({
    inbox: {
      insert: (arrivals) =>
        new Promise((resolve, reject) => {
          const fail = (message: string) => {
            reject(new Error(message));
          };
          inserts.push({ guids: arrivals.map(({ guid }) => guid), commit: resolve, fail });
        }),
    },
    wakeup: { ring: (ids) => void rings.push(ids) },
    log,
    failpoint: (name) => void failpoints.push(name),
    limits,
  });
  const accept = (guid: string, bytes = 1) => {
    const outcome = intake.accept(arrival(guid, bytes)).then(
      () => 'taken',
      (error: unknown) => (error instanceof NotTaken ? error.message : 'another error'),
    );
    return outcome;
  };
  return { intake, inserts, rings, lines, failpoints, accept };
}

const arrival = (guid: string, bytes: number): Arrival => ({ guid, event: 'issues', payload: Buffer.alloc(bytes) });

/** Lets everything run that does not wait for the outside. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the intake', () => {
  test('has one insert in flight, and what arrives meanwhile shares the next', async () => {
    const { inserts, rings, accept } = harness();
    const outcomes = ['a', 'b', 'c'].map((guid) => accept(guid));
    await settle();
    expect(inserts.map(({ guids }) => guids)).toEqual([['a']]);
    inserts[0]!.commit();
    await settle();
    expect(inserts.map(({ guids }) => guids)).toEqual([['a'], ['b', 'c']]);
    expect(rings).toEqual([['a']]);
    inserts[1]!.commit();
    expect(await Promise.all(outcomes)).toEqual(['taken', 'taken', 'taken']);
    expect(rings).toEqual([['a'], ['b', 'c']]);
  });

  test('resolves nobody before the commit, and rings only after it', async () => {
    const { inserts, rings, failpoints, accept } = harness();
    let taken = false;
    void accept('a').then(() => (taken = true));
    await settle();
    expect({ taken, rings, failpoints }).toEqual({ taken: false, rings: [], failpoints: ['inbox.before-commit'] });
    inserts[0]!.commit();
    await settle();
    expect({ taken, rings }).toEqual({ taken: true, rings: [['a']] });
    expect(failpoints).toEqual(['inbox.before-commit', 'inbox.after-commit']);
  });

  test('bounds a batch by rows and by bytes, and lets one giant through alone', async () => {
    const { inserts, accept } = harness({ rowsInBatch: 3, bytesInBatch: 100 });
    void accept('first');
    for (const [guid, bytes] of Object.entries({ a: 1, b: 1, c: 1, d: 60, e: 60, giant: 900, f: 1 })) {
      void accept(guid, bytes);
    }
    for (let n = 0; n < 5; n += 1) {
      await settle();
      inserts[n]?.commit();
    }
    expect(inserts.map(({ guids }) => guids)).toEqual([['first'], ['a', 'b', 'c'], ['d'], ['e'], ['giant']]);
    await settle();
    expect(inserts[5]?.guids).toEqual(['f']);
    inserts[5]?.commit();
  });

  test('tries a failed insert once more, because a dead pooled connection fails only once', async () => {
    const { inserts, rings, lines, accept } = harness();
    const outcome = accept('a');
    await settle();
    inserts[0]!.fail('Connection terminated unexpectedly');
    await settle();
    inserts[1]!.commit();
    expect(await outcome).toBe('taken');
    expect(rings).toEqual([['a']]);
    expect(lines).toEqual([]);
  });

  test('rejects a batch that failed twice, rings for nobody, and takes the next batch', async () => {
    const { inserts, rings, lines, accept } = harness();
    const outcomes = [accept('a'), accept('b')];
    for (let n = 0; n < 4; n += 1) {
      await settle();
      inserts[n]!.fail('connect ECONNREFUSED');
    }
    expect(await Promise.all(outcomes)).toEqual(Array(2).fill('the inbox refused the insert'));
    const later = accept('c');
    await settle();
    inserts[4]!.commit();
    expect(await later).toBe('taken');
    expect(rings).toEqual([['c']]);
    expect(lines).toEqual(['the inbox cannot be written, senders are told 503', 'the inbox can be written again']);
  });

  test('gives up on an insert that hangs, goes on with the next, and still rings when the hung one commits', async () => {
    const { intake, inserts, rings, accept } = harness({ waitMs: 40 });
    expect(await accept('hung')).toBe('no commit in time');
    expect(intake.load()).toEqual({ waiting: 0, inFlight: 0, strays: 1 });
    const next = accept('next');
    await settle();
    inserts[1]!.commit();
    expect(await next).toBe('taken');
    inserts[0]!.commit();
    await settle();
    expect(rings).toEqual([['next'], ['hung']]);
    expect(intake.load()).toEqual({ waiting: 0, inFlight: 0, strays: 0 });
  });

  test('does not let who arrived during a hung insert wait longer than its own time', async () => {
    const { intake, inserts, accept } = harness({ waitMs: 60 });
    const order: string[] = [];
    const outcomes = ['a', 'b', 'c'].map((guid) => accept(guid).then((outcome) => order.push(`${guid}: ${outcome}`)));
    await Promise.all(outcomes);
    expect(order).toEqual(['a', 'b', 'c'].map((guid) => `${guid}: no commit in time`));
    expect(intake.load().waiting).toBe(0);
    for (const insert of inserts) insert.commit();
  });

  test('turns arrivals away at once while too many inserts hang, and recovers by itself', async () => {
    const { inserts, accept } = harness({ waitMs: 30, strays: 2 });
    await accept('a');
    await accept('b');
    expect(await accept('c')).toBe('the inbox is away or far behind');
    expect(inserts).toHaveLength(2);
    inserts[0]!.fail('terminated');
    await settle();
    const back = accept('d');
    await settle();
    inserts[2]!.commit();
    expect(await back).toBe('taken');
    inserts[1]!.commit();
  });

  test('keeps at most so many waiting', async () => {
    const { intake, inserts, accept } = harness({ rowsWaiting: 10 });
    const outcomes = Array.from({ length: 50 }, (_, n) => accept(`g${n}`));
    expect(intake.load()).toEqual({ waiting: 10, inFlight: 1, strays: 0 });
    await settle();
    inserts[0]!.commit();
    await settle();
    inserts[1]!.commit();
    const counts = (await Promise.all(outcomes)).filter((outcome) => outcome === 'taken');
    expect(counts).toHaveLength(11);
  });
});
