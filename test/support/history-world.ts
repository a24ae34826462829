// The state behind a random history, and how GitHub's payloads show it.

export interface Who {
  readonly id: number;
  login: string;
  readonly kind: 'user' | 'bot' | 'gone';
}

export interface Said {
  readonly id: number;
  readonly who: Who;
  readonly at: string;
  updatedAt: string;
  body: string;
  deleted: boolean;
}

export interface Reviewed extends Omit<Said, 'deleted'> {
  state: string;
}

/** What an item's timeline on GitHub tells. `what`: the webhook's action, or `merged`, `comment_deleted`. */
export interface Timeline {
  readonly what: string;
  readonly who: Who;
  readonly at: string;
  readonly label?: string;
  readonly subject?: Who;
  readonly reason?: string | null;
  readonly review?: Reviewed;
}

export interface HistoryItem {
  readonly kind: 'issue' | 'pull_request' | 'discussion';
  readonly number: number;
  readonly author: Who;
  title: string;
  body: string;
  readonly openedAt: string;
  updatedAt: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: Who | null;
  draft: boolean;
  milestone: boolean;
  locked: boolean;
  lockReason: string | null;
  lines: number;
  readonly answerable: boolean;
  answer: { readonly said: Said; readonly by: Who; readonly at: string } | null;
  readonly labels: Set<string>;
  readonly assignees: Set<number>;
  readonly requested: Set<number>;
  readonly comments: Said[];
  readonly reviews: Reviewed[];
  readonly timeline: Timeline[];
}

export interface World {
  readonly repository: number;
  readonly people: readonly Who[];
  readonly items: HistoryItem[];
  now(): string;
  pass(seconds: number): void;
  open(kind: HistoryItem['kind'], author: Who, draft: boolean, body: string): HistoryItem;
  touch(item: HistoryItem): void;
  note(item: HistoryItem, who: Who, told: Omit<Timeline, 'who' | 'at'>): void;
  comment(item: HistoryItem, who: Who, body: string): Said;
  review(item: HistoryItem, who: Who, state: string, body: string): Reviewed;
  account(who: Who): { id: number; login: string; type: string } | null;
  payload(item: HistoryItem, sender: Who, action: string, more?: object): object;
  commentBody(said: Said): object;
  commentPayload(item: HistoryItem, said: Said, sender: Who, action: string): readonly [string, object];
  reviewPayload(item: HistoryItem, said: Reviewed, sender: Who, action: string): object;
}

const PEOPLE = ['ana', 'ben', 'chen', 'dan', 'eve', 'fei'];

export function createWorld(seed: number): World {
  const base = (seed + 1) * 100_000;
  let clock = Date.parse('2026-01-01T00:00:00Z') / 1_000;
  let lastId = base;
  const now = () => `${new Date(clock * 1_000).toISOString().slice(0, 19)}Z`;
  const items: HistoryItem[] = [];
  const people: readonly Who[] = [
    ...PEOPLE.map((login, index) => ({ id: base + index, login: `${login}${seed}`, kind: 'user' as const })),
    { id: base + 90, login: 'helper[bot]', kind: 'bot' },
    { id: base + 91, login: 'gone', kind: 'gone' },
  ];
  const owner = { id: base + 99, login: 'acme', type: 'Organization' };
  const repository = { id: base, name: 'app', owner, private: false, archived: false, default_branch: 'main' };
  const account = ({ id, login, kind }: Who) =>
    kind === 'gone' ? null : { id, login, type: kind === 'bot' ? 'Bot' : 'User' };
  const touch = (item: HistoryItem) => {
    item.updatedAt = now();
  };
  const around = (sender: Who) => ({ repository, installation: { id: 1 }, sender: account(sender) });
  const itemBody = (item: HistoryItem, asIssue: boolean) => ({
    number: item.number,
    user: account(item.author),
    author_association: item.number % 3 === 0 ? 'MEMBER' : 'NONE',
    title: item.title,
    body: item.body,
    html_url: '',
    state: item.state,
    state_reason: item.stateReason,
    locked: item.locked,
    active_lock_reason: item.lockReason,
    draft: item.draft,
    labels: [...item.labels].map((name) => ({ name })),
    created_at: item.openedAt,
    updated_at: item.updatedAt,
    closed_at: item.closedAt,
    ...(item.kind === 'pull_request' && !asIssue
      ? {
          merged: item.mergedAt !== null,
          merged_at: item.mergedAt,
          additions: item.lines,
          deletions: 0,
          head: { sha: `${item.number}-${item.lines}` },
        }
      : {}),
    ...(item.kind === 'pull_request' && asIssue ? { pull_request: { merged_at: item.mergedAt } } : {}),
    ...(item.kind === 'discussion'
      ? { category: { is_answerable: item.answerable }, answer_chosen_at: item.answer?.at ?? null }
      : {}),
  });
  const commentBody = (said: Said) => ({
    id: said.id,
    user: account(said.who),
    author_association: 'NONE',
    body: said.body,
    created_at: said.at,
    updated_at: said.updatedAt,
  });
  return {
    repository: base,
    people,
    items,
    now,
    pass: (seconds) => {
      clock += seconds;
    },
    open: (kind, author, draft, body) => {
      const at = now();
      const number = items.length + 1;
      const item: HistoryItem = {
        ...{ kind, number, author, title: `Item ${number}`, body, openedAt: at, updatedAt: at, state: 'open', draft },
        ...{
          milestone: false,
          stateReason: null,
          closedAt: null,
          mergedAt: null,
          mergedBy: null,
          locked: false,
          lockReason: null,
        },
        ...{ lines: 10, answerable: number % 2 === 0, answer: null },
        ...{ labels: new Set<string>(), assignees: new Set<number>(), requested: new Set<number>() },
        ...{ comments: [], reviews: [], timeline: [] },
      };
      items.push(item);
      return item;
    },
    touch,
    note: (item, who, told) => {
      touch(item);
      item.timeline.push({ ...told, who, at: now() });
    },
    comment: (item, who, body) => {
      touch(item);
      lastId += 1;
      const said: Said = { id: lastId, who, at: now(), updatedAt: now(), body, deleted: false };
      item.comments.push(said);
      return said;
    },
    review: (item, who, state, body) => {
      touch(item);
      lastId += 1;
      const said: Reviewed = { id: lastId, who, at: now(), updatedAt: now(), body, state };
      item.reviews.push(said);
      return said;
    },
    account,
    payload: (item, sender, action, more = {}) => ({
      action,
      [item.kind]: itemBody(item, false),
      ...more,
      ...around(sender),
    }),
    commentBody,
    commentPayload: (item, said, sender, action) => {
      const discussion = item.kind === 'discussion';
      const holder = discussion ? 'discussion' : 'issue';
      const body = { action, [holder]: itemBody(item, true), comment: commentBody(said), ...around(sender) };
      return [discussion ? 'discussion_comment' : 'issue_comment', body];
    },
    reviewPayload: (item, said, sender, action) => ({
      action,
      pull_request: itemBody(item, false),
      review: {
        id: said.id,
        user: account(said.who),
        author_association: 'NONE',
        body: said.body,
        submitted_at: said.at,
        state: said.state,
      },
      ...around(sender),
    }),
  };
}
