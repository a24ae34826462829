// Pages only where it is said; on the terms of the configuration in force; and what happens where SQL cannot answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { RateLimited, Unavailable } from '../../src/core/failure.js';
import type { Report } from '../../src/core/report.js';
import { periodEnding } from '../../src/metrics/period.js';
import { createPages } from '../../src/web/pages/pages.js';
import type { PagesOptions } from '../../src/web/pages/pages.js';
import { Busy } from '../../src/web/pages/bounded.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { send, startServer } from './support.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function townWith(config: string, pages?: boolean): Promise<{ town: Town; port: number }> {
  const town = await startTown(config, pages === undefined ? {} : { pages });
  closers.push(() => town.close());
  town.twin.as('ana').openIssue('acme/app', { title: 'It breaks' });
  await town.quiet();
  // As the tick of every minute does.
  await town.hearth.engine.measures.refresh();
  return { town, port: Number(new URL(town.hearth.url ?? '').port) };
}

describe('on a Hearth of which it was not said', () => {
  test('there are no pages', async () => {
    const { port } = await townWith('version: 1\n');
    for (const path of ['/', '/c/acme', '/r/acme/app', '/badge/acme/app/response.svg', '/metrics-explained']) {
      expect(await send(port, path, {})).toMatchObject({ status: 404, text: '{"error":"not found"}\n' });
    }
  }, 60_000);
});

describe('the terms', () => {
  test('are those of the repository, and of a community those of its shared file or its one repository', async () => {
    const { port } = await townWith(
      'version: 1\nreports:\n  mode: observe\n  zone: Asia/Shanghai\n  answer_within: 3\n',
      true,
    );
    const json = JSON.parse((await send(port, '/r/acme/app/report.json', {})).text) as Report;
    expect([json.period.zone, json.method.answerWithin, json.audience]).toEqual(['Asia/Shanghai', 3, 'public']);
    expect((await send(port, '/c/acme', {})).text).toContain('Asia/Shanghai');
  }, 60_000);
});

describe('how it was measured', () => {
  test('says the working hours and the holidays of the repository', async () => {
    const holiday = `${periodEnding('monthly', new Date(), 'UTC').label}-10`;
    const { port } = await townWith(
      `version: 1\nreports:\n  mode: observe\n  hours: { from: '09:30', to: '17:00' }\n  holidays: [${holiday}]\n`,
      true,
    );
    const pages = await Promise.all(['en', 'zh'].map((one) => send(port, `/r/acme/app?lang=${one}`, {})));
    expect(pages[0]?.text).toContain(
      'Of each only the hours from 09:30 to 17:00 count. Holidays that do not count: 1.',
    );
    expect(pages[1]?.text).toContain('每个工作日只计 09:30 至 17:00 的时间。');
    expect(pages[1]?.text).toContain('不计入的节假日：1 天。');
  }, 60_000);
});

describe('a community of several repositories', () => {
  const own = (more: string) => ({ files: { '.github/hearth.yml': `version: 1\nreports:\n  mode: observe\n${more}` } });
  const sigs = 'sigs:\n  mode: observe\n  groups:\n    - name: Tokens\n      label: x\n      leads: [mo]\n';

  test('takes nothing from the file of one of them', async () => {
    const { town, port } = await townWith('version: 1\n', true);
    const { twin } = town;
    twin.repository('acme/aaa', own(`  zone: Asia/Tokyo\n  exclude: [mo]\n${sigs}`));
    for (const repository of ['acme/aaa', 'acme/app']) twin.as('mo').openIssue(repository, { title: 'It breaks' });
    await town.quiet();
    await town.hearth.engine.measures.refresh();
    const { status, text } = await send(port, '/c/acme', {});
    expect(status).toBe(200);
    expect(text).not.toMatch(/Tokyo|Tokens/);
    expect((await send(port, '/r/acme/aaa', {})).text).toContain('Asia/Tokyo');
  }, 60_000);
});

