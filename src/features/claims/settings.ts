// Settings of `claims:` in hearth.yml.
import { count, duration, flag, group, line, list, section, word } from '../../core/settings.js';
import { WORDS } from './names.js';

/** Labels of issues that anyone may claim where the file names none. */
export const CLAIMABLE = ['good first issue', 'help wanted'];

const label = line('The name of a label.', 50);

const LABELS =
  'Issues with one of these labels may be claimed by anyone; the first is the one for newcomers, which `next_issue` and `quality` go by. `[]`: every open issue may be claimed.';
const LIMIT = 'Open issues of the community that a person may be assigned to by claiming them.';
const UNKNOWN =
  'Pull requests of people who have none merged in the community and do not belong to it. The consequence is a label; nothing is closed.';

const LEAVE =
  'Words that another bot obeys here, such as Prow: Hearth stands aside for these, with `un` or `remove-` before them or without.';

export const settings = section('Lets people take issues, and hands on what nobody works on.', {
  labels: list(LABELS, label, 20, CLAIMABLE),
  limit: count(LIMIT, 3, [1, 50]),
  newcomer_limit: count('The same for people without a merged pull request.', 1, [1, 50]),
  per_issue: count('People who may be assigned to one issue by claiming it.', 1, [1, 10]),
  remind_after: duration(
    'Ask the claimant, once, after this long without a comment or an open pull request of theirs; `0m` never asks, and never releases.',
    '7d',
    '60d',
  ),
  release_after: duration(
    'Unassign them after this long without one, and never sooner after the reminder than the time between the two.',
    '14d',
    '120d',
  ),
  leave: list(LEAVE, word('A word of this section, without its slash.', WORDS), 10),
  competing: flag(
    'Tell the author of a pull request who else works on the issue that it would close, and list several such pull requests on the issue.',
    true,
  ),
  next_issue: flag('Suggest an open issue for newcomers after a merge, at most once per person and week.', true),
  quality: flag('Say what a newcomer would miss in an issue that is labelled as one for newcomers.', true),
  unknown_authors: group(UNKNOWN, {
    most_open: count('Open pull requests that such a person may have in the community; `0`: any number.', 0, [0, 50]),
    disclosure: list(
      'Boxes of the pull request template, by their text, of which at least one must be ticked.',
      line('The text beside the box.', 300),
      10,
    ),
    assigned_first: flag('Their pull request must close an issue that they are assigned to.', false),
    label: line('The label that a pull request gets which does not meet these rules. It must exist.', 50).optional(),
    comment: flag('Also say on the pull request what is missing, in the status comment.', false),
  }).default({ most_open: 0, disclosure: [], assigned_first: false, comment: false }),
});
