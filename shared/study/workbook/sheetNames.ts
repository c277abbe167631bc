/** A sheet's name has no more letters than this. */
const MAX_LETTERS = 31;

const cut = (name: string, end: string): string => [...name].slice(0, MAX_LETTERS - end.length).join('') + end;

/**
 * Names for the sheets of a workbook out of the tables' titles: without what spreadsheets refuse (`[ ] : * ? / \`, an
 * apostrophe at an end, the name History), cut to 31 letters, and numbered where two would be the same, large and small
 * letters alike.
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set(['history']);
  return titles.map((title) => {
    const plain =
      title
        .replace(/[\p{Cc}\p{Surrogate}[\]:*?/\\]/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[' ]+|[' ]+$/g, '') || 'Table';
    let name = cut(plain, '');
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = cut(plain, ` ${n}`);
    taken.add(name.toLowerCase());
    return name;
  });
}
