// Where the ladder is looked after, as the section says that is in force.
import { expect, test } from '@jest/globals';
import type { Config } from '../../src/config/resolve.js';
import { titlesHere } from '../../src/engine/answers/title-here.js';

const owner = { id: 7, login: 'acme', kind: 'organization' as const };
const homeOf = (settings: object) =>
  titlesHere({ sections: { ladder: { settings, origin: { from: 'organization' } } } } as unknown as Config, { owner })
    .home;

test.each([
  ['a repository that is named', { mode: 'active', roles: [], home: 'community' }, 'community'],
  ['none', { mode: 'active', roles: [] }, undefined],
  ['none of a section that is off', { mode: 'off', roles: [], home: 'community' }, undefined],
])('%s', (_, settings, home) => {
  expect(homeOf(settings)).toBe(home);
});
