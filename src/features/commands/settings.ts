// Settings of `commands:` in hearth.yml.
import { standings } from '../../core/permission.js';
import type { Standing } from '../../core/permission.js';
import { login, teamSlug } from '../../core/setting-values.js';
import { choice, group, line, list, nameOf, section } from '../../core/settings.js';
import type { SettingsOf } from '../../core/settings.js';

const word = (meaning: string) =>
  line(meaning, 50)
    .regex(/^[a-z][a-z\d_-]*$/, {
      error: ({ input }) => `expected a command's word in small letters such as sig, without /, got ${nameOf(input)}`,
    })
    .meta({ description: meaning, kind: "command's word, without /" });

const label = (meaning: string) => line(meaning, 50);
const who = (what: string, fallback: Standing) => choice(`Who may use ${what}.`, standings, fallback);

const restricted = group('A label that only some may put on or take off, by whatever command.', {
  label: label('The name of the label.'),
  allowed_teams: list(
    "Teams of the organisation whose members may, by the last part of the team's address.",
    teamSlug('A team.'),
    20,
  ),
  allowed_users: list('People who may.', login('A login.'), 50),
  assign_on: list('When somebody puts one of these labels on, the people above are assigned.', label('A label.'), 10),
});

const WHO =
  'Who may use which commands: `anyone` who may read here, the `author` of the item (or who may triage), or at least that right in the repository. GitHub is asked each time.';
const LEAVE =
  'Words of commands that another bot obeys here, such as Prow: Hearth stands aside for these, with `remove-` before them or without.';

export const settings = section('Lets people change labels, reviewers and states by commands in comments.', {
  families: list(
    'Families of labels that become commands: with `sig`, `/sig network` puts `sig/network` on, and `/remove-sig network` takes it off.',
    word('What stands before the / of a label.'),
    30,
    ['sig', 'wg', 'committee', 'area', 'kind', 'priority', 'triage'],
  ),
  exclusive: list(
    'Families of which an item bears one label: another takes the place of the one before.',
    word('A family.'),
    30,
    ['priority', 'triage'],
  ),
  additional_labels: list(
    'Labels that `/label` and `/remove-label` may name, `*` for any run of characters.',
    line('A label, or a pattern of labels.', 50),
    100,
  ),
  restricted_labels: list('Labels that only some may put on or take off; `/label` may name them, too.', restricted, 50),
  who: group(WHO, {
    families: who('the families of labels, but for `triage`', 'anyone'),
    triage: who('`/triage` and `/remove-triage`', 'triage'),
    label: who('`/label` and `/remove-label`', 'anyone'),
    help: who('`/help`, `/good-first-issue` and their removal', 'triage'),
    lifecycle: who('`/lifecycle` and `/remove-lifecycle`', 'anyone'),
    cc: who('`/cc` and `/uncc`', 'author'),
    close: who('`/close`', 'author'),
    reopen: who('`/reopen`', 'triage'),
    retitle: who('`/retitle`', 'author'),
  }).default({
    families: 'anyone',
    triage: 'triage',
    label: 'anyone',
    help: 'triage',
    lifecycle: 'anyone',
    cc: 'author',
    close: 'author',
    reopen: 'triage',
    retitle: 'author',
  }),
  leave: list(LEAVE, word('A word.'), 50),
  help: group('What `/help` and `/good-first-issue` do.', {
    help_wanted: label('The label of issues that anybody may work on.').default('help wanted'),
    good_first_issue: label('The label of issues for newcomers.').default('good first issue'),
    guidelines_summary: line('What to say of such issues, in the status comment.', 500).optional(),
    guidelines_url: line('Address of the guidelines for such issues, for the status comment.', 300)
      .regex(/^https:\/\/[^\s<>()]+$/, {
        error: ({ input }) => `expected an address that begins with https://, got ${nameOf(input)}`,
      })
      .meta({ kind: 'address, https' })
      .optional(),
  }).default({ help_wanted: 'help wanted', good_first_issue: 'good first issue' }),
});

export type Own = SettingsOf<typeof settings>;
