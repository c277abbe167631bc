/** Joins class names and leaves out what is absent, so that a component can take its caller's class too. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== '').join(' ');
}
