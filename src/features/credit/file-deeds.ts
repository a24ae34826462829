// A push that changed the file of deeds: whose they are is looked up, they are told and confirmed, and what is wrong with the
// file stands in one issue.
import { createHash } from 'node:crypto';
import { because } from '../../core/action.js';
import type { Action } from '../../core/action.js';
import type { PushEvent, RepositoryEvent } from '../../core/event.js';
import type { ActFact } from '../../core/fact.js';
import type { Decision } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { WhoAre, WhoAreAnswer } from '../../core/title-question.js';
import { decisionOf, tellingOf, withPeople } from './deeds.js';
import type { Place } from './deeds.js';
import { readDeedsFile } from './file.js';
import type { DeedsFile, FileDeed } from './file.js';
import { messages } from './messages.js';
import type { Messages } from './said.js';
import type { Own } from './settings.js';

/** As many as one question takes, and questions. */
const AT_ONCE = 20;
const MOST_PEOPLE = 200;

/** The push changed the file on the default branch; null: it did not. */
export function fileChanged(
  event: RepositoryEvent,
  { file }: Pick<Own, 'file'>,
): { push: PushEvent; path: string } | null {
  if (event.kind !== 'push' || file === undefined) return null;
  return event.branch === event.repository.defaultBranch && event.paths.includes(file)
    ? { push: event, path: file }
    : null;
}

const loginsIn = ({ deeds }: DeedsFile): readonly string[] => [...new Set(deeds.map(({ login }) => login))];

/** `who0`, `who1`, …: those whom the file names. */
export function whoInFile(
  { push, path }: { push: PushEvent; path: string },
  text: string,
): Readonly<Record<`who${number}`, WhoAre>> {
  const logins = loginsIn(readDeedsFile(path, text, push.at.slice(0, 10))).slice(0, MOST_PEOPLE);
  const chunks = Array.from({ length: Math.ceil(logins.length / AT_ONCE) }, (_, n) =>
    logins.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  return Object.fromEntries(
    chunks.map((some, n) => [
      `who${n}`,
      { kind: 'whoAre', repository: push.repository, logins: some } satisfies WhoAre,
    ]),
  );
}

export interface FileRead {
  readonly push: PushEvent;
  readonly path: string;
  /** Null: it is not there any more, or too large. */
  readonly text: string | null;
  readonly who: WhoAreAnswer;
  readonly own: Own;
  readonly language: Language;
}

export function decideFile({ push, path, text, who, own, language }: FileRead): Decision {
  if (text === null) return { because: because('file_gone', { file: quote(path) }) };
  const file = readDeedsFile(path, text, push.at.slice(0, 10));
  const wanted = own.kinds.length === 0 ? file.deeds : file.deeds.filter(({ kind }) => own.kinds.includes(kind));
  const place = { repository: push.repository.id, number: null, where: 'file', at: push.at, by: push.actor };
  const told = wanted.flatMap((deed) => personOf(deed, who).map((person) => ({ deed, person })));
  const facts = told.flatMap(({ deed, person }) => factsOf(place, deed, person));
  const said = messages[language];
  const problems = [...file.problems.map((problem) => quote(problem, 300)), ...unnamed(file, who, said)];
  const people = [push.actor, ...told.map(({ person }) => person)];
  return {
    because: because(problems.length > 0 ? 'file_wrong' : 'file_read', {
      count: told.length,
      problems: problems.length,
    }),
    facts: withPeople(push.at, people, facts),
    actions: [issue(push, path, problems, said)],
  };
}

const personOf = ({ login }: FileDeed, who: WhoAreAnswer): readonly Person[] => {
  const found = Object.hasOwn(who, login) ? who[login] : undefined;
  return (found?.is === 'person' || found?.is === 'renamed') && classOf(found.person) === 'human' ? [found.person] : [];
};

/** The same entry has the same keys at each push: it is told once. */
function factsOf(place: Place, { kind, day, url, key }: FileDeed, person: Person): readonly ActFact[] {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 24);
  const told = tellingOf(place, name, { person, kind, day, url });
  // Nobody confirms their own, by a push no more than by a word: it waits until somebody else changes the file.
  if (place.by?.id === person.id) return [told];
  return [told, decisionOf(place, name, { subject: person.id, key: told.key, as: 'credit_confirmed' })];
}

function unnamed(file: DeedsFile, who: WhoAreAnswer, said: Messages): readonly string[] {
  const logins = loginsIn(file);
  const strangers = logins.slice(0, MOST_PEOPLE).flatMap((login) => {
    const found = Object.hasOwn(who, login) ? who[login] : undefined;
    if (found?.is === 'person' || found?.is === 'renamed') return [];
    return [said.nobody(login, found?.is === 'resembles' ? found.person.login : null)];
  });
  return logins.length > MOST_PEOPLE ? [...strangers, said.tooMany(MOST_PEOPLE)] : strangers;
}

/** Made where something is wrong, edited as that changes, closed when it is mended. */
function issue(push: PushEvent, path: string, problems: readonly string[], said: Messages): Action {
  const wrong = problems.length > 0;
  return {
    act: {
      kind: 'issue',
      series: 'credit-file',
      title: said.fileTitle,
      body: wrong ? said.file(path, problems) : said.fileMended,
      ...(wrong ? {} : { state: 'closed' }),
    },
    rule: 'file',
    scope: `repository:${push.repository.id}`,
    cause: `push:${push.head}`,
  };
}
