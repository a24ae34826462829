// The rig itself: one small run, in which every named place is killed at once; that script and plan come from the seed alone;
// and that every mistake of the list has its place. The run of a thousand deliveries is a step of `.ci/run`.
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../support/busy-year-chance.js';
import { mutants } from './mutants/list.js';
import { expectedOf } from './oracle.js';
import { PLACES, planOf } from './plan.js';
import { scriptOf } from './script.js';
import type { Verdict } from './verdict.js';

const ENTRY = fileURLToPath(new URL('../../dist/test/chaos/main.js', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../dist/src/', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

describe('chaos', () => {
  test('a run in which Hearth is killed once at every named place: I1 to I10 hold', () => {
    const json = join(mkdtempSync(join(tmpdir(), 'hearth-chaos-')), 'verdict.json');
    const asked = ['--deliveries', '120', '--kills', '15', '--seed', '11', '--json', json];
    const { stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...asked], { encoding: 'utf8', timeout: 280_000 });
    expect(`${stdout}${stderr}`).toContain('I1 to I10 hold');
    const verdict = JSON.parse(readFileSync(json, 'utf8')) as Verdict;
    expect(verdict.places).toEqual(Object.fromEntries(Object.keys(verdict.places).map((place) => [place, 1])));
    expect([verdict.lost, verdict.visibleDuplicates]).toEqual([0, 0]);
  }, 300_000);

  test('a gate of sixty blows kills at every place three times', () => {
    const plan = planOf(random(1), 60);
    for (const place of [...PLACES.web, ...PLACES.worker]) {
      expect(plan.filter((blow) => blow.kind === 'place' && blow.place === place)).toHaveLength(3);
    }
  });

  test('every place that the code names is in the plan', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const named = files.flatMap((name) =>
      [...readFileSync(join(SOURCE, name), 'utf8').matchAll(/failpoint\??\.?\(\s*[`']([a-z.-]+)/g)].map(([, at]) => at),
    );
    // Reading history has places of its own, and its own test of them.
    const road = [...new Set(named)].filter((name) => name?.startsWith('backfill.') === false);
    expect(road.sort()).toEqual([...PLACES.web, ...PLACES.worker].sort());
  });

  test('the same seed is the same script and the same plan', () => {
    expect(scriptOf(random(5), 8)).toEqual(scriptOf(random(5), 8));
    expect(planOf(random(5), 70)).toEqual(planOf(random(5), 70));
    expect(scriptOf(random(5), 8)).not.toEqual(scriptOf(random(6), 8));
  });

  test('the oracle expects something of everything: greetings, labels, reactions, a refusal, an assignment, silence', () => {
    const [town] = scriptOf(random(1), 1);
    const items = [...expectedOf(town!).items.values()];
    const said = items.flatMap((item) => item.said);
    expect([...new Set(said)].sort()).toEqual([
      'greeting: issue',
      'greeting: merge',
      'greeting: pull_request',
      'refusal',
    ]);
    expect([...new Set(items.flatMap(({ labels }) => labels))].sort()).toEqual(
      [
        'good first issue',
        'kind/bug',
        'kind/feature',
        'needs-kind',
        'priority/low',
        'sig/network',
        'sig/storage',
      ].sort(),
    );
    expect(items.flatMap(({ assignees }) => assignees)).toEqual(['rea']);
    expect(items.filter((item) => item.said.length === 0).length).toBeGreaterThan(0);
  });

  test('there are thirty mistakes at least, and each has its one place in the code', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    const lost = mutants.filter(
      ({ file, find }) => readFileSync(join(COMPILED, file), 'utf8').split(find).length !== 2,
    );
    expect(lost.map(({ name }) => name)).toEqual([]);
  });
});
