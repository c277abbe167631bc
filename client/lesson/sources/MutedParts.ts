import { z } from 'zod';
import type { DevicePart } from './keptDevices.ts';

const KEPT_AS = 'tongtang.muted';

const Muted = z.object({ camera: z.boolean(), documentCamera: z.boolean(), microphone: z.boolean() });
type Muted = z.infer<typeof Muted>;

const Kept = z.object({
  lessonId: z.string(),
  /** The window that keeps it and has the seat; `null` when it has given the seat up. */
  windowId: z.string().nullable(),
  muted: Muted,
});

type Options = {
  /** The tab's storage; throws where it is forbidden. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  readonly lessonId: string;
  readonly windowId: string;
  /** Whether the seat sent a part muted when it was last taken, from whichever window. */
  readonly wasMuted: (part: DevicePart) => boolean;
};

/**
 * What the teacher has switched off in a lesson, beyond the life of the page: nothing that was off may come back by
 * itself after a reload or when another window takes over.
 */
export class MutedParts {
  readonly #options: Options;
  readonly #muted: Muted;

  constructor(options: Options) {
    this.#options = options;
    const kept = this.#readKept();
    const at = (part: DevicePart): boolean => {
      if (kept?.muted[part]) return true;
      // What this window has on is on: the log may only tell of what stood in for a missing device, which is silent.
      return kept?.windowId === options.windowId ? false : options.wasMuted(part);
    };
    this.#muted = { camera: at('camera'), documentCamera: at('documentCamera'), microphone: at('microphone') };
    this.#keep(options.windowId);
  }

  /** Whether a part is switched off. */
  read(part: DevicePart): boolean {
    return this.#muted[part];
  }

  note(part: DevicePart, muted: boolean): void {
    this.#muted[part] = muted;
    this.#keep(this.#options.windowId);
  }

  /** This window gives the seat up: until it has it again, another one may switch off what is on. */
  leave(): void {
    this.#keep(null);
  }

  #readKept(): z.infer<typeof Kept> | undefined {
    try {
      const kept = Kept.safeParse(JSON.parse(this.#options.storage().getItem(KEPT_AS) ?? 'null')).data;
      return kept?.lessonId === this.#options.lessonId ? kept : undefined;
    } catch {
      // Forbidden or damaged: the log remains.
      return undefined;
    }
  }

  #keep(windowId: string | null): void {
    try {
      const { storage, lessonId } = this.#options;
      storage().setItem(KEPT_AS, JSON.stringify({ lessonId, windowId, muted: this.#muted }));
    } catch {
      // Then it is known until the page is closed.
    }
  }
}
