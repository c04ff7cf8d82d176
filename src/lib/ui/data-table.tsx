import type { ComponentChildren } from 'preact';

/** `number`: figures, set at the end of their column. */
export type Column = { label: string; number?: boolean };
/** The first cell names the row. */
export type Row = { id: string; cells: ComponentChildren[] };

/**
 * Figures and facts in rows. On a narrow screen every row becomes a little list with the names of its columns;
 * the roles stand written out because some browsers forget a table that is shown differently.
 */
export function DataTable({ caption, columns, rows }: { caption: string; columns: Column[]; rows: Row[] }) {
  return (
    <table class="kring-table" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, number }) => (
            <th key={label} scope="col" role="columnheader" class={number ? 'kring-number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            {row.cells.map((cell, nth) => (
              <Cell key={nth} column={columns[nth]} first={nth === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, first, children }: { column?: Column; first: boolean; children: ComponentChildren }) {
  if (first) {
    return (
      <th scope="row" role="rowheader">
        {children}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column?.label} class={column?.number ? 'kring-number' : undefined}>
      <span>{children}</span>
    </td>
  );
}
