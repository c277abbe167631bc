/** The sign of a name: a Chinese name's first character (the family name), otherwise the first letter, large. */
export function initialOf(name: string): string {
  const [first = ''] = [...name.trim()];
  return first.toLocaleUpperCase();
}
