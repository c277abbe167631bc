/** The longest title that the server takes. */
const LONGEST = 60;

/** What a deck is called: its file's name, without the ending and what no name may hold. */
export function deckTitle(fileName: string): string {
  const bare = fileName
    .replace(/[.][a-z0-9]{1,5}$/i, '')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return [...(bare === '' ? fileName.replace(/\p{Cc}/gu, ' ').trim() : bare)].slice(0, LONGEST).join('').trim() || '?';
}
