// How a file names a person: `@ana`, a link to the profile, or the bare login.
import { isLogin } from '../../core/person.js';

export type Form = 'link' | 'mention' | 'bare';

export interface WrittenLogin {
  readonly login: string;
  readonly as: Form;
}

const LINK = /https?:\/\/(?:www\.)?github\.com\/([A-Za-z\d][A-Za-z\d_-]{0,38})\/?(?=[)>\]\s,;|]|$)/;
const MENTION = /(?:^|[^\w/@.`-])@([A-Za-z\d][A-Za-z\d_-]{0,38})(?![\w/-])/;
const MOST = 2_000;

/** The first that a text names: a team's name (`@org/team`), a mail and another site's link name nobody. */
export function writtenIn(text: string, bareToo: boolean): WrittenLogin | null {
  const piece = text.slice(0, MOST);
  const [link, mention] = [LINK.exec(piece)?.[1], MENTION.exec(` ${piece}`)?.[1]];
  if (link !== undefined && isLogin(link)) return { login: link, as: 'link' };
  if (mention !== undefined && isLogin(mention)) return { login: mention, as: 'mention' };
  const bare = piece.trim().replace(/^`(.*)`$/, '$1');
  return bareToo && isLogin(bare) ? { login: bare, as: 'bare' } : null;
}

/** As others of the file are written. */
export const written = (login: string, as: Form): string =>
  as === 'link' ? `[${login}](https://github.com/${login})` : as === 'mention' ? `@${login}` : login;
