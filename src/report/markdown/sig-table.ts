// The SIGs, a row each; an item of several counts in each of them, so the rows do not add up.
import { quote } from '../../core/markdown.js';
import type { Figure, Group, Measured } from '../../core/measured.js';
import { figureSaid } from '../numbers.js';
import { say } from '../say.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';

/** Kubernetes asks its SIGs for two in their yearly reports. */
const LEAST_OWNERS = 2;

export function sigTable({ groups = [] }: Measured, sheet: Sheet): string {
  const { words } = sheet;
  const told = Object.keys(words.sigColumns).filter((name) =>
    groups.some(({ figures }) => figures[name] !== undefined),
  );
  const columns = [
    { head: words.heads.sig },
    ...told.map((name) => ({ head: words.sigColumns[name] ?? name, right: true as const })),
  ];
  const rows = groups.map((group) => () => [
    nameOf(group, sheet),
    ...told.map((name) => cellOf(group.figures[name], name, sheet)),
  ]);
  return table(columns, rows, sheet);
}

function nameOf({ name }: Group, { report, words }: Sheet): string {
  const sig = report.sigs.find(({ slug }) => slug === name);
  return sig === undefined ? (words.groups[name] ?? quote(name)) : quote(sig.name);
}

function cellOf(figure: Figure | undefined, name: string, { words }: Sheet): string {
  if (figure === undefined || figure.value === null) return '–';
  const value = figureSaid(figure, name, words);
  return name === 'owners' && figure.value < LEAST_OWNERS ? say(words.lines.fewOwners, { value }, words) : value;
}
