// What happens in private repositories changes no byte of a public report, whoever is new or known by it.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { printed } from '../../src/commands/report-print.js';
import { defaultTerms } from '../../src/core/report-terms.js';
import { createReporter } from '../../src/engine/health-report.js';
import type { ReportAsk, ReporterPorts } from '../../src/engine/health-report.js';
import { measure } from '../../src/engine/measure.js';
import { framingOf } from '../../src/engine/report/framing.js';
import { newContributors } from '../../src/metrics/people/new-contributors.js';
import { periodEnding } from '../../src/metrics/period.js';
import { createLedger } from '../../src/store/ledger.js';
import { APP, communityOf, OWNER } from '../support/community.js';
import type { Community } from '../support/community.js';
import type { Words } from '../support/community-words.js';

let it: Community;
let vault: Words;
let ports: ReporterPorts;
beforeEach(async () => {
  it = await communityOf();
  vault = it.repository('vault', { private: true });
  ports = {
    measures: it.measures,
    ledger: createLedger(it.database),
    clock: { now: () => new Date('2026-12-01T09:00:00Z') },
  };
  await publicLife();
});
afterEach(() => it.end());

const NEW_HERE = ['ana', 'ben', 'cai', 'dee', 'eli', 'fay', 'gus'];
const EVERYTHING: ReportAsk = {
  of: { community: OWNER.id },
  privateToo: false,
  audience: 'public',
  period: periodEnding('monthly', new Date('2026-12-01T09:00:00Z'), 'UTC'),
  terms: defaultTerms,
  directory: null,
};
const ONE: ReportAsk = { ...EVERYTHING, of: { repository: APP } };

async function publicLife(): Promise<void> {
  it.maintainer('mo', { at: '2025-01-01' });
  it.issue(1, { by: 'mo', at: '2025-01-02' });
  it.issue(2, { by: 'zoe', at: '2026-05-03' });
  NEW_HERE.forEach((by, index) => {
    it.issue(10 + index, { by, at: '2026-11-02 10:00' });
    it.comment(10 + index, { by: 'mo', at: '2026-11-02 12:00' });
    it.pull(30 + index, { by, at: '2026-11-03 10:00' });
    it.merge(30 + index, { by: 'mo', at: '2026-11-04 10:00' });
  });
  it.star({ by: 'mo', at: '2026-12-01 08:00' });
  await it.refresh();
}

/** Each in another way: who began there, came back there, stayed there, was merged there. */
async function privateLife(): Promise<void> {
  vault.maintainer('mo', { at: '2025-06-01' });
  vault.issue(1, { by: 'ana', at: '2026-08-01' });
  vault.pull(2, { by: 'ben', at: '2026-08-01' });
  vault.merge(2, { by: 'mo', at: '2026-08-02' });
  vault.comment(1, { by: 'cai', at: '2026-09-01' });
  vault.issue(3, { by: 'dee', at: '2026-11-20' });
  vault.issue(4, { by: 'zoe', at: '2026-11-11' });
  vault.issue(5, { by: 'mo', at: '2024-01-01' });
  await it.refresh();
}

const published = async (ask: ReportAsk) => {
  const report = await createReporter(ports).report(ask);
  return (['md', 'json', 'html'] as const).map((format) => printed(report, format, 'en', 'https://github.com'));
};
const newIn = async (ask: ReportAsk) => {
  const { M09 } = await measure(it.measures, [newContributors], (await framingOf(ports, ask)).frame);
  return { new: M09?.figures['new']?.value, merged: M09?.figures['merged']?.value };
};
const knownIn = async (ask: ReportAsk) => (await framingOf(ports, ask)).frame.knownIn;

test.each([
  ['of the community', EVERYTHING],
  ['of one repository', ONE],
  ['of one repository, for its leads', { ...ONE, audience: 'private' as const }],
])('%s: the same bytes with and without private acts', async (_, ask) => {
  const without = await published(ask);
  // Only a report for everybody names those who are new.
  expect(without[0]!.includes('@ana')).toBe(ask.audience === 'public');
  await privateLife();
  const withThem = await published(ask);
  expect(withThem).toEqual(without);
});

test('who may look at private repositories is told who began there', async () => {
  await privateLife();
  expect(await newIn(EVERYTHING)).toEqual({ new: 7, merged: 7 });
  const forLeads = { ...EVERYTHING, audience: 'private' as const, privateToo: true };
  expect(await newIn(forLeads)).toEqual({ new: 4, merged: 6 });
});

test('people are known in the public repositories, in private ones for those who may look, and in what is looked at', async () => {
  const VAULT = APP + 1;
  expect(await knownIn(ONE)).toEqual([APP]);
  expect(await knownIn({ ...ONE, of: { repository: VAULT }, privateToo: true })).toEqual([VAULT, APP]);
  expect(await knownIn({ ...EVERYTHING, audience: 'private', privateToo: true })).toEqual([APP, VAULT]);
  it.repository('docs');
  await it.tell();
  expect(await knownIn(ONE)).toEqual([APP, APP + 2]);
});
