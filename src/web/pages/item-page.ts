// What Hearth did on an item, and why, as far as everybody may read it; and whose turn it is. Nobody is named.
import { minuteOf } from '../../core/time.js';
import type { WhyLine } from '../../core/sig-question.js';
import type { Turn } from '../../core/turn.js';
import type { ShownItem, ShownRepository } from '../../engine/ports.js';
import { foreign, html } from './html.js';
import { pageOf } from './layout.js';
import { communityPath, itemAtGitHub, itemPath, repositoryPath } from './paths.js';
import { table } from './table.js';
import { placeOf } from './visit.js';
import type { Visit } from './visit.js';
import { wordsIn } from './words.js';
import type { Words } from './words.js';

export interface ItemAsked {
  readonly of: ShownRepository;
  readonly number: number;
  /** Address of GitHub's site, without a slash at its end. */
  readonly github: string;
}

export function itemPage(item: ShownItem, { of, number, github }: ItemAsked, visit: Visit): string {
  const { item: words, stops } = wordsIn(visit.language);
  const { owner, name } = of.repository;
  const at = itemAtGitHub(github, { owner: owner.login, name, kind: item.kind, number });
  const crumbs = [
    { name: owner.login, href: communityPath(owner.login) },
    { name, href: repositoryPath(owner.login, name) },
  ];
  return pageOf({
    language: visit.language,
    title: words.title(number),
    place: placeOf({ ...visit, period: null }, itemPath(owner.login, name, number), crumbs),
    main: html`<p>${foreign(`${owner.login}/${name}`)} · <a href="${at}">${words.atGitHub(number)}</a></p>
      <h2>${words.turn}</h2>
      <p>${turnSaid(item.turn, words)} <span class="soft">${words.since(minuteOf(item.turn.since))}</span></p>
      <h2>${words.done}</h2>
      ${item.lines.length === 0 ? html`<p>${words.nothing}</p>` : linesTable(item.lines, words, stops.colon)}`,
  });
}

function turnSaid({ of, because, people }: Turn, { turns }: Words['item']): string {
  if (of === 'author' && because === 'draft') return turns.draft;
  if (of === 'maintainers' && because === 'never_answered') return turns.neverAnswered;
  return of === 'reviewers' ? turns.reviewers(people.length) : turns[of];
}

function linesTable(lines: readonly WhyLine[], words: Words['item'], colon: string) {
  return table({
    caption: words.done,
    quiet: true,
    stacks: true,
    columns: [words.when, words.what, words.why, words.rule].map((head) => ({ head })),
    rows: lines
      .toReversed()
      .map((line) => [
        html`<time datetime="${line.at}">${minuteOf(line.at)}</time>`,
        doneSaid(line, words, colon),
        foreign(line.sentence),
        html`${line.rule === '' ? line.feature : `${line.feature}/${line.rule}`}${placeSaid(line)}`,
      ]),
  });
}

function doneSaid({ act, state, url }: WhyLine, { acts, states, left }: Words['item'], colon: string) {
  if (state === 'silent') return left;
  const what = Object.hasOwn(acts, act) ? acts[act as keyof typeof acts] : act;
  const how = Object.hasOwn(states, state) ? states[state as keyof typeof states] : state;
  return url === null ? html`${what}${colon}${how}` : html`<a href="${url}">${what}</a>${colon}${how}`;
}

function placeSaid({ line }: WhyLine) {
  if (line === null) return null;
  return line.url === null
    ? html`<br /><small>${foreign(line.place)}</small>`
    : html`<br /><small><a href="${line.url}">${foreign(line.place)}</a></small>`;
}
