// T11: what one comment of anybody costs of the requests that all of an organisation share.
import { expect, test } from '@jest/globals';
import { APP, startStreet } from '../scenarios/street.js';

const SIGS = Array.from({ length: 10 }, (_, nth) => `s${nth}`);
const PEOPLE = Array.from({ length: 20 }, (_, nth) => `p${nth}`);
const CONFIG = `sigs:
  mode: active
  groups:
${SIGS.map((sig) => `    - { name: ${sig} }`).join('\n')}
ladder:
  mode: active
  roles:
    - name: reviewer
      scope: sig
      defined_by: { team: '{sig}-reviewers' }
`;

test('who asks after twenty people at once is told of three, for the requests of three', async () => {
  const street = await startStreet({
    config: CONFIG,
    before: (twin) => {
      for (const login of ['eve', ...PEOPLE]) twin.user(login);
      for (const sig of SIGS) twin.team(`acme/${sig}-reviewers`, {});
    },
  });
  const { number } = await street.does('eve', (eve) => eve.openIssue(APP, { title: 'Who is who?' }));
  const costOf = async (people: readonly string[]) => {
    const before = street.twin.requests.length;
    const body = people.map((login) => `/ladder @${login}`).join('\n');
    await street.does('eve', (eve) => eve.comment(APP, number, body));
    return street.twin.requests.length - before;
  };
  const three = await costOf(PEOPLE.slice(0, 3));
  expect(await costOf(PEOPLE)).toBeLessThanOrEqual(three + PEOPLE.length);
  expect(
    street
      .said(number)
      .at(-1)
      ?.match(/holds no title here/g),
  ).toHaveLength(3);
  expect(street.said(number).at(-1)).toContain('`/ladder @p3` was not done: several people are named at once;');
  await street.close();
}, 120_000);
