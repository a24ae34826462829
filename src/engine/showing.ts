// What the pages show: reports on the terms of the configuration in force, people and titles, and what was decided on an item.
// Whatever is asked here, only public repositories are looked at.
import type { Reporter } from './health-report.js';
import { boardsShown, onBoards } from './showing-boards.js';
import type { BoardsScene } from './showing-boards.js';
import type { ShownEngine } from './showing-config.js';
import { itemOf } from './showing-item.js';
import { peoplePagesIn } from './showing-people-pages.js';
import { personShown } from './showing-person.js';
import { reportOf } from './showing-report.js';
import { ownScene, titlesScene } from './showing-scene.js';
import { drawingShown, titlesShown } from './showing-titles.js';
import type { Showing, Shown, ShownCommunity, ShownRepository } from './ports.js';

/** `shown` and `reporter` have connections of their own: visitors must not keep the daily work waiting. */
export interface ShowingParts {
  readonly engine: ShownEngine;
  readonly shown: Shown;
  readonly reporter: Pick<Reporter, 'report'>;
}

export function createShowing(parts: ShowingParts): Showing {
  const { engine, shown } = parts;
  /** Null: nothing of the kind is shown there. */
  const onScene = async <Seen>(
    of: ShownCommunity | ShownRepository,
    show: (scene: BoardsScene) => Seen | Promise<Seen>,
  ): Promise<Seen | null> => {
    const scene = await ('repositories' in of ? titlesScene(engine, of) : ownScene(engine, of));
    return scene === null ? null : show(scene);
  };
  return {
    communities: () => shown.communities(),
    community: (login) => shown.community(login),
    repository: (owner, name) => shown.repository(owner, name),
    waiting: (repository) => shown.waiting(repository),
    mark: (repositories, until) => shown.mark(repositories, until),
    item: (of, number, language) => itemOf(parts, of, number, language),
    report: (of, label) => reportOf(parts, of, label),
    titles: (of, kind, language) => onScene(of, (scene) => titlesShown(scene, kind, language)),
    peoplePages: async (of) => (await onScene(of, peoplePagesIn)) ?? [],
    onBoards: (of) => onScene(of, onBoards),
    boards: (of) => onScene(of, boardsShown),
    person: (of, login, language) => onScene(of, (scene) => personShown(scene, login, language)),
    drawing: (of, drawing, language) => onScene(of, (scene) => drawingShown(scene, drawing, language)),
  };
}
