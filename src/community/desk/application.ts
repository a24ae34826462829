// What an application says, however its form was filled: any order of questions, English or Chinese, with and without @,
// several names in one answer, or no form at all.
import type { Application } from '../../core/case.js';
import { clean, distinct } from '../name.js';
import type { ApplicationField } from './application-fields.js';
import { applicationFields } from './application-fields.js';
import type { FieldRole } from './application-headings.js';
import { speaksOfSponsors } from './application-headings.js';
import type { Named } from './application-people.js';
import { peopleIn, peopleMentioned } from './application-people.js';
import { linksIn, sigTexts } from './application-texts.js';
import { applicantInTitle } from './application-title.js';

/** An issue that applies for a title. Foreign text. */
export interface Applying {
  readonly title: string;
  readonly body: string;
  /** Login; null: the account is gone. */
  readonly author: string | null;
}

type Problem = Application['problems'][number];

/**
 * Reads an application. Who applies is whom the form names, else the title, else the author of the issue. Problems:
 * `no_applicant`, `several_applicants`, `no_sponsor`, and of a field `placeholder` (left as the form had it), `not_a_login`,
 * `email`, `team`, `too_many`; `field` is the question in the form's words, empty where there is none. Never throws; linear in
 * the length of the body, of which 65,536 characters count.
 */
export function readApplication({ title, body, author }: Applying): Application {
  const fields = applicationFields(body);
  const applicants = namedIn(fields, 'applicant');
  const sponsors = namedIn(fields, 'sponsors');
  const applicant = [applicants.logins, applicantInTitle(title), author === null ? [] : [author]].find(
    (logins) => logins.length > 0,
  );
  const named = sponsors.logins.length > 0 ? sponsors.logins : sponsorsInProse(fields);
  return {
    applicant: applicant ?? [],
    sponsors: named,
    sig: sigTexts(title, fields),
    ticked: [...new Set(fields.flatMap(({ ticked }) => ticked))],
    links: linksIn(fields),
    problems: [
      ...applicants.problems,
      ...(applicant === undefined ? [problem('no_applicant', fields, 'applicant')] : []),
      ...(applicant !== undefined && applicant.length > 1 ? [problem('several_applicants', fields, 'applicant')] : []),
      ...sponsors.problems,
      ...(named.length === 0 ? [problem('no_sponsor', fields, 'sponsors')] : []),
    ],
  };
}

function namedIn(
  fields: readonly ApplicationField[],
  role: FieldRole,
): Pick<Named, 'logins'> & { problems: Problem[] } {
  const answers = fields
    .filter((field) => field.role === role)
    .map((field) => ({ field, named: peopleIn(field.text) }));
  return {
    logins: distinct(answers.flatMap(({ named }) => named.logins)),
    problems: answers.flatMap(({ field, named }) => named.problems.map((code) => ({ code, field: field.heading }))),
  };
}

const NOT_SO = /\b(?:not|no|never|without)\b|n't\b|没|未|不|无|\?|？/i;

/** `My sponsors are @alice and @bob.`, where no question asks for them. */
function sponsorsInProse(fields: readonly ApplicationField[]): readonly string[] {
  const sentences = fields
    .filter(({ role }) => role === null)
    .flatMap(({ text }) => text.split(/\n|(?<=[.!?])\s|(?<=[。！？])/));
  return distinct(
    sentences
      .filter((sentence) => sentence.includes('@') || sentence.includes('github.com/'))
      .filter((sentence) => speaksOfSponsors(sentence) && !NOT_SO.test(sentence))
      .flatMap(peopleMentioned),
  );
}

const problem = (code: string, fields: readonly ApplicationField[], role: FieldRole): Problem => ({
  code,
  field: clean(fields.find((field) => field.role === role)?.heading ?? '', 100),
});
