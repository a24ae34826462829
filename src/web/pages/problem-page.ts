// What is shown where there is nothing to show: the same words and bytes whatever the reason is.
import type { Language } from '../../core/language.js';
import type { Answer } from '../answer.js';
import { pageAnswer } from './answer.js';
import { html } from './html.js';
import { pageOf } from './layout.js';
import { wordsIn } from './words.js';

export function problemAnswer(status: 400 | 404 | 503, language: Language): Answer {
  const { title, text } = wordsIn(language).problem[status];
  // It stands alone: an address of its own would tell two of them apart.
  const page = pageOf({
    language,
    title,
    place: null,
    main: html`<p>${text}</p>
      <p><a href="/">Hearth</a></p>`,
  });
  return pageAnswer(status, page, language);
}
