// Looking up what is there, bounded: no more at once than there are connections for it, and only so many wait.
import type { Showing } from '../../engine/ports.js';
import { createTurns } from './bounded.js';
import type { Turns } from './bounded.js';

/** As many as the pages have connections to look with (src/pages.ts). */
const AT_ONCE = 4;
const WAITING = 64;

/** The same, and whoever comes beyond is told so. Reports have bounds of their own. @throws Busy */
export function boundedLooks(showing: Showing, turns: Turns = createTurns(AT_ONCE, WAITING)): Showing {
  // All that was ever done on an item is read, and who has it can make that as much as they like.
  const items = createTurns(1, WAITING);
  return {
    communities: () => turns.take(() => showing.communities()),
    community: (login) => turns.take(() => showing.community(login)),
    repository: (owner, name) => turns.take(() => showing.repository(owner, name)),
    item: (of, number, language) => items.take(() => turns.take(() => showing.item(of, number, language))),
    waiting: (repository) => turns.take(() => showing.waiting(repository)),
    mark: (repositories, until) => turns.take(() => showing.mark(repositories, until)),
    titles: (of, kind, language) => turns.take(() => showing.titles(of, kind, language)),
    drawing: (of, drawing, language) => turns.take(() => showing.drawing(of, drawing, language)),
    onBoards: (of) => turns.take(() => showing.onBoards(of)),
    boards: (of) => turns.take(() => showing.boards(of)),
    person: (of, login, language) => turns.take(() => showing.person(of, login, language)),
    peoplePages: (of) => turns.take(() => showing.peoplePages(of)),
    report: (of, label) => showing.report(of, label),
  };
}
