import type { ServerToClient } from '../../shared/protocol/index.ts';
import type { SeatId } from '../../shared/vocabulary/index.ts';
import type { Connection } from './Connection.ts';
import type { SeatMedia } from './ports.ts';

/** A seat that somebody is connected to, or was a moment ago. */
export type Occupancy = {
  /** `null` while a lost line is waited for. */
  connection: Connection | null;
  /** Which window of the device sits there; the same window may come back without asking. */
  readonly windowId: string;
  media: SeatMedia | null;
  /** Grows with each opening of the media: one that was overtaken by a newer gives back what it opened. */
  openings: number;
};

/** Who is connected to which seat of a lesson, and the media that each has open. */
export class Occupancies {
  readonly #bySeat = new Map<SeatId, Occupancy>();

  /** Whether nobody is connected and nobody is waited for. */
  get isEmpty(): boolean {
    return this.#bySeat.size === 0;
  }

  get(seatId: SeatId): Occupancy | undefined {
    return this.#bySeat.get(seatId);
  }

  set(seatId: SeatId, occupancy: Occupancy): void {
    this.#bySeat.set(seatId, occupancy);
  }

  /** Who is connected and has media open. */
  seated(): { readonly seatId: SeatId; readonly connection: Connection; readonly media: SeatMedia }[] {
    return [...this.#bySeat].flatMap(([seatId, { connection, media }]) =>
      connection && media ? [{ seatId, connection, media }] : [],
    );
  }

  /** Whether a line is connected to the seat. */
  isConnected(seatId: SeatId): boolean {
    return this.#bySeat.get(seatId)?.connection != null;
  }

  /** Whether this line holds the seat. */
  isHeldBy(seatId: SeatId, connectionId: string): boolean {
    return this.#bySeat.get(seatId)?.connection?.connectionId === connectionId;
  }

  /** Keeps a place for a line that is waited for. */
  expect(seatId: SeatId): void {
    if (!this.#bySeat.has(seatId))
      this.#bySeat.set(seatId, { connection: null, windowId: '', media: null, openings: 0 });
  }

  /** Nobody sits there any more: the media is closed. */
  clear(seatId: SeatId): void {
    this.#bySeat.get(seatId)?.media?.close();
    this.#bySeat.delete(seatId);
  }

  /** The same for all seats. */
  clearAll(): void {
    for (const seatId of [...this.#bySeat.keys()]) this.clear(seatId);
  }

  /** Closes all media; the seats stay occupied. */
  closeAllMedia(): void {
    for (const occupancy of this.#bySeat.values()) {
      occupancy.media?.close();
      occupancy.media = null;
    }
  }

  /** Tells everybody who is connected, each what is for them. */
  tellEach(event: 'facts', toldTo: (seatId: SeatId) => Parameters<ServerToClient['facts']>[0]): void {
    for (const [seatId, { connection }] of this.#bySeat) connection?.tell(event, toldTo(seatId));
  }
}
