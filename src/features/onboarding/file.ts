// The proposal as the text of a hearth.yml, with the reason of each setting above it.
import { Document, isMap, isPair, isScalar, Pair, Scalar, YAMLMap } from 'yaml';
import type { Language } from '../../core/language.js';
import type { Choice, Label, SectionProposal } from '../../core/proposal.js';
import { wrapLine } from '../../core/wrap.js';
import { words } from './words.js';

const COLUMNS = 100;

/** The whole proposal: what the file is made of, and the words around it. */
export interface Proposed {
  readonly language: Language;
  /** What stands at the top of the file besides the sections. */
  readonly top: readonly Choice[];
  readonly sections: readonly SectionProposal[];
  /** Labels that the sections need and that are missing, each once. */
  readonly labels: readonly Label[];
  readonly findings: readonly string[];
}

/** The same proposal is always the same text. */
export function fileOf(proposed: Proposed): string {
  const top = new YAMLMap();
  const document = new Document(top);
  document.commentBefore = comment(words[proposed.language].header, 0);
  for (const choice of proposed.top) put(top, choice, 0);
  for (const { section, reason, choices } of proposed.sections) {
    const inner = new YAMLMap();
    top.add(new Pair(keyOf(section, reason, 0), inner));
    for (const choice of choices) put(inner, choice, 1);
  }
  return document.toString({ lineWidth: 0 });
}

/** Puts the choice at its path, with the maps that lead there. */
function put(map: YAMLMap, { path, value, reason }: Choice, depth: number): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    map.add(new Pair(keyOf(step, reason, depth), valueOf(value)));
    return;
  }
  put(mapAt(map, step), { path: rest, value, reason }, depth + 1);
}

function mapAt(map: YAMLMap, step: string): YAMLMap {
  const there = map.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === step)?.value;
  if (isMap(there)) return there;
  const made = new YAMLMap();
  map.add(new Pair(new Scalar(step), made));
  return made;
}

function keyOf(name: string, reason: string, depth: number): Scalar {
  const key = new Scalar(name);
  key.commentBefore = comment(reason, depth);
  key.spaceBefore = depth === 0 && name !== 'version';
  return key;
}

/** Text of several lines stands as it will be read. */
function valueOf(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('\n')) return value;
  const text = new Scalar(value);
  text.type = 'BLOCK_LITERAL';
  return text;
}

function comment(text: string, depth: number): string {
  return wrapLine(text.replace(/\s+/g, ' '), COLUMNS - 2 * depth - 2)
    .map((line) => ` ${line}`)
    .join('\n');
}
