import { opusDurationMs, opusFrameMs } from './opus.ts';

/** A packet of sound with its place in the file. */
export type PlacedSound = { readonly timeMs: number; readonly lastsMs: number; readonly packet: Buffer };

/** From here on what is written and what the clock says are put together again, in ms, at a quiet moment; */
const MEND_WHEN_QUIET_MS = 10;
/** and from here on at any. A lost packet of the usual 20 ms is such a case. */
const MEND_MS = 18;

/** So many packets in a row a decoder conceals better than it is told silence. */
const CONCEALED_MOST = 5;

/** Five frames of 20 ms of silence in one packet (CELT, fullband, mono; RFC 6716 §3.2.5 code 3). */
const SILENCE = Buffer.from(`fb05${'fffe'.repeat(5)}`, 'hex');
const SILENCE_MS = 100;

/** A packet of less than this share of the usual size is one in which nothing is said. */
const QUIET_RATIO = 0.3;
/** How quickly what is usual follows, a packet. */
const USUAL_FOLLOWS = 0.02;

/**
 * Makes sound without holes. Browsers play the samples of a file one after another whatever times it says: each packet that
 * is missing would make all that follows sound too early, up to the next seek (Chromium 156: after a pause of 3 s, by
 * 3 s), and a sender's clock that is 50 ppm off would in a lesson add up to an eighth of a second.
 *
 * So what is missing is filled: a few packets with what makes a decoder conceal, more with silence. And where a clock has
 * run away by half a packet, one is doubled by concealment or left out, if possible in a pause of speech. What is
 * written is never more than 18 ms from the clock, or half a packet where packets are longer than 36 ms.
 */
export class SoundLine {
  #endMs = 0;
  /** Of the last packet: by it a decoder knows what to conceal. */
  #configuration = 0;
  #usualBytes: number | undefined;

  /** Where the sound that has been placed ends. */
  get endMs(): number {
    return this.#endMs;
  }

  /** Places a packet that by the clock belongs to `timeMs`: what is to be written, in order. */
  place(packet: Buffer, timeMs: number): PlacedSound[] {
    const lastsMs = opusDurationMs(packet);
    // With long packets half of one is the best that can be done.
    const mendMs = Math.max(this.#isQuiet(packet) ? MEND_WHEN_QUIET_MS : MEND_MS, lastsMs / 2);
    const missingMs = timeMs - this.#endMs;
    if (missingMs <= -mendMs) return [];
    const filling = missingMs >= mendMs ? this.#fill(missingMs) : [];
    this.#configuration = packet.readUInt8(0) & 0xfc;
    return [...filling, this.#append(packet, lastsMs)];
  }

  /** Fills a pause that is still going on up to `timeMs`. */
  fillTo(timeMs: number): PlacedSound[] {
    const missingMs = timeMs - this.#endMs;
    return missingMs >= SILENCE_MS ? this.#fill(missingMs) : [];
  }

  #fill(missingMs: number): PlacedSound[] {
    const untilMs = this.#endMs + missingMs;
    const filling: PlacedSound[] = [];
    const frameMs = opusFrameMs(this.#configuration);
    const concealing = Buffer.of(this.#configuration);
    while (untilMs - this.#endMs >= frameMs / 2) {
      const isLong = filling.length >= CONCEALED_MOST && untilMs - this.#endMs >= SILENCE_MS;
      filling.push(isLong ? this.#append(SILENCE, SILENCE_MS) : this.#append(concealing, frameMs));
    }
    return filling;
  }

  #append(packet: Buffer, lastsMs: number): PlacedSound {
    const placed = { timeMs: this.#endMs, lastsMs, packet };
    this.#endMs += lastsMs;
    return placed;
  }

  #isQuiet({ length }: Buffer): boolean {
    const usual = this.#usualBytes ?? length;
    this.#usualBytes = usual + (length - usual) * USUAL_FOLLOWS;
    return length < usual * QUIET_RATIO;
  }
}
