// Which kind of deed a word means: the names of All Contributors, and what people write for them.
import { deedNames } from '../../community/ladder/deed-names.js';
import { creditKinds } from '../../core/credit.js';
import type { CreditKind } from '../../core/credit.js';
import { languages } from '../../core/language.js';
import { near } from '../../core/near.js';

const ALSO: Readonly<Record<string, CreditKind>> = {
  accessibility: 'a11y',
  article: 'blog',
  blogpost: 'blog',
  blogs: 'blog',
  docs: 'doc',
  documentation: 'doc',
  event: 'eventOrganizing',
  events: 'eventOrganizing',
  meetup: 'eventOrganizing',
  organizing: 'eventOrganizing',
  organising: 'eventOrganizing',
  eventorganising: 'eventOrganizing',
  examples: 'example',
  idea: 'ideas',
  infrastructure: 'infra',
  mentor: 'mentoring',
  podcast: 'audio',
  questions: 'question',
  answers: 'question',
  reviews: 'review',
  speaking: 'talk',
  speech: 'talk',
  presentation: 'talk',
  talks: 'talk',
  tests: 'test',
  tools: 'tool',
  translate: 'translation',
  translations: 'translation',
  tutorials: 'tutorial',
  videos: 'video',
  活动: 'eventOrganizing',
  文章: 'blog',
  博客: 'blog',
  分享: 'talk',
  讲座: 'talk',
  指导: 'mentoring',
  问答: 'question',
  播客: 'audio',
};

const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

const MEANT: ReadonlyMap<string, CreditKind> = new Map([
  ...languages.flatMap((language) => creditKinds.map((kind) => [plain(deedNames[language][kind]), kind] as const)),
  ...Object.entries(ALSO),
  ...creditKinds.map((kind) => [plain(kind), kind] as const),
]);

/** Null: it is no kind. */
export const kindOf = (word: string): CreditKind | null => MEANT.get(plain(word)) ?? null;

/** The kind that was probably meant; null: none is near. */
export function kindNear(word: string): CreditKind | null {
  if (word === '') return null;
  const found = near(plain(word), [...MEANT.keys()]);
  return found === undefined ? null : (MEANT.get(found) ?? null);
}
