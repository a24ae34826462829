// The frame of every page: landmarks, the way back, the other language, a skip link.
import { languages } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import type { Audience } from '../../core/report.js';
import { foreign, html, Html } from './html.js';
import type { Part } from './html.js';
import { STYLE } from './style.js';
import { wordsIn } from './words.js';

/** A step of the way to this page. */
export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** Where a page stands among the others. */
export interface Place {
  /** Its own path, without a query. */
  readonly path: string;
  /** Its query but for the language: `period=2026-11`, or empty. */
  readonly query: string;
  /** The language was chosen, so links keep it. */
  readonly chosen: boolean;
  readonly crumbs: readonly Crumb[];
}

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** What comes before the headline's end and after it. */
  readonly main: Part;
  /** Null: it stands alone, as a file; then it links to no page of ours. */
  readonly place: Place | null;
  /** Whom it is for; left out, everybody. */
  readonly audience?: Audience;
}

const NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

/** A whole document. */
export function pageOf({ language, title, main, place, audience = 'public' }: Page): string {
  const words = wordsIn(language);
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${plain(title)} · Hearth</title>
        ${place === null ? null : html`<link rel="icon" href="/hearth.svg" type="image/svg+xml" />`}
        ${Html.style(STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        ${place === null ? null : header(place, language)}
        <main id="main" tabindex="-1">
          <h1>${foreign(title)}</h1>
          ${main}
        </main>
        <footer>
          <p>${words.foot[audience]}</p>
          ${place === null ? null : html`<p><a href="${inLanguage('/metrics-explained', place, language)}">${words.methods}</a></p>`}
        </footer>
      </body>
    </html> `;
  return document.toString();
}

/** An address of ours that keeps the language where it was chosen. */
export function inLanguage(href: string, { chosen }: Pick<Place, 'chosen'>, language: Language): string {
  return chosen ? `${href}${href.includes('?') ? '&' : '?'}lang=${language}` : href;
}

function header(place: Place, language: Language): Html {
  const words = wordsIn(language);
  const others = languages.filter((one) => one !== language);
  return html`<header>
    <nav class="path" aria-label="${words.whereYouAre}">
      <ol>
        <li><a class="mark" href="${inLanguage('/', place, language)}">${words.home}</a></li>
        ${place.crumbs.map(({ name, href }) => html`<li><a href="${inLanguage(href, place, language)}">${foreign(name)}</a></li>`)}
      </ol>
    </nav>
    <nav class="lang" aria-label="${words.languages}">
      <ul>
        ${others.map((one) => html`<li><a href="${`${place.path}?${withQuery(place.query)}lang=${one}`}" hreflang="${one}" lang="${one}">${NAMES[one]}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

const withQuery = (query: string) => (query === '' ? '' : `${query}&`);

/** For the window's title, which knows no directions: those marks are left out. */
const plain = (text: string) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
