import { type DataColumn, type DataTable, isFigure, valueText } from '@portal/figures';
import { type Html, html } from './html.js';

/** From so many columns on the heads stand upright on paper, where nothing can be moved aside. */
const WIDE = 10;
/** Up to so many letters a text stays on one line. */
const SHORT = 20;
/** From so many letters on a text is not squeezed into what its neighbors leave. */
const LONG = 40;

/** A table of figures; the first value of a row leads to the claims that it counts. */
export function figureTable(name: string, { columns, rows }: DataTable, origin: string): Html {
  const heads = columns.map(
    (column, index) => html`<th scope="col" class="${isFigure(column) && index > 0 ? 'num' : ''}">${column.name}</th>`,
  );
  const body = rows.map(({ values, claims }) => {
    const cells = columns.map((column, index) => {
      const text = valueText(values[index], column.kind);
      if (index > 0) return html`<td class="${lookOf(column, text)}">${text}</td>`;
      return html`<th scope="row" class="${column.kind === 'day' ? 'short' : ''}">
        ${claims ? html`<a href="${claimsAddress(origin, claims)}">${text}</a>` : text}
      </th>`;
    });
    return html`<tr>
      ${cells}
    </tr>`;
  });
  const nothing = html`<tr>
    <td class="t2" colspan="${columns.length}">Nothing to show.</td>
  </tr>`;
  return html`<div
    class="${columns.length > WIDE ? 'scroll wide' : 'scroll'}"
    role="region"
    tabindex="0"
    aria-label="${name}"
  >
    <table>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows.length > 0 ? body : nothing}
      </tbody>
    </table>
  </div>`;
}

function lookOf(column: DataColumn, text: string): string {
  if (isFigure(column)) return 'num';
  if (text.length <= SHORT) return 'short';
  return text.length > LONG ? 'long' : '';
}

/** The address of the list that holds exactly the claims of a query. */
export function claimsAddress(origin: string, query: Readonly<Record<string, string | null>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) parameters.set(name, value);
  return `${origin}/claims?${parameters}`;
}
