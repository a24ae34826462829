// The page: the time line of one person, then all items with Hearth's comments, each with its reason.
import { html } from './html.js';
import type { Html } from './html.js';
import { renderInline, renderMarkdown } from './markdown.js';
import type { Note } from '../stage.js';
import type { Entry, ItemView, Reason, Shown, View } from './view.js';

export function renderPage(view: View): string {
  const { person, told, of, items } = view;
  const repos = [...new Set(items.map((item) => item.repo))];
  const written = items.flatMap((item) => item.comments).filter(({ viaApp }) => viaApp).length;
  const issues = items.filter(({ viaApp }) => viaApp).length;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Hearth: the story of ${person}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#items">Skip to all items</a>
        <header>
          <p class="brand"><span aria-hidden="true">♨</span> Hearth</p>
          <h1>How lantern welcomes people</h1>
          <p>
            A made-up community on a local GitHub. What was written is GitHub's state; why it was written, or was not,
            is Hearth's own record of it.
          </p>
          <p class="progress">
            ${told < of ? `Scene ${told} of ${of} has been told: reload for more.` : `All ${of} scenes are told.`}
            ${items.length} issues and pull requests, ${written} texts by
            Hearth${issues === 0 ? '' : `, ${issues === 1 ? 'one' : issues} of them an issue about what it observed`}.
          </p>
        </header>
        <main>
          <section aria-labelledby="person">
            <h2 id="person">The time line of ${person}</h2>
            ${
              view.entries.length === 0
                ? html`<p>Nothing yet.</p>`
                : html`<ol class="line">
                    ${view.entries.map(entry)}
                  </ol>`
            }
          </section>
          <section id="items" aria-labelledby="all" tabindex="-1">
            <h2 id="all">All items</h2>
            ${repos.map(
              (repo) =>
                html`<h3>${repo}</h3>
                  ${items.filter((item) => item.repo === repo).map(article)}`,
            )}
          </section>
        </main>
        <footer>
          <p>Shown by <code>npm run demo</code> on this machine only. Ctrl-C in its terminal ends it.</p>
        </footer>
      </body>
    </html> `.text;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${CLOCK.format(at)}</time>`;

function entry(one: Entry): Html {
  if (one.kind === 'note') return html`<li class="${one.voice}">${time(one.at)}${note(one)}</li>`;
  const { item, what, again, reasons, said } = one;
  const deed = again ? html`GitHub told it again: ${item.author} ${what}` : html`${item.author} ${what}`;
  return html`<li class="${said === null ? 'quiet' : 'spoke'}">
    ${time(one.at)}
    <div>
      <p><strong>${deed}</strong>, <a href="#${anchor(item)}">${item.repo}#${item.number}</a></p>
      ${again ? null : html`<p class="title" dir="auto">${item.title}</p>`}
      ${said === null ? html`<p class="silence">Hearth wrote nothing.</p>` : speech('hearth[bot]', said)}
      ${reasons.map(reason)}
    </div>
  </li>`;
}

const note = ({ voice, text }: Note): Html =>
  html`<p class="note ${voice}"><span class="tag">${voice === 'trouble' ? 'Trouble' : 'Healed'}</span> ${text}</p>`;

const anchor = ({ repo, number }: ItemView) => `${repo.replace('/', '-')}-${number}`;

function article(item: ItemView): Html {
  return html`<article id="${anchor(item)}">
    <h4><span class="number">#${item.number}</span> <span dir="auto">${item.title}</span></h4>
    <p class="facts">${item.kind} by ${item.author}, ${item.state}, ${time(item.openedAt)}</p>
    ${item.notes.map(note)} ${item.comments.map(comment)} ${item.silent.map(reason)}
    ${item.comments.length + item.silent.length === 0 ? html`<p class="silence">From before Hearth came.</p>` : null}
  </article>`;
}

function comment({ author, body, viaApp, reasons }: Shown): Html {
  if (!viaApp) return html`<div class="other">${speech(author, body)}</div>`;
  return html`${speech(author, body)}${reasons.map(reason)}`;
}

/** In the words' own language, so that a screen reader pronounces them. */
function speech(author: string, body: string): Html {
  const language = /\p{Script=Han}/u.test(body) ? 'zh' : 'en';
  return html`<figure>
    <figcaption>${author}</figcaption>
    <blockquote lang="${language}" dir="auto">${renderMarkdown(body)}</blockquote>
  </figure>`;
}

const STATES: Readonly<Record<string, string>> = {
  applied: 'written',
  would: 'only observed',
  silent: 'silent',
  waits: 'waits',
  unchanged: 'nothing to change',
  'done before': 'done before, not again',
};

function reason({ feature, because, rule, state }: Reason): Html {
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
