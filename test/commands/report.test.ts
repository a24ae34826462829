// `hearth report OWNER/REPO`, as a person runs it: from the ledger, and with nothing but a personal token.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { costInWords, costOf } from '../../src/commands/report-cost.js';
import { periodIn, zoneCalled } from '../../src/commands/report-period.js';
import type { Report } from '../../src/core/report.js';
import type { PublicRepository } from '../../src/github/backfill/token.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { testDatabase, testServer } from '../support/database.js';
import { startTwin } from '../twin/twin.js';
import type { Twin } from '../twin/twin.js';
import { databaseUrl, hearth, launch, newFolder } from './cli.js';

describe('the cost, said beforehand', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  const found: PublicRepository = {
    target: { repository: 1, installation: 0, owner: 'acme', name: 'app' },
    ...{ private: false, createdAt: '2016-11-21T00:00:00Z' },
    ...{ issues: 5_000, pulls: 5_000, discussions: 0, releases: 40, stars: 10_000, forks: 1_000, commits: 7_000 },
    budget: { remaining: 5_000, limit: 5_000 },
  };

  test('of 10,000 items: some 150 points, not thousands of requests', () => {
    const { items, points, requests, pauses } = costOf(found, now);
    expect({ items, pauses }).toEqual({ items: 10_000, pauses: 0 });
    expect(points).toBeGreaterThan(100);
    expect(points).toBeLessThan(271);
    expect(requests).toBeLessThan(400);
  });

  test('is the one that the documents name', () => {
    const { points } = costOf(found, now);
    for (const file of ['README.md', 'docs/operating.md']) {
      const [, named] = /about (\d+) of (?:the )?5,000 points/.exec(readFileSync(file, 'utf8')) ?? [];
      expect([file, Math.abs(Number(named) - points) <= 15]).toEqual([file, true]);
    }
  });

  test('what does not fit into an hour is said as pauses', () => {
    const huge = { ...found, issues: 2_000_000 };
    expect(costOf(huge, now).pauses).toBe(6);
    expect(costOf({ ...found, budget: { remaining: 1_000, limit: 5_000 } }, now).pauses).toBe(1);
    expect(costOf({ ...huge, budget: null }, now).pauses).toBe(0);
  });

  test('in words', () => {
    expect(costInWords({ items: 1_234, requests: 20, points: 12, seconds: 30, pauses: 0 })).toBe(
      "1,234 issues, pull requests and discussions: about 20 requests, 12 points of GitHub's budget, 30 s.",
    );
    expect(costInWords({ items: 1, requests: 1, points: 1, seconds: 601, pauses: 2 })).toMatch(
      /11 min, and 2 pauses until GitHub allows more\.$/,
    );
  });
});

describe('the period', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const label = (options: Parameters<typeof periodIn>[0], zone = 'UTC') => periodIn(options, zone, now).label;

  test('is the last complete month, or what is named', () => {
    expect(label({})).toBe('2026-10');
    expect(label({ period: '2026-Q3' })).toBe('2026-Q3');
    expect(label({ since: '2026-11-01' })).toBe('2026-11-01..2026-11-20');
    expect(label({ since: '2026-11-01', until: '2026-11-02' })).toBe('2026-11-01..2026-11-02');
  });

  test.each([
    [{ period: '2026-11' }, /^2026-11 is not over yet, .+; the last month is 2026-10$/],
    [{ since: '2026-11-01', until: '2026-11-21' }, /is not over yet/],
    [{ since: '2026-11-21' }, /^2026-11-21\.\.2026-11-21 is not over yet/],
    [{ period: '2027-05' }, /^2027-05 has not begun yet; the last month is 2026-10$/],
    [{ since: '2026-12-01' }, /^2026-12-01\.\.2026-12-01 has not begun yet/],
    [{ period: 'yesterday' }, /is no period: write a week/],
    [{ until: '2026-11-02' }, /--until needs --since/],
    [{ since: '2026-11-09', until: '2026-11-02' }, /is before/],
    [{ since: '2026-02-30' }, /is no date/],
  ])('%j: %s', (options, words) => {
    expect(() => label(options)).toThrow(words);
  });

  test('days are those of the zone', () => {
    const late = new Date('2026-11-20T20:00:00Z');
    expect(periodIn({ since: '2026-11-01' }, 'Asia/Shanghai', late).label).toBe('2026-11-01..2026-11-20');
    expect(periodIn({ since: '2026-11-01' }, 'America/New_York', late).label).toBe('2026-11-01..2026-11-19');
    expect(() => zoneCalled('Mars/Olympus')).toThrow('"Mars/Olympus" is no time zone');
  });
});

