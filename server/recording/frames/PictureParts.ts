import type { RtpPacket } from '../rtp/rtpPacket.ts';

/** The parts of one picture on their way: VP8 and VP9 cut a picture into pieces that only need to be put in a row. */
export class PictureParts {
  #parts: Buffer[] = [];
  #timestamp: number | undefined;

  /** Whether the beginning of a picture is here and its end is not. */
  get isOpen(): boolean {
    return this.#timestamp !== undefined;
  }

  /** Begins a picture; what was there of another is dropped. */
  begin({ timestamp }: RtpPacket): void {
    this.#parts = [];
    this.#timestamp = timestamp;
  }

  /** Adds a part if it belongs to the picture that has begun. */
  add(part: Buffer, { timestamp }: RtpPacket): void {
    if (timestamp === this.#timestamp) this.#parts.push(part);
    else this.drop();
  }

  drop(): void {
    this.#parts = [];
    this.#timestamp = undefined;
  }

  /** Gives the parts away and is empty again. */
  take(): Buffer[] {
    const parts = this.#parts;
    this.drop();
    return parts;
  }
}
