// The page of a community: how it is at a glance, its groups, its repositories, and the whole report.
import type { Report } from '../../core/report.js';
import type { PeoplePage, ShownCommunity } from '../../engine/ports.js';
import { glance } from './glance.js';
import { foreign, html } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { boardsPath, communityPath, honoursPath, inPeriod, ladderPath, repositoryPath, sigPath } from './paths.js';
import { peoplePart } from './people-part.js';
import { otherPeriods, reportBody, reportIntro } from './report-page.js';
import { tellingOf } from './telling.js';
import type { Telling } from './telling.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';

export interface Seen {
  readonly visit: Visit;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

export interface SeenCommunity extends Seen {
  /** Which of them there are. */
  readonly people: readonly PeoplePage[];
}

const PEOPLE: Readonly<Record<PeoplePage, (owner: string) => string>> = {
  ladder: ladderPath,
  honours: honoursPath,
  boards: boardsPath,
};

export function communityPage(
  report: Report,
  community: ShownCommunity,
  { visit, github, people }: SeenCommunity,
): string {
  const { language } = visit;
  const told = tellingOf(report, { language, github, visit });
  const words = wordsIn(language);
  const path = communityPath(community.login);
  return pageOf({
    language,
    title: words.community.title(community.login),
    place: placeOf(visit, path, []),
    main: html`${reportIntro(told)}
      <p class="soft">${words.community.onlyPublic}</p>
      ${glance(told)}
      <h2>${words.community.repositories}</h2>
      <ul class="cards">
        ${community.repositories.map(({ repository: { owner, name } }) => {
          const href = inPeriod(repositoryPath(owner.login, name), visit.period);
          return html`<li><a href="${inLanguage(href, visit, language)}">${foreign(name)}</a></li>`;
        })}
      </ul>
      <h2>${words.community.sigs}</h2>
      ${sigList(told, community.login, visit)} ${peoplePart(people, told, (page) => PEOPLE[page](community.login))}
      ${reportBody(told)} ${otherPeriods(told, path, visit)}`,
  });
}

function sigList({ report, words, language }: Telling, owner: string, visit: Visit) {
  if (report.sigs.length === 0) return html`<p>${words.community.noSigs}</p>`;
  return html`<ul class="cards">
    ${report.sigs.map(({ slug, name }) => {
      const href = inPeriod(sigPath(owner, slug), visit.period);
      return html`<li><a href="${inLanguage(href, visit, language)}">${foreign(name)}</a></li>`;
    })}
  </ul>`;
}
