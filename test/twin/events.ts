// What a webhook says: an event of the world → its full payload, or nothing where no installation listens.
import type { Actor, HookEvent, Installation, Repository } from './model.js';
import { nodeId, renderAccount, renderInstallation, renderOrganization, type Json } from './render/account.js';
import { renderRepository } from './render/repository.js';
import { installationFor, ownerOf, type World } from './world.js';

export interface Payload {
  readonly name: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly body: Json;
}

export function payloadOf(world: World, event: HookEvent): Payload | undefined {
  const { repository } = event;
  const installation = event.installation ?? (repository && installationFor(world, repository));
  if (installation === undefined) return undefined;
  const ownEvent = event.installation !== undefined;
  if (!ownEvent && (installation.suspendedAt !== null || !installation.events.includes(event.name))) return undefined;
  const owner = repository === undefined ? undefined : ownerOf(world, repository);
  const named = { id: installation.id, node_id: nodeId('IntegrationInstallation', installation.id) };
  return {
    name: event.name,
    action: event.action ?? null,
    installationId: installation.id,
    repositoryId: repository?.id ?? null,
    body: {
      ...(event.action === undefined ? {} : { action: event.action }),
      ...event.fields(),
      ...(repository === undefined ? {} : { repository: repositoryOf(world, event, repository) }),
      ...(owner?.type === 'Organization' ? { organization: renderOrganization(world, owner) } : {}),
      installation: ownEvent ? installationOf(world, event, installation) : named,
      sender: renderAccount(world, event.sender),
    },
  };
}

const secondsOf = (stamp: string): number => Date.parse(stamp) / 1000;

/** GitHub writes an installation's dates as seconds, except when it is suspended. */
function installationOf(world: World, event: HookEvent, installation: Installation): Json {
  const rendered = renderInstallation(world, installation);
  if (event.action === 'suspend' || event.action === 'unsuspend') return rendered;
  const { createdAt, updatedAt } = installation;
  return { ...rendered, created_at: secondsOf(createdAt), updated_at: secondsOf(updatedAt) };
}

/** In `push` the repository looks different: dates as seconds, the owner with name and address. */
function repositoryOf(world: World, event: HookEvent, repository: Repository): Json {
  const rendered = renderRepository(world, repository);
  if (event.name !== 'push') return rendered;
  const owner = ownerOf(world, repository);
  const name = owner.login;
  return {
    ...rendered,
    owner: { ...renderAccount(world, owner), name, email: `${name}@users.noreply.github.com` },
    created_at: secondsOf(repository.createdAt),
    pushed_at: secondsOf(repository.pushedAt),
    stargazers: 0,
    master_branch: repository.defaultBranch,
    ...(owner.type === 'Organization' ? { organization: name } : {}),
  };
}

export function emitOn(
  world: World,
  actor: Actor,
  repository: Repository,
  name: string,
  action: string | undefined,
  fields: () => Json,
): void {
  const about = { name, sender: actor.account, fields, repository };
  world.emit(action === undefined ? about : { ...about, action });
}

/** What happens during the acts goes to `emit` instead of the webhooks. */
export function whileEmitting<T>(world: World, emit: World['emit'], acts: () => T): T {
  const usual = world.emit;
  world.emit = emit;
  try {
    return acts();
  } finally {
    world.emit = usual;
  }
}
