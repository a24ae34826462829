// What a greeting needs to know of the SIG, of open issues and of waiting: asked only where its message has a place for it.
import { rolesFor } from '../../community/ladder/rungs.js';
import type { ItemEvent } from '../../core/event.js';
import { fold } from '../../core/name.js';
import type { OpenWithLabel, Responses } from '../../core/question.js';
import type { OwnershipAnswer } from '../../core/ownership.js';
import type { OwnershipOf, SigDirectory } from '../../core/sig-question.js';
import type { SettingsOf } from '../../core/settings.js';
import type { Directory } from '../../core/sig.js';
import type { Evaluations, TitlesHere, TitlesHereAnswer } from '../../core/title-question.js';
import { DAYS, sigOf } from './about.js';
import { uses } from './greeting.js';
import type { Occasion } from './messages.js';
import type { settings } from './settings.js';

type Own = SettingsOf<typeof settings>;

export type AboutSig = {
  readonly directory?: SigDirectory;
  readonly owned?: OwnershipOf;
  readonly titles?: TitlesHere;
};

/** First: whose the item is. The section `sigs` asks the same of an opening, and both are answered at once. */
export function aboutSig(own: Own, occasion: Occasion, cause: ItemEvent): AboutSig {
  const { repository, item } = cause;
  const directory: SigDirectory = { kind: 'sigDirectory', repository };
  const titles = uses(own, occasion, cause, ['ladder']) ? { titles: { kind: 'titlesHere', repository } as const } : {};
  if (uses(own, occasion, cause, ['sig', 'sig_contact', 'next_meeting', 'median_response'])) {
    const { kind, number, title, body, head, base } = item;
    return {
      directory,
      owned: { kind: 'ownership', repository, item: { kind, number, title, body, head, base } },
      ...titles,
    };
  }
  return { ...(offersIssues(own, occasion, cause) ? { directory } : {}), ...titles };
}

function offersIssues(own: Own, occasion: Occasion, cause: ItemEvent): boolean {
  return own.good_first_issues !== undefined && uses(own, occasion, cause, ['good_first_issues']);
}

export type MoreToAsk = {
  readonly open?: OpenWithLabel;
  readonly there?: Responses;
  readonly here?: Responses;
  readonly rungs?: Evaluations;
};

interface Answered {
  readonly directory?: Directory | null;
  readonly owned?: OwnershipAnswer | null;
  readonly titles?: TitlesHereAnswer;
}

/** Then: open issues, those of the same SIG first; and how long people wait, at that SIG and in the repository. */
export function moreToAsk(own: Own, occasion: Occasion, cause: ItemEvent, answers: Answered): MoreToAsk {
  const { repository, item } = cause;
  const open: OpenWithLabel = {
    kind: 'openWithLabel',
    repository,
    label: own.good_first_issues ?? '',
    except: item.number,
    near: labelsNear(cause, answers),
  };
  const here: Responses = {
    kind: 'responses',
    community: repository.owner.id,
    repository: repository.id,
    of: kindOf(occasion),
    days: DAYS,
    until: cause.at,
  };
  const label = sigOf(answers.directory, answers.owned)?.label ?? null;
  const waited = uses(own, occasion, cause, ['median_response']);
  return {
    ...(offersIssues(own, occasion, cause) ? { open } : {}),
    ...(waited ? { here } : {}),
    ...(waited && label !== null ? { there: { ...here, label } } : {}),
    ...rungsFor(cause, answers),
  };
}

/** How they stand on the ladder, where there is one, and what they did just now counts. */
function rungsFor(
  { repository, item, at }: ItemEvent,
  { directory, owned, titles }: Answered,
): Pick<MoreToAsk, 'rungs'> {
  const sig = sigOf(directory, owned)?.slug;
  const places = rolesFor(titles?.titles ?? [], sig === undefined ? [] : [sig]);
  if (places.length === 0 || item.author === null) return {};
  const justAfter = new Date(Date.parse(at) + 1000).toISOString();
  return { rungs: { kind: 'evaluations', repository, person: item.author, titles: places, at: justAfter } };
}

export const kindOf = (occasion: Occasion): 'issue' | 'pull_request' =>
  occasion === 'issue' ? 'issue' : 'pull_request';

/** Labels of SIGs that own the item or stand on it. */
function labelsNear({ item }: ItemEvent, { directory, owned }: Answered): readonly string[] {
  const on = new Set([...item.labels, ...(owned?.labels ?? []).map(({ label }) => label)].map(fold));
  return (directory?.sigs ?? []).flatMap(({ label }) => (label !== null && on.has(fold(label)) ? [label] : []));
}
