/** A message that goes by itself. */
export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'good' | 'attention' | 'bad';
  /** Takes back what was just done. Its button stays as long as the toast. */
  readonly undo: (() => void) | undefined;
};

type NewToast = { readonly text: string; readonly tone?: Toast['tone']; readonly undo?: () => void };

/** Long enough to read and to reach the undo button. */
const TOAST_MS = 5_000;
/** More than this at once nobody reads: the oldest goes. */
const MOST = 3;

let shown: readonly Toast[] = [];
let nextId = 1;
const readers = new Set<() => void>();

function change(next: readonly Toast[]): void {
  shown = next;
  for (const reader of readers) reader();
}

/** Takes a toast away before its time. Harmless when it has gone. */
export function dismissToast(id: number): void {
  change(shown.filter((toast) => toast.id !== id));
}

/** Says something for 5 s, with a way back if `undo` is given. */
export function showToast({ text, tone = 'good', undo }: NewToast): void {
  const id = nextId++;
  change([...shown, { id, text, tone, undo }].slice(-MOST));
  setTimeout(() => dismissToast(id), TOAST_MS);
}

/** For `useSyncExternalStore`. */
export const toastStore = {
  read: (): readonly Toast[] => shown,
  subscribe(reader: () => void): () => void {
    readers.add(reader);
    return () => readers.delete(reader);
  },
};
