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
/** As much as Hearth reads of such a file. */
const MOST_CHARACTERS = 128 * 1024;

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

/**
 * The lines of a Markdown text as a reader sees them: what stands in code blocks or HTML comments is blank. Each line is
 * looked at once, however long it is and whatever stands in it.
 */
export function visibleLines(text: string): readonly string[] {
  let fence = '';
  let commented = false;
  return text.split('\n').map((line) => {
    if (fence !== '') {
      if (closes(line, fence)) fence = '';
      return '';
    }
    if (!commented) fence = fenceOpenedBy(line);
    if (fence !== '') return '';
    const seen = withoutComments(line, commented);
    commented = seen.commented;
    return seen.line;
  });
}

/** The run of signs that opens a code block; empty where the line opens none. Backticks after it make it code in a line. */
function fenceOpenedBy(line: string): string {
  const [, run = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  return run.startsWith('`') && line.trimStart().slice(run.length).includes('`') ? '' : run;
}

const closes = (line: string, fence: string) =>
  line.startsWith(fence, line.length - line.trimStart().length) && /^ {0,3}(?:`{3,}|~{3,})\s*$/.test(line);

function withoutComments(
  line: string,
  commentedBefore: boolean,
): { readonly line: string; readonly commented: boolean } {
  const seen: string[] = [];
  let commented = commentedBefore;
  let from = 0;
  for (;;) {
    const next = line.indexOf(commented ? '-->' : '<!--', from);
    if (!commented) seen.push(line.slice(from, next < 0 ? undefined : next));
    if (next < 0) return { line: seen.join(''), commented };
    from = next + (commented ? 3 : 4);
    commented = !commented;
  }
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
