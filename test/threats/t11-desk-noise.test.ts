// T11, T10: whoever fills in an application decides what it says and how often, not how often others are notified of it.
import { afterEach, describe, expect, test } from '@jest/globals';
import { bodiesOf, DeskWorld, directory, form, titleOf } from '../features/desk-world.js';
import { APP, startStreet } from '../scenarios/street.js';
import type { Street } from '../scenarios/street.js';

const CONFIG = `ladder:
  mode: active
  roles:
    - name: member
      decided_by: ['team:steering']
      apply: { label: membership }
    - name: reviewer
      sponsors: { count: 2, roles: [helper] }
      decided_by: ['team:steering']
      apply: { label: review }
    - name: helper
      defined_by: { team: helpers }
desk:
  mode: active
`;

let street: Street;

async function applied(label: string, body: string): Promise<number> {
  street = await startStreet({
    config: CONFIG,
    labels: ['membership', 'review'],
    before: (twin) => {
      for (const login of ['ana', 'bo', 'cy', 'eve', 'stella']) twin.user(login);
      twin.team('acme/helpers', { members: ['bo', 'cy'] });
      twin.team('acme/steering', { members: ['stella'] });
    },
  });
  const issue = { title: 'REQUEST: New membership', body, labels: [label] };
  return (await street.does('ana', (ana) => ana.openIssue(APP, issue))).number;
}

const edited = (number: number, body: string) => street.does('ana', (ana) => ana.edit(APP, number, { body }));

describe('who names now one and now another in their application', () => {
  afterEach(async () => {
    await street.close();
  });
  const of = (login: string) => `### GitHub Username\n\n@${login}`;
  const told = (number: number) => street.said(number).filter((words) => words.includes('@acme/steering'));

  test('has those who decide told once, however often', async () => {
    const number = await applied('membership', of('ana'));
    expect(told(number)).toHaveLength(1);
    for (const login of ['eve', 'ana', 'bo', 'ana']) await edited(number, of(login));
    expect(told(number)).toHaveLength(1);
  }, 120_000);

  test('has no sponsor reminded more than once', async () => {
    const sponsors = (names: string) => form(names);
    const number = await applied('review', sponsors('@bo, @cy'));
    const reminded = () => street.said(number).filter((words) => words.includes('still waits'));
    await street.pass(8);
    expect(reminded()).toHaveLength(1);
    // Whom a text names newly is looked at once more when they are late.
    for (const [without, again] of [
      ['@bo', '@bo, @cy, @eve'],
      ['@cy', '@cy, @bo, @stella'],
    ] as const) {
      await edited(number, sponsors(without));
      await edited(number, sponsors(again));
      await street.pass(8);
    }
    expect(reminded()).toHaveLength(1);
  }, 120_000);
});

test('whoever names now one SIG and now another has a team told once, and the leads of each once', () => {
  const causes = (decidedBy: readonly string[]) => {
    const desk = new DeskWorld({ titles: [titleOf({ scope: 'sig', sponsors: null, decidedBy })], directory });
    const of = (sig: string) => form('', `### SIG\n\n${sig}`);
    const played = [
      desk.applies(of('Network')),
      ...['Storage', 'Network', 'Storage'].map((sig) => desk.edits(of(sig))),
    ];
    const told = played.flatMap(({ actions }) => actions.filter(({ rule }) => rule === 'ready'));
    return [told.length, new Set(told.map(({ cause }) => cause)).size];
  };
  expect([causes(['team:steering']), causes(['lead'])]).toEqual([
    [4, 1],
    [4, 2],
  ]);
});

test('whoever is asked for another SIG is not reminded of it at once', () => {
  const desk = new DeskWorld({ titles: [titleOf({ scope: 'sig' })], directory });
  desk.applies(form('@bo @cy', '### SIG\n\nNetwork'));
  desk.says('bo', '+1');
  desk.now = '2026-03-20T10:00:00Z';
  const moved = desk.edits(form('@bo @cy', '### SIG\n\nStorage'));
  expect(bodiesOf(moved)['ask']).toContain('@bo');
  expect(moved.later.filter(({ at }) => at <= desk.now)).toEqual([]);
});
