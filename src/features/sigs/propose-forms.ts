// Answers of issue forms that name a group: the choices of a question that asks for one. Foreign text.
import { readForeignYaml } from '../../core/foreign-yaml.js';
import { isMapping } from '../../core/mapping.js';
import type { Survey } from '../../core/proposal.js';
import { isPlain } from '../../core/settings.js';

const FORM = /^\.github\/ISSUE_TEMPLATE\/[^/]+\.ya?ml$/;
/** Questions such as `SIG`, `Which SIG is this for?`, `工作组`. */
const ASKS = /\b(?:sigs?|special interest groups?|wgs?|working groups?)\b|小组|工作组/iu;
const CHOOSING: readonly unknown[] = ['dropdown', 'checkboxes'];

/** More are not looked at. */
const MOST = 500;

/** Answers, each with the first form that has it, in the order of the forms. */
export function answersIn(files: Survey['files']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of Object.keys(files).filter((path) => FORM.test(path))) {
    const { values } = readForeignYaml(files[file] ?? '');
    for (const answer of listOf(values.get('body')?.value).flatMap(answersOf).filter(isAnswer)) {
      if (!found.has(answer) && found.size < MOST) found.set(answer, file);
    }
  }
  return found;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Choices of a dropdown are texts, those of boxes have a label. */
function answersOf(field: unknown): readonly unknown[] {
  if (!isMapping(field) || !CHOOSING.includes(field['type']) || !isMapping(field['attributes'])) return [];
  const { label, options } = field['attributes'];
  if (typeof label !== 'string' || !ASKS.test(label.slice(0, 200))) return [];
  return listOf(options).map((option) => (isMapping(option) ? option['label'] : option));
}

/** Such as `form_values:` takes. */
const isAnswer = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 100 && !/[\r\n]/.test(value) && isPlain(value);
