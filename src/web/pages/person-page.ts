// What is public of one person in a community: titles that they hold, and deeds that others confirmed. Never what they lack.
import type { ShownPerson } from '../../engine/ports.js';
import { step } from './address.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { communityPath, holderPath, honoursPath, ladderPath, personPath } from './paths.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { dayPart } from './day.js';
import { wordsIn } from './words.js';
import type { Words } from './words.js';

export interface PersonAsked {
  readonly owner: string;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

export function personPage(person: ShownPerson, { owner, github }: PersonAsked, visit: Visit): string {
  const { person: words, titles: titleWords } = wordsIn(visit.language);
  const { login, titles, deeds } = person;
  return pageOf({
    language: visit.language,
    title: words.title(login, owner),
    place: placeOf({ ...visit, period: null }, personPath(owner, login), [{ name: owner, href: communityPath(owner) }]),
    main: html`<p class="soft">${words.lead}</p>
      <p><a href="${`${github}/${step(login)}`}">${words.atGitHub}</a></p>
      ${titles.length === 0 ? null : titlesPart(person, { owner, visit, words, titleWords })}
      ${deeds.length === 0 ? null : deedsPart(person, words)}`,
  });
}

interface Told {
  readonly owner: string;
  readonly visit: Visit;
  readonly words: Words['person'];
  readonly titleWords: Words['titles'];
}

/** A role leads to the ladder, an honour to where it can be looked up. */
function titlesPart({ login, titles }: ShownPerson, { owner, visit, words, titleWords }: Told): Html {
  const link = (href: string, text: Part) => html`<a href="${inLanguage(href, visit, visit.language)}">${text}</a>`;
  const columns = [titleWords.heading, titleWords.sig, titleWords.since, titleWords.until].map((head) => ({ head }));
  const rows = titles.map(({ kind, name, called, sig, since, until }) => [
    kind === 'role' ? link(ladderPath(owner), foreign(called)) : link(holderPath(owner, name, login), foreign(called)),
    sig === null ? '–' : foreign(sig),
    dayPart(since),
    dayPart(until),
  ]);
  return html`<h2>${words.titles}</h2>
    ${table({ caption: words.titles, quiet: true, stacks: true, columns, rows })}
    ${titles.some(({ kind }) => kind === 'honour') ? html`<p>${link(honoursPath(owner), words.honours)}</p>` : null}`;
}

/** Addresses that people wrote are shown, and lead nowhere. */
function deedsPart({ deeds }: ShownPerson, words: Words['person']): Html {
  const columns = [words.what, words.on, words.where].map((head) => ({ head }));
  const rows = deeds.map(({ what, on, url }) => [what, dayPart(on), url === null ? '–' : foreign(url)]);
  return html`<h2>${words.deeds}</h2>
    <p class="soft">${words.confirmed}</p>
    ${table({ caption: words.deeds, quiet: true, stacks: true, columns, rows })}`;
}
