// What may stand in one requirement: the words of all kinds, and what belongs to them.
import type { z } from 'zod';
import { creditKinds } from '../../core/credit.js';
import { group, line, list, word } from '../../core/settings.js';
import { reaches } from '../../core/title.js';
import { days, holder, number, titleName } from './setting-values.js';

const MOST_DAYS = 3650;
const many = [1, 10_000] as const;
const deed = word('A kind of deed, by its name at All Contributors.', creditKinds);

/** Without what others are within. */
export const leaf = group('One requirement.', {
  merged: number('So many own pull requests that were merged.', many),
  substantial: number('So many of them of more than 30 changed lines.', many),
  reviewed: number("So many pull requests of others' that got a review.", many),
  primary_reviewed: number('So many with the first review, or as many reviews as anybody else gave.', many),
  substantial_reviewed: number('So many reviewed ones of more than 30 changed lines.', many),
  substantial_primary_reviewed: number('So many of them with the first review, or as many as anybody else.', many),
  reviewed_or_merged: number('So many pull requests that are either, each once.', many),
  substantial_reviewed_or_merged: number('So many of them of more than 30 changed lines.', many),
  issues: number('So many issues opened, but for those closed as not planned or as a duplicate.', many),
  answers: number("So many accepted answers, or first answers to others' issues.", many),
  comments: number("So many comments on others' items.", many),
  contributions: number('So many contributions of any kind on GitHub.', many),
  credit: list('Confirmed deeds of any of these kinds.', deed, creditKinds.length, [], 1),
  held: titleName('Holds this role, of the same SIG where both are of a SIG.').optional(),
  active: days('Did something, or was credited with something, in the last so many days.', MOST_DAYS).optional(),
  attested: line('What a person must say of them, by `/attest`: what no machine can judge.', 200).optional(),
  box: line(
    'A box of the application form that must be ticked, by how its text begins; two languages with ` / ` between.',
    200,
  ).optional(),
  duty: list('Deeds of any of these kinds that are due again and again while the title is held.', deed, 33, [], 1),
  within: days('With a number or `credit`: in the last so many days; without this line, ever.', MOST_DAYS).optional(),
  in: word(
    "With a number: in the whole community, in the repository, or on what bears the SIG's label; without this line, where the title is held.",
    reaches,
  ).optional(),
  least: number('With `credit` or `duty`: how many; without this line, one.', [1, 1000]),
  for: days('With `held`: for at least so many days.', MOST_DAYS).optional(),
  by: list(
    'With `attested`: holders of which roles can say so; `lead` for leads of the SIG.',
    holder('A role.'),
    10,
    [],
    1,
  ),
  per: days('With `duty`: in every so many days.', MOST_DAYS).optional(),
});

/** An entry as it was read; `of` holds entries of the same form. */
export interface RequirementSettings extends z.output<typeof leaf> {
  readonly any?: number | undefined;
  readonly of?: readonly RequirementSettings[] | undefined;
}
