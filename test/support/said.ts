// Words that people say of people, in a community of the tests.
import { actKey } from '../../src/core/fact.js';
import type { WordKind } from '../../src/core/fact.js';
import { APP, OWNER } from './community.js';
import type { Community } from './community.js';
import { instant } from './community-words.js';

export interface Saying {
  readonly by?: string | null;
  readonly about?: string;
  readonly value?: string;
  readonly at: string;
  readonly number?: number | null;
  readonly repository?: number;
  /** The owner in all of whose repositories it counts, without it that of the tests; null: it counts in its own. */
  readonly community?: number | null;
  /** In which text; without it, in a comment of its own. */
  readonly where?: string;
}

let comments = 0;

/** The natural key of what was said. */
export function say(it: Community, kind: WordKind, saying: Saying): string {
  const { by = null, about, value, at, number = null, repository = APP, where, community = OWNER.id } = saying;
  const key = actKey.said(kind, where ?? `comment:${(comments += 1)}`, 1);
  const person = by === null ? null : it.id(by);
  it.fact({
    ...{ fact: 'act', repository, key, kind, number, person, at: instant(at), source: 'webhook' },
    ...(value === undefined ? {} : { value }),
    ...(about === undefined ? {} : { subject: it.id(about) }),
    ...(community === null ? {} : { community }),
  });
  return key;
}
