import type { Socket } from 'socket.io';

/** A receiver with this much unread is not following: it is cut, and comes back to the newest state. */
const MAX_UNREAD_BYTES = 4 * 1_048_576;

/** Measures what a line was sent and has not taken yet. */
export class UnreadMeter {
  #bytes = 0;

  constructor({ conn }: Pick<Socket, 'conn'>) {
    conn.on('packetCreate', (packet: { data?: unknown }) => {
      this.#bytes += typeof packet.data === 'string' ? packet.data.length : 0;
    });
    conn.on('drain', () => {
      this.#bytes = 0;
    });
  }

  isFollowing(): boolean {
    return this.#bytes <= MAX_UNREAD_BYTES;
  }
}
