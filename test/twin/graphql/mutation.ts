// What may be changed by GraphQL: discussions, which REST does not write.
import {
  CATEGORIES,
  closeDiscussion,
  editDiscussion,
  openDiscussion,
  reopenDiscussion,
  requireDiscussion,
} from '../acts/discussions.js';
import { ApiError } from '../api-error.js';
import type { Discussion } from '../model-discussions.js';
import type { Actor, Repository } from '../model.js';
import { nodeId, type Json } from '../render/account.js';
import { discussionNode } from './discussion.js';
import { isVisible, requireWrite, typedError, type Scope } from './scope.js';

interface Given<Input> {
  readonly input: Input;
}

export const mutation: Json = {
  createDiscussion: (
    { input }: Given<{ repositoryId: string; categoryId: string; title: string; body: string }>,
    scope: Scope,
  ) => {
    const id = numberIn(input.repositoryId, 'Repository');
    const repository = scope.world.repositories.get(id);
    if (repository === undefined || !isVisible(scope, repository)) throw notFound(input.repositoryId);
    requireWrite(scope, 'discussions');
    const category = CATEGORIES.find((one) => nodeId('DiscussionCategory', one.id) === input.categoryId);
    if (category === undefined) throw notFound(input.categoryId);
    const { title, body } = input;
    return done(scope, repository, () =>
      openDiscussion(scope.world, bot(scope), repository, { title, body, category: category.name }),
    );
  },
  updateDiscussion: (
    { input }: Given<{ discussionId: string; title?: string | null; body?: string | null }>,
    scope: Scope,
  ) =>
    change(scope, input.discussionId, (...place) =>
      editDiscussion(...place, {
        ...(typeof input.title === 'string' ? { title: input.title } : {}),
        ...(typeof input.body === 'string' ? { body: input.body } : {}),
      }),
    ),
  closeDiscussion: ({ input }: Given<{ discussionId: string; reason?: string }>, scope: Scope) => {
    const reason = (input.reason ?? 'RESOLVED').toLowerCase() as NonNullable<Discussion['stateReason']>;
    return change(scope, input.discussionId, (...place) => closeDiscussion(...place, reason));
  },
  reopenDiscussion: ({ input }: Given<{ discussionId: string }>, scope: Scope) =>
    change(scope, input.discussionId, (...place) => reopenDiscussion(...place)),
};

type Place = [world: Scope['world'], actor: Actor, repository: Repository, discussion: Discussion];

function change(scope: Scope, id: string, act: (...place: Place) => Discussion): Json {
  const place = scope.world.places.get(numberIn(id, 'Discussion'));
  const repository = scope.world.repositories.get(place?.repositoryId ?? -1);
  if (place === undefined || repository === undefined || !isVisible(scope, repository)) throw notFound(id);
  requireWrite(scope, 'discussions');
  return done(scope, repository, () =>
    act(scope.world, bot(scope), repository, requireDiscussion(repository, place.number)),
  );
}

function done(scope: Scope, repository: Repository, act: () => Discussion): Json {
  try {
    return { clientMutationId: null, discussion: discussionNode(scope, repository, act()) };
  } catch (error) {
    if (error instanceof ApiError) throw typedError('UNPROCESSABLE', error.message);
    throw error;
  }
}

const bot = ({ world }: Scope): Actor => ({ account: world.bot, viaApp: true });

const notFound = (id: string) => typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);

/** The number in a node's id; -1: it is of another type. */
function numberIn(id: string, type: string): number {
  const [, found, digits] = /^0\d+:([A-Za-z]+)(\d+)$/.exec(Buffer.from(id, 'base64').toString()) ?? [];
  return found === type ? Number(digits) : -1;
}
