// Settings of titles, as a maintainer writes them: roles under `ladder:`, honours under `honours:`.
import type { z } from 'zod';
import { teamSlug } from '../../core/setting-values.js';
import { choice, count, flag, group, line, list, word } from '../../core/settings.js';
import { requirementList } from './requirement-settings.js';
import { days, holder, number, ownersFile, rosterFile, teamOfSig, titleName } from './setting-values.js';

const scopes = ['community', 'repo', 'sig'] as const;
const columns = ['reviewers', 'approvers'] as const;
const YEARS = 3650;

const sponsors = group('Who must vouch for an applicant.', {
  count: count('How many of them.', 2, [1, 5]),
  roles: list('Holders of which roles can be one; `lead` for leads of the SIG.', holder('A role.'), 10),
  same_sig: flag('Of the SIG that the title is for.', false),
  different_employers: flag('No two of one employer, where the affiliation file says for whom they work.', false),
});

const definedBy = group('Who holds it, besides those who were given it by a decision.', {
  team: teamOfSig('Members of this team of the organisation.').optional(),
  owners: word('Those whom OWNERS files name so; of a SIG, the files of its paths.', columns).optional(),
  roster: rosterFile('Those whom a file of the repository lists, a login on each line or entry.').optional(),
  leads: flag('The leads whom the SIG directory names.', false),
  requirements: flag('Whoever meets the requirements: nobody decides.', false),
});

const gives = group('What an accepted decision changes. Without it a person is told the steps.', {
  team: teamOfSig(
    "They are asked into this team. Only where the organisation's own file names the team under `teams` of `ladder`.",
  ).optional(),
  owners: group('They are added to an OWNERS file, by a pull request.', {
    path: ownersFile('The file.'),
    as: word('Under which heading.', columns),
  }).optional(),
  roster: rosterFile('They are added to a file that lists people, by a pull request.').optional(),
});

const title = group('A role or an honour.', {
  name: titleName('What people type for it; no other may have the same.'),
  title: group('What people read.', {
    en: line('In English.', 60).optional(),
    zh: line('In Chinese.', 60).optional(),
  }).optional(),
  scope: choice('Held in the whole community, in one repository, or of one SIG.', scopes, 'community'),
  requirements: requirementList,
  sponsors: sponsors.optional(),
  nominated_by: list('Holders of which roles may nominate somebody; `anyone`.', holder('A role.'), 10),
  seconds: count('How many of them must second a nomination.', 0, [0, 20]),
  decided_by: list('Holders of which roles say `/accept` or `/not-yet`; one is enough.', holder('A role.'), 10),
  objection_window: days('People may object for so long, once all else is met.', 90).optional(),
  seats: number('At most so many hold it at once.', [1, 10_000]),
  term: days('It ends after so many days.', YEARS).optional(),
  remind: days('So many days before its end its holder is reminded; without this line, 30.', 180).optional(),
  apply: group('How people apply for it.', {
    label: line('An issue with this label is an application, such as the label of a form.', 50),
  }).optional(),
  defined_by: definedBy.optional(),
  gives: gives.optional(),
  privileges: list('What its holders may do, for people to read.', line('A privilege.', 200), 20),
  inactivity: group('When a holder counts as inactive. They are asked; nothing is taken from anybody.', {
    after: days('After so many days without a contribution or a confirmed deed.', YEARS),
  }).optional(),
});

/** To be spread into the section `ladder`. */
export const ladderFields = {
  roles: list('The rungs, the first one first.', title, 30),
  teams: list(
    "The only teams that Hearth may ask people into. Counts in the organisation's own file alone.",
    teamSlug('A team.'),
    50,
  ),
};

/** To be spread into the section `honours`. */
export const honoursFields = { titles: list('Titles beside the ladder.', title, 30) };

export type TitleSettings = z.output<typeof title>;
export type LadderSettings = z.output<z.ZodObject<typeof ladderFields>>;
export type HonoursSettings = z.output<z.ZodObject<typeof honoursFields>>;
