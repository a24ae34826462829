// The words of a greeting: the maintainers' own or Hearth's, in the item's language, with what is known filled in.
import type { z } from 'zod';
import type { ItemEvent } from '../../core/event.js';
import { languageOfItem, languages } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { fill, mention, placeholdersIn } from '../../core/markdown.js';
import type { Person } from '../../core/person.js';
import { messages } from './messages.js';
import type { Occasion } from './messages.js';
import type { Known } from './placeholders.js';
import type { settings } from './settings.js';

type Own = z.output<typeof settings>;

export interface Greeting {
  readonly occasion: Occasion;
  readonly author: Person;
  readonly cause: ItemEvent;
  readonly own: Own;
  readonly language: Language;
  readonly open: readonly { readonly number: number }[];
  /** What is known of the SIG and of how long people wait, in the item's language. */
  readonly about: (language: Language) => About;
}

/** What these placeholders stand for, as far as it is known. */
export type About = Readonly<Partial<Record<Known, string>>>;

/** Null: nothing is left to say, for every sentence has a placeholder that is not known. A list of tasks alone is none. */
export function greeting({ occasion, author, cause, own, language, open, about }: Greeting): string | null {
  const spoken = languageIn(cause) ?? language;
  const text = fill(template(own, spoken, occasion), {
    author: mention(author.login),
    repo: `\`${cause.repository.name}\``,
    introduce: own.introduce,
    ...about(spoken),
    good_first_issues:
      open.length > 0 ? open.map(({ number }) => `#${number}`).join(spoken === 'zh' ? '、' : ', ') : undefined,
  });
  if (text === '') return null;
  const tasks = occasion === 'pull_request' ? own.checklist.map((task) => `- [ ] ${task}`) : [];
  // A maintainer's HTML comment could look like one of Hearth's hidden marks.
  return [text, ...(tasks.length > 0 ? [tasks.join('\n')] : [])].join('\n\n').replaceAll('<!--', '&lt;!--');
}

const languageIn = ({ item }: ItemEvent): Language | undefined => languageOfItem(item);

/** Does the message that will be used have a place for one of these? What it has not is not asked for. */
export function uses(own: Own, occasion: Occasion, cause: ItemEvent, names: readonly Known[]): boolean {
  const spoken = languageIn(cause);
  // An item without words of its own is spoken to in the repository's language, which is not known here.
  return (spoken === undefined ? languages : [spoken]).some((language) =>
    placeholdersIn(template(own, language, occasion)).some((name) => names.some((one) => one === name)),
  );
}

function template(own: Own, language: Language, occasion: Occasion): string {
  return own.messages[language]?.[occasion] ?? messages[language][occasion];
}
