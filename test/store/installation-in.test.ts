// What the door finds in the bytes of a delivery, against what is in it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { laterRow, tickRow } from '../../src/engine/read-row.js';
import type { LaterEvent } from '../../src/core/event.js';
import { installationIn } from '../../src/store/installation-in.js';

interface Kind {
  readonly name: string;
  readonly examples: readonly { readonly installation?: { readonly id: number } }[];
}
const recorded = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples'), 'utf8'),
) as readonly Kind[];
const found = (body: unknown) => installationIn(Buffer.from(JSON.stringify(body)));

test('it is the one of every recorded payload', () => {
  const bodies = recorded.flatMap(({ examples }) => examples);
  expect(bodies.length).toBeGreaterThan(300);
  expect(bodies.filter(({ installation }) => installation !== undefined).length).toBeGreaterThan(50);
  for (const body of bodies) expect(found(body)).toBe(body.installation?.id ?? null);
  for (const body of bodies) expect(found({ ...body, installation: { id: 4_321, node_id: 'x' } })).toBe(4_321);
});

test('it is the one of rows of our own', () => {
  const owner = { id: 1, login: 'acme', kind: 'organization' } as const;
  const repository = { id: 7, name: 'app', owner, private: false, archived: false, defaultBranch: 'main' };
  const at = new Date('2026-03-01T00:00:00Z');
  const tick = tickRow({ installation: 5, repository }, { series: 's', period: 'p', at });
  expect(installationIn(tick.payload)).toBe(5);
  const event = { kind: 'later', installation: 6, repository, feature: 'f', about: 'a', cause: {} };
  expect(installationIn(laterRow('g', event as unknown as LaterEvent, at.toISOString()).payload)).toBe(6);
});

test('words that people write are never taken for it', () => {
  const said = '"installation":{"id":666,';
  const body = { issue: { title: said, body: `${said} \\"installation\\":{"id":667` }, labels: [said] };
  expect(found({ installation: { id: 5 }, ...body })).toBe(5);
  expect(found({ ...body, installation: { id: 5 } })).toBe(5);
  expect(found(body)).toBeNull();
});

test.each([
  '',
  'not json',
  '"installation":',
  '"installation":{"id":null}',
  '"installation":{"id":1e99}',
  '"installation":-1',
])('nothing in %j', (text) => {
  expect(installationIn(Buffer.from(text))).toBeNull();
});
