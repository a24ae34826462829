// Addresses on GitHub that leave no trace where they lead.
import { itemFolders } from '../../core/event.js';
import type { Repository } from '../../core/event.js';
import type { ItemKind } from '../../core/fact.js';
import type { Links } from './sheet.js';

/**
 * Links by way of redirect.github.com, which GitHub keeps for that: a plain address would put "mentioned" into the time line
 * of every item. At another GitHub (`host`) there is no such way, and no link. `pages`: base address of Hearth's own pages.
 */
export function linksFor({ host = 'github.com', pages = null }: { host?: string; pages?: string | null } = {}): Links {
  return {
    item: ({ owner, name }, kind, { number }) =>
      host === 'github.com'
        ? `https://redirect.github.com/${part(owner)}/${part(name)}/${itemFolders[kind]}/${number}`
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

/** `#12` in Markdown, as a link where there is one. From an issue's address GitHub leads to a pull request, too. */
export const linkIn =
  ({ id, owner, name }: Repository) =>
  (number: number, kind: ItemKind = 'issue'): string => {
    const url = linksFor().item({ id, owner: owner.login, name }, kind, { repository: id, number });
    return url === null ? `\`#${number}\`` : `[#${number}](${url})`;
  };

/** The same of any item; null: it is not of `here`, and has no name there. */
export const linkFrom =
  (here: Repository) =>
  ({ repository, number }: { readonly repository: number; readonly number: number }): string | null =>
    repository === here.id ? linkIn(here)(number) : null;

/** Brackets would end a link in Markdown. */
const part = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
