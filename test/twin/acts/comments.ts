// Comments and reactions.
import { ApiError, invalid, notFound } from '../api-error.js';
import { mayPush } from '../association.js';
import { emitOn } from '../events.js';
import type { Actor, Comment, Item, Reaction, Repository } from '../model.js';
import type { Json } from '../render/account.js';
import { REACTION_CONTENTS, renderComment, renderIssue } from '../render/item.js';
import { nextId, reactionsOf, requireItem, stampOf, threadOf, type World } from '../world.js';
import { checkBody, putItem, requireUnlocked, requireWritable } from './item-basics.js';
import { forgetEntry, record } from './timeline.js';

function emitComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: Comment,
  action: string,
  more: Json = {},
): void {
  emitOn(world, actor, repository, 'issue_comment', action, () => ({
    issue: renderIssue(world, repository, repository.items.get(comment.number)!),
    comment: renderComment(world, repository, comment),
    ...more,
  }));
}

export function addComment(world: World, actor: Actor, repository: Repository, item: Item, body: string): Comment {
  requireWritable(repository);
  if (item.pull === undefined && !repository.hasIssues) throw new ApiError(410, 'Issues are disabled for this repo');
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'unprocessable', 'Body cannot be blank');
  checkBody('IssueComment', body);
  requireUnlocked(world, actor, repository, item);
  const now = stampOf(world);
  const comment: Comment = {
    id: nextId(world),
    number: item.number,
    authorId: actor.account.id,
    viaApp: actor.viaApp,
    body,
    createdAt: now,
    updatedAt: now,
    minimizedReason: null,
  };
  threadOf(repository, item.number).put(comment.id, comment);
  world.comments.set(comment.id, { repositoryId: repository.id, number: item.number });
  putItem(world, repository, { ...item, updatedAt: now });
  record(world, actor, repository, item.number, now, { kind: 'comment' }, comment.id);
  emitComment(world, actor, repository, comment, 'created');
  return comment;
}

export function findComment(world: World, repository: Repository, id: number, asOf?: number): Comment {
  const place = world.comments.get(id);
  const comment = place?.repositoryId === repository.id ? threadOf(repository, place.number).get(id, asOf) : undefined;
  if (comment === undefined) throw notFound();
  return comment;
}

export function editComment(
  world: World,
  actor: Actor,
  repository: Repository,
  comment: Comment,
  body: string,
): Comment {
  requireWritable(repository);
  requireOwnOrPush(world, actor, repository, comment);
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'unprocessable', 'Body cannot be blank');
  checkBody('IssueComment', body);
  const edited = { ...comment, body, updatedAt: stampOf(world) };
  threadOf(repository, comment.number).put(comment.id, edited);
  emitComment(world, actor, repository, edited, 'edited', { changes: { body: { from: comment.body } } });
  return edited;
}

export function deleteComment(world: World, actor: Actor, repository: Repository, comment: Comment): void {
  requireWritable(repository);
  requireOwnOrPush(world, actor, repository, comment);
  threadOf(repository, comment.number).delete(comment.id);
  forgetEntry(repository, comment.number, 'comment', comment.id);
  const item = requireItem(repository, comment.number);
  const touched = putItem(world, repository, { ...item, updatedAt: stampOf(world) });
  const deleted = { kind: 'comment_deleted', authorId: comment.authorId } as const;
  record(world, actor, repository, comment.number, touched.updatedAt, deleted);
  emitComment(world, actor, repository, comment, 'deleted');
}

function requireOwnOrPush(world: World, actor: Actor, repository: Repository, comment: Comment): void {
  // An app with `issues: write` may edit other people's comments: its permission was checked by the route.
  if (actor.viaApp || comment.authorId === actor.account.id || mayPush(world, repository, actor.account)) return;
  throw new ApiError(403, 'Must have admin rights to Repository.');
}

export function react(
  world: World,
  actor: Actor,
  repository: Repository,
  subject: string,
  content: string,
): { reaction: Reaction; created: boolean } {
  if (!(REACTION_CONTENTS as readonly string[]).includes(content)) throw invalid('Reaction', 'content', 'invalid');
  const reactions = reactionsOf(repository, subject);
  const mine = (reaction: Reaction): boolean => reaction.authorId === actor.account.id && reaction.content === content;
  const existing = reactions.all().find(mine);
  if (existing !== undefined) return { reaction: existing, created: false };
  const reaction = { id: nextId(world), authorId: actor.account.id, content, createdAt: stampOf(world) };
  return { reaction: reactions.put(reaction.id, reaction), created: true };
}

export function unreact(repository: Repository, subject: string, id: number): void {
  const reactions = reactionsOf(repository, subject);
  if (reactions.get(id) === undefined) throw notFound();
  reactions.delete(id);
}

/** Null shows it again. GitHub tells nobody. */
export function minimizeComment(repository: Repository, comment: Comment, reason: string | null): void {
  threadOf(repository, comment.number).put(comment.id, { ...comment, minimizedReason: reason });
}
