// Which live item is meant: `acme/app#12`, or its address as a browser shows it.
import type { ItemName } from '../github/live-item.js';
import { webUrlOf } from '../github/web-url.js';
import { cell } from './terminal.js';

export interface CalledItem extends ItemName {
  /** Of an address: the site that it is on. */
  readonly site?: string;
}

const NAME = /^([\w-]+)\/([\w.-]+)#(\d{1,9})$/;
const PATH = /^\/([\w-]+)\/([\w.-]+)\/(?:issues|pull)\/(\d{1,9})(?:\/|$)/;

/** Throws where it is neither. Of an address, what follows the number is left out: a tab, a comment. */
export function itemCalled(text: string): CalledItem {
  const url = /^https?:\/\//.test(text) ? URL.parse(text) : null;
  const [, owner, repo, number] = (url === null ? NAME.exec(text) : PATH.exec(url.pathname)) ?? [];
  if (owner === undefined || repo === undefined) {
    throw new Error(
      `"${cell(text)}" is not the name of an item: OWNER/REPO#NUMBER, such as acme/app#12, or the address of an issue or pull request`,
    );
  }
  return { owner, repo, number: Number(number), ...(url === null ? {} : { site: url.origin }) };
}

/** Throws where the item is on another site than the App: what is called the same here is another item. */
export function onSite({ site, ...item }: CalledItem, apiUrl: string): ItemName {
  const own = webUrlOf(apiUrl);
  if (site !== undefined && site !== own) throw new Error(`the item is on ${cell(site)}, and your App on ${own}`);
  return item;
}
