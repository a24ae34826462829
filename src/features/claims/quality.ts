// What somebody new to the project would miss in an issue, as far as its text can tell: after the criteria of Kubernetes'
// guide to "help wanted" (no barrier to entry, solution explained, context, code, examples, ready to test).
import type { Item } from '../../core/event.js';
import { lettersOf } from '../../core/language.js';
import type { LiveItem } from '../../core/live-item.js';
import type { Lack } from './said.js';

/** A few sentences; a Han letter says about as much as a word's half. */
const LEAST_LETTERS = 80;
const LEAST_HAN = 30;

/** Of longer texts the beginning is looked at: it says what it is about. */
const MOST_CHARACTERS = 8_000;

/** A path, a file, code, a call, a name in camel or snake case, or a link. */
const CODE =
  /`[^`\n]+`|```|https?:\/\/\S+|(?<![\w/])[\w.-]{1,100}\/[\w./-]{1,200}\.\w|\b[\w-]{1,100}\.(?:c|cc|cpp|css|go|h|html|java|js|json|kt|md|php|proto|py|rb|rs|scala|sh|sql|swift|toml|ts|tsx|vue|ya?ml)\b|\b\w+\(\)|\b[a-z]+[A-Z]\w*\b|\b[a-z]+_[a-z]\w*\b/;

/** Boxes, numbered steps, or a list; or a sentence that says what shall be. */
const STEPS = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/gm;
const SHALL =
  /\b(?:should|needs? to|has to|have to|must|acceptance|expected|to do|how to (?:test|verify|fix)|steps)\b|应该|应当|需要|期望|预期|步骤|验收|修复方法|解决方案/i;

const QUESTION_LABEL = /(?:^|[/: -])(?:question|support)$/i;

/** Empty: nothing is missing. Labels and assignees are those of now. */
export function lacksOf({ title, body }: Item, live: LiveItem, labels: readonly string[]): readonly Lack[] {
  const text = body.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').slice(0, MOST_CHARACTERS);
  const { letters, han } = lettersOf(`${title}\n${text}`);
  const isLong = letters >= LEAST_LETTERS || han >= LEAST_HAN;
  const lists = text.match(STEPS)?.length ?? 0;
  const isQuestion = /[?？]\s*$/.test(title) || labels.some((name) => QUESTION_LABEL.test(name));
  const found: readonly (readonly [Lack, boolean])[] = [
    ['description', !isLong],
    ['code', !CODE.test(text)],
    ['steps', lists < 2 && !SHALL.test(text)],
    ['assigned', live.assignees.length > 0],
    ['needs', labels.some((name) => /^needs[-/]/i.test(name))],
    ['question', isQuestion],
  ];
  return found.filter(([, isMissing]) => isMissing).map(([lack]) => lack);
}
