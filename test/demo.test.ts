// The demo as a person starts it: a process of its own, which tells its story, agrees with itself and leaves nothing.
import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWords } from '../demo/tally.js';
import type { Tally } from '../demo/tally.js';
import { personTeller } from '../demo/tell.js';
import { widthOf } from '../src/commands/terminal.js';

interface Told {
  readonly event: string;
  readonly [field: string]: unknown;
}

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** Starts the demo; `onLine` sees what it tells, as it tells it. */
function start(flags: readonly string[], onLine: (told: Told, child: ChildProcess) => void = () => undefined) {
  const child = spawn(process.execPath, ['dist/src/main.js', 'demo', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const told: Told[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const one = JSON.parse(line) as Told;
    told.push(one);
    onLine(one, child);
  });
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, errors }));
  return { child, told, ended };
}

const workersOf = (told: readonly Told[]) => told.find(({ event }) => event === 'opening')?.['workers'] as number[];

/** Folders of the demo with this process id; its database lives there too. */
const foldersOf = ({ pid }: ChildProcess) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`hearth-demo-${pid ?? 0}-`));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function gone(pids: readonly number[]): Promise<boolean> {
  for (let n = 0; n < 100 && pids.some(isAlive); n += 1) await sleep(50);
  return !pids.some(isAlive);
}

/** As a browser would ask that was led here by another name. */
async function statusUnder(page: string, host: string): Promise<number | undefined> {
  const [response] = (await once(get(page, { headers: { host } }), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the demo', () => {
  test('tells its story, counts it from the records of the twin, and leaves nothing behind', async () => {
    const { child, told, ended } = start(['--fast', '--once']);
    expect(await ended).toEqual({ code: 0, errors: '' });
    const tally = told.find(({ event }) => event === 'tally');
    expect(tally).toMatchObject({ mismatches: [], killed: 1, lost: 0, notArrived: 1, redelivered: 2, violations: 0 });
    expect(tally?.['comments']).toBe(tally?.['expectedComments']);
    expect(tally?.['comments']).toBeGreaterThan(5);
    const scenes = told.filter(({ event }) => event === 'scene');
    expect(scenes).toHaveLength(Number(scenes[0]?.['of']));
    expect(told.filter(({ event, text }) => event === 'trouble' && String(text).startsWith('SIGKILL'))).toHaveLength(1);
    expect(tally).toMatchObject({ ownIssues: 1 });
    const texts = told.map(({ text }) => String(text));
    // The look after two hours is told before what came of it, and what was observed before the issue about it.
    expect(texts.findIndex((text) => text.startsWith('Two hours have passed'))).toBeLessThan(
      texts.findIndex((text) => text === 'A person answered first.'),
    );
    const observed = texts.flatMap((text, index) => (text.endsWith('Only observed.') ? [index] : []));
    expect(observed).toHaveLength(2);
    expect(Math.max(...observed)).toBeLessThan(
      texts.findIndex((text) => text.startsWith('Nothing is written to either')),
    );
    expect(foldersOf(child)).toEqual([]);
    expect(await gone(workersOf(told))).toBe(true);
  }, 90_000);

  test('shows the time line and every reason on its page', async () => {
    const { child, told, ended } = start(['--fast'], ({ event }, self) => {
      if (event === 'end') self.emit('told');
    });
    await once(child, 'told');
    const page = String(told.find(({ event }) => event === 'opening')?.['page']);
    const response = await fetch(page);
    const text = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text.indexOf('The time line of mei')).toBeLessThan(text.indexOf('All items'));
    expect(text).toContain('你好 @mei');
    expect(text).toContain('The loader reads &lt;b&gt;every&lt;/b&gt; plugin twice');
    expect(text).toContain('A person answered first.');
    expect(text.replace(/\s+/g, ' ')).toContain('texts by Hearth, one of them an issue about what it observed.');
    expect(text).not.toMatch(/<script|style=|hearth:[0-9a-f]{32}/);
    expect(await statusUnder(page, 'elsewhere.example')).toBe(403);
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 0, errors: '' });
  }, 90_000);

  test('ends all of it at Ctrl-C in the middle of the story', async () => {
    const { child, told, ended } = start(['--fast'], ({ event, step }, self) => {
      // In this scene a worker is about to be killed.
      if (event === 'scene' && step === 5) self.kill('SIGINT');
    });
    expect(await ended).toEqual({ code: 0, errors: '' });
    expect(told.some(({ event }) => event === 'tally')).toBe(false);
    expect(foldersOf(child)).toEqual([]);
    expect(await gone(workersOf(told))).toBe(true);
  }, 90_000);

  test('takes its workers along when it is killed, and the next demo removes what was left', async () => {
    const first = start(['--fast'], ({ event, step }, self) => {
      if (event === 'scene' && step === 2) self.kill('SIGKILL');
    });
    await first.ended;
    expect(await gone(workersOf(first.told))).toBe(true);
    expect(foldersOf(first.child)).toHaveLength(1);
    const second = start(['--fast'], ({ event }, self) => {
      if (event === 'opening') self.kill('SIGINT');
    });
    expect((await second.ended).code).toBe(0);
    expect(foldersOf(first.child)).toEqual([]);
  }, 90_000);
});

describe('the demo in a terminal', () => {
  const tell = (width: number) => {
    const lines: string[] = [];
    const teller = personTeller((line) => lines.push(...line.split('\n')), false, width);
    const page = 'http://127.0.0.1:40000/';
    teller.opening({ page, twin: page, hearth: page, workers: [1, 2] });
    teller.scene(9, 12, new Date('2026-03-04T10:20:00Z'), 'ida and lev open first issues; ana answers ida. '.repeat(3));
    teller.line('why', 'This is the first issue of this person in plugins, known from what GitHub says. '.repeat(2));
    teller.tally({ comments: 'one and another of them, all of which were expected. '.repeat(3) }, {}, []);
    return lines;
  };

  test.each([60, 80, 100])('fits %d columns', (width) => {
    for (const line of tell(width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  test('has a margin for the clock only where there is room', () => {
    expect(tell(100).find((line) => line.includes('9/12'))).toMatch(/^ {2}9\/12 {2}Wed 04 Mar 10:20 +ida and lev/);
    expect(tell(80).find((line) => line.includes('9/12'))).toBe('9/12  Wed 04 Mar 10:20');
    expect(tell(80)).toContainEqual(expect.stringMatching(/^ {4}why {6}This is the first issue/));
  });

  test('says of each text of Hearth what it is', () => {
    const tally = { comments: 7, expectedComments: 7, ownIssues: 1 } as Tally;
    expect(inWords(tally, [])['comments']).toBe(
      '7 written, 7 expected; and one issue of its own, about what it observed',
    );
    expect(inWords({ ...tally, ownIssues: 0 }, [])['comments']).toBe('7 written, 7 expected');
  });
});
