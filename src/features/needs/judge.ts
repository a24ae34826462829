// What a rule does about an item as it is now: its label put on, taken off, or left as somebody else made it.
import { memoryOf } from '../../core/live-item.js';
import type { LabelMemory, LiveItem } from '../../core/live-item.js';
import { isSame } from '../../core/name.js';
import type { Rule } from './rules.js';

/** `kept`: a person or another bot put it on; `vetoed`: a person or another bot took it off, and that stands. */
export type Judgement =
  { readonly is: 'on' | 'off'; readonly cause: string } | { readonly is: 'satisfied' | 'missing' | 'kept' | 'vetoed' };

export interface Seen {
  readonly live: LiveItem;
  /** When the item was opened, ISO 8601. */
  readonly openedAt: string;
  /** When a label that matches was taken off, if that is what happened; ISO 8601. */
  readonly lostAt?: string;
}

/** What this rule does about this item. The cause of a change is the change of the label before it: each is answered once. */
export function judge(rule: Rule, seen: Seen): Judgement {
  const own = memoryOf(seen.live, rule.missing_label);
  const found = seen.live.labels.filter(
    ({ name, on }) => on && !isSame(name, rule.missing_label) && rule.regexp.found(name),
  );
  if (found.length > 0) return own?.on === true ? takeOff(own, found, seen) : { is: 'satisfied' };
  if (own === undefined) return { is: 'on', cause: since('opened', seen.lostAt) };
  return own.on ? { is: 'missing' } : putBack(own, seen);
}

const isOurs = ({ last }: LabelMemory): boolean => last.by === 'hearth' && last.feature === 'needs';

/** What was refused right before its write, for labels had moved, is planned anew for their next move: under another key. */
const since = (cause: string, moved: string | null | undefined): string =>
  moved === null || moved === undefined ? cause : `${cause}:${moved}`;

function takeOff(own: LabelMemory, found: readonly LabelMemory[], { live, openedAt }: Seen): Judgement {
  if (isOurs(own)) {
    const came = found.flatMap(({ at }) => at ?? []).sort();
    return { is: 'off', cause: since(`put:${own.at ?? ''}`, came.at(-1)) };
  }
  // Another bot's is taken off once: where that bot puts it back, the two do not fight.
  if (own.last.by === 'bot') return { is: 'off', cause: 'inherited' };
  return isOfTemplate(own, live, openedAt) ? { is: 'off', cause: 'template' } : { is: 'kept' };
}

/** So soon after the opening an author's labels are those of the form or template, which nobody chose. */
const TEMPLATE_MS = 10_000;

function isOfTemplate({ at, last }: LabelMemory, { author }: LiveItem, openedAt: string): boolean {
  return (
    last.by === 'person' &&
    at !== null &&
    last.person.id === author?.id &&
    new Date(at).getTime() - new Date(openedAt).getTime() <= TEMPLATE_MS
  );
}

/** A person's removal stands until a label that matched is gone again; another bot's stands. */
function putBack(own: LabelMemory, { lostAt }: Seen): Judgement {
  const cause = since(`after:${own.at ?? ''}`, lostAt);
  if (isOurs(own)) return { is: 'on', cause };
  const isLater = lostAt !== undefined && own.at !== null && new Date(lostAt) > new Date(own.at);
  return own.last.by !== 'bot' && isLater ? { is: 'on', cause } : { is: 'vetoed' };
}
