// What can happen in a repository, each as a short word that becomes facts.
import { actKey } from '../../src/core/fact.js';
import type { ActFact, ActKind, Fact, ItemFact, ItemKind } from '../../src/core/fact.js';
import type { Language } from '../../src/core/language.js';
import { stamp } from '../../src/core/time.js';

/** `2026-11-02`, `2026-11-02 10:00` or ISO 8601, where no zone is named in UTC, as the ledger has it. */
export function instant(text: string): string {
  const spaced = text.replace(' ', 'T');
  const timed = spaced.includes('T') ? spaced : `${spaced}T00:00`;
  return stamp(new Date(/(Z|[+-]\d\d:?\d\d)$/.test(timed) ? timed : `${timed}Z`).toISOString());
}

/** Who and when. */
export interface Doing {
  /** Null: an account that is gone. */
  readonly by: string | null;
  readonly at: string;
}

export interface Opening extends Doing {
  readonly labels?: readonly string[];
  readonly title?: string;
  readonly length?: number;
  readonly language?: Language;
}

export interface Saying extends Doing {
  readonly length?: number;
  readonly language?: Language;
  readonly deletedAt?: string;
  /** Hidden by a moderator, who gave this reason: `spam`, `off-topic`. */
  readonly hidden?: string;
}

export interface Words {
  readonly repositoryId: number;
  issue(number: number, parts: Opening): void;
  pull(number: number, parts: Opening & { readonly draft?: boolean; readonly lines?: number }): void;
  discussion(number: number, parts: Opening & { readonly answerable?: boolean }): void;
  comment(number: number, parts: Saying): void;
  review(number: number, parts: Saying & { readonly says?: 'approved' | 'changes_requested' | 'commented' }): void;
  reviewComment(number: number, parts: Saying): void;
  close(
    number: number,
    parts: Doing & { readonly reason?: 'completed' | 'not_planned' | 'duplicate' | 'resolved' | 'outdated' },
  ): void;
  reopen(number: number, parts: Doing): void;
  /** Merged, and closed with it. */
  merge(number: number, parts: Doing): void;
  ready(number: number, parts: Doing): void;
  draft(number: number, parts: Doing): void;
  label(number: number, name: string, parts: Doing): void;
  unlabel(number: number, name: string, parts: Doing): void;
  assign(number: number, whom: string, parts: Doing): void;
  unassign(number: number, whom: string, parts: Doing): void;
  milestone(number: number, parts: Doing): void;
  /** Asks somebody for a review; null: a team. */
  ask(number: number, whom: string | null, parts: Doing): void;
  unask(number: number, whom: string, parts: Doing): void;
  push(number: number, parts: Doing): void;
  /** Accepts the answer that `of` gave. */
  answer(number: number, parts: Doing & { readonly of: string }): void;
  unanswer(number: number, parts: Doing): void;
  lock(number: number, parts: Doing & { readonly reason?: 'spam' | 'too heated' | 'off-topic' | 'resolved' }): void;
  unlock(number: number, parts: Doing): void;
  /** Moved to another repository. */
  transfer(number: number, to: { readonly repository: number; readonly number: number }, parts: Doing): void;
  /** The item was deleted. */
  remove(number: number, at: string): void;
  commit(parts: Doing & { readonly sha?: string }): void;
  release(parts: Doing & { readonly pre?: boolean }): void;
  star(parts: Doing): void;
  unstar(parts: Doing): void;
  fork(parts: Doing): void;
  /** Listed as a maintainer from then on; `until`: no more from then on. */
  maintainer(who: string, parts: { readonly at: string; readonly until?: string; readonly by?: string }): void;
}

interface Telling {
  person(login: string): number;
  fact(...facts: readonly Fact[]): void;
}

/** What only one kind of item has. */
interface Special {
  readonly draft?: boolean;
  readonly answerable?: boolean;
  readonly lines?: number;
}

/** Numbers of comments, reviews, commits, releases: each is given once. */
let lastNumber = 1_000;
const fresh = () => (lastNumber += 1);

