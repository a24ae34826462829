// On whose terms the pages show a report: a repository on its own, a community on none of a single repository's.
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import type { ReportTerms } from '../../src/core/report-terms.js';
import type { LoadedSource, LoadedSources } from '../../src/engine/config/load.js';
import { createShowing } from '../../src/engine/showing.js';
import type { ShowingParts } from '../../src/engine/showing.js';
import type { ShownRepository } from '../../src/engine/ports.js';
import { loadFeatures } from '../../src/features/registry.js';
import { knownFrom } from '../../src/known.js';
import { madeReport } from '../web/pages-report.js';

const features = await loadFeatures();
const known = knownFrom(features);

function fileOf(reports: string | undefined): LoadedSource | null {
  if (reports === undefined) return null;
  const text = `version: 1\nreports: {mode: observe, ${reports}}\n`;
  const file = parseConfig('hearth.yml', text, known);
  return { file, kept: {}, text, url: 'https://github.com/acme/app/blob/main/.github/hearth.yml' };
}

/** Repositories by name, each with what its file says of reports; what is under `.github` is shared. */
async function termsFor(files: Readonly<Record<string, string | undefined>>): Promise<ReportTerms | undefined> {
  const found: ReportTerms[] = [];
  const shared = fileOf(files['.github']);
  const repositories = Object.keys(files).map((name, index): ShownRepository => {
    const owner = { id: 1, login: 'acme', kind: 'organization' as const };
    const repository = { id: index, name, owner, private: false, archived: false, defaultBranch: 'main' };
    return { installation: 3, repository, version: { own: 0, shared: 0 } };
  });
  const sources = (_: number, { name }: { name: string }): Promise<LoadedSources> =>
    Promise.resolve({ own: name === '.github' ? null : fileOf(files[name]), shared });
  const clock = { now: () => new Date('2026-11-21T12:00:00Z') };
  const showing = createShowing({
    engine: { features, known, clock, config: { sources } },
    reporter: {
      report: ({ terms }: { terms: ReportTerms }) => {
        found.push(terms);
        return Promise.resolve(madeReport());
      },
    },
    shown: {},
  } as unknown as ShowingParts);
  await showing.report({ id: 1, login: 'acme', repositories }, null);
  return found[0];
}

describe('the terms of a community', () => {
  test('are those of its shared file', async () => {
    const terms = await termsFor({ '.github': 'zone: Asia/Tokyo', aaa: 'zone: Europe/Rome, exclude: [mo]' });
    expect([terms?.zone, terms?.exclude]).toEqual(['Asia/Tokyo', []]);
  });

  test('are those of its one repository', async () => {
    expect((await termsFor({ aaa: 'zone: Europe/Rome' }))?.zone).toBe('Europe/Rome');
  });

  test('of several without a shared file are nobody’s', async () => {
    const terms = await termsFor({ aaa: 'zone: Europe/Rome, exclude: [mo], answer_within: 30', app: undefined });
    expect([terms?.zone, terms?.exclude, terms?.answerWithin]).toEqual(['UTC', [], 2]);
  });

  test('name nobody who asked for it in one of the repositories', async () => {
    const files = { '.github': 'unnamed: [ana]', aaa: 'unnamed: [bo, cy]', app: 'unnamed: [bo]' };
    expect((await termsFor(files))?.unnamed).toEqual(['ana', 'bo', 'cy']);
  });

  test('of more than are read name nobody at all', async () => {
    const names = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, undefined]));
    expect([(await termsFor(names(20)))?.thanks, (await termsFor(names(21)))?.thanks]).toEqual([true, false]);
  });
});
