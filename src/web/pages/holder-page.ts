// The look-up of a certificate: that somebody holds an honour is true, and still is. Whoever does not hold it has no such page.
import type { ShownHolder, ShownTitle } from '../../engine/ports.js';
import { dayPart } from './day.js';
import { foreign, html } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { communityPath, drawingPath, holderPath, honoursPath, personPath } from './paths.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';

export interface HolderAsked {
  readonly owner: string;
}

/** `held`: of one person, once for each SIG; at least one. */
export function holderPage(
  { name, called }: ShownTitle,
  held: readonly ShownHolder[],
  { owner }: HolderAsked,
  visit: Visit,
): string {
  const { holder: words, titles } = wordsIn(visit.language);
  const login = held[0]?.login ?? '';
  const link = (href: string, text: string) => html`<a href="${inLanguage(href, visit, visit.language)}">${text}</a>`;
  const today = visit.now.toISOString().slice(0, 10);
  const columns = [titles.sig, titles.since, titles.until].map((head) => ({ head }));
  return pageOf({
    language: visit.language,
    title: words.title(login, called),
    place: placeOf({ ...visit, period: null }, holderPath(owner, name, login), [
      { name: owner, href: communityPath(owner) },
      { name: titles.honours, href: honoursPath(owner) },
    ]),
    main: html`<p>
        ✅ ${words.before}${foreign(login)}${words.holds}${foreign(called)}${words.of}${foreign(owner)}${words.end}
      </p>
      <p>${words.asOf(today)}</p>
      ${table({
        caption: words.caption,
        quiet: true,
        stacks: true,
        columns,
        rows: held.map(({ sig, since, until }) => [
          sig === null ? words.wholeCommunity : foreign(sig),
          dayPart(since),
          until === null ? words.noEnd : dayPart(until),
        ]),
      })}
      <p class="soft">${words.how}</p>
      <ul>
        <li>${link(drawingPath(owner, { title: name, login, as: 'certificate' }), titles.certificate)}</li>
        <li>${link(drawingPath(owner, { title: name, login, as: 'badge' }), titles.badge)}</li>
        <li>${link(personPath(owner, login), words.person)}</li>
      </ul>`,
  });
}