export function wordsIn(repository: number, { person, fact }: Telling): Words {
  const who = (login: string | null) => (login === null ? null : person(login));
  const act = (kind: ActKind, key: string, number: number | null, { by, at }: Doing, more: Partial<ActFact> = {}) => {
    const common = { fact: 'act', repository, source: 'webhook' } as const;
    fact({ ...common, key, kind, number, person: who(by), at: instant(at), ...more });
  };
  const change = (kind: ActKind) => (number: number, parts: Doing) => {
    act(kind, actKey.change(kind, number, instant(parts.at)), number, parts);
  };
  const labelling = (kind: ActKind) => (number: number, name: string, parts: Doing) => {
    act(kind, actKey.change(kind, number, instant(parts.at), name.toLowerCase()), number, parts, { value: name });
  };
  const about = (kind: ActKind) => (number: number, whom: string | null, parts: Doing) => {
    if (whom === null) {
      change(kind)(number, parts);
      return;
    }
    const subject = person(whom);
    act(kind, actKey.change(kind, number, instant(parts.at), subject), number, parts, { subject });
  };
  const said = (kind: ActKind, key: string, number: number, parts: Saying, value?: string) => {
    const { length = 40, language, deletedAt, hidden } = parts;
    const at = instant(parts.at);
    act(kind, key, number, parts, {
      told: { at, length, language: language ?? null },
      ...(value === undefined ? {} : { value }),
      ...(deletedAt === undefined ? {} : { deletedAt: instant(deletedAt) }),
      ...(hidden === undefined ? {} : { seen: { at, reason: hidden } }),
    });
  };
  const open = (kind: ItemKind, number: number, parts: Opening, more: Special = {}) => {
    const at = instant(parts.at);
    const { draft = false, answerable = null, lines } = more;
    const { length = 200, language = null } = parts;
    const title = parts.title ?? number.toString(16).padStart(16, '0');
    const told = { at, draft, title, length, language, answerable };
    const item = { fact: 'item', repository, number, kind, author: who(parts.by), openedAt: at } as const;
    opened.set(number, { ...item, source: 'webhook' });
    fact({ ...item, source: 'webhook', told, ...(lines === undefined ? {} : { size: { at, lines } }) });
    act('opened', actKey.opened(number), number, parts);
    for (const name of parts.labels ?? []) labelling('labeled')(number, name, parts);
  };
  const opened = new Map<number, ItemFact>();
  const again = (number: number, more: Partial<ItemFact>) => {
    const item = opened.get(number);
    if (item === undefined) throw new Error(`nothing was opened as ${number}`);
    fact({ ...item, ...more });
  };
  return {
    repositoryId: repository,
    issue: (number, parts) => {
      open('issue', number, parts);
    },
    pull: (number, parts) => {
      open('pull_request', number, parts, { draft: parts.draft ?? false, lines: parts.lines ?? 10 });
    },
    discussion: (number, parts) => {
      open('discussion', number, parts, { answerable: parts.answerable ?? true });
    },
    comment: (number, parts) => {
      const of = opened.get(number)?.kind === 'discussion' ? 'discussion_comment' : 'comment';
      said('commented', actKey.numbered(of, fresh()), number, parts);
    },
    review: (number, parts) => {
      said('reviewed', actKey.numbered('review', fresh()), number, parts, parts.says ?? 'commented');
    },
    reviewComment: (number, parts) => {
      said('review_commented', actKey.numbered('review_comment', fresh()), number, parts);
    },
    close: (number, parts) => {
      const { reason } = parts;
      const key = actKey.change('closed', number, instant(parts.at));
      act('closed', key, number, parts, reason === undefined ? {} : { value: reason });
    },
    reopen: change('reopened'),
    merge: (number, parts) => {
      act('merged', actKey.merged(number), number, parts);
      change('closed')(number, parts);
    },
    ready: change('ready'),
    draft: change('drafted'),
    label: labelling('labeled'),
    unlabel: labelling('unlabeled'),
    assign: about('assigned'),
    unassign: about('unassigned'),
    milestone: change('milestoned'),
    ask: about('review_requested'),
    unask: about('review_unrequested'),
    push: change('pushed'),
    answer: (number, parts) => {
      const key = actKey.change('answered', number, instant(parts.at));
      act('answered', key, number, parts, { subject: person(parts.of) });
    },
    unanswer: change('unanswered'),
    lock: (number, parts) => {
      const key = actKey.change('locked', number, instant(parts.at));
      act('locked', key, number, parts, parts.reason === undefined ? {} : { value: parts.reason });
    },
    unlock: change('unlocked'),
    transfer: (number, to, parts) => {
      change('transferred')(number, parts);
      again(number, { movedTo: to });
    },
    remove: (number, at) => {
      again(number, { deletedAt: instant(at) });
    },
    commit: (parts) => {
      const sha = parts.sha ?? `sha${fresh()}`;
      act('committed', actKey.commit(sha, who(parts.by) ?? 0), null, parts);
    },
    release: (parts) => {
      const value = parts.pre === true ? 'prerelease' : 'release';
      act('released', actKey.numbered('release', fresh()), null, parts, { value });
    },
    star: (parts) => {
      act('starred', actKey.event('starred', instant(parts.at), who(parts.by) ?? 0), null, parts);
    },
    unstar: (parts) => {
      act('unstarred', actKey.event('unstarred', instant(parts.at), who(parts.by) ?? 0), null, parts);
    },
    fork: (parts) => {
      act('forked', actKey.numbered('fork', fresh()), null, parts);
    },
    maintainer: (login, { at, until, by = 'permission' }) => {
      const listing = (listed: boolean, from: string) => {
        fact({ fact: 'maintainer', repository, person: person(login), by, listed, at: instant(from) });
      };
      listing(true, at);
      if (until !== undefined) listing(false, until);
    },
  };
}