describe('what cannot be answered', () => {
  const nothing = () => Promise.resolve(null);
  const showing: PagesOptions['showing'] = {
    communities: () => Promise.resolve([]),
    community: nothing,
    repository: () =>
      Promise.resolve({
        installation: 3,
        repository: {
          id: 7,
          name: 'app',
          owner: { id: 1, login: 'acme', kind: 'organization' },
          private: false,
          archived: false,
          defaultBranch: 'main',
        },
        version: { own: 0, shared: 0 },
      }),
    waiting: () => Promise.resolve({ total: 0, items: [] }),
    mark: () => Promise.resolve({ terms: '', news: '', begins: null, behind: false, unworked: false }),
    item: nothing,
    report: nothing,
    titles: nothing,
    drawing: nothing,
    onBoards: nothing,
    boards: nothing,
    person: nothing,
    peoplePages: () => Promise.resolve([]),
  };
  const lines: object[] = [];
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (fields: object) => void lines.push(fields),
    error: () => undefined,
  };

  async function served(parts: Partial<PagesOptions>) {
    const pages = createPages({ showing, github: 'https://github.com', log, ...parts });
    const server = await startServer({ pages });
    closers.push(server.stop);
    return server.port;
  }
  const asked = async (of: () => Promise<null>) => send(await served({ reports: { of } }), '/r/acme/app', {});

  test.each<[string, string, Error, string[]]>([
    ['Too much at once', '30', new Busy('full'), []],
    ['GitHub gives no answer', '60', new Unavailable('socket hang up'), ['report']],
    ['GitHub gives no answer', '60', new RateLimited(new Date(), 'secondary limit'), ['report']],
    ['GitHub gives no answer', '60', new Busy('rests', { cause: new Unavailable('socket hang up') }), []],
    ['This page could not be made', '60', new Error('canceling statement due to statement timeout'), ['report']],
    ['This page could not be made', '60', new Busy('rests', { cause: new Error('canceling') }), []],
  ])('%s is 503, with when to come again (%s s) and nothing of why', async (title, seconds, error, logged) => {
    lines.length = 0;
    const { status, headers, text } = await asked(() => Promise.reject(error));
    expect([status, headers['retry-after'], headers['etag']]).toEqual([503, seconds, undefined]);
    expect(text).toContain(`<title>${title} `);
    expect(text).not.toContain(error.message);
    expect(lines.map((line) => (line as { page?: string }).page)).toEqual(logged);
  });

  test('a flood of failures is one line of the log for each kind of page', async () => {
    lines.length = 0;
    const community = () => Promise.reject(new Error('timeout exceeded when trying to connect'));
    const port = await served({ showing: { ...showing, community } });
    for (let count = 0; count < 30; count += 1) {
      expect((await send(port, '/c/acme', {})).status).toBe(503);
    }
    expect(lines).toEqual([{ page: 'community', reason: 'timeout exceeded when trying to connect', count: 1 }]);
  });

  test('of a flood of visitors four look at once, 64 wait, and the others come again, unlogged', async () => {
    lines.length = 0;
    let looking = 0;
    let finish: () => void = () => undefined;
    const ended = new Promise<null>((resolve) => {
      finish = () => {
        resolve(null);
      };
    });
    const community = () => {
      looking += 1;
      return ended;
    };
    const port = await served({ showing: { ...showing, community } });
    const statuses: number[] = [];
    const all = Array.from({ length: 80 }, async () => statuses.push((await send(port, '/c/acme', {})).status));
    while (statuses.length < 12) await sleep(5);
    expect([looking, statuses]).toEqual([4, Array.from({ length: 12 }, () => 503)]);
    finish();
    await Promise.all(all);
    expect(statuses.slice(12)).toEqual(Array.from({ length: 68 }, () => 404));
    expect(lines).toEqual([]);
  });
});
