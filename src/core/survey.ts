// What several features read out of a survey: the language of its prose, its texts line by line, and lengths of time.
import { languageBy, lettersOf } from './language.js';
import type { Language } from './language.js';
import { quote } from './markdown.js';
import type { Survey } from './proposal.js';

/** In which language a repository speaks to those who come, and by which files that was told. */
export interface SurveyLanguage {
  readonly language: Language;
  readonly letters: number;
  readonly han: number;
  /** Empty: there is nothing to read it from. */
  readonly files: readonly string[];
}

const SPEAKING = /^(?:(?:\.github\/|docs\/)?CONTRIBUTING|README)\.md$/;
const MOST_CHARACTERS = 100_000;

/** Chinese where at least 30 % of the letters in the prose of README.md and CONTRIBUTING.md are Han; else English. */
export function languageOfSurvey({ files }: Pick<Survey, 'files'>): SurveyLanguage {
  const speaking = Object.keys(files)
    .filter((path) => SPEAKING.test(path))
    .sort();
  const counts = speaking.map((path) => lettersOf((files[path] ?? '').slice(0, MOST_CHARACTERS)));
  const letters = counts.reduce((sum, one) => sum + one.letters, 0);
  const han = counts.reduce((sum, one) => sum + one.han, 0);
  const language = languageBy({ letters, han });
  return language === undefined
    ? { language: 'en', letters: 0, han: 0, files: [] }
    : { language, letters, han, files: speaking };
}

/** The lines of a Markdown text as a reader sees them: what stands in code blocks or HTML comments is blank. */
export function visibleLines(text: string): readonly string[] {
  return text
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1|(?![\s\S]))|<!--[\s\S]*?(?:-->|$(?![\s\S]))/gm, (hidden) =>
      hidden.replace(/[^\n]+/g, ''),
    )
    .split('\n');
}

/** `README.md:3`, as code. */
export function place(path: string, line: number): string {
  return quote(`${path}:${line}`);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `20 min`, `3 h`, `4 days`: rounded up, so that "within" stays true. */
export function roughly(seconds: number, language: Language): string {
  const [minutes, hours, days] = language === 'zh' ? ['分钟', '小时', '天'] : ['min', 'h', 'days'];
  if (seconds <= HOUR) return `${Math.max(1, Math.ceil(seconds / MINUTE))} ${minutes}`;
  if (seconds <= 2 * DAY) return `${Math.ceil(seconds / HOUR)} ${hours}`;
  return `${Math.ceil(seconds / DAY)} ${days}`;
}
