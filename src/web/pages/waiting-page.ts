// Everything in a repository that waits for its maintainers or for a reviewer, who waits longest first. Nobody is named.
import type { ShownRepository, Waiting } from '../../engine/ports.js';
import { minuteOf } from '../../core/time.js';
import { words as reportWords } from '../../report/words.js';
import { foreign, html } from './html.js';
import { inLanguage, pageOf } from './layout.js';
import { communityPath, itemAtGitHub, itemPath, repositoryPath, waitingPath } from './paths.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';

export interface WaitingAsked {
  readonly of: ShownRepository;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

export function waitingPage(waiting: Waiting, { of, github }: WaitingAsked, visit: Visit): string {
  const { language } = visit;
  const { owner, name } = of.repository;
  const { waiting: words, item: itemWords } = wordsIn(language);
  const { kinds } = reportWords[language];
  const called = `${owner.login}/${name}`;
  const rows = waiting.items.map((one) => [
    html`<a href="${itemAtGitHub(github, { owner: owner.login, name, ...one })}">${kinds[one.kind]} #${one.number}</a>`,
    words.of[one.of],
    html`<time datetime="${one.since}">${minuteOf(one.since)}</time>`,
    html`<a href="${inLanguage(itemPath(owner.login, name, one.number), visit, language)}">${itemWords.short}</a>`,
  ]);
  const left = waiting.total - waiting.items.length;
  const columns = [words.item, words.whom, words.since, words.more].map((head) => ({ head }));
  return pageOf({
    language,
    title: words.title(called),
    place: placeOf({ ...visit, period: null }, waitingPath(owner.login, name), [
      { name: owner.login, href: communityPath(owner.login) },
      { name, href: repositoryPath(owner.login, name) },
    ]),
    main: html`<p>${foreign(called)} · ${words.count(waiting.total)}</p>
      <p class="soft">${words.meaning}</p>
      ${rows.length === 0 ? null : table({ caption: words.title(called), quiet: true, stacks: true, columns, rows })}
      ${left > 0 ? html`<p>${words.others(left)}</p>` : null}`,
  });
}
