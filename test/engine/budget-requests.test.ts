// What one outsider may cost of an installation's requests within an hour: whoever used it up waits, and nobody else.
import { afterEach, expect, test } from '@jest/globals';
import type { OwnLimit } from '../../src/core/failure.js';
import type { CommentEvent, RepositoryEvent } from '../../src/core/event.js';
import { feature } from '../../src/core/feature.js';
import { section } from '../../src/core/settings.js';
import { causer } from '../../src/engine/causer.js';
import { createRequestShares } from '../../src/engine/request-shares.js';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';

const APP = 'acme/app';
const EACH = 60;

let town: Town | undefined;
afterEach(async () => {
  await town?.close();
  town = undefined;
});

/** Asks about sixty accounts for each comment, and answers it. */
const curious = feature({
  name: 'curious',
  on: ['comment.created'],
  settings: section('For this test.', {}),
  explanations: {},
  ask: (event) => {
    const { repository, comment } = event as CommentEvent;
    return Object.fromEntries(
      Array.from({ length: EACH }, (_, n) => [
        `of${n}`,
        {
          kind: 'permissionOf' as const,
          repository,
          person: { id: comment.id * 1_000 + n, login: `user-${comment.id}-${n}`, kind: 'user' as const },
        },
      ]),
    );
  },
  decide: ({ event }) => {
    const { item, comment } = event as CommentEvent;
    return {
      because: { code: 'planned', visibility: 'public' },
      actions: [
        {
          act: { kind: 'label', number: item.number, add: [`heard-${comment.author?.login ?? ''}`], remove: [] },
          rule: 'rule',
          scope: `item:${item.number}`,
          cause: `comment:${comment.id}`,
        },
      ],
    };
  },
});

test('an outsider who asks for a thousand requests waits for the next hour, and others are answered meanwhile', async () => {
  const { clock, pass, wind } = turnedClock();
  town = await startTown('curious: {mode: active}\n', { features: [curious], clock });
  const { twin, hearth, installation } = town;
  wind(twin);
  const say = async (login: string, times: number) => {
    for (let n = 0; n < times; n += 1) twin.as(login).comment(APP, 1, `Word ${n}.`);
    await town?.quiet();
  };
  const asked = () => twin.requests.filter((request) => request.installation === installation.id).length;
  const waiting = () => hearth.database.rows(`select reason, attempts from inbox where state = 'waiting'`);
  twin.as('mo').openIssue(APP, { title: 'Here', body: 'We talk.', labels: [] });
  for (const label of ['heard-eve', 'heard-ben', 'heard-mo'])
    twin.as('mo').openIssue(APP, { title: label, body: '', labels: [label] });
  await town.quiet();
  const before = asked();
  await say('eve', 30);
  const spent = asked() - before;
  expect(spent).toBeGreaterThanOrEqual(1_000);
  // What is in hand is not broken off.
  expect(spent).toBeLessThan(1_000 + 2 * EACH);
  const left = await waiting();
  expect(left.length).toBeGreaterThan(8);
  for (const row of left) {
    expect(row).toMatchObject({
      reason: expect.stringMatching(/^one person caused 1000 requests to GitHub within an hour: it waits until /),
      attempts: 0,
    });
  }
  await say('ben', 1);
  await say('mo', 20);
  expect(twin.labels(APP, 1).toSorted()).toEqual(['heard-ben', 'heard-eve', 'heard-mo']);
  expect(await waiting()).toHaveLength(left.length);
  expect(await hearth.database.rows('select from parked')).toEqual([]);
  pass(3_700);
  await town.quiet();
  expect(await waiting()).toEqual([]);
}, 180_000);

test('who is asked for beside others pays for nobody but themselves', async () => {
  town = await startTown('curious: {mode: active}\n', { features: [curious] });
  const { twin, hearth } = town;
  twin.as('mo').openIssue(APP, { title: 'One', body: 'We talk.' });
  twin.as('mo').openIssue(APP, { title: 'Two', body: 'We talk.', labels: ['heard-ben', 'heard-mo'] });
  await town.quiet();
  for (let n = 0; n < 13; n += 1) {
    twin.as('ben').comment(APP, 2, `Word ${n}.`);
    for (let more = 0; more < 2; more += 1) twin.as('mo').comment(APP, 1, `Word ${n}.`);
  }
  await town.quiet();
  expect(await hearth.database.rows(`select reason from inbox where state = 'waiting'`)).toEqual([]);
}, 180_000);

test('whoever pushes to a pull request, it is on the share of its author', () => {
  const person = (id: number, login: string) => ({ id, login, kind: 'user' as const });
  const event = (kind: string, actor: number, association: string) =>
    ({
      kind,
      actor: person(actor, 'whoever'),
      item: { author: person(7, 'eve'), association },
    }) as unknown as RepositoryEvent;
  expect(causer(event('item.pushed', 9, 'NONE'))).toBe(7);
  expect(causer(event('item.pushed', 7, 'CONTRIBUTOR'))).toBe(7);
  expect(causer(event('item.pushed', 9, 'MEMBER'))).toBeNull();
  // Somebody acts on what others wrote.
  expect(causer(event('item.labeled', 9, 'NONE'))).toBeNull();
});

test('a share is of one person in one installation, and of an hour from its first request on', () => {
  const shares = createRequestShares();
  const at = (minutes: number) => new Date(60_000 * minutes);
  const waits = (installation: number, person: number, minutes: number) => {
    try {
      shares.check(installation, person, at(minutes));
      return null;
    } catch (error) {
      return ((error as OwnLimit).until.getTime() - at(minutes).getTime()) / 60_000;
    }
  };
  shares.charge(1, 7, 999, at(0));
  expect(waits(1, 7, 10)).toBeNull();
  shares.charge(1, 7, 1, at(20));
  expect([waits(1, 7, 20), waits(1, 7, 59), waits(1, 7, 60)]).toEqual([40, 1, null]);
  expect([waits(2, 7, 20), waits(1, 8, 20)]).toEqual([null, null]);
  shares.charge(1, 7, 10, at(60));
  expect(waits(1, 7, 61)).toBeNull();
});
