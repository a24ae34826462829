// Where newcomers can say hello: a link that stands in the repository's own README or CONTRIBUTING, and no other.
import { withoutEnding } from '../../core/ending.js';
import type { Survey } from '../../core/proposal.js';
import { visibleLines } from '../../core/survey.js';
import type { Place } from './propose-words.js';

export interface FoundLink {
  readonly url: string;
  readonly what: Place;
  readonly path: string;
  readonly line: number;
}

/** What tells each kind of place by its address; the first of these that is found is proposed. */
const places: readonly { readonly what: Place; readonly is: (url: URL) => boolean }[] = [
  {
    what: 'discussions',
    is: ({ pathname }) => /^\/(?:orgs\/[^/]+|[^/]+\/[^/]+)\/discussions(?:\/categories\/[^/]+)?\/?$/.test(pathname),
  },
  {
    what: 'slack',
    is: ({ hostname }) =>
      /^slack\.[^.]+\.[^.]+$/.test(hostname) ||
      (hostname.endsWith('.slack.com') && !['www', 'api', 'app'].includes(hostname.split('.')[0] ?? '')),
  },
  {
    what: 'discord',
    is: ({ hostname, pathname }) =>
      (hostname === 'discord.gg' && pathname.length > 1) ||
      (/^(?:www\.)?discord(?:app)?\.com$/.test(hostname) && pathname.startsWith('/invite/')),
  },
  { what: 'zulip', is: ({ hostname }) => hostname.endsWith('.zulipchat.com') },
  { what: 'matrix', is: ({ hostname, hash }) => hostname === 'matrix.to' && hash.length > 2 },
  {
    what: 'gitter',
    is: ({ hostname, pathname }) => /(?:^|\.)gitter\.im$/.test(hostname) && pathname.length > 1 && !isPicture(pathname),
  },
  { what: 'wechat', is: ({ pathname }) => /wechat|weixin/i.test(pathname) && !isPicture(pathname) },
  { what: 'qq', is: ({ hostname }) => /^(?:qm|jq)\.qq\.com$/.test(hostname) },
  // Both keep documents under the same names, too.
  {
    what: 'dingtalk',
    is: ({ hostname, pathname }) => /^(?:qr|h5)\.dingtalk\.com$/.test(hostname) && /join|invite/i.test(pathname),
  },
  {
    what: 'feishu',
    is: ({ hostname, pathname }) =>
      /^applink\.(?:feishu\.cn|larksuite\.com)$/.test(hostname) && pathname.startsWith('/client/chat/'),
  },
  { what: 'telegram', is: ({ hostname, pathname }) => hostname === 't.me' && pathname.length > 1 },
  {
    what: 'mailing_list',
    is: ({ hostname, pathname }) =>
      (/^groups\.(?:google\.com|io)$/.test(hostname) ||
        /^lists?\./.test(hostname) ||
        hostname.endsWith('.groups.io')) &&
      pathname.length > 1,
  },
  { what: 'forum', is: ({ hostname }) => /^(?:discuss|forums?)\./.test(hostname) },
];

const isPicture = (path: string) => /\.(?:png|jpe?g|gif|svg|webp)$/i.test(path);
/** Pictures that say where a place is, and are none. */
const isBadge = ({ hostname }: URL) => /(?:^|\.)(?:shields\.io|badgen\.net|badge\.fury\.io)$/.test(hostname);

/** A longer address is nobody's way to say hello. */
const MOST = 300;
/** More links than these are not looked at, nor files beyond so many characters in all. */
const MOST_LINKS = 1_000;
const MOST_CHARACTERS = 512 * 1024;
const ADDRESS = /https?:\/\/[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+/g;

/** The first link to a place where people talk, in the order of the places above; CONTRIBUTING before README. */
export function talkingPlace(files: Survey['files']): FoundLink | null {
  const links = linksOf(files);
  for (const { what, is } of places) {
    const found = links.find(({ parsed }) => is(parsed));
    if (found !== undefined) return { url: found.url, what, path: found.path, line: found.line };
  }
  return null;
}

interface Link extends Omit<FoundLink, 'what'> {
  readonly parsed: URL;
}

function linksOf(files: Survey['files']): readonly Link[] {
  const paths = Object.keys(files)
    .filter((path) => /(?:^|\/)CONTRIBUTING\.md$|^README/.test(path))
    .sort((a, b) => Number(b.includes('CONTRIBUTING')) - Number(a.includes('CONTRIBUTING')) || (a < b ? -1 : 1));
  const links: Link[] = [];
  let characters = 0;
  for (const path of paths) {
    const text = files[path] ?? '';
    characters += text.length;
    if (characters > MOST_CHARACTERS) break;
    for (const link of linksIn(path, text)) {
      if (links.push(link) === MOST_LINKS) return links;
    }
  }
  return links;
}

function* linksIn(path: string, text: string): Generator<Link> {
  for (const [index, line] of visibleLines(text).entries()) {
    for (const [address] of line.matchAll(ADDRESS)) {
      if (address.length > MOST) continue;
      const url = withoutEnding(address, '.,;:!?*_~');
      if (!URL.canParse(url)) continue;
      const parsed = new URL(url);
      if (!isBadge(parsed)) yield { url, parsed, path, line: index + 1 };
    }
  }
}
