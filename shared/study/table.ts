/** What a cell of a table holds; `null` is a figure that is not defined: an empty cell, never 0. */
export type Cell = string | number | boolean | null;

/**
 * Rows and columns, as they stand on a screen, in print, in a spreadsheet and in a CSV file: whoever makes figures makes
 * them once, in this shape, and whoever shows or writes them adds nothing.
 */
export type Table = {
  /** Names it in files, in ASCII. */
  readonly key: string;
  /** In the reader's language, as are the columns' titles; units stand there, in brackets. */
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  /** As many cells in each as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
};
