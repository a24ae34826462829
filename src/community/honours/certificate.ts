// The certificate of a title, to be shown or printed: who holds it, of which community, since when and until when.
import type { Language } from '../../core/language.js';
import { escaped, shortened, sizeFor } from './svg-text.js';

export interface Certificate {
  /** Name of the community. Foreign text, like all else that stands on it. */
  readonly community: string;
  /** The title as people read it. */
  readonly title: string;
  /** How the person is called. */
  readonly person: string;
  /** Their login; it is told beside the name where it differs. */
  readonly login: string;
  /** Days, `2027-11-22`; null: not known, it does not end. */
  readonly since: string | null;
  readonly until: string | null;
  /** Where it can be looked up; null: nowhere. */
  readonly url: string | null;
  readonly language: Language;
}

const [WIDTH, HEIGHT] = [1120, 792];
/** What a line may take of it. */
const ROOM = 900;

interface Words {
  readonly heading: string;
  readonly holds: string;
  readonly of: (community: string) => string;
  readonly time: (since: string | null, until: string | null) => string;
  readonly lookUp: string;
  readonly summary: (parts: { readonly person: string; readonly title: string; readonly community: string }) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    heading: 'Certificate',
    holds: 'holds the title',
    of: (community) => `of the ${community} community`,
    time: (since, until) =>
      [since === null ? '' : `since ${since}`, until === null ? '' : `until ${until}`]
        .filter((part) => part !== '')
        .join(', '),
    lookUp: 'To be looked up at',
    summary: ({ person, title, community }) => `${person} holds the title ${title} of the ${community} community`,
  },
  zh: {
    heading: '证书',
    holds: '担任',
    of: (community) => `${community}${/\p{Script=Han}$/u.test(community) ? '' : ' '}社区`,
    time: (since, until) =>
      [since === null ? '' : `自 ${since} 起`, until === null ? '' : `至 ${until} 止`]
        .filter((part) => part !== '')
        .join('，'),
    lookUp: '查验地址',
    summary: ({ person, title, community }) => `${person} 担任 ${community} 社区的${title}`,
  },
};

/** A whole SVG document of A4 in landscape, in light and dark, on paper always light. */
export function certificate(given: Certificate): string {
  const said = words[given.language];
  const [person, title, community] = [
    shortened(given.person, 80),
    shortened(given.title, 80),
    shortened(given.community, 80),
  ];
  const login = shortened(given.login, 40);
  const time = said.time(given.since, given.until);
  const summary = said.summary({ person, title, community });
  const rows = [
    row('quiet', 150, 30, said.heading),
    row('name', 270, 64, person),
    row('quiet', 318, 24, login.toLowerCase() === person.toLowerCase() ? '' : `@${login}`),
    row('plain', 390, 28, said.holds),
    row('title', 475, 58, title),
    row('plain', 535, 28, said.of(community)),
    row('plain', 610, 26, time),
    row('quiet', 690, 18, given.url === null ? '' : `${said.lookUp} ${shortened(given.url, 120)}`),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="t d" lang="${given.language}">
<title id="t">${escaped(summary)}</title>
<desc id="d">${escaped([time, given.url ?? ''].filter((part) => part !== '').join('. '))}</desc>
<style>${STYLE}</style>
<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>
<rect class="frame" x="28" y="28" width="${WIDTH - 56}" height="${HEIGHT - 56}" rx="10"/>
<rect class="line" x="40" y="40" width="${WIDTH - 80}" height="${HEIGHT - 80}" rx="6"/>
${rows.filter((one) => one !== '').join('\n')}
</svg>
`;
}

const LIGHT =
  '.paper{fill:#fffdf8}.frame{stroke:#8250df}.line{stroke:#d4b8ff}.name,.plain{fill:#1f2328}.title{fill:#6639ba}.quiet{fill:#59636e}';
const DARK =
  '.paper{fill:#0d1117}.frame{stroke:#a371f7}.line{stroke:#3c1e70}.name,.plain{fill:#f0f6fc}.title{fill:#c297ff}.quiet{fill:#9198a1}';
const STYLE = `${LIGHT}@media screen and (prefers-color-scheme:dark){${DARK}}.frame{fill:none;stroke-width:4}.line{fill:none;stroke-width:1.5}.name,.title{font-weight:600}text{text-anchor:middle;font-family:Georgia,"DejaVu Serif","Noto Serif","Noto Serif CJK SC","Songti SC",SimSun,serif;unicode-bidi:plaintext}`;

/** One line in the middle; a long one is drawn smaller. */
function row(kind: 'quiet' | 'name' | 'plain' | 'title', y: number, size: number, text: string): string {
  if (text === '') return '';
  return `<text class="${kind}" x="${WIDTH / 2}" y="${y}" font-size="${sizeFor(text, size, ROOM)}">${escaped(text)}</text>`;
}
