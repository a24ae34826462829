// Links to the pages of people, where there are any.
import type { PeoplePage } from '../../engine/ports.js';
import { html } from './html.js';
import type { Part } from './html.js';
import { inLanguage } from './layout.js';
import type { Telling } from './telling.js';

/** `href`: address of each; null: that one is not linked. */
export function peoplePart(
  pages: readonly PeoplePage[],
  { words, visit, language }: Telling,
  href: (page: PeoplePage) => string | null,
): Part {
  const links = pages.flatMap((page) => {
    const address = href(page);
    return address === null || visit === null
      ? []
      : [html`<li><a href="${inLanguage(address, visit, language)}">${words.people[page]}</a></li>`];
  });
  if (links.length === 0) return null;
  return html`<h2>${words.people.heading}</h2>
    <ul class="cards">
      ${links}
    </ul>`;
}
