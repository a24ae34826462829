// Tables: a caption, heads with their scope, and a frame that scrolls by keyboard where the screen is narrow.
import { html } from './html.js';
import type { Html, Part } from './html.js';

export interface Column {
  readonly head: Part;
  /** Numbers stand at the right. */
  readonly number?: boolean;
}

export interface Table {
  readonly caption: string;
  /** The heading above says it already: the caption is for those who hear it. */
  readonly quiet?: true;
  readonly columns: readonly Column[];
  /** The first cell of each is its head. */
  readonly rows: readonly (readonly Part[])[];
}

export function table({ caption, quiet, columns, rows }: Table): Html {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${quiet === true ? html`<span class="quiet">${caption}</span>` : caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ head, number }) => html`<th scope="col" class="${classOf(number)}">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => cellOf(cell, index, columns[index]))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellOf(cell: Part, index: number, column: Column | undefined): Html {
  if (index === 0) return html`<th scope="row">${cell}</th>`;
  return html`<td class="${classOf(column?.number)}">${cell}</td>`;
}

const classOf = (number: boolean | undefined) => (number === true ? 'n' : 't');
