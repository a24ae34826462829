// Which numbers of the ledger a title's requirements ask for.
import type { Reach, Requirement, Title, TitleAt } from '../../core/title.js';
import type { Ask, Grounds } from './facts.js';
import { daysBefore } from './moments.js';

type Count = Extract<Requirement, { is: 'count' }>;

/** Each number once, those within `any`, too. What cannot be counted, of a SIG that nobody named, is not asked for. */
export function asksOf(title: Title, held: TitleAt, at: string, grounds: Grounds): readonly Ask[] {
  const asks = countsIn(title.requirements).flatMap((count) => {
    const where = whereOf(count.reach, held, grounds);
    if (typeof where === 'string') return [];
    const since = count.within === null ? null : daysBefore(at, count.within);
    return [{ key: askKey(count, held), of: count.of, since, need: count.least, ...where }];
  });
  return [...new Map(asks.map((ask) => [ask.key, ask])).values()];
}

/** The same for the same number, among the asks of one person, moment and repository. */
export function askKey({ of, least, within, reach }: Count, { sig }: TitleAt): string {
  return [of, least, within ?? 'ever', reach === 'sig' ? `sig ${sig ?? ''}` : reach].join('/');
}

/** Why it cannot be counted there, as a code; or which items count. */
export function whereOf(
  reach: Reach,
  { sig }: TitleAt,
  { community, here, labels }: Grounds,
): 'no_sig' | 'sig_without_label' | Pick<Ask, 'repositories' | 'labels'> {
  if (reach === 'community') return { repositories: community, labels: null };
  if (reach === 'repo') return { repositories: [here], labels: null };
  if (sig === null) return 'no_sig';
  return labels.length === 0 ? 'sig_without_label' : { repositories: community, labels };
}

const countsIn = (requirements: readonly Requirement[]): readonly Count[] =>
  requirements.flatMap((one) => (one.is === 'count' ? [one] : one.is === 'any' ? countsIn(one.of) : []));
