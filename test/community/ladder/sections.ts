// The sections of titles as the configuration knows them, whatever else the features add to them.
import { checkHonours, checkLadder } from '../../../src/community/ladder/check.js';
import { honoursFields, ladderFields } from '../../../src/community/ladder/settings.js';
import { titlesOf } from '../../../src/community/ladder/titles.js';
import type { HonoursSettings, LadderSettings } from '../../../src/community/ladder/settings.js';
import { knownOf } from '../../../src/config/known.js';
import { parseConfig } from '../../../src/config/parse.js';
import { feature } from '../../../src/core/feature.js';
import { printProblem } from '../../../src/core/problem.js';
import { section } from '../../../src/core/settings.js';
import type { Title } from '../../../src/core/title.js';

const quiet = {
  on: [],
  explanations: {},
  ask: () => null,
  decide: () => ({ because: { code: 'none', visibility: 'maintainers' as const } }),
};

export const ladder = feature({
  ...quiet,
  name: 'ladder',
  settings: section('Roles.', ladderFields),
  check: checkLadder,
});

export const honours = feature({
  ...quiet,
  name: 'honours',
  settings: section('Honours.', honoursFields),
  check: checkHonours,
});

export const known = knownOf([ladder, honours]);

/** What is wrong with these sections, as a maintainer reads it. */
export const problems = (text: string): readonly string[] =>
  parseConfig('hearth.yml', text, known).problems.map(printProblem);

/** Titles of these sections; throws where something is wrong with them. */
export function titles(text: string): readonly Title[] {
  const file = parseConfig('hearth.yml', text, known);
  const wrong = file.problems.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw new Error(wrong.map(printProblem).join('\n'));
  const { ladder: roles, honours: others } = file.sections as {
    readonly ladder?: LadderSettings;
    readonly honours?: HonoursSettings;
  };
  return titlesOf({ ladder: roles ?? null, honours: others ?? null });
}
