// What must be there in the end, worked out from the script alone and by the rules of the product's description: written
// apart from every handler, and sharing no code with them.
import { BOT } from './script.js';
import type { Act, Community, Step } from './script.js';

export type Said = 'greeting: issue' | 'greeting: pull_request' | 'greeting: merge' | 'refusal';

/** One item as it must stand. Lists are in alphabetical order. */
export interface ExpectedItem {
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** What Hearth says there, each once. */
  readonly said: readonly Said[];
  /** Hearth's reactions: to `item`, or to a comment by its name. */
  readonly reactions: Readonly<Record<string, readonly string[]>>;
}

export interface ExpectedCommunity {
  readonly items: ReadonlyMap<string, ExpectedItem>;
  /** Issues that Hearth itself opens. */
  readonly ownIssues: number;
}

interface Draft {
  readonly author: string;
  readonly kind: 'issue' | 'pull';
  title: string;
  body: string;
  state: 'open' | 'closed';
  readonly labels: Set<string>;
  readonly assignees: Set<string>;
  said: Said[];
  readonly reactions: Record<string, string[]>;
}

const BELONGING = ['mo', 'rea', 'mem'];
const KINDS = ['bug', 'feature'];

export function expectedOf(community: Community): ExpectedCommunity {
  const acting = community.kind === 'active' || community.kind === 'withdrawn';
  const drafts = new Map<string, Draft>();
  let there = acting;
  for (const { by, act } of community.rounds.flat()) {
    if (act.do !== 'uninstall') happen(drafts, { by, act }, there);
    else {
      // Uninstalled, it says and does nothing more; what it did stands.
      for (const draft of drafts.values()) lacking(draft);
      there = false;
    }
  }
  for (const draft of drafts.values()) if (there) lacking(draft);
  const items = [...drafts].map(([name, draft]) => [name, settled(draft)] as const);
  return { items: new Map(items), ownIssues: community.kind === 'observing' ? 1 : 0 };
}

function happen(drafts: Map<string, Draft>, { by, act }: Step, there: boolean): void {
  if (act.do === 'replay' || act.do === 'uninstall') return;
  if (act.do === 'issue' || act.do === 'pull') {
    const draft = opened(by, act);
    if (there) onOpening(drafts, draft, act);
    drafts.set(act.item, draft);
    return;
  }
  const draft = drafts.get(act.item)!;
  const actor = by === 'author' ? draft.author : by;
  if (act.do === 'comment' && there) obey(draft, actor, act.body, act.comment);
  if (act.do === 'edit') draft.body = act.body;
  if (act.do === 'unlabel') draft.labels.delete(act.label);
  if (act.do === 'delete greeting') draft.said = draft.said.filter((one) => !one.startsWith('greeting'));
  if (act.do === 'merge') {
    draft.state = 'closed';
    const before = [...drafts.values()].some((one) => one.author === draft.author && one !== draft && isMerged(one));
    if (there && !before && isOutsider(draft.author)) draft.said.push('greeting: merge');
    merged.add(draft);
  }
}

const merged = new WeakSet<Draft>();
const isMerged = (draft: Draft) => merged.has(draft);
const isOutsider = (login: string) => !BELONGING.includes(login) && login !== BOT;

function opened(author: string, act: Act & { readonly do: 'issue' | 'pull' }): Draft {
  return {
    author,
    kind: act.do,
    title: act.title,
    body: act.body,
    state: 'open',
    labels: new Set(act.do === 'issue' ? act.labels : []),
    assignees: new Set(),
    said: [],
    reactions: {},
  };
}

function onOpening(
  drafts: ReadonlyMap<string, Draft>,
  draft: Draft,
  act: Act & { readonly do: 'issue' | 'pull' },
): void {
  const first = ![...drafts.values()].some((one) => one.author === draft.author && one.kind === draft.kind);
  if (first && isOutsider(draft.author)) {
    draft.said.push(draft.kind === 'issue' ? 'greeting: issue' : 'greeting: pull_request');
  }
  if (/\bDNS\b/.test(`${act.title} ${act.body}`)) draft.labels.add('sig/network');
  if (act.do === 'pull' && act.files.some((path) => path.startsWith('pkg/storage/'))) draft.labels.add('sig/storage');
  obey(draft, draft.author, act.body, 'item');
}

/** A command starts a line of plain text: not of code, not of a quotation. Done is a thumb up, refused is said once. */
function obey(draft: Draft, actor: string, body: string, subject: string): void {
  if (actor === BOT) return;
  const done: boolean[] = [];
  for (const line of body.replace(/```[^]*?```/g, '').split('\n')) {
    const found = /^\/(kind|priority|assign|close|retitle)\b ?(.*)$/.exec(line);
    if (found !== null) done.push(command(draft, actor, found[1]!, found[2]!));
  }
  if (done.length === 0) return;
  draft.reactions[subject] = [done.every(Boolean) ? '+1' : 'confused'];
  if (!done.every(Boolean)) draft.said.push('refusal');
}

function command(draft: Draft, actor: string, word: string, rest: string): boolean {
  if (word === 'kind' && !KINDS.includes(rest)) return false;
  if (word === 'kind' || word === 'priority') draft.labels.add(`${word}/${rest}`);
  if (word === 'assign') draft.assignees.add(actor);
  if (word === 'close') draft.state = 'closed';
  if (word === 'retitle') draft.title = rest;
  return true;
}

/** An open issue of which nobody said what it is lacks its kind; one that has it does not. */
function lacking(draft: Draft): void {
  if (draft.kind !== 'issue') return;
  if ([...draft.labels].some((label) => label.startsWith('kind/'))) draft.labels.delete('needs-kind');
  else draft.labels.add('needs-kind');
}

const settled = ({ title, state, labels, assignees, said, reactions }: Draft): ExpectedItem => ({
  title,
  state,
  labels: [...labels].sort(),
  assignees: [...assignees].sort(),
  said: [...said].sort(),
  reactions,
});
