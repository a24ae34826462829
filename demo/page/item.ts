// One issue or pull request on the page: who said what, what Hearth did, and why, or why not.
import type { Note } from '../parts.js';
import { anchor } from './anchor.js';
import { html } from './html.js';
import type { Html } from './html.js';
import { renderInline, renderMarkdown } from './markdown.js';
import type { Reason } from './reason.js';
import type { ItemView, Shown } from './item-view.js';

export function item(one: ItemView): Html {
  const { repo, number, title, kind, author, state, labels, besides } = one;
  return html`<article id="${anchor(one)}" aria-labelledby="${anchor(one)}-title">
    <h3 id="${anchor(one)}-title"><span dir="auto">${title}</span> <span class="number">${repo}#${number}</span></h3>
    <p class="facts">
      ${kind} by ${author}, ${state},
      ${time(one.openedAt)}${labels.map((label) => html` <span class="label">${label}</span>`)}
    </p>
    ${one.notes.map(note)}
    ${one.labelled.map(
      ({ what, reason: why }) =>
        html`<p class="deed"><strong>hearth[bot]</strong> ${what}</p>
          ${reason(why)}`,
    )}
    ${one.comments.map(comment)} ${one.silent.map(reason)}
    ${
      besides.length === 0
        ? null
        : html`<details>
            <summary>Looked at besides, and nothing done: ${besides.length}</summary>
            ${besides.map(reason)}
          </details>`
    }
  </article>`;
}

function comment({ author, body, viaApp, reasons }: Shown): Html {
  if (!viaApp) return html`<div class="other">${speech(author, body)}</div>`;
  return html`${speech(author, body)}${reasons.map(reason)}`;
}

/** In the words' own language, so that a screen reader pronounces them. */
export function speech(author: string, body: string): Html {
  const language = /\p{Script=Han}/u.test(body) ? 'zh' : 'en';
  return html`<figure>
    <figcaption>${author}</figcaption>
    <blockquote lang="${language}" dir="auto">${renderMarkdown(body)}</blockquote>
  </figure>`;
}

export const note = ({ voice, text }: Note): Html =>
  html`<p class="note ${voice}"><span class="tag">${voice === 'trouble' ? 'Trouble' : 'Healed'}</span> ${text}</p>`;

const STATES: Readonly<Record<string, string>> = {
  applied: 'done',
  would: 'only observed',
  silent: 'silent',
  unchanged: 'nothing to change',
  'done before': 'done before, not again',
};

export function reason({ feature, because, rule, state }: Reason): Html {
  return html`<dl class="reason">
    <div>
      <dt>Why</dt>
      <dd>${renderInline(because)}</dd>
    </div>
    <div>
      <dt>Rule</dt>
      <dd>
        <code>${feature}${rule === null ? null : `: ${rule}`}</code>
        <span class="state ${state === 'applied' ? 'did' : ''}">${STATES[state] ?? state}</span>
      </dd>
    </div>
  </dl>`;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

export const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${CLOCK.format(at)}</time>`;
