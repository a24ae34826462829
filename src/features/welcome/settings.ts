// Settings of `welcome:` in hearth.yml.
import { duration, flag, group, line, list, section, text, wrongPieces } from '../../core/settings.js';
import { wrongPlaceholders } from './placeholders.js';

/** A sentence with a placeholder that is not known here and now is left out. */
const message = (when: string) =>
  text(`What to say ${when}; replaces Hearth's own words.`, 4_000)
    .superRefine((template, context) => {
      const [first, ...rest] = wrongPlaceholders(template);
      if (first !== undefined) context.addIssue(wrongPieces([first, ...rest]));
    })
    .optional();

const messages = (language: string) =>
  group(`Messages in ${language}.`, {
    issue: message('to a first issue'),
    pull_request: message('to a first pull request'),
    merge: message('to a first merge'),
  }).optional();

const MESSAGES =
  "Your own words, per language of the item; what is left out stays in Hearth's words. A sentence with a placeholder that is not known is left out; where none is left, nobody is greeted.";

export const settings = section('Greets people on their first issue, first pull request and first merge.', {
  issue: flag('Greet a first issue.', true),
  pull_request: flag('Greet a first pull request.', true),
  merge: flag('Thank for a first merge.', true),
  wait: duration(
    'Wait this long before a greeting, and stay silent when a person answered first; `0m` greets at once.',
    '0m',
    '7d',
  ),
  good_first_issues: line('Label whose open issues `{good_first_issues}` offers, at most three.', 50).optional(),
  introduce: line('Where newcomers say hello, for `{introduce}`: a link or a place.', 300).optional(),
  checklist: list(
    'Things a newcomer can check about their pull request, as a list of tasks under the greeting.',
    line('One thing to check.', 200),
    10,
  ),
  messages: group(MESSAGES, {
    en: messages('English'),
    zh: messages('Chinese'),
  }).default({}),
});
