// What is shown where there is nothing to show: the same words and bytes whatever the reason is.
import { RateLimited, Unavailable } from '../../core/failure.js';
import type { Language } from '../../core/language.js';
import type { Answer } from '../answer.js';
import { pageAnswer } from './answer.js';
import type { Status } from './answer.js';
import { Busy } from './bounded.js';
import { html } from './html.js';
import { pageOf } from './layout.js';
import { Unworked } from './reports.js';
import { wordsIn } from './words.js';

export type Problem = 'absent' | 'running' | 'malformed' | 'busy' | 'unworked' | 'unanswered' | 'failed';

interface Told {
  readonly status: Status;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** What failed rests for a minute (reports.ts). */
const TOLD: Readonly<Record<Problem, Told>> = {
  absent: { status: 404 },
  running: { status: 404 },
  malformed: { status: 400 },
  busy: { status: 503, retryAfter: 30 },
  unworked: { status: 503, retryAfter: 60 },
  unanswered: { status: 503, retryAfter: 60 },
  failed: { status: 503, retryAfter: 60 },
};

/**
 * Why a page could not be made: nothing true can be said yet, there was no room for it, GitHub gave no answer, or something
 * else went wrong.
 */
export function problemIn(error: unknown): Problem {
  if (error instanceof Unworked) return 'unworked';
  if (error instanceof Busy) return error.cause === undefined ? 'busy' : problemIn(error.cause);
  return error instanceof Unavailable || error instanceof RateLimited ? 'unanswered' : 'failed';
}

export function problemAnswer(problem: Problem, language: Language): Answer {
  const { title, text } = wordsIn(language).problem[problem];
  const { status, retryAfter } = TOLD[problem];
  // It stands alone: an address of its own would tell two of them apart.
  const page = pageOf({
    language,
    title,
    place: null,
    main: html`<p>${text}</p>
      <p><a href="/">Hearth</a></p>`,
  });
  return pageAnswer(status, page, language, retryAfter);
}
