// The tree of OWNERS files of a busy, Prow-run repository, as data: the twin is given it as files, the oracle reads the data.
import { pick } from './busy-year-chance.js';
import type { Chance } from './busy-year-chance.js';

/** One OWNERS file. As in Prow, a file has either `labels` or `filters`: where both stand, Prow reads only the first. */
export interface OwnersDir {
  /** `` for the top, else `pkg/kubelet`. */
  readonly dir: string;
  readonly labels: readonly string[];
  /** A regular expression over the path below `dir` → labels. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly noParentOwners: boolean;
}

/** SIGs, by the folders that belong to them and the subsystems that have an `area/…` of their own. */
export const SIGS: Readonly<Record<string, readonly string[]>> = {
  'api-machinery': ['staging/apiserver', 'pkg/registry', 'pkg/apis'],
  apps: ['pkg/controller'],
  architecture: ['api'],
  auth: ['pkg/auth', 'plugin/auth'],
  autoscaling: ['pkg/autoscaling'],
  cli: ['pkg/kubectl', 'staging/cli'],
  'cluster-lifecycle': ['cmd/setup'],
  docs: ['docs'],
  network: ['pkg/proxy', 'pkg/network'],
  node: ['pkg/kubelet', 'pkg/runtime'],
  release: ['build'],
  scalability: ['test/load'],
  scheduling: ['pkg/scheduler'],
  storage: ['pkg/volume'],
  testing: ['test'],
};

export const WORKING_GROUPS = ['batch', 'policy'] as const;
export const COMMITTEES = ['steering'] as const;
export const AREAS = ['dns', 'images', 'ipvs', 'kubelet', 'metrics', 'test'] as const;

const BELOW = ['cm', 'config', 'metrics', 'server', 'status', 'util'] as const;
const FILES = ['doc.go', 'main.go', 'types.go', 'main_test.go', 'README.md'] as const;

const plain = { labels: [], filters: {}, noParentOwners: false } as const;

/** As many OWNERS files as asked for: first the SIGs' own folders and those above, then folders below them. */
export function ownersTree(chance: Chance, wanted: number): readonly OwnersDir[] {
  const dirs = new Map<string, OwnersDir>([['', { ...plain, dir: '' }]]);
  for (const [sig, folders] of Object.entries(SIGS)) {
    for (const dir of folders) dirs.set(dir, { ...plain, dir, labels: [`sig/${sig}`] });
  }
  for (const dir of [...dirs.keys()]) {
    const above = dir.split('/')[0] ?? '';
    if (!dirs.has(above)) dirs.set(above, { ...plain, dir: above });
  }
  // Two folders that say of themselves what belongs to whom, by name of the file.
  dirs.set('cmd', { ...plain, dir: 'cmd', filters: { '\\.go$': ['sig/cli'], '^README\\.md$': ['sig/docs'] } });
  dirs.set('plugin', { ...plain, dir: 'plugin', filters: { '.*': ['sig/auth'], '_test\\.go$': ['area/test'] } });
  while (dirs.size < wanted) {
    const dir = `${pick(
      chance,
      [...dirs.keys()].filter((one) => one.includes('/')),
    )}/${pick(chance, BELOW)}`;
    if (!dirs.has(dir)) dirs.set(dir, { dir, ...below(chance) });
  }
  return [...dirs.values()].sort((a, b) => (a.dir < b.dir ? -1 : 1));
}

/** Most folders below add an area, some another SIG; few stand alone, few sort by name of the file. */
function below(chance: Chance): Omit<OwnersDir, 'dir'> {
  const kind = chance();
  const label = chance() < 0.6 ? `area/${pick(chance, AREAS)}` : `sig/${pick(chance, Object.keys(SIGS))}`;
  if (kind < 0.15) return { ...plain, labels: [label], noParentOwners: true };
  // Without a label of its own it stands alone in name only: Prow goes on upwards until it has found a label.
  if (kind < 0.2) return { ...plain, noParentOwners: true };
  if (kind < 0.35) return { ...plain, filters: { '\\.md$': ['sig/docs'], '\\.go$': [label] } };
  if (kind < 0.45) return plain;
  return { ...plain, labels: [label] };
}

/** An OWNERS file as people write it. */
export function ownersText({ labels, filters, noParentOwners }: OwnersDir): string {
  const lines = noParentOwners ? ['options:', '  no_parent_owners: true'] : [];
  if (Object.keys(filters).length === 0) lines.push('approvers:', '- mia', ...listed('', labels));
  else {
    lines.push('filters:');
    for (const [pattern, own] of Object.entries(filters)) {
      lines.push(`  ${JSON.stringify(pattern)}:`, '    approvers:', '    - mia', ...listed('    ', own));
    }
  }
  return `${lines.join('\n')}\n`;
}

const listed = (indent: string, labels: readonly string[]): string[] =>
  labels.length === 0 ? [] : [`${indent}labels:`, ...labels.map((label) => `${indent}- ${label}`)];

/** Any file of the tree. */
export function fileIn(chance: Chance, tree: readonly OwnersDir[]): string {
  const { dir } = pick(chance, tree);
  return dir === '' ? pick(chance, ['README.md', 'LICENSE', 'Makefile']) : `${dir}/${pick(chance, FILES)}`;
}
