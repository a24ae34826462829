// Where an item stands on the page. The community is made up: links to it lead here, and not to GitHub's own site.
import type { Place } from '../scene.js';
import { OWNER } from '../town.js';

export const anchor = ({ repo, number }: Place): string => `${repo.replace('/', '-')}-${number}`;

const ITEM = new RegExp(`^https://(?:redirect\\.)?github\\.com/(${OWNER}/[\\w-]+)/(?:issues|pull)/(\\d+)$`);

export function anchorIn(url: string): string | undefined {
  const [, repo, number] = ITEM.exec(url) ?? [];
  return repo === undefined ? undefined : anchor({ repo, number: Number(number) });
}
