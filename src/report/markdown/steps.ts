// What to do next, as boxes to tick; and the boxes read back out of a report that was published.
import type { Step } from '../../core/report.js';
import { customPeriod, parsePeriod } from '../../metrics/period.js';
import { periodSaid, say, stepSaid } from '../say.js';
import { isStepCode, OLDEST } from '../steps.js';
import type { Sheet } from './sheet.js';
import { paragraphs, section } from './table.js';

export function steps(sheet: Sheet): string {
  const { report, words, language } = sheet;
  const boxes = report.steps.map((step) => `- [ ] ${saidOf(step, sheet)} ${markerOf(step)}`).join('\n');
  const done = report.done.map((step) => `- ✅ ${stepSaid(step, language)}`).join('\n');
  const thanked = done === '' ? '' : paragraphs([say(words.lines.done, {}, words), done]);
  return section(words.heads.steps, boxes === '' ? words.lines.noSteps : boxes, thanked);
}

/** With how long it has been open, where it was carried over. */
function saidOf(step: Step, { words, language, report }: Sheet): string {
  const said = stepSaid(step, language);
  if (step.age === 0) return said;
  const since = periodSaid({ kind: report.period.kind, label: step.since }, language);
  return `${said} *${say(words.lines.since, { period: since }, words)}*`;
}

const markerOf = ({ code, since, age }: Step): string => `<!-- hearth:step ${code} since=${since} age=${age} -->`;

const BOX = /^[-*] \[([ xX])\] .*<!-- hearth:step ([a-z_]{1,40}) since=([\w.-]{1,40}) age=(\d{1,3}) -->\s*$/gm;

/** Of a week, month or quarter, or of two dates. */
function isLabel(label: string): boolean {
  const [since = '', until] = label.split('..');
  const period = until === undefined ? parsePeriod(label, 'UTC') : customPeriod({ since, until }, 'UTC');
  return 'label' in period && period.label === label;
}

/**
 * The steps of a published report, each once, and whether its box is ticked. What is no step of the catalogue, or not as a
 * report writes it, is passed over: people may have written into it.
 */
export function stepsIn(body: string): readonly (Step & { readonly done: boolean })[] {
  const found = new Map<string, Step & { readonly done: boolean }>();
  for (const [, box, code = '', since = '', age = ''] of body.matchAll(BOX)) {
    const step = { code, since, age: Number(age), done: box !== ' ' };
    if (isStepCode(code) && isLabel(since) && step.age <= OLDEST && !found.has(code)) {
      found.set(code, { ...step, code });
    }
  }
  return [...found.values()];
}
