// The pages of people: ladder, honours, boards, somebody's own page, and the look-up of a certificate.
import { fold } from '../../core/name.js';
import type { ShownCommunity } from '../../engine/ports.js';
import type { Answer } from '../answer.js';
import { dataAnswer, pageAnswer } from './answer.js';
import { boardsPage } from './boards-page.js';
import { holderPage } from './holder-page.js';
import { personPage } from './person-page.js';
import type { Shelf } from './shelf.js';
import type { Target } from './target.js';
import { titlesPage } from './titles-page.js';
import type { Visit } from './visit.js';

export type OfPeople = Extract<Target, { page: 'ladder' | 'honours' | 'boards' | 'person' | 'holder' | 'drawing' }>;
export type OwnTitles = Extract<Target, { page: 'own ladder' | 'own honours'; name: string }>;

/** Null: there is nothing there that may be shown. */
export async function ofPeople(target: OfPeople, shelf: Shelf, visit: Visit): Promise<Answer | null> {
  const community = await shelf.showing.community(target.owner);
  if (community === null) return null;
  if (target.page === 'drawing') {
    const svg = await shelf.showing.drawing(community, target.drawing, visit.language);
    return svg === null ? null : dataAnswer(svg, 'image/svg+xml', { vary: 'accept-language' });
  }
  const page = await pageOfPeople(target, community, shelf, visit);
  return page === null ? null : pageAnswer(200, page, visit.language);
}

async function pageOfPeople(
  target: Exclude<OfPeople, { page: 'drawing' }>,
  community: ShownCommunity,
  { showing, boards, github }: Shelf,
  visit: Visit,
): Promise<string | null> {
  const { language } = visit;
  const asked = { owner: community.login, github };
  switch (target.page) {
    case 'boards': {
      const made = await boards.of(community);
      return made === null ? null : boardsPage(made, asked, visit);
    }
    case 'person': {
      const person = await showing.person(community, target.login, language);
      return person === null ? null : personPage(person, asked, visit);
    }
    case 'holder': {
      const titles = await showing.titles(community, 'honour', language);
      const title = titles?.find(({ name }) => name === target.title);
      const held = title?.holders.filter(({ login }) => fold(login) === fold(target.login)) ?? [];
      return title === undefined || held.length === 0 ? null : holderPage(title, held, asked, visit);
    }
    default: {
      const titles = await showing.titles(community, target.page === 'ladder' ? 'role' : 'honour', language);
      return titles === null ? null : titlesPage(titles, { ...asked, page: target.page, repository: null }, visit);
    }
  }
}

/** Of a repository that has a ladder or honours of its own. */
export async function ofOwnTitles(target: OwnTitles, { showing, github }: Shelf, visit: Visit): Promise<Answer | null> {
  const of = await showing.repository(target.owner, target.name);
  const page = target.page === 'own ladder' ? 'ladder' : 'honours';
  const titles = of === null ? null : await showing.titles(of, page === 'ladder' ? 'role' : 'honour', visit.language);
  if (of === null || titles === null) return null;
  const { owner, name } = of.repository;
  const asked = { page, owner: owner.login, repository: name, github } as const;
  return pageAnswer(200, titlesPage(titles, asked, visit), visit.language);
}
