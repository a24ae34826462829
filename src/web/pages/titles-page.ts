// The ladder of a community, and its honours: what each title takes, in words, and who holds it. Never what anybody lacks.
import type { ShownHolder, ShownRequirement, ShownTitle } from '../../engine/ports.js';
import { step } from './address.js';
import { foreign, html } from './html.js';
import type { Html, Part } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import {
  communityPath,
  drawingPath,
  holderPath,
  honoursPath,
  ladderPath,
  ownHonoursPath,
  ownLadderPath,
  personPath,
  repositoryPath,
} from './paths.js';
import { dayPart } from './day.js';
import { prose } from './prose.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';
import type { Words } from './words.js';

export interface TitlesAsked {
  readonly page: 'ladder' | 'honours';
  readonly owner: string;
  /** Its name, where these are a repository's own; null: they are the community's. */
  readonly repository: string | null;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

interface Telling extends TitlesAsked {
  readonly visit: Visit;
  readonly words: Words['titles'];
}

export function titlesPage(titles: readonly ShownTitle[], asked: TitlesAsked, visit: Visit): string {
  const { page, owner, repository } = asked;
  const { titles: words } = wordsIn(visit.language);
  const isLadder = page === 'ladder';
  const path =
    repository === null
      ? (isLadder ? ladderPath : honoursPath)(owner)
      : (isLadder ? ownLadderPath : ownHonoursPath)(owner, repository);
  const crumbs = repository === null ? [] : [{ name: repository, href: repositoryPath(owner, repository) }];
  return pageOf({
    language: visit.language,
    title: words.title[page](repository === null ? owner : `${owner}/${repository}`),
    place: placeOf({ ...visit, period: null }, path, [{ name: owner, href: communityPath(owner) }, ...crumbs]),
    main: html`<p class="soft">${words.lead[page]}</p>
      ${titles.map((title) => titlePart(title, { ...asked, visit, words }))}`,
  });
}

function titlePart(title: ShownTitle, told: Telling): Html {
  const { words } = told;
  const { requirements, privileges, termDays } = title;
  return html`<h2>${foreign(title.called)}</h2>
    <h3>${words.takes}</h3>
    ${requirements.length === 0 ? html`<p>${words.nothing}</p>` : requirementList(requirements)}
    ${title.byRequirements ? html`<p>${words.byRequirements}</p>` : null}
    ${rolesPart(words.nominatedBy, title.nominatedBy, told)} ${rolesPart(words.decidedBy, title.decidedBy, told)}
    ${termDays === null ? null : html`<p>${words.term(termDays)}</p>`} ${privilegeList(privileges, words)}
    ${holdersPart(title, told)}`;
}

/** Where nobody decides, those who are named are not all: how many there are is not known. */
function holdersPart(title: ShownTitle, told: Telling): Part {
  const { seats, count, holders, byRequirements } = title;
  if (byRequirements && holders.length === 0) return null;
  const { words } = told;
  const said = seats === null ? words.count(count) : words.seats(count, seats);
  return html`<h3>${words.holders}</h3>
    ${byRequirements ? null : html`<p>${said}</p>`} ${holders.length === 0 ? null : holderTable(title, told)}`;
}

const requirementList = (requirements: readonly ShownRequirement[]): Html =>
  html`<ul>
    ${requirements.map(({ text, parts }) => html`<li>${prose(text)}${parts.length === 0 ? null : requirementList(parts)}</li>`)}
  </ul>`;

function rolesPart(head: string, roles: readonly string[], { visit }: Telling): Part {
  if (roles.length === 0) return null;
  const { stops } = wordsIn(visit.language);
  const named = roles.map((role, index) => html`${index === 0 ? '' : stops.list}${prose(role)}`);
  return html`<p>${head}${stops.colon}${named}</p>`;
}

const privilegeList = (privileges: readonly string[], words: Words['titles']): Part =>
  privileges.length === 0
    ? null
    : html`<h3>${words.privileges}</h3>
        <ul>
          ${privileges.map((one) => html`<li>${foreign(one)}</li>`)}
        </ul>`;

/** Of honours with their badge and certificate; SIGs and ends only where anybody has one. */
function holderTable(title: ShownTitle, { page, owner, repository, github, visit, words }: Telling): Html {
  const { holders } = title;
  const link = (login: string, as: 'badge' | 'certificate' | 'check', path: string) =>
    html`<a
      href="${inLanguage(path, visit, visit.language)}"
      aria-label="${words[as]}${wordsIn(visit.language).stops.colon}${login}"
      >${words[as]}</a
    >`;
  const drawing = (login: string, as: 'badge' | 'certificate') =>
    link(login, as, drawingPath(owner, { title: title.name, login, as }));
  // A repository's own titles are not among the community's, which the page of a person tells.
  const nameAt = (login: string) =>
    repository === null ? inLanguage(personPath(owner, login), visit, visit.language) : `${github}/${step(login)}`;
  const isDrawn = page === 'honours' && repository === null;
  const all: readonly (readonly [string, boolean, (holder: ShownHolder) => Part])[] = [
    [words.who, true, ({ login }) => html`<a href="${nameAt(login)}">${foreign(login)}</a>`],
    [words.sig, holders.some(({ sig }) => sig !== null), ({ sig }) => (sig === null ? '–' : foreign(sig))],
    [words.since, true, ({ since }) => dayPart(since)],
    [words.until, holders.some(({ until }) => until !== null), ({ until }) => dayPart(until)],
    [words.badge, isDrawn, ({ login }) => drawing(login, 'badge')],
    [words.certificate, isDrawn, ({ login }) => drawing(login, 'certificate')],
    [words.check, isDrawn, ({ login }) => link(login, 'check', holderPath(owner, title.name, login))],
  ];
  const columns = all.filter(([, shown]) => shown);
  return table({
    caption: words.holdersOf(title.called),
    quiet: true,
    stacks: true,
    columns: columns.map(([head]) => ({ head })),
    rows: holders.map((holder) => columns.map(([, , cell]) => cell(holder))),
  });
}
