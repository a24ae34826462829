// Settings of `config-check:` in hearth.yml.
import { count, section } from '../../core/settings.js';

export const settings = section(
  'Checks every pull request that changes hearth.yml, and tells the maintainers of mistakes on the default branch.',
  {
    replay: count(
      'How many of the last issues and pull requests are decided again under the changed file, to show what would differ; `0`: none.',
      30,
      [0, 100],
    ),
  },
  { mode: 'active' },
);
