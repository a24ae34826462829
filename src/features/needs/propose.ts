// The proposed section `needs:`, where the repository has labels such as `needs-sig` and what would satisfy them.
import type { Proposal, Survey } from '../../core/proposal.js';
import { quote } from '../../core/markdown.js';
import { languageOfSurvey } from '../../core/survey.js';
import type { Language } from '../../core/language.js';

interface Words {
  readonly section: string;
  readonly mode: string;
  readonly rules: (pairs: string) => string;
  readonly pair: (label: string, example: string) => string;
  readonly and: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    section: 'Puts a label on what still needs one of a kind, and takes it off once it has one.',
    mode: 'Observing shows in one issue which labels it would put on and take off, and touches none.',
    rules: (pairs) => `The labels are here: ${pairs}.`,
    pair: (label, example) => `${label}, and ${example} that satisfies it`,
    and: '; ',
  },
  zh: {
    section: '给还缺某类标签的条目加上提示标签，有了之后再去掉。',
    mode: '处于观察状态时，只在一个 issue 中展示会加上和去掉哪些标签，不做任何改动。',
    rules: (pairs) => `这里已有这些标签：${pairs}。`,
    pair: (label, example) => `${label}，以及满足它的 ${example}`,
    and: '；',
  },
};

/** `needs-sig` is met by a SIG, a working group or a committee. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = { sig: ['sig', 'wg', 'committee'] };
const MOST = 20;

/** Null where no label of the kind is here, or nothing that could ever satisfy it. */
export function propose({ labels, files }: Survey): Proposal | null {
  const names = (labels ?? []).map(({ name }) => name).filter((name) => name.length <= 50);
  const found = names.flatMap((name) => ruleOf(name, names)).slice(0, MOST);
  if (found.length === 0) return null;
  const { section, mode, rules, pair, and } = words[languageOfSurvey({ files }).language];
  const pairs = found.map(({ rule, example }) => pair(quote(rule.missing_label), quote(example))).join(and);
  return {
    reason: section,
    choices: [
      { path: ['mode'], value: 'observe', reason: mode },
      { path: ['rules'], value: found.map(({ rule }) => rule), reason: rules(pairs) },
    ],
    labels: [],
    findings: [],
  };
}

function ruleOf(label: string, names: readonly string[]) {
  const [, word = ''] = /^needs-([a-z][a-z0-9-]{0,30})$/.exec(label) ?? [];
  if (word === '') return [];
  const families = (FAMILIES[word] ?? [word]).filter((family) => names.some((name) => name.startsWith(`${family}/`)));
  const example = names.find((name) => families.some((family) => name.startsWith(`${family}/`)));
  if (example === undefined) return [];
  const regexp = families.length === 1 ? `^${families.join('')}/` : `^(${families.join('|')})/`;
  return [{ rule: { missing_label: label, regexp }, example }];
}
