/** A part of a file, in bytes; both ends are in it. */
export type Part = { readonly start: number; readonly end: number };
