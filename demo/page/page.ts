// The page: what Hearth does, chapter by chapter; the time line of one person; every item with its reasons.
import { anchor } from './anchor.js';
import { html } from './html.js';
import type { Html } from './html.js';
import { item, note, reason, speech, time } from './item.js';
import { renderInline, renderMarkdown } from './markdown.js';
import type { Entry } from './time-line.js';
import type { ItemView } from './item-view.js';
import type { ChapterView, View } from './view.js';

export function renderPage(view: View): string {
  const { person, told, of, chapters, before } = view;
  const items = chapters.flatMap((chapter) => chapter.items);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Hearth: ten days of lantern</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#person">Skip to the time line of ${person}</a>
        <header>
          <p class="brand"><span aria-hidden="true">♨</span> Hearth</p>
          <h1>Ten days of lantern</h1>
          <p>
            A made-up community on a local GitHub. What was written is GitHub's state; why it was written, or was not,
            is Hearth's own record of it.
          </p>
          <p class="progress">
            ${told < of ? `Scene ${told} of ${of} has been told: reload for more.` : `All ${of} scenes are told.`}
            ${items.length} issues and pull requests, ${textsIn(items)} texts by Hearth${ownIn(items)}.
          </p>
          <nav aria-label="What Hearth does">
            <ol class="cards">
              ${chapters.map(card)}
            </ol>
          </nav>
        </header>
        <main>
          <section aria-labelledby="person">
            <h2 id="person" tabindex="-1">The time line of ${person}</h2>
            ${
              view.entries.length === 0
                ? html`<p>Nothing yet.</p>`
                : html`<ol class="line">
                    ${view.entries.map(entry)}
                  </ol>`
            }
          </section>
          ${chapters.map(chapter)}
          <section aria-labelledby="before">
            <h2 id="before">Before Hearth came</h2>
            <p>${before.length} issues and pull requests, which Hearth reads when it is installed.</p>
            <details>
              <summary>Which they are</summary>
              <ul>
                ${before.map((one) => html`<li id="${anchor(one)}">${one.repo}#${one.number}: ${one.title}, by ${one.author}</li>`)}
              </ul>
            </details>
          </section>
        </main>
        <footer>
          <p>Shown by <code>npm run demo</code> on this machine only. Ctrl-C in its terminal ends it.</p>
        </footer>
      </body>
    </html> `.text;
}

const textsIn = (items: readonly ItemView[]) =>
  items.flatMap(({ comments }) => comments).filter(({ viaApp }) => viaApp).length;

function ownIn(items: readonly ItemView[]): string {
  const own = items.filter(({ viaApp }) => viaApp).length;
  return own === 0 ? '' : `, ${own === 1 ? 'one' : own} of them ${own === 1 ? 'an issue' : 'issues'} of its own`;
}

function card({ id, title, about, quote }: ChapterView): Html {
  return html`<li>
    <a href="#${id}">${title}</a>
    <p>${about}</p>
    ${quote === undefined ? html`<p class="silence">Not told yet.</p>` : quoted(quote)}
  </li>`;
}

function quoted({ item, line, reason: why }: NonNullable<ChapterView['quote']>): Html {
  return html`<blockquote>${renderMarkdown(line)}</blockquote>
    <p class="facts">
      <a href="#${anchor(item)}">${item.repo}#${item.number}</a
      >${why === undefined ? null : html`, because: ${renderInline(why.because)}`}
    </p>`;
}

function chapter({ id, title, about, items }: ChapterView): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" tabindex="-1">${title}</h2>
    <p>${about}</p>
    ${items.length === 0 ? html`<p class="silence">Not told yet.</p>` : items.map(item)}
  </section>`;
}

function entry(one: Entry): Html {
  if (one.kind === 'note') return html`<li class="${one.voice}">${time(one.at)}${note(one)}</li>`;
  const { item, what, again, reasons, said } = one;
  return html`<li class="${said.length === 0 ? 'quiet' : 'spoke'}">
    ${time(one.at)}
    <div>
      <p>
        <strong>${again ? 'GitHub told it again: ' : ''}${what}</strong>,
        <a href="#${anchor(item)}">${item.repo}#${item.number}</a>
      </p>
      ${again ? null : html`<p class="title" dir="auto">${item.title}</p>`}
      ${said.length === 0 ? html`<p class="silence">Hearth wrote nothing.</p>` : null}
      ${said.map((text) => speech('hearth[bot]', text))} ${reasons.map(reason)}
    </div>
  </li>`;
}
