// Who bears the logins that people write, and for whom they work.
import { affiliationsIn, employersAt } from '../../community/desk/affiliations.js';
import { resembling } from '../../community/desk/handles.js';
import type { Repository } from '../../core/event.js';
import { fold } from '../../core/name.js';
import { classOf, isLogin } from '../../core/person.js';
import type { EmployersOf, WhoAre, WhoAreAnswer, WhoIs } from '../../core/title-question.js';
import { onceFor } from './title-scene.js';
import type { TitleScene } from './title-scene.js';

/** Each may be two requests. */
const MOST_LOGINS = 20;

/** Throws the failures of reading. */
export async function whoAre({ repository, logins }: WhoAre, scene: TitleScene): Promise<WhoAreAnswer> {
  const asked = [...new Set(logins)].slice(0, MOST_LOGINS);
  const known = await scene.sources.ledger.knownAs(repository.owner.id, asked.filter(isLogin).map(fold));
  const found: [string, WhoIs][] = [];
  for (const login of asked) {
    found.push([login, await whoIs(login, known.get(fold(login))?.id ?? null, repository, scene)]);
  }
  return Object.fromEntries(found);
}

/** `before`: the account that the community knew under that login last; null: none. */
async function whoIs(login: string, before: number | null, repository: Repository, scene: TitleScene): Promise<WhoIs> {
  if (isLogin(login)) {
    const github = await scene.read();
    const now = await github.account(repository, login);
    if (now !== null) return now.kind === 'organization' ? { is: 'unknown' } : { is: 'person', person: now };
    if (before !== null) {
      const person = await github.accountOf(repository, before);
      return person === null ? { is: 'gone' } : { is: 'renamed', person };
    }
  }
  const candidate = resembling(login, await loginsHere(repository, scene));
  return candidate === null ? { is: 'unknown' } : { is: 'resembles', person: { ...candidate, kind: 'user' } };
}

/** Of people alone: nobody means a bot by a name that nobody bears. */
function loginsHere({ owner }: Repository, scene: TitleScene) {
  return onceFor(scene, `logins ${owner.id}`, async () => {
    const all = await scene.sources.ledger.loginsHere(owner.id);
    return all.filter(({ id, login }) => classOf({ id, login, kind: 'user' }) === 'human');
  });
}

/** Throws the failures of reading. */
export async function employersOf(
  { repository, people, at }: EmployersOf,
  scene: TitleScene,
): Promise<Readonly<Record<number, readonly string[]>>> {
  const { desk } = await scene.ask({ kind: 'titlesHere', repository });
  const path = desk?.affiliations ?? null;
  const text = path === null ? null : await scene.ask({ kind: 'namedFile', repository, path });
  if (text === null) return {};
  const logins = people.map(({ login }) => login);
  const employers = employersAt(affiliationsIn(text), logins, at);
  return Object.fromEntries(
    people.flatMap(({ id, login }) => {
      const found = employers.get(login) ?? [];
      return found.length === 0 ? [] : [[id, found] as const];
    }),
  );
}
