import type { ClassroomId, DisplayId } from '../../shared/vocabulary/index.ts';

/** Whether displays are connected, as the lists of classrooms and lessons want to know. */
export interface Presence {
  isOnline(displayId: DisplayId): boolean;
  /** Whether any display of the classroom is. */
  isClassroomOnline(classroomId: ClassroomId): boolean;
}

type Online = { readonly classroomId: ClassroomId; connections: number };

/** Which displays are connected to this server now. Told by whoever holds the connections; a display may have several. */
export class DisplayPresence implements Presence {
  readonly #online = new Map<DisplayId, Online>();
  readonly #seen: (displayId: DisplayId, online: number) => void;

  /** `seen` hears of each display that comes and goes, with the number that is online then. */
  constructor(seen: (displayId: DisplayId, online: number) => void) {
    this.#seen = seen;
  }

  cameOnline(displayId: DisplayId, classroomId: ClassroomId): void {
    const known = this.#online.get(displayId);
    if (known) {
      known.connections += 1;
      return;
    }
    this.#online.set(displayId, { classroomId, connections: 1 });
    this.#seen(displayId, this.#online.size);
  }

  wentOffline(displayId: DisplayId): void {
    const known = this.#online.get(displayId);
    if (!known) return;
    known.connections -= 1;
    if (known.connections > 0) return;
    this.#online.delete(displayId);
    this.#seen(displayId, this.#online.size);
  }

  isOnline(displayId: DisplayId): boolean {
    return this.#online.has(displayId);
  }

  isClassroomOnline(classroomId: ClassroomId): boolean {
    for (const display of this.#online.values()) if (display.classroomId === classroomId) return true;
    return false;
  }
}
