/** Characters at the end of a name that tell it from its neighbours: 第一中心小学. */
const TAIL = 6;

/** Cuts a name where an ellipsis may stand. A short one has no tail: there is nothing to give up. */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const letters = Array.from(name);
  if (letters.length <= 2 * TAIL) return { head: name, tail: '' };
  return { head: letters.slice(0, -TAIL).join(''), tail: letters.slice(-TAIL).join('') };
}
