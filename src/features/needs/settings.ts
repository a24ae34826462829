// Settings of `needs:` in hearth.yml.
import { duration, flag, group, line, list, section, text } from '../../core/settings.js';
import { pattern } from '../../core/setting-values.js';

const rule = group('One label that an item bears while another is missing.', {
  missing_label: line('Label to put on while no label matches, such as `needs-sig`. It must exist.', 50),
  regexp: pattern('What a label must match for the item to need nothing, such as `^(sig|wg|committee)/`.'),
  grace_period: duration('Wait this long after the opening, so that labels can come first.', '1m', '30d'),
  issues: flag('It concerns issues.', true),
  prs: flag('It concerns pull requests.', true),
  branch: line('Only pull requests into this branch.', 255).optional(),
  missing_comment: text(
    'What to say while it is missing, in the status comment of the item; nothing is said where it is left out.',
    1_000,
  ).optional(),
});

export const settings = section(
  'Puts a label such as `needs-sig` on what has no label of a kind, and takes it off again.',
  {
    rules: list('Which labels are needed.', rule, 20),
  },
);
