const entriesOf = (fields: unknown): [string, unknown][] =>
  typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];

/** Fills the `:names` of a contract's path and appends the query; what is `undefined` is left out of the query. */
export function pathOf(path: string, params: unknown, query: unknown): string {
  const filled = entriesOf(params).reduce(
    (so, [name, value]) => so.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) if (value !== undefined) search.set(name, String(value));
  const asked = search.toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}
