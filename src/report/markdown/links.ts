// Addresses on GitHub that leave no trace where they lead.
import type { ItemKind, Links } from './sheet.js';

const FOLDERS: Readonly<Record<ItemKind, string>> = {
  issue: 'issues',
  pull_request: 'pull',
  discussion: 'discussions',
};

/**
 * Links by way of redirect.github.com, which GitHub keeps for that: a plain address would put "mentioned" into the time line
 * of every item. At another GitHub (`host`) there is no such way, and no link. `pages`: base address of Hearth's own pages.
 */
export function linksFor({ host = 'github.com', pages = null }: { host?: string; pages?: string | null } = {}): Links {
  return {
    item: ({ owner, name }, kind, { number }) =>
      host === 'github.com'
        ? `https://redirect.github.com/${part(owner)}/${part(name)}/${FOLDERS[kind]}/${number}`
        : null,
    page: ({ community, repository, period }) =>
      pages === null
        ? null
        : `${pages}/${repository === null ? 'c' : 'r'}/${[community.login, ...(repository === null ? [] : [repository])].map(part).join('/')}?period=${part(period.label)}`,
    waiting: ({ community, repository }) =>
      pages === null || repository === null ? null : `${pages}/r/${part(community.login)}/${part(repository)}/waiting`,
    method: (metric) => (pages === null ? null : `${pages}/metrics-explained/${metric}`),
  };
}

/** Brackets would end a link in Markdown. */
const part = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
