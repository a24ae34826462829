// Payloads about repositories, their audience and members, and the installation itself.
import { z } from 'zod';
import type { Event, InstallationEvent } from './event.js';
import { base } from './event-reader.js';
import type { Reader, Readers } from './event-reader.js';
import * as payload from './payload.js';
import { stamp } from './time.js';

const { id, text, time, inRepository } = payload;

const changedAt = z.object({ repository: z.object({ updated_at: time.nullish().catch(null) }) });
const repositoryReader =
  (kind: Extract<Event['kind'], `repository.${string}`>): Reader =>
  (body, receivedAt) => {
    const from = inRepository.parse(body);
    return { kind, ...base(from, changedAt.parse(body).repository.updated_at ?? receivedAt) };
  };

const onRelease = inRepository.extend({
  release: z.object({ id, author: payload.person, prerelease: z.boolean(), published_at: time.nullable() }),
});
const releaseReader: Reader = (body, receivedAt) => {
  const { release, ...from } = onRelease.parse(body);
  const { id: number, author, prerelease } = release;
  return {
    kind: 'release.published',
    ...base(from, release.published_at ?? receivedAt),
    release: { id: number, author, prerelease },
  };
};

const onStar = inRepository.extend({ action: z.enum(['created', 'deleted']), starred_at: time.nullish() });
const starReader: Reader = (body, receivedAt) => {
  const { action, starred_at, ...from } = onStar.parse(body);
  return { kind: `star.${action}`, ...base(from, starred_at ?? receivedAt) };
};

const onFork = inRepository.extend({ forkee: z.object({ id, created_at: time, owner: payload.person }) });
const forkReader: Reader = (body) => {
  const { forkee, ...from } = onFork.parse(body);
  // Whose the fork is, not who pressed the button: GraphQL tells nothing else.
  return { kind: 'fork.created', ...base(from, forkee.created_at), actor: forkee.owner, fork: forkee.id };
};

const rights = z.object({ to: text.nullish() }).nullish();
const onMember = inRepository.extend({
  action: text,
  member: payload.somebody,
  changes: z.object({ permission: rights, role_name: rights }).nullish(),
});
const memberReader: Reader = (body, receivedAt) => {
  const { action, member, changes, ...from } = onMember.parse(body);
  if (member === null) throw new Error('a member without an account was let through');
  const permission = changes?.role_name?.to ?? changes?.permission?.to ?? null;
  return { kind: 'member.changed', ...base(from, receivedAt), member, listed: action !== 'removed', permission };
};

/** Looked through at once: a push may name hundreds of thousands, and each as a value of its own would cost half a second. */
const paths = z
  .custom<readonly string[]>((all) => Array.isArray(all) && all.every((path) => typeof path === 'string'))
  .nullish();
const onPush = inRepository.extend({
  ref: text,
  after: text,
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })),
});
const pushReader: Reader = (body, receivedAt) => {
  const { ref, after, commits, ...from } = onPush.parse(body);
  return {
    kind: 'push',
    // A commit bears whatever date its author gave it: the push happened when it was told.
    ...base(from, receivedAt),
    branch: ref.replace(/^refs\/heads\//, ''),
    head: after,
    paths: commits.flatMap(({ added, modified, removed }) => (added ?? []).concat(modified ?? [], removed ?? [])),
  };
};

const listed = z
  .array(z.object({ id, name: text, private: z.boolean().catch(true) }))
  .nullish()
  .transform((all) => all ?? []);
const onInstallation = z.object({
  installation: z.object({
    id,
    account: payload.owner,
    updated_at: z.unknown().optional(),
    suspended_at: time.nullish(),
  }),
  sender: payload.person,
  repositories: listed,
  repositories_added: listed,
  repositories_removed: listed,
});

const installationReader =
  (kind: InstallationEvent['kind']): Reader =>
  (body, receivedAt) => {
    const { installation, sender, ...lists } = onInstallation.parse(body);
    const created = kind === 'installation.created';
    // A deleted installation keeps the date of its last change; GitHub tells the deletion's nowhere.
    const told = kind === 'installation.deleted' ? null : dateOf(installation.updated_at);
    return {
      kind,
      installation: installation.id,
      account: installation.account,
      actor: sender,
      at: told ?? receivedAt,
      added: created ? lists.repositories : lists.repositories_added,
      removed: lists.repositories_removed.map((one) => one.id),
    };
  };

/** GitHub writes an installation's dates in seconds, or as everywhere else. */
function dateOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return stamp(new Date(value * 1_000).toISOString());
  return time.safeParse(value).data ?? null;
}

export const repositoryReaders: Readers = {
  'repository.renamed': repositoryReader('repository.renamed'),
  'repository.transferred': repositoryReader('repository.moved'),
  'repository.privatized': repositoryReader('repository.privatized'),
  'repository.publicized': repositoryReader('repository.publicized'),
  'repository.archived': repositoryReader('repository.archived'),
  'repository.unarchived': repositoryReader('repository.unarchived'),
  'repository.deleted': repositoryReader('repository.deleted'),
  'release.published': releaseReader,
  // Also said when a pre-release becomes a release.
  'release.released': releaseReader,
  'star.created': starReader,
  'star.deleted': starReader,
  fork: forkReader,
  'member.added': memberReader,
  'member.edited': memberReader,
  'member.removed': memberReader,
  push: pushReader,
  'installation.created': installationReader('installation.created'),
  'installation.deleted': installationReader('installation.deleted'),
  'installation.suspend': installationReader('installation.suspended'),
  'installation.unsuspend': installationReader('installation.resumed'),
  'installation.new_permissions_accepted': installationReader('installation.changed'),
  'installation_repositories.added': installationReader('installation.changed'),
  'installation_repositories.removed': installationReader('installation.changed'),
};
