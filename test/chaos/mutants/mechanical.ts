// Mistakes made by rule in the code that stands between a delivery and GitHub: a condition turned round, a statement left
// out, a constant swapped.
import ts from 'typescript';
import { pick } from '../../support/busy-year-chance.js';
import type { Chance } from '../../support/busy-year-chance.js';
import { sourceOf } from './copy.js';

/** What the runs pass through. Reading history, reports and commands of the terminal are not on this road. */
const ROAD = [
  ...['handle', 'apply', 'worker', 'intake', 'sweep', 'retry', 'decide', 'lanes', 'first'].map(
    (name) => `engine/${name}.js`,
  ),
  ...['comment', 'status', 'labels', 'item', 'perform', 'reaction', 'assign', 'hands'].map(
    (name) => `engine/acts/${name}.js`,
  ),
  ...['inbox', 'claim', 'audit', 'bodies', 'arrivals', 'database'].map((name) => `store/${name}.js`),
  ...['comment', 'labels', 'reaction', 'item', 'assignees'].map((name) => `github/write/${name}.js`),
];

export interface MechanicalMutant {
  readonly file: string;
  readonly line: number;
  readonly rule: 'condition turned round' | 'statement left out' | 'constant swapped';
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly was: string;
}

/** All there are. */
export function allMechanical(): readonly MechanicalMutant[] {
  return ROAD.flatMap((file) => {
    const text = sourceOf(file);
    const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
    const found: MechanicalMutant[] = [];
    const note = (node: ts.Node, rule: MechanicalMutant['rule'], put: string) => {
      const from = node.getStart(tree);
      const to = node.getEnd();
      const line = tree.getLineAndCharacterOfPosition(from).line + 1;
      found.push({ file, line, rule, from, to, put, was: text.slice(from, to).split('\n')[0]! });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isIfStatement(node))
        note(node.expression, 'condition turned round', `!(${node.expression.getText(tree)})`);
      if (ts.isExpressionStatement(node)) note(node, 'statement left out', ';');
      if (ts.isNumericLiteral(node)) note(node, 'constant swapped', node.text === '0' ? '1' : '0');
      if (node.kind === ts.SyntaxKind.TrueKeyword) note(node, 'constant swapped', 'false');
      if (node.kind === ts.SyntaxKind.FalseKeyword) note(node, 'constant swapped', 'true');
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/** So many of them, by chance, each once. */
export function someMechanical(chance: Chance, count: number): readonly MechanicalMutant[] {
  const left = [...allMechanical()];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const one = pick(chance, left);
    left.splice(left.indexOf(one), 1);
    return one;
  });
}

export const applied = ({ from, to, put }: MechanicalMutant, text: string): string =>
  `${text.slice(0, from)}${put}${text.slice(to)}`;
