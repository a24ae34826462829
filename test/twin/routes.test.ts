// The table of routes and the published description name the same operations.
import { expect, test } from '@jest/globals';
import { loadDescription } from './description.js';
import { routes } from './routes/index.js';

test('every route is published, and every operation of the extract is served', () => {
  expect(
    routes
      .filter(({ outsideRest }) => outsideRest !== true)
      .map(({ route }) => route)
      .sort(),
  ).toEqual([...loadDescription().operations].sort());
});
