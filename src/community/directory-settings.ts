// Settings of the SIG directory, as a maintainer writes them under `sigs:`: where it is, who looks after what, and which
// files of the repository say who owns a path.
import type { z } from 'zod';
import { SIGS_PATH } from '../core/readable.js';
import { clockTime, date, login, pathGlob, pattern, teamSlug, zone } from '../core/setting-values.js';
import { count, flag, group, line, list, nameOf, word } from '../core/settings.js';
import { sigKinds } from '../core/sig.js';
import { weekdays } from './weekday.js';

/** Files that tell who owns a path. */
const ownersFiles = ['OWNERS', 'CODEOWNERS'] as const;
type OwnersFileName = (typeof ownersFiles)[number];

const frequencies = ['weekly', 'biweekly', 'monthly'] as const;

const from = line('A `sigs.yaml` in the form of Kubernetes, read as it is.', 100)
  .refine((path) => path === SIGS_PATH, {
    error: (issue) =>
      `Hearth reads a SIG directory only from "sigs.yaml" at the top of the repository, got ${nameOf(issue.input)}; put it there, or write the SIGs under "groups"`,
  })
  .meta({ description: 'A `sigs.yaml` in the form of Kubernetes, read as it is.', kind: 'path: `sigs.yaml`' });

const meeting = group('A meeting that takes place again and again.', {
  description: line('What it is called.', 100).optional(),
  day: word('Day of the week.', weekdays),
  time: clockTime('When it begins, by the clock of its zone.'),
  zone: zone('Its time zone.', 'UTC'),
  frequency: word('How often it takes place.', frequencies),
  anchor: date('A day on which it takes place: tells which of two weeks, or which week of the month.').optional(),
  url: line('Where it is held.', 300).optional(),
});

const entry = group('A SIG, working group, user group or committee.', {
  name: line('What it is called. One that `from` has, too, is added to.', 80),
  kind: word('What it is; a SIG without this line.', sigKinds).optional(),
  label: line('Its label; without this line its kind and name: `sig/network`.', 50).optional(),
  leads: list('Logins of those who lead it.', login('A login.'), 20),
  chat: line('Where it talks: a link or a channel.', 300).optional(),
  mailing_list: line('Its mailing list: a link or an address.', 300).optional(),
  page: line('Link to its page.', 300).optional(),
  teams: list('Teams of the organisation that belong to it.', teamSlug('A team.'), 30),
  mention: teamSlug(
    'The one of these teams that is told of its items, once each. Nobody is told without it.',
  ).optional(),
  paths: list('What it looks after; a folder stands for all that is in it.', pathGlob('A path.'), 200),
  keywords: list('What its items speak of, in title or text.', pattern('A pattern.'), 50),
  form_values: list('Answers in issue forms that choose it.', line('An answer.', 100), 20),
  meetings: list('When it meets.', meeting, 10),
});

/** As in Prow, which keeps the words of its own merge gates out. */
const OWNERS_DEFAULTS: {
  files: OwnersFileName[];
  aliases: boolean;
  labels_denylist: string[];
  front_matter: boolean;
} = { files: [...ownersFiles], aliases: true, labels_denylist: ['approved', 'lgtm'], front_matter: false };

/** To be spread into the section of a feature. */
export const directoryFields = {
  from: from.optional(),
  groups: list('The groups of the community.', entry, 200),
  owners: group('Files of the repository that tell who owns a path, as they are on the base branch.', {
    files: list('Which of them are read.', word('A file.', ownersFiles), 2, OWNERS_DEFAULTS.files),
    aliases: flag('Names of `OWNERS_ALIASES` stand for their members.', true),
    labels_denylist: list(
      'Labels of OWNERS files that are never put on.',
      line('A label.', 50),
      50,
      OWNERS_DEFAULTS.labels_denylist,
    ),
    front_matter: flag('OWNERS words at the head of Markdown files count for these files.', false),
  }).default(OWNERS_DEFAULTS),
  most: count('How many SIG labels an item bears at most: those that own most of the change.', 3, [1, 10]),
};

export type DirectorySettings = z.output<z.ZodObject<typeof directoryFields>>;
export type GroupSettings = DirectorySettings['groups'][number];
