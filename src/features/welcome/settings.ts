// Settings of `welcome:` in hearth.yml.
import { placeholdersIn } from '../../core/markdown.js';
import { duration, flag, group, line, list, section, text } from '../../core/settings.js';

/** Placeholders a message may use. One that is not known here and now takes its sentence with it. */
export const placeholders = [
  'author',
  'repo',
  'sig',
  'sig_contact',
  'next_meeting',
  'median_response',
  'good_first_issues',
  'introduce',
  'ladder',
] as const;

const message = (when: string) =>
  text(`What to say ${when}; replaces Hearth's own words.`, 4_000)
    .superRefine((template, context) => {
      const unknown = placeholdersIn(template).filter((name) => !placeholders.some((known) => known === name));
      for (const name of unknown) {
        const known = placeholders.map((one) => `{${one}}`).join(', ');
        const meant = placeholders.find((one) => one === name.trim().toLowerCase());
        const hint = meant === undefined ? `known are ${known}` : `did you mean {${meant}}?`;
        context.addIssue({ code: 'custom', message: `{${name}} is not a placeholder; ${hint}` });
      }
    })
    .optional();

const messages = (language: string) =>
  group(`Messages in ${language}.`, {
    issue: message('to a first issue'),
    pull_request: message('to a first pull request'),
    merge: message('to a first merge'),
  }).optional();

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
  messages: group("Your own words, per language of the item; what is left out stays in Hearth's words.", {
    en: messages('English'),
    zh: messages('Chinese'),
  }).default({}),
});
