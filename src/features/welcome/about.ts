// What a greeting can say of the SIG that owns an item, and of how long people wait here for an answer: what is known of it.
import { rungsOf, stepOf, stepPhrase } from '../../community/ladder/rungs.js';
import { contactsOf, nextMeetingAt, sigTitle } from '../../community/sig-words.js';
import type { Language } from '../../core/language.js';
import type { OwnershipAnswer } from '../../core/ownership.js';
import type { ResponsesAnswer } from '../../core/question.js';
import type { Directory, Sig } from '../../core/sig.js';
import { roughly } from '../../core/survey.js';
import type { Evaluation, Title } from '../../core/title.js';
import type { About } from './greeting.js';

/** The SIG that owns the largest part; null: none is known. */
export function sigOf(directory: Directory | null | undefined, owned: OwnershipAnswer | null | undefined): Sig | null {
  const first = owned?.labels.find(({ sig }) => sig !== null);
  return directory?.sigs.find(({ name }) => name === first?.sig) ?? null;
}

export interface KnownHere {
  readonly sig: Sig | null;
  readonly of: 'issue' | 'pull_request';
  /** Of the items of that SIG. */
  readonly there: ResponsesAnswer | undefined;
  /** Of all items of the repository. */
  readonly here: ResponsesAnswer | undefined;
  /** How they stand before the roles of the ladder; nobody who is greeted holds one. */
  readonly rungs: readonly Evaluation[];
  readonly titles: readonly Title[];
  readonly now: Date;
}

/** So far back answers are looked at. */
export const DAYS = 90;
/** Fewer are too few to say anything (product, 13). */
const LEAST = 5;

export function aboutIn(known: KnownHere, language: Language): About {
  const { sig, now } = known;
  const contacts = sig === null ? [] : contactsOf(sig);
  const meeting = sig === null ? null : nextMeetingAt(sig, now);
  const waited = waitedIn(known, language);
  const step = ladderStep(known, language);
  return {
    ...(sig === null ? {} : { sig: sigTitle(sig) }),
    ...(contacts.length === 0 ? {} : { sig_contact: contacts.join(language === 'zh' ? '、' : ', ') }),
    ...(meeting === null ? {} : { next_meeting: meeting }),
    ...(waited === null ? {} : { median_response: waited }),
    ...(step === null ? {} : { ladder: step }),
  };
}

const NEWCOMER = { held: [], unknown: [] };

/** By the ladder's own words: how much of it they have is for their ears alone. Null: it is not known. */
function ladderStep({ rungs, titles, sig }: KnownHere, language: Language): string | null {
  const step = stepOf(rungsOf(titles, rungs, NEWCOMER), NEWCOMER);
  const sigName = (slug: string | null) => (slug === null || sig?.slug !== slug ? slug : sig.name);
  return step === null ? null : stepPhrase(step, titles, { language, sigName });
}

/** A sentence that is true: how many there were, how many of them were answered, and how soon. Null: too few to say. */
function waitedIn({ sig, of, there, here }: KnownHere, language: Language): string | null {
  const ofSig = sig !== null && isEnough(there);
  const found = ofSig ? there : here;
  if (!isEnough(found)) return null;
  const { items, answered, medianSeconds } = found;
  const place = ofSig ? sigTitle(sig) : null;
  // Rounded so that neither number says more than is true.
  const share = Math.floor((100 * answered) / items);
  return sentences[language]({ items, share, place, of, median: roughly(medianSeconds, language) });
}

const isEnough = (found: ResponsesAnswer | undefined): found is ResponsesAnswer & { readonly medianSeconds: number } =>
  found !== undefined && found.items >= LEAST && found.medianSeconds !== null;

interface Waited {
  readonly items: number;
  readonly share: number;
  /** Title of a SIG; null: the repository. */
  readonly place: string | null;
  readonly of: 'issue' | 'pull_request';
  readonly median: string;
}

const sentences: Readonly<Record<Language, (waited: Waited) => string>> = {
  en: ({ items, share, place, of, median }) =>
    `Of the ${items} ${of === 'issue' ? 'issues' : 'pull requests'} ${place === null ? 'here' : `of ${place}`} of the last ${DAYS} days, ${share} % were answered, half of those within ${median}.`,
  zh: ({ items, share, place, of, median }) =>
    `最近 ${DAYS} 天${place === null ? '这里' : ` ${place} `}的 ${items} 个 ${of === 'issue' ? 'issue' : 'pull request'} 中，${share} % 得到了回复，其中一半在 ${median}内。`,
};
