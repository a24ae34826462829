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

/** In this order, each once. */
const TOLD: readonly RegExp[] = [
  /Only observed\.$/,
  /^Nothing is written to her\. One issue shows what would have been/,
  /^puts sig\/loader on lantern\/app#\d+\.$/,
  /: @lantern\/sig-loader: this pull request belongs to `SIG Loader`/,
  /^Somebody else took `sig\/loader` off/,
  /: \*\*The nearest step to Member: 1 answer given to others \(1 to go\)\.\*\*$/,
  /: Sponsors, 0 of 2:$/,
  /: Sponsors, 2 of 2:$/,
  /: Congratulations, @mei, and thank you! You are Member now/,
  /^opens lantern\/app#\d+: Community health: lantern\/app, March 2026$/,
  /^it says there: - \[ \] Answer the newcomers/,
];

function placesOf(texts: readonly string[], patterns: readonly RegExp[]): readonly number[] {
  return patterns.map((pattern) => {
    const places = texts.flatMap((text, index) => (pattern.test(text) ? [index] : []));
    expect([pattern, places]).toEqual([pattern, [expect.any(Number)]]);
    return places[0] ?? -1;
  });
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
    expect(told.flatMap(({ event, title }) => (event === 'chapter' ? [title] : []))).toEqual([
      'People are welcomed',
      'Work finds its SIG',
      'The way from newcomer to maintainer',
      'Everybody reads how the community is',
    ]);
    // What it observed, and the report, which two workers came to.
    expect(tally).toMatchObject({ ownIssues: 2, observed: 1 });
    const texts = told.map(({ text }) => String(text));
    expect(placesOf(texts, TOLD)).toEqual(placesOf(texts, TOLD).toSorted((a, b) => a - b));
    expect(foldersOf(child)).toEqual([]);
    expect(await gone(workersOf(told))).toBe(true);
  }, 90_000);

  test('shows the chapters, the time line and every reason on its page', async () => {
    const { child, told, ended } = start(['--fast'], ({ event }, self) => {
      if (event === 'end') self.emit('told');
    });
    await once(child, 'told');
    const page = String(told.find(({ event }) => event === 'opening')?.['page']);
    const response = await fetch(page);
    const text = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect([...text.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'person',
      'welcome',
      'sigs',
      'ladder',
      'reports',
      'before',
    ]);
    for (const [, id = ''] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`);
    expect(text).toContain('你好 @sol');
    expect(text).toContain('Which version are these &lt;b&gt;pages&lt;/b&gt; for?');
    const words = text
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ');
    expect(words).toContain('texts by Hearth, 2 of them issues of its own.');
    expect(words).toContain('Somebody else took sig/loader off, and that stands until what it rests on changes.');
    expect(words).toContain('mei wrote "/ladder"');
    expect(words).toMatch(/ana wrote "\/accept".*Congratulations, @mei, and thank you! You are Member now/);
    expect(words).toContain('The period 2026-03 is over: its report is published');
    // What the report folds stays folded.
    expect(text).toMatch(/<summary>Responsiveness<\/summary>/);
    expect(text).not.toMatch(/<script|style=|hearth:[0-9a-f]{32}/);
    expect(await statusUnder(page, 'elsewhere.example')).toBe(403);
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 0, errors: '' });
  }, 90_000);

  test('ends all of it at Ctrl-C in the middle of the story', async () => {
    const { child, told, ended } = start(['--fast'], ({ event, step }, self) => {
      // In this scene a worker is about to be killed.
      if (event === 'scene' && step === 3) self.kill('SIGINT');
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
    teller.chapter('People are welcomed', 'A greeting at the first issue, the first merge and so on. '.repeat(3));
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
    expect(inWords(tally, [])['comments']).toBe('7 written, 7 expected; and one issue of its own');
    expect(inWords({ ...tally, ownIssues: 0 }, [])['comments']).toBe('7 written, 7 expected');
  });
});
