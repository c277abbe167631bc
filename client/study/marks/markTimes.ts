import { MAX_TAG_LENGTH, MAX_TAGS, type Mark } from '../../../shared/api/index.ts';

/** A mark at a moment is on the picture for so long, in ms: long enough to be seen in passing. */
export const MOMENT_SHOWN_MS = 3_000;

type Timed = Pick<Mark, 'fromMs' | 'toMs'>;

/** Whether a mark is on the picture at an instant of the server's clock. */
export function isShownAt({ fromMs, toMs }: Timed, atMs: number): boolean {
  return atMs >= fromMs && atMs < Math.max(toMs ?? 0, fromMs + MOMENT_SHOWN_MS);
}

/** Tags as somebody types them, one after the other. */
export function tagsIn(typed: string): string[] {
  const words = typed.split(/[\s,，、;；#]+/u).filter((word) => word !== '');
  return [...new Set(words)];
}

/** Whether tags are more, or longer, than a mark bears. */
export const areTooMany = (tags: readonly string[]): boolean =>
  tags.length > MAX_TAGS || tags.some((tag) => tag.length > MAX_TAG_LENGTH);

/** The tags of marks, the one that is used most first. */
export function tagsOf(marks: readonly Pick<Mark, 'tags'>[]): string[] {
  const uses = new Map<string, number>();
  for (const tag of marks.flatMap(({ tags }) => tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag);
}
