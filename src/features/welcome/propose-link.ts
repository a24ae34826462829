// Where newcomers can say hello: a link that stands in the repository's own README or CONTRIBUTING, and no other.
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

const MOST = 300;
const ADDRESS = /https?:\/\/[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+/g;

/** The first link to a place where people talk, in the order of the places above; CONTRIBUTING before README. */
export function talkingPlace(files: Survey['files']): FoundLink | null {
  const links = Object.keys(files)
    .filter((path) => /(?:^|\/)CONTRIBUTING\.md$|^README/.test(path))
    .sort((a, b) => Number(b.includes('CONTRIBUTING')) - Number(a.includes('CONTRIBUTING')) || (a < b ? -1 : 1))
    .flatMap((path) => linksIn(path, files[path] ?? ''));
  for (const { what, is } of places) {
    const found = links.find(({ url }) => is(new URL(url)));
    if (found !== undefined) return { ...found, what };
  }
  return null;
}

function linksIn(path: string, text: string): readonly Omit<FoundLink, 'what'>[] {
  return visibleLines(text).flatMap((line, index) =>
    [...line.matchAll(ADDRESS)]
      .map(([address]) => address.replace(/[.,;:!?*_~]+$/, ''))
      .filter((url) => url.length <= MOST && URL.canParse(url) && !isBadge(new URL(url)))
      .map((url) => ({ url, path, line: index + 1 })),
  );
}
