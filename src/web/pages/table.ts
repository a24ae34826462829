// Tables: a caption, heads with their scope. Where the screen is narrow, the frame scrolls by keyboard, or the rows stack.
import { html } from './html.js';
import type { Html, Part } from './html.js';

export interface Column {
  readonly head: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
}

export interface Table {
  readonly caption: string;
  /** The heading above says it already: the caption is for those who hear it. */
  readonly quiet?: true;
  /** On a narrow screen the cells of a row stand under each other, each beside its column's head. */
  readonly stacks?: true;
  readonly columns: readonly Column[];
  /** The first cell of each is its head. */
  readonly rows: readonly (readonly Part[])[];
}

/** Roles are written out, because some browsers take them from a table whose rows stack. */
export function table({ caption, quiet, stacks, columns, rows }: Table): Html {
  return html`<div
    class="${stacks === true ? 'scroll stack' : 'scroll'}"
    role="region"
    aria-label="${caption}"
    tabindex="0"
  >
    <table role="table">
      <caption>
        ${quiet === true ? html`<span class="quiet">${caption}</span>` : caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(({ head, number }) => html`<th scope="col" role="columnheader" class="${classOf(number)}">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              ${row.map((cell, index) => cellOf(cell, index, columns[index]))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellOf(cell: Part, index: number, column: Column | undefined): Html {
  if (index === 0) return html`<th scope="row" role="rowheader">${cell}</th>`;
  const classes = cell === NOTHING ? `${classOf(column?.number)} nothing` : classOf(column?.number);
  return html`<td role="cell" class="${classes}" data-head="${column?.head ?? ''}">${cell}</td>`;
}

/** What a cell holds that has nothing to say. */
const NOTHING = '–';
const classOf = (number: boolean | undefined) => (number === true ? 'n' : 't');
