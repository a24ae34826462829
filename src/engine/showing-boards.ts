// What the pages show of the boards: of those who joined them, by what was done in repositories that are shown. No visitor makes
// Hearth ask GitHub who is in a team.
import { formulaVersion } from '../community/points/formula.js';
import { termsOf } from '../community/points/terms.js';
import type { PointSettings } from '../community/points/terms.js';
import { formulaLines, pointsOf } from '../community/points/words.js';
import type { Ranked } from '../core/board-question.js';
import type { Repository } from '../core/event.js';
import { fold } from '../core/name.js';
import type { Person } from '../core/person.js';
import type { Directory } from '../core/sig.js';
import type { Standing } from '../core/title.js';
import type { HoldsAnswer } from '../core/title-question.js';
import { board } from './answers/board.js';
import { modeOf } from './answers/mode.js';
import type { Ask } from './answers/sources.js';
import type { TitlesScene } from './showing-titles.js';
import type { Ledger, ShownBoards } from './ports.js';

export interface BoardsScene extends Omit<TitlesScene, 'ledger'> {
  readonly ledger: Ledger;
  /** Whose file is in force. */
  readonly repository: Repository;
  readonly installation: number;
  /** Null: there is none. */
  readonly directory: () => Promise<Pick<Directory, 'sigs'> | null>;
}

type Settings = PointSettings & { readonly maintainers: readonly string[] };

const areInForce = ({ config }: Pick<BoardsScene, 'config'>): boolean => modeOf(config, 'points') === 'active';

/** Null: the section is not active. */
export const onBoards = async (scene: BoardsScene): Promise<readonly number[] | null> =>
  areInForce(scene) ? scene.ledger.onBoards(scene.of.id, scene.repository.id) : null;

/** Null: the section is not active. */
export async function boardsShown(scene: BoardsScene): Promise<ShownBoards | null> {
  const { config, repository, now, unnamed } = scene;
  if (!areInForce(scene)) return null;
  // What stands in the file was made into these by the section of that name.
  const settings = config.sections['points']?.settings as unknown as Settings;
  const terms = termsOf(settings);
  const { maintainers } = settings;
  const asked = { kind: 'board', repository, terms, maintainers, person: null, at: now.toISOString() } as const;
  const { boards, newcomersKnown, maintainersKnown } = await board(asked, {
    sources: { ...scene, ledger: onlyShown(scene), now },
    read: () => Promise.reject(new Error('no visitor asks GitHub')),
    ask: maintainersBy(scene),
  });
  const hidden = unnamed === null ? null : new Set(unnamed.map(fold));
  const rows = (ranked: readonly Ranked[]) =>
    ranked
      .filter(({ login }) => hidden?.has(fold(login)) === false)
      .map(({ login, hundredths }) => ({ login, points: pointsOf(hundredths) }));
  return {
    boards: {
      newcomers: rows(boards.newcomers),
      community: rows(boards.community),
      maintainers: rows(boards.maintainers),
    },
    ...{ newcomersKnown, maintainersKnown, version: formulaVersion(terms) },
    formula: { en: formulaLines(terms, maintainers, 'en'), zh: formulaLines(terms, maintainers, 'zh') },
  };
}

/** What was done in a repository that is not shown gives no points here. */
function onlyShown({ ledger, of }: Pick<BoardsScene, 'ledger' | 'of'>): Ledger {
  const shown = new Set(of.repositories.map(({ repository }) => repository.id));
  return {
    ...ledger,
    reportScope: async (asked) => {
      const scope = await ledger.reportScope(asked, false);
      return scope === null ? null : { ...scope, repositories: scope.repositories.filter(({ id }) => shown.has(id)) };
    },
  };
}

/** Who holds a role, from the ledger's words and the directory: a team that no look wrote down is not known. */
function maintainersBy({ ledger, of, here, now, directory }: BoardsScene): Ask {
  const holds = async ({ people, roles }: { people: readonly Person[]; roles: readonly string[] }) => {
    const { held } = await ledger.standings(of.id, 'all', now.toISOString(), here);
    const sigs = roles.includes('lead') ? ((await directory())?.sigs ?? []) : [];
    const leads = new Set(sigs.flatMap((sig) => sig.leads.map(({ login }) => fold(login))));
    const answer = ({ id, login }: Person): HoldsAnswer[number] => {
      if (leads.has(fold(login)) || held.some((one) => one.person === id && isOf(one, roles))) return 'yes';
      const asked = roles.filter((role) => role.startsWith('team:'));
      return asked.every((role) => held.some(({ by }) => by === role)) ? 'no' : 'unknown';
    };
    return Object.fromEntries(people.map((person) => [person.id, answer(person)]));
  };
  return ((question: { readonly kind: string }) =>
    question.kind === 'holds'
      ? holds(question as never)
      : Promise.reject(new Error(`${question.kind} is not asked for visitors`))) as Ask;
}

const isOf = ({ title, by }: Standing, roles: readonly string[]): boolean =>
  roles.includes(title.name) || roles.includes(by) || (by === 'leads' && roles.includes('lead'));
