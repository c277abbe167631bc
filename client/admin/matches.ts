const plain = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** Whether every word of a search is somewhere in the texts. An empty search finds everything. */
export function matches(query: string, texts: readonly string[]): boolean {
  const all = plain(texts.join('\n'));
  return plain(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