describe('from the ledger', () => {
  let it: Community;
  beforeAll(async () => {
    it = await communityOf();
    it.maintainer('mo', { at: '2025-01-01' });
    for (let number = 1; number <= 8; number += 1) {
      it.issue(number, { by: `person${number}`, at: `2026-03-0${number} 10:00` });
      if (number <= 6) it.comment(number, { by: 'mo', at: `2026-03-0${number} 12:00` });
    }
    const secret = it.repository('secret', { private: true });
    secret.issue(1, { by: 'ana', at: '2026-03-02' });
    it.repository('empty');
    // What is known ends after the month: its figures are whole.
    for (const words of [it, secret]) words.issue(99, { by: 'mo', at: '2026-04-02' });
    await it.refresh();
  });
  afterAll(() => it.end());

  const env = async () => {
    const [row] = await it.database.rows<{ name: string }>('select current_database() as name');
    return { DATABASE_URL: databaseUrl({ ...testServer(), database: row!.name }) };
  };
  const MARCH = ['--period', '2026-03'];

  test('Markdown, JSON and a page, of the same numbers, in both languages', async () => {
    const json = await hearth(['report', 'acme/app', ...MARCH, '--json'], await env());
    expect(json).toMatchObject({ code: 0, err: '' });
    const report = JSON.parse(json.out) as Report;
    expect(report).toMatchObject({ id: 'acme/app:monthly:2026-03', audience: 'public', repository: 'app' });
    const rate = report.signals.find(({ code }) => code === 'response_rate');
    expect(rate?.now).toMatchObject({ value: 0.75, n: 8 });
    const markdown = await hearth(['report', 'acme/app', ...MARCH], await env());
    expect(markdown.code).toBe(0);
    expect(markdown.out).toMatch(/^# .+March 2026/);
    expect(markdown.out).toContain('75 %');
    const chinese = await hearth(['report', 'acme/app', ...MARCH, '--language', 'zh'], await env());
    expect(chinese.out).toMatch(/^# .*\p{Script=Han}/u);
    const page = await hearth(['report', 'acme/app', ...MARCH, '--format', 'html'], await env());
    expect(page.out).toMatch(/^<!doctype html>/i);
    expect(page.out).toContain('75 %');
    expect(page.out).toContain('It shows public repositories only.');
  }, 60_000);

  test('the same bytes every time', async () => {
    const [one, other] = [
      await hearth(['report', 'acme/app', ...MARCH, '--json'], await env()),
      await hearth(['report', 'ACME/App', ...MARCH, '--json'], await env()),
    ];
    expect(one.out).toBe(other.out);
  }, 30_000);

  test('on the terms of a hearth.yml, and in the days of a zone', async () => {
    const folder = await newFolder();
    await writeFile(
      join(folder, 'hearth.yml'),
      'sigs:\n  mode: active\n  groups:\n    - { name: Network, label: sig/network }\n',
    );
    const args = ['report', 'acme/app', ...MARCH, '--json', '--zone', 'Asia/Shanghai', '--config', 'hearth.yml'];
    const { out, err } = await hearth(args, await env(), folder);
    expect([err, (JSON.parse(out) as Report).period]).toEqual([
      '',
      expect.objectContaining({ zone: 'Asia/Shanghai', from: '2026-02-28T16:00:00.000Z' }),
    ]);
    expect((JSON.parse(out) as Report).sigs).toEqual([{ slug: 'network', name: 'Network' }]);
    const printed = await hearth(['report', 'acme/app', ...MARCH, '--config', 'hearth.yml'], await env(), folder);
    const [, why = ''] = /`hearth (why [^`]+)`/.exec(printed.out) ?? [];
    expect(why).toBe('why M17 acme/app --period 2026-03 --zone UTC --config hearth.yml');
    expect(await hearth(why.split(' '), await env(), folder)).toMatchObject({ code: 0, err: '' });
  });

  test('a private repository only where that is asked for', async () => {
    const refused = await hearth(['report', 'acme/secret', ...MARCH], await env());
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toBe('hearth: acme/secret is private: with --private, for those who may read it\n');
    const asked = ['report', 'acme/secret', ...MARCH, '--private'];
    const { out } = await hearth([...asked, '--json'], await env());
    expect(JSON.parse(out)).toMatchObject({ audience: 'private', repository: 'secret' });
    const page = await hearth([...asked, '--format', 'html'], await env());
    expect(page.out).toContain('This report is for the leads: it may tell what is not public.');
    expect(page.out).not.toContain('public repositories only');
  }, 30_000);

  test.each([
    [['report', 'acme'], /is not the name of a repository: OWNER\/REPO/],
    [['report', 'https://github.com/acme/none/pulls'], /nothing is remembered of acme\/none\./],
    [['report', 'https://github.example.org/acme/app'], /is on https:\/\/github\.example\.org, and GITHUB_API_URL is/],
    [['report', 'acme/none'], /nothing is remembered of acme\/none\. Where your App is installed: .+GITHUB_TOKEN/],
    [['report', 'acme/app', '--period', '2999-01'], /2999-01 has not begun yet/],
    [
      ['report', 'acme/app', '--period', '2020-03'],
      /nothing is known of acme\/app before 2026-03-01, and 2020-03 was over by then: ask for a later period, such as --since 2026-03-01\. Its history was not read whole: hearth backfill acme\/app$/m,
    ],
    [['report', 'acme/app', '--since', '2020-01-01', '--until', '2026-02-28'], /2026-02-28 was over by then/],
    [['report', 'acme/empty', ...MARCH], /no issue, pull request or discussion of acme\/empty is known/],
    [['report', 'acme/app', '--zone', 'Mars'], /is no time zone/],
    [
      ['report', 'acme/app', '--config', 'none.yml'],
      /: none\.yml is not there: is the path right, from the folder that this runs in\?$/m,
    ],
    [['report', 'acme/app', '--config', '.'], /\. is a folder: name the file in it/],
  ])('%j: says what is wrong', async (args, words) => {
    const { code, out, err } = await hearth(args, await env());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(words);
  });
});

describe('of any public repository, with a personal token', () => {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const HOUR_MS = 3_600_000;
  let twin: Twin;
  let at: number;
  const pass = (hours: number) => (at += hours * HOUR_MS);

  beforeEach(async () => {
    at = Date.now() - 40 * 24 * HOUR_MS;
    twin = await startTwin({
      ...{ appId: 1, publicKey: keys.publicKey, webhookSecret: 'a-secret-of-the-test' },
      now: () => new Date(at),
    });
    twin.org('globex', { members: [{ login: 'mo', role: 'admin' }] });
    twin.repository('globex/widget', { files: { 'README.md': 'Widget' } });
    twin.silently(() => {
      for (let n = 1; n <= 130; n += 1) {
        pass(2);
        const { number } = twin.as(`person${n % 20}`).openIssue('globex/widget', { title: `Issue ${n}` });
        pass(1);
        if (n % 2 === 0) twin.as('mo').comment('globex/widget', number, 'Thanks for telling.');
      }
    });
  });
  afterEach(() => twin.close());

  const day = (ago: number) => new Date(Date.now() - ago * 24 * HOUR_MS).toISOString().slice(0, 10);
  const PERIOD = ['--since', day(41), '--until', day(20)];
  const env = (token = twin.personalToken('stranger')) => ({ GITHUB_TOKEN: token, GITHUB_API_URL: twin.url });

  test('says the cost, reads once, prints; the second time only what is new is read', async () => {
    const folder = await newFolder();
    const first = await hearth(['report', 'globex/widget', ...PERIOD, '--json'], env(), folder);
    expect(first).toMatchObject({ code: 0 });
    expect(first.err).toMatch(/^Reads the public history of globex\/widget with GITHUB_TOKEN\.$/m);
    expect(first.err).toMatch(/^It has 130 issues, pull requests and discussions: about \d+ requests, \d+ points/m);
    expect(first.err).toMatch(/^issues +130 /m);
    expect(first.err).not.toContain('0 requests');
    expect(first.err).toContain('GitHub does not let Hearth see who may triage here');
    const report = JSON.parse(first.out) as Report;
    expect(report).toMatchObject({ community: { login: 'globex' }, repository: 'widget', audience: 'public' });
    const rate = report.signals.find(({ code }) => code === 'response_rate');
    expect(rate?.now?.value).toBeCloseTo(0.5, 1);
    expect(existsSync(join(folder, '.hearth', 'public'))).toBe(true);
    expect(existsSync(join(folder, '.hearth', 'postgres'))).toBe(false);

    const asked = twin.requests.length;
    const second = await hearth(['report', 'globex/widget', ...PERIOD, '--json'], env(), folder);
    expect([second.code, second.err, second.out]).toEqual([0, '', first.out]);
    // Which repository bears the name, and nothing else.
    expect(twin.requests.length - asked).toBe(1);
    expect(twin.violations).toEqual([]);

    const why = await hearth(['why', 'M17', 'globex/widget', ...PERIOD], env(), folder);
    expect(why.code).toBe(0);
    expect(why.out).toMatch(/globex\/widget#\d+/);

    const early = await hearth(['report', 'globex/widget', '--period', '2020-03'], env(), folder);
    expect([early.code, early.out]).toEqual([1, '']);
    expect(early.err).toMatch(/2020-03 was over by then: ask for a later period, such as --since [\d-]{10}$/m);
  }, 60_000);

  test('what was read is there without the token, too', async () => {
    const folder = await newFolder();
    const args = ['report', 'globex/widget', ...PERIOD, '--json'];
    const read = await hearth(args, env(), folder);
    const again = await hearth(args, {}, folder);
    expect([again.code, again.out]).toEqual([0, read.out]);
    expect(again.err).toMatch(
      /^From what was read of globex\/widget before, up to [\d-]{10} \d\d:\d\d UTC: with GITHUB_TOKEN, what happened since is read first\.$/m,
    );
    expect((await hearth(['report', 'globex/none'], {}, folder)).err).toMatch(
      /nothing is remembered of globex\/none\./,
    );

    const ledger = await hearth(['ledger', 'globex/widget'], {}, folder);
    expect(ledger).toMatchObject({ code: 0, err: '', out: expect.stringContaining('130 issue') });
    expect((await hearth(['ledger', 'globex/widget#1'], {}, folder)).out).toContain('opened  person1');
    expect((await hearth(['ledger', 'globex/none'], {}, folder)).err).toContain('nothing is remembered under the name');
    const own = await testDatabase();
    const beside = { DATABASE_URL: databaseUrl(own.connection) };
    expect((await hearth(['ledger', 'globex/widget'], beside, folder)).out).toBe(ledger.out);
    expect((await hearth(['ledger', '@nobody'], beside, folder)).err).toBe('hearth: nobody was ever seen as nobody\n');
    await own.close();
    expect((await hearth(['stuck'], {}, folder)).err).toContain('has none in .hearth');
  }, 60_000);

  test('Ctrl-C keeps what was read, and the same command goes on', async () => {
    twin.faults.add({ route: 'POST /graphql', kind: 'delay', ms: 1_500 });
    const folder = await newFolder();
    const args = ['report', 'globex/widget', ...PERIOD, '--json'];
    const running = launch(args, env(), folder);
    await running.says(/points, [1-9]\d* requests/);
    expect(await running.stop('SIGINT')).toBe(130);
    expect(running.text()).toContain('The same command goes on from here.');
    twin.faults.clear();
    const { code, err, out } = await hearth(args, env(), folder);
    expect(code).toBe(0);
    expect(err).toMatch(/^Goes on reading the public history/m);
    expect(JSON.parse(out)).toMatchObject({ repository: 'widget' });
  }, 60_000);

  test('at the limit it says when to go on', async () => {
    twin.limits.graphql = { limit: 4 };
    const { code, out, err } = await hearth(['report', 'globex/widget', ...PERIOD], env());
    expect([code, out]).toEqual([75, '']);
    expect(err).toMatch(
      /GitHub's limit for this token is reached\. After \d{4}-\d\d-\d\d \d\d:\d\d UTC the same command/,
    );
    twin.limits.graphql = { limit: 0 };
    expect((await hearth(['report', 'globex/widget', ...PERIOD], env(twin.personalToken('other')))).code).toBe(75);
  }, 60_000);

  test('a repository that is private, or not there, and a token that is none', async () => {
    twin.repository('globex/secret', { private: true, collaborators: { stranger: 'read' } });
    const args = (name: string) => ['report', name, ...PERIOD];
    expect(await hearth(args('globex/secret'), env())).toMatchObject({
      ...{ code: 1, out: '' },
      err: 'hearth: globex/secret is private: it is reported on only where the App is installed\n',
    });
    expect((await hearth(args('globex/none'), env())).err).toBe(
      'hearth: GitHub shows no repository globex/none to GITHUB_TOKEN: see that the name is right, and that the token may read it\n',
    );
    expect((await hearth(args('globex/widget'), env('ghp_wrong'))).err).toBe(
      'hearth: GitHub does not accept the token of GITHUB_TOKEN: it may have run out, or been copied in part\n',
    );
    expect((await hearth(args('globex/widget'), env('two words'))).err).toMatch(/characters that no token has/);
    const nowhere = { ...env(), GITHUB_API_URL: 'http://127.0.0.1:9' };
    expect((await hearth(args('globex/widget'), nowhere)).err).toMatch(
      /^hearth: GitHub gave no answer: .+ \(asked at http:\/\/127\.0\.0\.1:9\)$/m,
    );
  }, 60_000);
});
