// A random history of one repository: what happened, step by step, as GitHub would tell it in webhooks, and how it stands
// in the end, as GitHub would tell it when asked. Seeded: the same seed is the same history.
import type { HistoryItem, Timeline, Who } from './history-world.js';
import { createWorld } from './history-world.js';
import type { World } from './history-world.js';

export interface Delivery {
  readonly name: string;
  readonly payload: object;
}

export interface History {
  readonly deliveries: readonly Delivery[];
  readonly world: World;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A history of at least `length` deliveries, under numbers of its own for each seed. */
/** `look` is called once, at a random moment on the way: to read what the history shows by then. */
export function historyOf(seed: number, look: (world: World) => void = () => undefined, length = 500): History {
  const next = random(seed);
  const world = createWorld(seed);
  const deliveries: Delivery[] = [];
  const tell = (name: string, payload: object) => {
    deliveries.push({ name, payload });
  };
  const moment = Math.floor(next() * length);
  let looked = false;
  while (deliveries.length < length) {
    if (!looked && deliveries.length >= moment) {
      // A reading is not of the very second in which something happens.
      world.pass(120);
      look(world);
      world.pass(120);
      looked = true;
    }
    world.pass(Math.floor(next() * next() * 10_000));
    step({ world, next, tell });
  }
  return { deliveries, world };
}

interface Step {
  readonly world: World;
  readonly next: () => number;
  readonly tell: (name: string, payload: object) => void;
}

const pick = <T>(next: () => number, from: readonly T[]): T => {
  const found = from[Math.floor(next() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

function step(parts: Step): void {
  const { world, next } = parts;
  const open = world.items.filter((item) => item.state === 'open');
  if (open.length === 0 || next() < 0.18) {
    opening(parts);
    return;
  }
  const item = pick(next, next() < 0.9 ? open : world.items);
  const who = pick(next, world.people);
  const acts = item.kind === 'discussion' ? discussionActs : item.kind === 'issue' ? issueActs : pullActs;
  pick(next, [...acts, ...itemActs])(parts, item, who);
}

function opening({ world, next, tell }: Step): void {
  const kind = pick(next, ['issue', 'issue', 'pull_request', 'pull_request', 'discussion'] as const);
  const who = pick(next, world.people);
  const item = world.open(kind, who, kind === 'pull_request' && next() < 0.4, pick(next, TEXTS));
  tell(EVENT[kind], world.payload(item, who, kind === 'discussion' ? 'created' : 'opened'));
}

const TEXTS = [
  'It does not start',
  '启动失败，无法连接数据库，请帮忙看看',
  'ok',
  'A longer text with `code` and words',
];
const LABELS = ['bug', 'Kind/Feature', 'sig/网络', 'help wanted'];
const EVENT = { issue: 'issues', pull_request: 'pull_request', discussion: 'discussion' } as const;

type Act = (parts: Step, item: HistoryItem, who: Who) => void;

/** Tells a change that the item's timeline on GitHub remembers as well. */
function change(parts: Step, item: HistoryItem, who: Who, action: string, told: Partial<Timeline>, more: object = {}) {
  const { world, tell } = parts;
  world.note(item, who, { what: action, ...told });
  tell(EVENT[item.kind], world.payload(item, who, action, more));
}

const close: Act = (parts, item, who) => {
  if (item.state === 'closed' || item.mergedAt !== null) return;
  const reason = item.kind === 'pull_request' ? null : pick(parts.next, ['completed', 'not_planned', 'duplicate']);
  Object.assign(item, { state: 'closed', closedAt: parts.world.now(), stateReason: reason });
  change(parts, item, who, 'closed', { reason });
};

const reopen: Act = (parts, item, who) => {
  if (item.state === 'open' || item.mergedAt !== null) return;
  Object.assign(item, { state: 'open', closedAt: null, stateReason: null });
  change(parts, item, who, 'reopened', {});
};

const label: Act = (parts, item, who) => {
  const name = pick(parts.next, LABELS);
  const on = item.labels.has(name);
  if (on) item.labels.delete(name);
  else item.labels.add(name);
  change(parts, item, who, on ? 'unlabeled' : 'labeled', { label: name }, { label: { name } });
};

const assign: Act = (parts, item, who) => {
  const whom = pick(parts.next, parts.world.people);
  const on = item.assignees.has(whom.id);
  if (on) item.assignees.delete(whom.id);
  else item.assignees.add(whom.id);
  const assignee = parts.world.account(whom);
  if (assignee === null) return;
  change(parts, item, who, on ? 'unassigned' : 'assigned', { subject: whom }, { assignee });
};

const lock: Act = (parts, item, who) => {
  item.locked = !item.locked;
  const reason = item.locked ? pick(parts.next, ['spam', 'too heated', null]) : null;
  item.lockReason = reason;
  change(parts, item, who, item.locked ? 'locked' : 'unlocked', { reason });
};

const rename: Act = ({ world, next }, _item, who) => {
  if (next() < 0.2 && who.kind === 'user') who.login = `${who.login}x`;
  world.pass(1);
};

const edit: Act = ({ world, next, tell }, item) => {
  if (item.author.kind === 'gone') return;
  // Of two states within one second webhooks cannot tell which came last (docs/ledger.md).
  world.pass(1);
  item.title = `${item.title}!`;
  item.body = pick(next, TEXTS);
  world.touch(item);
  tell(EVENT[item.kind], world.payload(item, item.author, 'edited'));
};

const milestone: Act = (parts, item, who) => {
  item.milestone = !item.milestone;
  change(parts, item, who, item.milestone ? 'milestoned' : 'demilestoned', {});
};

const comment: Act = ({ world, next, tell }, item, who) => {
  const said = world.comment(item, who, pick(next, TEXTS));
  const [name, body] = world.commentPayload(item, said, who, 'created');
  tell(name, body);
};

const editComment: Act = ({ world, next, tell }, item) => {
  const said = item.comments.find((one) => !one.deleted);
  if (said === undefined) return;
  world.pass(1);
  Object.assign(said, { body: pick(next, TEXTS), updatedAt: world.now() });
  const [name, body] = world.commentPayload(item, said, said.who, 'edited');
  tell(name, body);
};

const deleteComment: Act = ({ world, next, tell }, item, who) => {
  const said = item.comments.find((one) => !one.deleted);
  if (said === undefined || next() < 0.5 || item.kind === 'discussion') return;
  said.deleted = true;
  world.note(item, who, { what: 'comment_deleted', subject: said.who });
  const [name, body] = world.commentPayload(item, said, who, 'deleted');
  tell(name, body);
};

const draft: Act = (parts, item, who) => {
  if (item.state === 'closed') return;
  item.draft = !item.draft;
  change(parts, item, who, item.draft ? 'converted_to_draft' : 'ready_for_review', {});
};

const requestReview: Act = (parts, item, who) => {
  const whom = pick(parts.next, parts.world.people);
  const reviewer = parts.world.account(whom);
  if (reviewer === null) return;
  const on = item.requested.has(whom.id);
  if (on) item.requested.delete(whom.id);
  else item.requested.add(whom.id);
  const action = on ? 'review_request_removed' : 'review_requested';
  change(parts, item, who, action, { subject: whom }, { requested_reviewer: reviewer });
};

const push: Act = ({ world, tell }, item, who) => {
  item.lines += 3;
  world.touch(item);
  tell('pull_request', world.payload(item, who, 'synchronize'));
};

const review: Act = ({ world, next, tell }, item, who) => {
  const said = world.review(item, who, pick(next, ['approved', 'changes_requested', 'commented']), pick(next, TEXTS));
  tell('pull_request_review', world.reviewPayload(item, said, who, 'submitted'));
};

const dismiss: Act = ({ world, tell }, item, who) => {
  const said = item.reviews.find((one) => one.state === 'approved' || one.state === 'changes_requested');
  if (said === undefined) return;
  world.note(item, who, { what: 'review_dismissed', review: said, reason: said.state });
  said.state = 'dismissed';
  tell('pull_request_review', world.reviewPayload(item, said, who, 'dismissed'));
};

const merge: Act = (parts, item, who) => {
  if (item.state === 'closed' || item.draft) return;
  Object.assign(item, { state: 'closed', closedAt: parts.world.now(), mergedAt: parts.world.now(), mergedBy: who });
  parts.world.note(item, who, { what: 'merged' });
  change(parts, item, who, 'closed', { reason: null });
};

const answer: Act = ({ world, tell }, item, who) => {
  const said = item.comments.find((one) => !one.deleted);
  if (said === undefined || item.answer !== null || !item.answerable) return;
  item.answer = { said, by: who, at: world.now() };
  world.touch(item);
  tell('discussion', world.payload(item, who, 'answered', { answer: world.commentBody(said) }));
};

const itemActs: readonly Act[] = [comment, comment, comment, edit, editComment, rename];
const issueActs: readonly Act[] = [close, reopen, label, label, assign, lock, milestone, deleteComment];
const pullActs: readonly Act[] = [...issueActs, ...[draft, requestReview, push, review, review, dismiss, merge]];
const discussionActs: readonly Act[] = [close, answer];
