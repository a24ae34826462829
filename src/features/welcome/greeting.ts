// The words of a greeting: the maintainers' own or Hearth's, in the item's language, with what is known filled in.
import type { z } from 'zod';
import type { ItemEvent } from '../../core/event.js';
import { languageOf, languages } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { fill, mention, placeholdersIn } from '../../core/markdown.js';
import type { Person } from '../../core/person.js';
import { messages } from './messages.js';
import type { Occasion } from './messages.js';
import type { settings } from './settings.js';

type Own = z.output<typeof settings>;

export interface Greeting {
  readonly occasion: Occasion;
  readonly author: Person;
  readonly cause: ItemEvent;
  readonly own: Own;
  readonly language: Language;
  readonly open: readonly { readonly number: number }[];
}

/** Null: nothing is left to say, for every sentence has a placeholder that is not known. A list of tasks alone is none. */
export function greeting({ occasion, author, cause, own, language, open }: Greeting): string | null {
  const spoken = languageOf(`${cause.item.title}\n${cause.item.body}`) ?? language;
  const text = fill(template(own, spoken, occasion), {
    author: mention(author.login),
    repo: `\`${cause.repository.name}\``,
    introduce: own.introduce,
    good_first_issues:
      open.length > 0 ? open.map(({ number }) => `#${number}`).join(spoken === 'zh' ? '、' : ', ') : undefined,
  });
  if (text === '') return null;
  const tasks = occasion === 'pull_request' ? own.checklist.map((task) => `- [ ] ${task}`) : [];
  // A maintainer's HTML comment could look like one of Hearth's hidden marks.
  return [text, ...(tasks.length > 0 ? [tasks.join('\n')] : [])].join('\n\n').replaceAll('<!--', '&lt;!--');
}

/** Is it worth asking GitHub for open issues? Only where the message that will be used has a place for them. */
export function usesGoodFirstIssues(own: Own, occasion: Occasion): boolean {
  return languages.some((language) => placeholdersIn(template(own, language, occasion)).includes('good_first_issues'));
}

function template(own: Own, language: Language, occasion: Occasion): string {
  return own.messages[language]?.[occasion] ?? messages[language][occasion];
}
