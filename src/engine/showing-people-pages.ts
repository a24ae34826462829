// Which pages of people there are: of sections that are active, and describe something.
import { modeOf } from './answers/mode.js';
import { titlesHere } from './answers/title-here.js';
import type { TitlesScene } from './showing-titles.js';
import type { PeoplePage } from './ports.js';

export function peoplePagesIn({ of, config }: Pick<TitlesScene, 'of' | 'config'>): readonly PeoplePage[] {
  const [first] = of.repositories;
  if (first === undefined) return [];
  const { titles } = titlesHere(config, first.repository);
  const isThere = (kind: 'role' | 'honour', section: string) =>
    modeOf(config, section) === 'active' && titles.some((title) => title.kind === kind);
  return [
    ...(isThere('role', 'ladder') ? ['ladder' as const] : []),
    ...(isThere('honour', 'honours') ? ['honours' as const] : []),
    ...(modeOf(config, 'points') === 'active' ? ['boards' as const] : []),
  ];
}
