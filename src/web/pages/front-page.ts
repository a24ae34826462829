// The first page: what this is, and whose health it shows.
import { foreign, html } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { communityPath } from './paths.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';

export function frontPage(
  communities: readonly { readonly login: string; readonly repositories: number }[],
  visit: Visit,
): string {
  const words = wordsIn(visit.language);
  const { title, lead, communities: heading, none, repositories } = words.front;
  const entries = communities.map(({ login, repositories: count }) => {
    const href = inLanguage(communityPath(login), visit, visit.language);
    return html`<li><a href="${href}">${foreign(login)}</a><br /><small>${repositories(count)}</small></li>`;
  });
  return pageOf({
    language: visit.language,
    title,
    place: placeOf({ ...visit, period: null }, '/', []),
    main: html`<p>${lead}</p>
      <h2>${heading}</h2>
      ${
        entries.length === 0
          ? html`<p>${none}</p>`
          : html`<ul class="cards">
              ${entries}
            </ul>`
      }`,
  });
}
