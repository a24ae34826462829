// The boards of a community: of those alone who joined them, with how points are made.
import { boardNames } from '../../core/points.js';
import type { BoardName } from '../../core/points.js';
import { minuteOf } from '../../core/time.js';
import type { MadeBoards } from './boards.js';
import { step } from './address.js';
import { foreign, html } from './html.js';
import type { Html } from './html.js';
import { pageOf } from './layout.js';
import { boardsPath, communityPath } from './paths.js';
import { prose } from './prose.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';
import type { Words } from './words.js';

export interface BoardsAsked {
  readonly owner: string;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

export function boardsPage(shown: MadeBoards, { owner, github }: BoardsAsked, visit: Visit): string {
  const { boards: words, report } = wordsIn(visit.language);
  return pageOf({
    language: visit.language,
    title: words.title(owner),
    place: placeOf({ ...visit, period: null }, boardsPath(owner), [{ name: owner, href: communityPath(owner) }]),
    main: html`<p class="soft">${words.lead}</p>
      <p class="soft">${report.asOf(minuteOf(shown.at.toISOString()))}</p>
      ${boardNames.map((name) => boardPart(name, shown, { words, github }))}
      ${shown.newcomersKnown ? null : html`<p>${words.newcomersUnknown}</p>`}
      ${shown.maintainersKnown ? null : html`<p>${words.maintainersUnknown}</p>`}
      <p>${prose(words.join)}</p>
      <h2>${words.formula(shown.version)}</h2>
      <ul>
        ${shown.formula[visit.language].map((line) => html`<li>${prose(line)}</li>`)}
      </ul>`,
  });
}

interface Told {
  readonly words: Words['boards'];
  readonly github: string;
}

function boardPart(name: BoardName, { boards }: MadeBoards, { words, github }: Told): Html {
  const rows = boards[name].map(({ login, points }) => [
    html`<a href="${`${github}/${step(login)}`}">${foreign(login)}</a>`,
    points,
  ]);
  const columns = [{ head: words.who }, { head: words.points, number: true }];
  return html`<h2>${words.names[name]}</h2>
    ${rows.length === 0 ? html`<p>${words.nobody}</p>` : table({ caption: words.names[name], quiet: true, columns, rows })}`;
}
