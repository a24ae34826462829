// A short description of an event in an examples.yml → a whole Event.
import type { Association, ItemChangeEvent, ItemEvent, ItemEventKind, RepositoryEvent } from '../../src/core/event.js';
import type { Person } from '../../src/core/person.js';

export interface ExampleEvent {
  readonly kind: ItemEventKind | ItemChangeEvent['kind'] | 'push' | 'later' | 'tick';
  /** What a change (`item.edited`) is about; an issue where it is not said. */
  readonly item?: 'issue' | 'pull_request';
  readonly author?: string | null;
  readonly actor?: string | null;
  readonly association?: Association;
  readonly title?: string;
  /** `item.edited` only: what was changed. */
  readonly changed?: readonly string[];
  readonly body?: string;
  readonly number?: number;
  readonly at?: string;
  /** Of a pull request or a push. */
  readonly head?: string;
  /** `later` only: the event it was asked for on. */
  readonly of?: ItemEventKind;
  readonly about?: string;
  /** `tick` only. */
  readonly series?: string;
  readonly pulls?: readonly number[];
  readonly period?: string;
  /** `push` only. */
  readonly branch?: string;
  readonly paths?: readonly string[];
}

const HEAD = '5d41402abc4b2a76b9719d911017c592ae1f2b3c';

const repository = {
  id: 70,
  name: 'app',
  owner: { id: 7, login: 'acme', kind: 'organization' },
  private: false,
  archived: false,
  defaultBranch: 'main',
} as const;

/** `ana` is a person, `robo[bot]` a bot, `ghost` nobody; a login always has the same id. */
export function personCalled(login: string | null): Person | null {
  if (login === null) return null;
  if (login === 'ghost') return { id: 10_137, login, kind: 'user' };
  const id = Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000, 7);
  return { id, login, kind: login.endsWith('[bot]') ? 'bot' : 'user' };
}

export function exampleEvent(given: ExampleEvent): RepositoryEvent {
  const { kind, at = '2026-03-01T10:00:00Z', author = 'ana', number = 12 } = given;
  const actor = personCalled(given.actor === undefined ? author : given.actor);
  const base = { installation: 1, repository, actor, at };
  if (kind === 'tick') {
    const { series = '', period = '', pulls } = given;
    return { ...base, kind, series, period, ...(pulls === undefined ? {} : { pulls }) };
  }
  if (kind === 'push') {
    const { branch = 'main', head = HEAD, paths = [] } = given;
    return { ...base, kind, branch, head, paths };
  }
  const named = kind === 'later' ? (given.of ?? 'issue.opened') : kind;
  const pull = given.item === 'pull_request' || named.startsWith('pull_request');
  const cause = {
    ...base,
    kind: named,
    item: {
      kind: pull ? 'pull_request' : 'issue',
      number,
      author: personCalled(author),
      association: given.association ?? 'NONE',
      title: given.title ?? 'It does not start',
      body: given.body ?? 'When I run it, nothing happens.',
      url: `https://github.com/acme/app/${pull ? 'pull' : 'issues'}/${number}`,
      state: 'open',
      stateReason: null,
      locked: false,
      draft: false,
      labels: [],
      openedAt: at,
      updatedAt: at,
      lines: null,
      answerable: null,
      head: pull ? (given.head ?? HEAD) : null,
      mergedAt: named === 'pull_request.merged' ? at : null,
    },
    ...(given.changed === undefined ? {} : { changed: given.changed }),
  } as ItemEvent | ItemChangeEvent;
  return kind === 'later' ? { ...base, kind, feature: '', about: given.about ?? '', cause } : cause;
}
