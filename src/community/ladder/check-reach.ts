// What is of a SIG or of a repository makes sense only for titles that are held there.
import type { Finding } from '../../core/feature.js';
import type { Path } from '../../core/problem.js';
import { requirementsIn } from './named-in.js';
import type { TitleSettings } from './settings.js';

/** `at`: where the title stands. */
export function checkReach(title: TitleSettings, at: Path): readonly Finding[] {
  const { scope } = title;
  if (scope === 'sig') return [];
  const inSig = requirementsIn(title).flatMap(({ path, entry }) => (entry.in === 'sig' ? [[...path, 'in']] : []));
  const ofSig = [
    ...(title.sponsors?.same_sig === true ? [['sponsors', 'same_sig']] : []),
    ...(title.defined_by?.leads === true ? [['defined_by', 'leads']] : []),
    ...(hasSig(title.defined_by?.team) ? [['defined_by', 'team']] : []),
    ...(hasSig(title.gives?.team) ? [['gives', 'team']] : []),
  ];
  return [...inSig, ...ofSig].map((path) => ({
    path: [...at, ...path],
    message: 'the title is held of no SIG; write "scope: sig" for it, or take this out',
    severity: 'error' as const,
  }));
}

const hasSig = (team: string | undefined): boolean => team?.includes('{sig}') === true;
